"""Charged, paid, paid twice, given back."""

import pytest
from django.http import Http404

from congxa.accounts.service import Refused
from congxa.dossiers import actions
from congxa.dossiers.models import Dossier, Payment
from congxa.dossiers.queries import balance_of
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.procedures.service import Fee, FeeExemption

CASH, BANK = Payment.Method.CASH, Payment.Method.BANK


@pytest.fixture
def dossier(shop: Shop) -> Dossier:
    """One that costs 8.000 đ."""
    Fee.objects.create(version=shop.poor, kind=Fee.Kind.CHARGE, name="Lệ phí", amount=8_000)
    dossier = shop.accepted()
    actions.charge(actor=shop.hoa, dossier=dossier, now=NOW)
    return dossier


def test_an_exemption_takes_its_part_off(shop: Shop, dossier: Dossier) -> None:
    poor = FeeExemption.objects.create(version=shop.poor, name="Hộ nghèo", percent=100)
    rows = actions.charge(actor=shop.hoa, dossier=dossier, now=NOW, exemption=poor)
    assert [(row.amount, row.exemption) for row in rows] == [(0, "Hộ nghèo")]
    assert dossier.charges.count() == 1


def test_an_exemption_of_another_procedure_is_refused(shop: Shop, dossier: Dossier) -> None:
    other = FeeExemption.objects.create(version=shop.birth, name="Hộ nghèo")
    with pytest.raises(Refused, match="không thuộc thủ tục"):
        actions.charge(actor=shop.hoa, dossier=dossier, now=NOW, exemption=other)


def test_a_fee_paid_twice_is_seen_and_offered_for_refund(shop: Shop, dossier: Dossier) -> None:
    for reference in ("FT1", "FT2"):
        paid = actions.pay(actor=None, dossier=dossier, amount=8_000, method=BANK, now=NOW, bank_reference=reference)
    assert (paid.balance.owed, paid.balance.overpaid) == (0, 8_000)
    actions.refund(actor=shop.hoa, payment=paid.payment, amount=8_000, reason="Nộp hai lần", now=NOW)
    assert balance_of(dossier).overpaid == 0


def test_a_bank_file_read_twice_counts_once(dossier: Dossier) -> None:
    one, two = (
        actions.pay(actor=None, dossier=dossier, amount=8_000, method=BANK, now=NOW, bank_reference="FT1")
        for _reading in range(2)
    )
    assert (one.known, two.known, one.payment) == (False, True, two.payment)
    assert balance_of(dossier).overpaid == 0


def test_no_more_goes_back_than_came_in(shop: Shop, dossier: Dossier) -> None:
    paid = actions.pay(actor=shop.hoa, dossier=dossier, amount=8_000, method=CASH, now=NOW)
    actions.refund(actor=shop.hoa, payment=paid.payment, amount=5_000, reason="Thu nhầm", now=NOW)
    with pytest.raises(Refused, match=r"tối đa 3\.000 đ"):
        actions.refund(actor=shop.hoa, payment=paid.payment, amount=5_000, reason="Thu nhầm", now=NOW)


def test_what_was_paid_is_not_charged_anew(shop: Shop, dossier: Dossier) -> None:
    actions.pay(actor=shop.hoa, dossier=dossier, amount=8_000, method=CASH, now=NOW)
    with pytest.raises(Refused, match="Đã có khoản nộp"):
        actions.charge(actor=shop.hoa, dossier=dossier, now=NOW)


def test_receipts_of_an_office_are_numbered_without_a_gap(shop: Shop, dossier: Dossier) -> None:
    for _payment in range(3):
        actions.pay(actor=shop.hoa, dossier=dossier, amount=1_000, method=CASH, now=NOW)
    with pytest.raises(Refused, match="lớn hơn 0"):
        actions.pay(actor=shop.hoa, dossier=dossier, amount=0, method=CASH, now=NOW)
    assert [row.receipt_number for row in dossier.payments.all()] == ["190304-0001", "190304-0002", "190304-0003"]


def test_strangers_take_no_money(shop: Shop, dossier: Dossier) -> None:
    with pytest.raises(Http404):
        actions.pay(actor=shop.tu, dossier=dossier, amount=8_000, method=CASH, now=NOW)
