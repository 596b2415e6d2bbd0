import shutil
import subprocess
from datetime import date, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from congxa.dossiers.papers import form_set
from congxa.dossiers.papers.press import Room, print_for_signing
from congxa.dossiers.signatures.demo_authority import Authority, new_authority
from congxa.dossiers.signatures.fields import SignaturePlace, add_places
from congxa.dossiers.signatures.signing import CannotSign, FileKey, Mark, open_key, sign
from congxa.dossiers.signatures.verification import Verdict, check_signatures
from congxa.dossiers.tests.sample_papers import NOW, apology
from congxa.kernel.clock import VIETNAM

LATER = NOW + timedelta(minutes=3)
NEXT_YEAR = NOW + timedelta(days=365)


@cache
def authority() -> Authority:
    return new_authority("Tổ chức chứng thực minh họa", since=datetime(2018, 1, 1, tzinfo=VIETNAM))


@cache
def key(name: str, organisation: str) -> FileKey:
    return open_key(authority().issue(name, organisation, "mật khẩu"), "mật khẩu")


def leader() -> FileKey:
    return key("Đinh Công Sứ", "UBND xã Tân Vinh")


@cache
def paper() -> tuple[bytes, Room]:
    pdf, (room,) = print_for_signing(apology(), form_set(date(2018, 9, 24)), now=NOW)
    leader_signs = SignaturePlace("NguoiKy", "Chữ ký của người có thẩm quyền", room.page, room.box)
    agency_signs = SignaturePlace("CoQuan", "Chữ ký của cơ quan", room.page, room.seal)
    return add_places(pdf, [leader_signs, agency_signs]), room


@cache
def signed() -> bytes:
    pdf, room = paper()
    return sign(pdf, leader(), field="NguoiKy", now=NOW, mark=Mark(room.page, room.box, ["Người ký: Đinh Công Sứ"]))


@cache
def sealed() -> bytes:
    mark = Mark(paper()[1].page, paper()[1].seal, ["Cơ quan: UBND xã Tân Vinh"], seal=True)
    return sign(signed(), key("UBND xã Tân Vinh", "UBND huyện Lương Sơn"), field="CoQuan", now=LATER, mark=mark,
                timestamper=authority().timestamper(LATER))  # fmt: skip


def check(pdf: bytes, root: bytes | None = None) -> Verdict:
    return check_signatures(pdf, [root or authority().root], now=NEXT_YEAR)


def independent(pdf: bytes, tmp_path: Path) -> str:
    """What poppler with NSS, which shares nothing with us, says of the signatures."""
    if shutil.which("pdfsig") is None:
        pytest.skip("pdfsig is not installed (Debian: poppler-utils)")
    path = tmp_path / "signed.pdf"
    path.write_bytes(pdf)
    command = ["pdfsig", str(path)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False).stdout


def test_a_signed_paper_says_who_and_when() -> None:
    (found,) = check(signed()).signatures
    assert (found.signer, found.organisation, found.claimed) == ("Đinh Công Sứ", "UBND xã Tân Vinh", NOW)
    assert found.good
    assert found.stamped is None


def test_the_seal_is_a_second_signature_and_leaves_the_first_whole() -> None:
    verdict = check(sealed())
    assert [found.signer for found in verdict.signatures] == ["Đinh Công Sứ", "UBND xã Tân Vinh"]
    assert verdict.genuine
    assert verdict.signatures[1].stamped == LATER


def test_an_independent_tool_finds_both_valid(tmp_path: Path) -> None:
    said = independent(sealed(), tmp_path)
    assert said.count("Signature is Valid.") == 2
    assert said.count("ETSI.CAdES.detached") == 2
    assert "Signer Certificate Common Name: Đinh Công Sứ" in said
    assert "Total document signed" in said


def test_places_to_sign_are_named_and_read_in_order() -> None:
    reader = PdfFileReader(BytesIO(sealed()))
    names = [field.get_object()["/TU"] for field in reader.root["/AcroForm"]["/Fields"]]
    assert names == ["Chữ ký của người có thẩm quyền", "Chữ ký của cơ quan"]
    document = reader.root["/StructTreeRoot"]["/K"][0]
    assert [element.get_object()["/S"] for element in document["/K"]][-2:] == ["/Form", "/Form"]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_an_independent_validator_is_content(profile: str, tmp_path: Path) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed")
    pdf = paper()[0] if profile == "2a" else sealed()  # a second signature is an update that the first does not cover
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf)
    report = page.validate_pdf(str(path), profile=page.ValidationProfile(profile))
    assert [failure.rule_id for failure in report.failures] == []


def test_signing_leaves_what_is_there_as_it_is() -> None:
    assert signed().startswith(paper()[0])
    assert sealed().startswith(signed())


def test_a_changed_byte_is_found(tmp_path: Path) -> None:
    at = sealed().index(b"/StructTreeRoot") + 1
    changed = sealed()[:at] + b"s" + sealed()[at + 1 :]
    assert not check(changed).genuine
    assert "Signature is Valid." not in independent(changed, tmp_path)


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_whatever_byte_of_the_paper_is_changed(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(paper()[0]) - 1))
    other = data.draw(st.integers(1, 255))
    changed = bytearray(signed())
    changed[at] ^= other
    assert not check(bytes(changed)).genuine


def test_a_page_turned_after_signing_is_found() -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed()))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = NumberObject(180)  # type: ignore[no-untyped-call]  # pyHanko is untyped there
    writer.update_container(page)
    turned = BytesIO()
    writer.write(turned)  # type: ignore[no-untyped-call]  # pyHanko is untyped there
    (found,) = check(turned.getvalue()).signatures
    assert (found.intact, found.unchanged, found.good) == (True, False, False)


def test_a_stamp_outlives_the_certificate() -> None:
    short = authority().issue("Đinh Công Sứ", "UBND xã Tân Vinh", "x", holds=timedelta(days=300))
    claimed = sign(paper()[0], open_key(short, "x"), field="A", now=NOW)
    stamped = sign(paper()[0], open_key(short, "x"), field="A", now=NOW, timestamper=authority().timestamper(NOW))
    assert not check(claimed).genuine
    assert check_signatures(claimed, [authority().root], now=LATER).genuine
    assert check(stamped).genuine


def test_who_signs_for_himself_is_not_trusted() -> None:
    stranger = new_authority("Tự nhận", since=NOW - timedelta(days=1))
    forged = sign(
        paper()[0], open_key(stranger.issue("Đinh Công Sứ", "UBND xã Tân Vinh", "x"), "x"), field="NguoiKy", now=NOW
    )
    (found,) = check(forged).signatures
    assert (found.intact, found.trusted, found.good) == (True, False, False)


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7", b"x" * 5000])
def test_what_is_no_pdf_is_not_genuine(pdf: bytes) -> None:
    assert check(pdf) == Verdict(readable=False)


def test_a_paper_nobody_signed_is_not_genuine() -> None:
    assert check(paper()[0]) == Verdict(readable=True)
    assert not check(paper()[0]).genuine


def test_nobody_signs_twice_in_one_place() -> None:
    with pytest.raises(CannotSign, match="NguoiKy"):
        sign(signed(), leader(), field="NguoiKy", now=LATER)


@pytest.mark.parametrize("pdf", [b"", b"no pdf"])
def test_only_a_pdf_is_signed(pdf: bytes) -> None:
    with pytest.raises(CannotSign):
        sign(pdf, leader(), field="NguoiKy", now=NOW)


@pytest.mark.parametrize(("pkcs12", "passphrase"), [(b"", "x"), (b"junk", "x")])
def test_a_key_that_does_not_open_is_refused(pkcs12: bytes, passphrase: str) -> None:
    with pytest.raises(CannotSign):
        open_key(pkcs12, passphrase)


def test_a_wrong_passphrase_is_refused() -> None:
    with pytest.raises(CannotSign):
        open_key(authority().issue("An", "", "đúng"), "sai")


def test_there_is_room_for_the_seal_beside_the_leader() -> None:
    room = paper()[1]
    assert room.role == "leader"
    assert room.seal[2] < room.box[0]
    assert min(*room.box, *room.seal) > 0
    assert room.box[2] < 595
