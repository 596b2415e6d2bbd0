"""Money at the desk: one dossier's fees, the till, and the bank's statement."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from congxa.accounts.service import Refused
from congxa.dossiers import actions
from congxa.dossiers.actions.cash import close_cash_day, deposit_cash
from congxa.dossiers.domain.matching import BankLine, Outcome
from congxa.dossiers.models import CashClosing, Dossier, Payment
from congxa.dossiers.money.bank_import import answers
from congxa.dossiers.money.bank_transfer import pay_reference
from congxa.dossiers.money.fee_view import citizen_fee
from congxa.dossiers.queries import balance_of
from congxa.dossiers.queries.cash import book_of
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.procedures.service import Fee, FeeExemption, Offering

DESK = "/tan-vinh/ban-lam-viec"
CASH = Payment.Method.CASH


@pytest.fixture
def shop(open_shop: Shop) -> Shop:
    return open_shop


@pytest.fixture
def dossier(shop: Shop) -> Dossier:
    """One that costs 8.000 đ for each copy, at an office with an account."""
    Fee.objects.create(version=shop.poor, kind=Fee.Kind.CHARGE, name="Lệ phí", amount=8_000, per="bản")
    FeeExemption.objects.create(version=shop.poor, name="Người khuyết tật", percent=50)
    Offering.objects.filter(office=shop.commune).update(bank_bin="970405", bank_account="3010211000123")
    return shop.accepted()


@pytest.fixture
def hoa(client: Client, shop: Shop) -> Client:
    client.force_login(shop.hoa)
    return client


def fees(dossier: Dossier) -> str:
    return f"{DESK}/ho-so/{dossier.pk}/phi/"


def charged(shop: Shop, dossier: Dossier) -> Dossier:
    actions.charge(actor=shop.hoa, dossier=dossier, now=NOW)
    return dossier


def test_fees_are_charged_with_exemption_and_quantity(hoa: Client, shop: Shop, dossier: Dossier) -> None:
    fee, off = Fee.objects.get(), FeeExemption.objects.get()
    hoa.post(fees(dossier), {"viec": "tinh", "exemption": off.pk, f"fee_{fee.pk}": 3})
    assert [(row.quantity, row.amount) for row in dossier.charges.all()] == [(3, 12_000)]


def test_cash_is_taken_and_its_receipt_printed(hoa: Client, shop: Shop, dossier: Dossier) -> None:
    charged(shop, dossier)
    hoa.post(fees(dossier), {"viec": "thu", "amount": "8.000"})
    payment = dossier.payments.get()
    assert (payment.amount, payment.method) == (8_000, CASH)
    answer = hoa.get(f"{DESK}/ho-so/{dossier.pk}/bien-lai/{payment.pk}/")
    assert answer.content.startswith(b"%PDF-")


def test_the_page_shows_the_bank_code_while_something_is_owed(hoa: Client, shop: Shop, dossier: Dossier) -> None:
    charged(shop, dossier)
    assert pay_reference(dossier) in hoa.get(fees(dossier)).content.decode()
    actions.pay(actor=shop.hoa, dossier=dossier, amount=8_000, method=CASH, now=NOW)
    assert pay_reference(dossier) not in hoa.get(fees(dossier)).content.decode()


def test_what_was_paid_twice_is_offered_for_refund(hoa: Client, shop: Shop, dossier: Dossier) -> None:
    charged(shop, dossier)
    for _time in range(2):
        paid = actions.pay(actor=shop.hoa, dossier=dossier, amount=8_000, method=CASH, now=timezone.now())
    assert "Nộp thừa 8.000" in hoa.get(fees(dossier)).content.decode().replace("\xa0", " ")
    back = {"viec": "hoan", "payment": paid.payment.pk, "amount": "8.000", "reason": "Nộp thừa"}
    assert hoa.post(fees(dossier), back).status_code == 302
    assert balance_of(dossier).overpaid == 0


def test_a_refund_without_a_reason_is_not_made(hoa: Client, shop: Shop, dossier: Dossier) -> None:
    charged(shop, dossier)
    paid = actions.pay(actor=shop.hoa, dossier=dossier, amount=8_000, method=CASH, now=NOW)
    answer = hoa.post(fees(dossier), {"viec": "hoan", "payment": paid.payment.pk, "amount": "8000", "reason": ""})
    assert answer.status_code == 200
    assert dossier.payments.count() == 1


def test_who_only_handles_sees_fees_but_takes_none(client: Client, shop: Shop, dossier: Dossier) -> None:
    charged(shop, dossier)
    client.force_login(shop.binh)
    assert client.get(fees(dossier)).status_code == 200
    assert client.post(fees(dossier), {"viec": "thu", "amount": "8000"}).status_code == 403
    client.force_login(shop.tu)
    assert client.get(fees(dossier)).status_code == 404


def test_the_citizen_sees_what_to_pay_and_how(
    shop: Shop, dossier: Dossier, django_assert_num_queries: Callable[..., Any]
) -> None:
    owing = Dossier.objects.select_related("office", "procedure").get(pk=charged(shop, dossier).pk)
    actions.pay(actor=shop.hoa, dossier=owing, amount=2_000, method=CASH, now=NOW)
    with django_assert_num_queries(5):
        shown = citizen_fee(owing, now=NOW)
    assert (shown.balance.owed, shown.reference) == (6_000, f"CX{dossier.code}")
    assert shown.picture.startswith("<svg")


def statement(*rows: tuple[str, int, str]) -> SimpleUploadedFile:
    head = "Ngày giao dịch,Số giao dịch,Ghi có,Nội dung\n"
    lines = "".join(f"04/03/2019,{number},{amount},{words}\n" for number, amount, words in rows)
    return SimpleUploadedFile("sao-ke.csv", (head + lines).encode(), "text/csv")


def packed(answer_text: str) -> str:
    return answer_text.split('name="goi" value="')[1].split('"', maxsplit=1)[0]


def test_a_statement_is_shown_first_and_booked_once(hoa: Client, shop: Shop, dossier: Dossier) -> None:
    charged(shop, dossier)
    rows = [("FT1", 8_000, f"MBVCB {pay_reference(dossier)} nop phi"), ("FT2", 5_000, "tien an trua")]
    preview = hoa.post(f"{DESK}/sao-ke/", {"file": statement(*rows)}).content.decode()
    assert not dossier.payments.exists()
    assert "không nêu hồ sơ nào" in preview
    for _click in range(2):
        hoa.post(f"{DESK}/sao-ke/", {"goi": packed(preview)})
    assert [row.bank_reference for row in dossier.payments.all()] == ["FT1"]


def test_a_statement_taken_in_again_has_nothing_to_book(hoa: Client, shop: Shop, dossier: Dossier) -> None:
    charged(shop, dossier)
    line = BankLine("", NOW.date(), 8_000, pay_reference(dossier))
    for _time in range(2):
        found = answers(shop.commune, [line])
        if found[0].books:
            preview = hoa.post(f"{DESK}/sao-ke/", {"file": statement(("", 8_000, pay_reference(dossier)))})
            hoa.post(f"{DESK}/sao-ke/", {"goi": packed(preview.content.decode())})
    assert answers(shop.commune, [line])[0].match.outcome == Outcome.REPEATED
    assert dossier.payments.count() == 1


def test_a_preview_of_another_office_or_by_hand_is_not_booked(hoa: Client, dossier: Dossier) -> None:
    hoa.post(f"{DESK}/sao-ke/", {"goi": "abc:def"})
    assert not Payment.objects.exists()


def test_the_cash_book_balances_and_closes(shop: Shop, dossier: Dossier) -> None:
    charged(shop, dossier)
    for _time in range(2):
        paid = actions.pay(actor=shop.hoa, dossier=dossier, amount=8_000, method=CASH, now=NOW)
    actions.refund(actor=shop.hoa, payment=paid.payment, amount=8_000, reason="Nộp thừa", now=NOW)
    deposit_cash(actor=shop.hoa, office=shop.commune, amount=3_000, number="NT01", now=NOW)
    book = book_of(shop.commune, NOW.date())
    assert (book.receipts, book.refunds, book.deposits, book.closing) == (16_000, 8_000, 3_000, 5_000)
    close_cash_day(actor=shop.hoa, office=shop.commune, day=NOW.date(), counted=5_000, now=NOW)
    assert book_of(shop.commune, NOW.date() + timedelta(days=1)).opening == 5_000


def test_no_cash_moves_on_a_day_that_is_closed(shop: Shop, dossier: Dossier) -> None:
    charged(shop, dossier)
    close_cash_day(actor=shop.hoa, office=shop.commune, day=NOW.date(), counted=0, now=NOW)
    with pytest.raises(Refused, match="đã khóa"):
        actions.pay(actor=shop.hoa, dossier=dossier, amount=8_000, method=CASH, now=NOW)


def test_a_difference_needs_an_explanation(shop: Shop, dossier: Dossier) -> None:
    with pytest.raises(Refused, match="vì sao lệch"):
        close_cash_day(actor=shop.hoa, office=shop.commune, day=NOW.date(), counted=1_000, now=NOW)
    assert not CashClosing.objects.exists()


def test_days_are_closed_in_order(shop: Shop, dossier: Dossier) -> None:
    actions.pay(actor=shop.hoa, dossier=charged(shop, dossier), amount=8_000, method=CASH, now=NOW)
    later = NOW + timedelta(days=1)
    with pytest.raises(Refused, match="khóa sổ ngày 04/03/2019 trước"):
        close_cash_day(actor=shop.hoa, office=shop.commune, day=later.date(), counted=8_000, now=later)


def test_more_than_is_there_is_not_handed_in(shop: Shop, dossier: Dossier) -> None:
    with pytest.raises(Refused, match="Trong quỹ chỉ có"):
        deposit_cash(actor=shop.hoa, office=shop.commune, amount=1, number="NT01", now=NOW)


def test_the_cash_book_is_shown_closed_and_given_as_excel(hoa: Client, shop: Shop, dossier: Dossier) -> None:
    actions.pay(actor=shop.hoa, dossier=charged(shop, dossier), amount=8_000, method=CASH, now=timezone.now())
    assert "Khóa sổ ngày" in hoa.get(f"{DESK}/so-quy/").content.decode()
    hoa.post(f"{DESK}/so-quy/", {"viec": "khoa", "counted": "8.000", "note": ""})
    assert "Đã khóa sổ" in hoa.get(f"{DESK}/so-quy/").content.decode()
    sheet = load_workbook(BytesIO(b"".join(hoa.get(f"{DESK}/so-quy/so-quy.xlsx"))), data_only=True).active
    assert sheet is not None and sheet.cell(7, 6).value == 8_000
