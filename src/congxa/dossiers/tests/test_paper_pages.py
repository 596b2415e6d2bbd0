"""Papers on the desk and their check for everybody: who gets what, and what nobody learns."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

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


PATHS = ["ho-so/{pk}/giay/receipt/", "ho-so/{pk}/giay/control/", "so-theo-doi.pdf", "in-giay/?ho-so={pk}"]


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
