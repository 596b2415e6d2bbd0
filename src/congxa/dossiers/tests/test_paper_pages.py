"""Papers on the desk and their check for everybody: who gets what, and what nobody learns."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader

from congxa.dossiers import actions
from congxa.dossiers.domain.codes import new_code, show_code
from congxa.dossiers.models import Dossier, IssuedPaper
from congxa.dossiers.tests.lives import taken
from congxa.dossiers.tests.shops import NOW, Shop

DESK = "/tan-vinh/ban-lam-viec"


@pytest.fixture
def shop(open_shop: Shop) -> Shop:
    return open_shop


@pytest.fixture
def dossier(shop: Shop) -> Dossier:
    return shop.accepted()


def receipt_of(dossier: Dossier) -> IssuedPaper:
    return IssuedPaper.objects.get(dossier=dossier, kind=IssuedPaper.Kind.RECEIPT)


def as_person(client: Client, user: object) -> Client:
    client.force_login(user)  # type: ignore[arg-type]  # values by name
    return client


def test_the_receipt_opens_in_the_browser_as_pdf(client: Client, shop: Shop, dossier: Dossier) -> None:
    answer = as_person(client, shop.hoa).get(f"{DESK}/ho-so/{dossier.pk}/giay/receipt/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith('inline; filename="giay-tiep-nhan-')
    assert "no-store" in answer["Cache-Control"]
    assert answer.content.startswith(b"%PDF-")


PATHS = ["ho-so/{pk}/giay/receipt/", "ho-so/{pk}/giay/control/", "so-theo-doi.pdf", "in-giay/?hs={pk}"]


@pytest.mark.parametrize("path", PATHS)
def test_officers_of_the_office_get_papers_and_others_do_not(
    client: Client, shop: Shop, dossier: Dossier, path: str
) -> None:
    address = f"{DESK}/{path.format(pk=dossier.pk)}"
    assert client.get(address).status_code == 302
    assert as_person(client, shop.binh).get(address).status_code == 200
    assert as_person(client, shop.tu).get(address).status_code == 404


def test_a_copied_link_opens_nothing_at_another_office(client: Client, shop: Shop, dossier: Dossier) -> None:
    answer = as_person(client, shop.tu).get(f"/nhuan-trach/ban-lam-viec/ho-so/{dossier.pk}/giay/receipt/")
    assert answer.status_code == 404
    assert receipt_of(dossier).printed == 0


def test_a_paper_that_was_not_issued_is_not_found(client: Client, shop: Shop, dossier: Dossier) -> None:
    for kind in ("apology", "hand_over", "xyz"):
        assert as_person(client, shop.hoa).get(f"{DESK}/ho-so/{dossier.pk}/giay/{kind}/").status_code == 404


def test_anybody_sees_that_a_paper_is_genuine_and_nothing_of_its_person(
    client: Client, shop: Shop, dossier: Dossier
) -> None:
    answer = client.get(f"/tan-vinh/kiem-tra/{show_code(receipt_of(dossier).code)}/")
    words = answer.content.decode()
    assert "Giấy thật" in words
    assert "no-store" in answer["Cache-Control"]
    for secret in (dossier.applicant_name, "Hạnh", dossier.identity_number, dossier.phone, dossier.number or "?"):
        assert secret not in words


def test_a_code_of_nobody_is_not_genuine(client: Client, dossier: Dossier) -> None:
    answer = client.get(f"/tan-vinh/kiem-tra/{new_code()}/")
    assert answer.status_code == 404
    assert "Không phải giấy do hệ thống này phát hành" in answer.content.decode()


def test_a_typed_code_leads_to_its_page(client: Client, dossier: Dossier) -> None:
    code = receipt_of(dossier).code
    answer = client.get("/tan-vinh/kiem-tra/", {"ma": f" {show_code(code).lower()} "})
    assert answer["Location"].endswith(f"/kiem-tra/{show_code(code)}/")


@pytest.mark.parametrize(("change", "said"), [(b"", "Tệp nguyên vẹn"), (b" ", "Tệp không giống bản đã phát hành")])
def test_a_file_is_compared_with_the_one_issued(
    client: Client, shop: Shop, dossier: Dossier, change: bytes, said: str
) -> None:
    pdf = as_person(client, shop.hoa).get(f"{DESK}/ho-so/{dossier.pk}/giay/receipt/").content
    client.logout()
    file = SimpleUploadedFile("giay.pdf", pdf + change, "application/pdf")
    answer = client.post(f"/tan-vinh/kiem-tra/{receipt_of(dossier).code}/", {"tep": file})
    assert said in answer.content.decode()


def test_a_receipt_whose_date_was_put_off_says_so(client: Client, shop: Shop, dossier: Dossier) -> None:
    taken(shop, dossier, NOW)
    assert dossier.promised_at is not None
    new = dossier.promised_at + timedelta(days=2)
    actions.apologise(actor=shop.phuc, dossier=dossier, new=new, reason="Chờ xác minh", now=NOW + timedelta(days=1))
    words = client.get(f"/tan-vinh/kiem-tra/{receipt_of(dossier).code}/").content.decode()
    assert "phiếu xin lỗi và hẹn lại" in words


def test_an_older_control_slip_is_genuine_but_replaced(client: Client, shop: Shop, dossier: Dossier) -> None:
    as_person(client, shop.hoa).get(f"{DESK}/ho-so/{dossier.pk}/giay/control/")
    taken(shop, dossier, timezone.now())
    client.get(f"{DESK}/ho-so/{dossier.pk}/giay/control/")
    old = IssuedPaper.objects.filter(kind=IssuedPaper.Kind.CONTROL).earliest("pk")
    words = re.sub(r"\s+", " ", client.get(f"/tan-vinh/kiem-tra/{old.code}/").content.decode())
    assert "đã có bản mới thay" in words


def test_guessing_codes_is_slowed_down(client: Client, dossier: Dossier) -> None:
    answers = [client.get(f"/tan-vinh/kiem-tra/{new_code()}/").status_code for _guess in range(31)]
    assert answers == [404] * 30 + [429]


def pages_of(pdf: bytes) -> int:
    return int(PdfFileReader(BytesIO(pdf)).root["/Pages"]["/Count"])


def test_papers_of_the_ticked_dossiers_come_as_one_file(client: Client, shop: Shop, dossier: Dossier) -> None:
    other = shop.accepted(shop.land)
    folder, ticked = f"{DESK}/in-giay/", {"hs": [dossier.pk, other.pk]}
    officer = as_person(client, shop.hoa)
    alone = pages_of(officer.get(folder, {"hs": dossier.pk}).content)
    assert pages_of(officer.get(folder, ticked).content) == 2 * alone
    assert pages_of(officer.get(folder, ticked | {"giay": "control"}).content) >= 2
    assert officer.get(folder, ticked | {"giay": "hand_over"}).status_code == 409
    actions.transfer_many(actor=shop.hoa, dossiers=[dossier, other], to=shop.district, now=NOW)
    assert pages_of(officer.get(folder, ticked | {"giay": "hand_over"}).content) == 1
    assert IssuedPaper.objects.filter(kind=IssuedPaper.Kind.HAND_OVER).count() == 1


@pytest.mark.parametrize("query", [{}, {"hs": "x"}, {"hs": "9" * 30}, {"giay": "result"}, {"giay": "xyz"}])
def test_nothing_ticked_is_said(client: Client, shop: Shop, dossier: Dossier, query: dict[str, str]) -> None:
    answer = as_person(client, shop.hoa).get(f"{DESK}/in-giay/", query)
    assert (answer.status_code, "Chưa chọn giấy nào để in" in answer.content.decode()) == (409, True)


def test_the_books_of_a_period_are_one_page_away(client: Client, shop: Shop, dossier: Dossier) -> None:
    officer = as_person(client, shop.hoa)
    page = officer.get(f"{DESK}/so-sach/").content.decode()
    assert "so-theo-doi.pdf?tu=" in page and "Sổ quỹ tiền mặt" in page
    assert "Sổ quỹ tiền mặt" not in as_person(client, shop.phuc).get(f"{DESK}/so-sach/").content.decode()
    typed = as_person(client, shop.hoa).get(f"{DESK}/so-theo-doi.pdf", {"tu": "1/3/2019", "den": "31/3/2019"})
    assert pages_of(typed.content) >= 1
    paper = IssuedPaper.objects.get(kind=IssuedPaper.Kind.REGISTER)
    assert paper.content["since"].startswith("2019-03-01")
