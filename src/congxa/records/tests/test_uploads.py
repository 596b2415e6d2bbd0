"""What is taken in and what is refused, each with a sentence that helps."""

import io
import unicodedata
import zlib

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from congxa.records import images
from congxa.records.file_types import DOCUMENTS
from congxa.records.refusals import UploadRefused
from congxa.records.tests.samples import PDF, archive, photo_with_position, picture, upload, word
from congxa.records.uploads import PHOTO, Rule, check_upload, clean_name

ANY = Rule()


def refusal(name: str, body: bytes, rule: Rule = ANY) -> tuple[str, str]:
    with pytest.raises(UploadRefused) as caught:
        check_upload(upload(name, body), rule)
    return str(caught.value.code), caught.value.messages[0]


def test_a_refusal_reads_as_its_sentence() -> None:
    with pytest.raises(UploadRefused) as caught:
        check_upload(upload("anh.jpg", b"chu"), PHOTO)
    assert str(caught.value) == caught.value.messages[0]


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("Quyết định.pdf", PDF, "pdf"),
        ("ảnh.JPG", picture(), "jpeg"),
        ("a.png", picture("PNG"), "png"),
        ("a.webp", picture("WEBP"), "webp"),
        ("a.gif", picture("GIF"), "gif"),
        ("a.docx", word(), "docx"),
        ("a.xlsx", archive({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "xlsx"),
        ("a.odt", archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "odt"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument\0".encode("utf-16-le"), "doc"),
    ],
)
def test_good_file_is_known_by_its_content(name: str, body: bytes, kind: str) -> None:
    file = upload(name, body)
    assert check_upload(file, ANY).file_type.key == kind
    assert file.tell() == 0


def test_word_document_renamed_pdf_is_named() -> None:
    code, sentence = refusal("Quyết định.pdf", word())
    assert code == "misnamed"
    assert "“Quyết định.pdf” thật ra là văn bản Word (.docx)" in sentence


def test_word_document_where_only_pdf_is_taken_is_named() -> None:
    code, sentence = refusal("a.pdf", word(), Rule({"pdf"}))
    assert code == "wrong_type"
    assert "văn bản Word (.docx)" in sentence and "chỉ nhận: tệp PDF" in sentence


def test_document_is_no_photo() -> None:
    assert refusal("a.pdf", PDF, PHOTO)[0] == "wrong_type"


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("a.jpg", b"khong phai anh", "tệp chữ thuần"),
        (
            "a.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "SVG có thể chứa mã lệnh",
        ),
        ("a.png", b"<?xml version='1.0'?><svg/>", "SVG"),
        ("a.html", b"<!DOCTYPE html><script>alert(1)</script>", "trang web HTML"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC của iPhone"),
        ("a.exe", b"MZ" + bytes(100), "chương trình máy tính"),
        ("a.zip", archive({"a.txt": b"a"}), "tệp nén ZIP"),
    ],
)
def test_what_is_not_taken_is_named(name: str, body: bytes, words: str) -> None:
    code, sentence = refusal(name, body)
    assert code == "wrong_type" and words in sentence


def test_photo_cut_off_half_way_is_refused() -> None:
    body = picture()
    assert refusal("a.jpg", body[: len(body) // 2])[0] == "broken"


def test_photo_with_script_behind_it_is_refused() -> None:
    assert refusal("a.gif", picture("GIF") + b"<SCRIPT>alert(1)</SCRIPT>")[0] == "polyglot"


@pytest.mark.parametrize("side", [8_000, 20_000])
def test_photo_of_too_many_pixels_is_refused_before_it_is_decoded(side: int) -> None:
    rows = zlib.compress(bytes(1000))
    code, sentence = refusal("a.png", _png_that_claims(side, side, rows))
    assert code == "too_many_pixels" and "60 triệu điểm ảnh" in sentence


def _png_that_claims(width: int, height: int, data: bytes) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        check = zlib.crc32(name + body).to_bytes(4, "big")
        return len(body).to_bytes(4, "big") + name + body + check

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def test_file_above_the_limit_is_refused_with_both_sizes() -> None:
    code, sentence = refusal("a.pdf", PDF + bytes(3000), Rule(max_bytes=2048))
    assert code == "too_large" and "2,0\xa0KB" in sentence


def test_empty_file_is_refused() -> None:
    assert refusal("a.pdf", b"")[0] == "empty"


def test_office_file_that_would_swell_up_is_refused() -> None:
    assert refusal("a.docx", word(**{"word/media/bomb": bytes(60_000_000)}))[0] == "bomb"


def test_office_file_with_macro_is_refused() -> None:
    assert refusal("a.docx", word(**{"word/vbaProject.bin": b"x"}))[0] == "macro"


def test_broken_archive_is_refused() -> None:
    assert refusal("a.docx", word()[:60])[0] == "broken"


def test_refusal_is_what_forms_understand() -> None:
    with pytest.raises(ValidationError):
        check_upload(upload("a.pdf", b""), ANY)


@pytest.mark.parametrize(
    ("body", "flags"),
    [
        (PDF, ()),
        (PDF + b"<</S/JavaScript/JS(app.alert(1))>>", ("javascript",)),
        (PDF + b"<</S/J#61vaScript>>", ("javascript",)),
        (PDF + b"<</Names<</EmbeddedFiles 3 0 R>>>>", ("embedded_files",)),
        (PDF + b"<</Type/ObjStm/N 1>>stream\r\n" + zlib.compress(b"<</S/JavaScript>>"), ("javascript",)),
        (
            PDF + b"<</Type/ObjStm/Length 9/N 1/First 4/Filter/FlateDecode>>\nstream\n" + zlib.compress(b"/Launch "),
            ("launch",),
        ),
    ],
)
def test_pdf_says_what_else_it_can_do(body: bytes, flags: tuple[str, ...]) -> None:
    assert check_upload(upload("a.pdf", body), ANY).flags == flags


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Tài liệu\\Quyết định.pdf", "Quyết định.pdf"),
        ("../../etc/passwd", "passwd"),
        (unicodedata.normalize("NFD", "Tờ trình.docx"), "Tờ trình.docx"),
        ("a\u202efdp.exe", "a fdp.exe"),
        ("", "tep"),
        ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_name_is_made_safe_and_kept_readable(given: str, kept: str) -> None:
    assert clean_name(given) == kept


def test_rewritten_photo_has_no_metadata() -> None:
    out = io.BytesIO()
    images.rewrite_image(io.BytesIO(photo_with_position()), out)
    with Image.open(out) as kept:
        assert not kept.getexif() and "comment" not in kept.info
    assert b"bi mat" not in out.getvalue() and "Hãng".encode() not in out.getvalue()


def test_moving_picture_keeps_moving() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    source, out = io.BytesIO(), io.BytesIO()
    frames[0].save(source, "GIF", save_all=True, append_images=frames[1:], duration=50, comment=b"bi mat")
    images.rewrite_image(source, out)
    with Image.open(out) as kept:
        assert getattr(kept, "n_frames", 1) == 3
    assert b"bi mat" not in out.getvalue()


def test_documents_and_photos_are_different_things() -> None:
    assert not DOCUMENTS & set(PHOTO.types)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_photo_is_turned_upright_and_loses_its_metadata(form: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Hang may anh"
    source, out = io.BytesIO(picture(form, exif=exif, xmp=b"<x:xmpmeta>bi mat</x:xmpmeta>")), io.BytesIO()
    images.rewrite_image(source, out)
    with Image.open(out) as kept:
        assert kept.size == (40, 60)
    assert b"Hang may anh" not in out.getvalue() and b"bi mat" not in out.getvalue()
