import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pyhanko.pdf_utils.reader import PdfFileReader

from congxa.dossiers.papers import Issue, Person, form_set, print_papers
from congxa.dossiers.papers.glyphs import DRAWN, printable
from congxa.dossiers.papers.parts import Paper, long_date, long_time
from congxa.dossiers.papers.press import NoSuchForm
from congxa.dossiers.tests.sample_papers import (
    HIEN,
    NOW,
    apology,
    every_paper,
    fee,
    payable_receipt,
    receipt,
    register,
    stop,
    supplement,
)

OLD, NEW = form_set(date(2018, 9, 24)), form_set(date(2026, 2, 5))
HOSTILE = '#panic("x") *đậm* _nghiêng_ $x^2$ <begin-0> @ref \\u{41} // lời {agency} `mã` = đầu #read("/etc/passwd")'


def pages(pdf: bytes) -> int:
    return int(PdfFileReader(BytesIO(pdf)).root["/Pages"]["/Count"])


def poppler(tool: str, *arguments: str, pdf: bytes, tmp_path: Path, to: Path | str = "-") -> str:
    """What a tool of poppler says of `pdf`: a reader that shares nothing with the writer."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed (Debian: poppler-utils)")
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf)
    command = [tool, *arguments, str(path), *([] if tool == "pdfinfo" else [str(to)])]
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=True).stdout


def read(pdf: bytes, tmp_path: Path) -> str:
    """The words of `pdf` with single spaces."""
    words = poppler("pdftotext", "-layout", pdf=pdf, tmp_path=tmp_path)
    return " ".join(words.replace("\u200b", "").split())


@pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.kind)
def test_every_paper_is_tagged_vietnamese_and_for_the_archive(paper: Paper) -> None:
    root = PdfFileReader(BytesIO(print_papers([paper], NEW, now=NOW))).root
    assert root["/Lang"].lower().startswith("vi")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    about = root["/Metadata"].data.decode()
    assert "pdfuaid:part>1<" in about
    assert "pdfaid:part>2<" in about
    assert NEW.forms[paper.kind].title in about


@pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.kind)
def test_an_independent_validator_is_content(paper: Paper, tmp_path: Path) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed")
    path, pdf = tmp_path / "paper.pdf", print_papers([paper], NEW, now=NOW)
    path.write_bytes(pdf)
    # A stream whose last byte is a carriage return looks to the validator as if it ended one byte earlier, before the
    # end of line that ISO 32000-1, 7.3.8.1 puts behind it.
    misread = {"PDFA2A-STREAM-LENGTH-001"} if b"\r\nendstream" in pdf else set()
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf(str(path), profile=profile)
        assert {failure.rule_id for failure in report.failures} <= misread


@pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.kind)
def test_an_independent_reader_finds_heading_tables_and_names(paper: Paper, tmp_path: Path) -> None:
    structure = poppler("pdfinfo", "-struct-text", pdf=print_papers([paper], NEW, now=NOW), tmp_path=tmp_path)
    assert "H1" in structure
    assert ("Table" in structure) == (paper.kind in {"receipt", "control", "register", "handover", "fee"})
    assert "Figure" in structure


def test_the_receipt_says_what_the_form_asks_for(tmp_path: Path) -> None:
    words = read(print_papers([receipt()], OLD, now=NOW), tmp_path)
    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "UBND HUYỆN LƯƠNG SƠN", "Số: 118/TNHS",
        "Tân Vinh, ngày 24 tháng 9 năm 2018", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "H28.12.05-180924-0001",
        "Bùi Thị Hiền (số định danh 0171••••••34)", "0912 345 678", "09 giờ 15 phút, ngày 25 tháng 9 năm 2018",
        "7K3M-9PXR-2HTD", "Mẫu số 01, Thông tư 01/2018/TT-VPCP (chưa đối chiếu bản công báo)",
    ):  # fmt: skip
        assert part in words
    assert "017185001234" not in words


def test_a_telephone_reads_both_codes_from_the_printed_sheet(tmp_path: Path) -> None:
    paper = payable_receipt()
    picture = tmp_path / "sheet"
    poppler(
        "pdftoppm",
        "-r",
        "150",
        "-png",
        "-singlefile",
        pdf=print_papers([paper], OLD, now=NOW),
        tmp_path=tmp_path,
        to=picture,
    )
    with Image.open(f"{picture}.png") as image:
        read_codes = {code.text for code in zxingcpp.read_barcodes(image)}
    assert read_codes == {paper.issue.check_url, paper.pay}


def test_words_follow_the_law_of_the_day(tmp_path: Path) -> None:
    assert "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ" in read(print_papers([apology()], OLD, now=NOW), tmp_path)
    assert "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN" in read(print_papers([apology()], NEW, now=NOW), tmp_path)


def test_the_notice_of_a_stop_came_in_2025() -> None:
    assert not OLD.has("stop")
    with pytest.raises(NoSuchForm):
        print_papers([stop()], OLD, now=NOW)


def test_what_people_write_is_never_a_command(tmp_path: Path) -> None:
    hostile = replace(supplement(), person=Person(name=HOSTILE, address=HOSTILE), items=(HOSTILE,), contact=HOSTILE)
    words = read(print_papers([hostile], OLD, now=NOW), tmp_path)
    for part in ('#panic("x")', "*đậm*", "_nghiêng_", "$x^2$", "<begin-0>", "@ref", "\\u{41}", "{agency}", "`mã`"):
        assert part in words
    assert "root:" not in words


@given(st.text(max_size=60), st.text(max_size=200))
@settings(max_examples=25, deadline=None)
def test_any_text_can_be_printed(name: str, reason: str) -> None:
    paper = replace(apology(), person=Person(name=name), reason=reason)
    assert print_papers([paper], OLD, now=NOW).startswith(b"%PDF")


def test_every_letter_the_font_draws_is_drawn() -> None:
    letters = "".join(map(chr, sorted(DRAWN)))
    assert print_papers([replace(apology(), reason=letters)], OLD, now=NOW)


def test_other_letters_become_a_box_and_invisible_ones_go() -> None:
    assert printable("ສົມ 张 a\u202eb\x00c\u200dd") == "□□ □ abcd"


def test_a_long_name_and_thirty_papers_go_on_to_a_second_sheet(tmp_path: Path) -> None:
    long = Person(name="Công Tằng Tôn Nữ " + "Hoàng " * 10 + "An", address="Xóm " * 40, email="a" * 70 + "@example.vn")
    pdf = print_papers([receipt(long, papers=30)], OLD, now=NOW)
    assert pages(pdf) == 2
    words = read(pdf, tmp_path)
    assert long.name in words
    assert "Giấy tờ thứ 30" in words


def test_what_is_not_known_leaves_a_dotted_line_or_nothing(tmp_path: Path) -> None:
    bare = replace(receipt(Person(name="Y")), fee="", register="", lookup="")
    words = read(print_papers([bare], OLD, now=NOW), tmp_path)
    assert "Địa chỉ: . . . ." in words
    assert "Phí, lệ phí" not in words


def test_an_ordinary_receipt_is_one_sheet() -> None:
    assert pages(print_papers([receipt(papers=8)], OLD, now=NOW)) == 1


def test_a_batch_is_one_file_with_a_sheet_for_each() -> None:
    assert pages(print_papers([receipt(code=f"H28.12.05-180924-{n:04d}") for n in range(5)], OLD, now=NOW)) == 5


def test_the_book_repeats_its_head_and_counts_its_sheets(tmp_path: Path) -> None:
    pdf = print_papers([fee(), register(60)], OLD, now=NOW)
    first = poppler("pdftotext", "-layout", "-f", "3", "-l", "3", pdf=pdf, tmp_path=tmp_path)
    assert first.split()[0] == "2"
    assert "Ký nhận" in first


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert print_papers([fee()], OLD, now=NOW) == print_papers([fee()], OLD, now=NOW)


def test_a_mark_is_written_across(tmp_path: Path) -> None:
    marked: Issue = replace(fee().issue, mark="BẢN MINH HỌA")
    assert print_papers([replace(fee(), issue=marked)], OLD, now=NOW) != print_papers([fee()], OLD, now=NOW)


def test_nothing_cannot_be_printed() -> None:
    with pytest.raises(ValueError, match="nothing"):
        print_papers([], OLD, now=NOW)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (date(2026, 1, 1), "ngày 01 tháng 01 năm 2026"),
    ],
)
def test_small_days_and_the_first_two_months_have_a_zero(day: date, words: str) -> None:
    assert long_date(day) == words


def test_times_are_those_of_vietnam() -> None:
    assert long_time(NOW) == "09 giờ 15 phút, ngày 24 tháng 9 năm 2018"
    assert HIEN.named.startswith("Bùi Thị Hiền")


def test_several_people_print_at_once() -> None:
    papers = [receipt(code=f"H28.12.05-180924-{number:04d}") for number in range(8)]
    alone = [print_papers([paper], OLD, now=NOW) for paper in papers]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda paper: print_papers([paper], OLD, now=NOW), papers))
    assert together == alone
