"""From a dossier to its papers: what they say, that they are the same again, and that a lost print costs nothing."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.http import Http404

from congxa.accounts.service import Refused
from congxa.dossiers import actions, printing
from congxa.dossiers.models import Dossier, IssuedPaper, Payment
from congxa.dossiers.paper_facts import forms_of
from congxa.dossiers.tests.lives import done, taken
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.dossiers.tests.test_papers import pages, read
from congxa.procedures.service import Fee

Kind = IssuedPaper.Kind
LATER = NOW + timedelta(hours=2)


def receipt_of(dossier: Dossier) -> IssuedPaper:
    return IssuedPaper.objects.get(dossier=dossier, kind=Kind.RECEIPT)


def test_a_receipt_printed_again_is_the_same_to_the_byte(shop: Shop) -> None:
    paper = receipt_of(shop.accepted())
    first = printing.print_paper(actor=shop.hoa, paper=paper, now=NOW)
    again = printing.print_paper(actor=shop.binh, paper=paper, now=LATER)
    paper.refresh_from_db()
    assert first == again
    assert paper.printed == 2
    assert len(paper.sha256) == 64


def test_a_receipt_keeps_the_date_it_promised(shop: Shop, tmp_path: Path) -> None:
    dossier = shop.accepted()
    promised = dossier.promised_at
    assert promised is not None
    taken(shop, dossier, NOW)
    later = promised + timedelta(days=2)
    actions.apologise(actor=shop.phuc, dossier=dossier, new=later, reason="Chờ xác minh", now=NOW + timedelta(days=1))
    pdf = printing.print_paper(actor=shop.hoa, paper=receipt_of(dossier), now=NOW + timedelta(days=1))
    words = read(pdf, tmp_path)
    assert f"ngày {promised:%d} tháng 3 năm 2019" in words
    assert f"ngày {later:%d} tháng 3 năm 2019" not in words


def test_a_linked_dossier_prints_the_total_and_the_date_of_each_office(shop: Shop, tmp_path: Path) -> None:
    pdf = printing.print_paper(actor=shop.hoa, paper=receipt_of(shop.accepted(shop.land)), now=NOW)
    words = read(pdf, tmp_path)
    assert "Trong đó từng cơ quan" in words
    assert words.count(shop.district.short_name) >= 1


def test_the_forms_are_those_of_the_day_of_receipt(shop: Shop) -> None:
    paper = receipt_of(shop.accepted())
    assert forms_of(paper).key == "2018"


@pytest.mark.parametrize("kind", [Kind.SUPPLEMENT, Kind.REFUSAL, Kind.STOP, Kind.CONTROL, Kind.FEE_RECEIPT])
def test_every_paper_is_made_from_what_was_recorded(shop: Shop, kind: Kind, tmp_path: Path) -> None:
    paper = ISSUED[kind](shop)
    assert paper.kind == kind
    words = read(printing.print_paper(actor=shop.hoa, paper=paper, now=LATER), tmp_path)
    assert SAYS[kind] in words


def supplement(shop: Shop) -> IssuedPaper:
    filed = shop.taken_in()
    actions.ask_supplement(
        actor=shop.hoa, dossier=filed.dossier, items=["Sổ hộ khẩu"], reason="Thiếu giấy", now=NOW,
        answer_by=date(2019, 3, 20),
    )  # fmt: skip
    return IssuedPaper.objects.get(kind=Kind.SUPPLEMENT)


def refusal(shop: Shop) -> IssuedPaper:
    return actions.refuse(actor=shop.hoa, dossier=shop.taken_in().dossier, reason="Không thuộc thẩm quyền", now=NOW)


def stop(shop: Shop) -> IssuedPaper:
    dossier = shop.accepted()
    taken(shop, dossier, NOW)
    actions.stop(actor=shop.phuc, dossier=dossier, reason="Không đủ điều kiện", now=NOW)
    return IssuedPaper.objects.get(kind=Kind.STOP)


def control(shop: Shop) -> IssuedPaper:
    dossier = shop.accepted()
    done(shop, dossier, LATER)
    return printing.control_paper(actor=shop.hoa, dossier=dossier, now=LATER)


def fee(shop: Shop) -> IssuedPaper:
    Fee.objects.create(version=shop.poor, kind=Fee.Kind.CHARGE, name="Lệ phí", amount=8_000)
    dossier = shop.accepted()
    actions.charge(actor=shop.hoa, dossier=dossier, now=NOW)
    paid = actions.pay(actor=shop.hoa, dossier=dossier, amount=8_000, method=Payment.Method.CASH, now=NOW)
    return printing.fee_paper(actor=shop.hoa, payment=paid.payment, now=NOW)


ISSUED = {
    Kind.SUPPLEMENT: supplement,
    Kind.REFUSAL: refusal,
    Kind.STOP: stop,
    Kind.CONTROL: control,
    Kind.FEE_RECEIPT: fee,
}
SAYS = {
    Kind.SUPPLEMENT: "Sổ hộ khẩu",
    Kind.REFUSAL: "Không thuộc thẩm quyền",
    Kind.STOP: "Không đủ điều kiện",
    Kind.CONTROL: "Thẩm tra",
    Kind.FEE_RECEIPT: "Tám nghìn đồng",
}


def test_the_control_slip_is_issued_anew_only_when_something_happened(shop: Shop) -> None:
    dossier = shop.accepted()
    one, two = (printing.control_paper(actor=shop.hoa, dossier=dossier, now=NOW) for _time in range(2))
    taken(shop, dossier, LATER)
    three = printing.control_paper(actor=shop.hoa, dossier=dossier, now=LATER)
    assert one == two
    assert three != one


def test_a_hand_over_slip_names_both_sides_once_confirmed(shop: Shop, tmp_path: Path) -> None:
    dossier = shop.accepted(shop.land)
    slip = actions.transfer(actor=shop.hoa, dossier=dossier, to=shop.district, now=NOW).slip
    before = printing.hand_over_paper(actor=shop.hoa, slip=slip, now=NOW)
    actions.receive_transfer(actor=shop.dung, dossier=dossier, now=LATER)
    after = printing.hand_over_paper(actor=shop.hoa, slip=slip, now=LATER)
    assert before and after and before != after
    assert "Trịnh Tiến Dũng" in read(printing.print_paper(actor=shop.hoa, paper=after, now=LATER), tmp_path)


def test_the_register_lists_what_was_received(shop: Shop, tmp_path: Path) -> None:
    dossier = shop.accepted()
    day = NOW.date()
    paper = printing.register_paper(actor=shop.hoa, office=shop.commune, first=day, last=day, now=NOW)
    words = read(printing.print_paper(actor=shop.hoa, paper=paper, now=NOW), tmp_path)
    assert "Hạnh" in words and dossier.number is not None


def test_several_receipts_come_as_one_file(shop: Shop) -> None:
    papers = [receipt_of(shop.accepted(now=NOW + timedelta(minutes=minute))) for minute in range(3)]
    pdf = printing.print_batch(actor=shop.hoa, papers=papers, now=LATER)
    assert pages(pdf) >= 3
    assert all(paper.printed == 1 for paper in IssuedPaper.objects.filter(kind=Kind.RECEIPT))


def test_a_stranger_prints_nothing(shop: Shop) -> None:
    paper = receipt_of(shop.accepted())
    with pytest.raises(Http404):
        printing.print_paper(actor=shop.tu, paper=paper, now=NOW)
    paper.refresh_from_db()
    assert paper.printed == 0


def test_a_file_that_can_be_made_again_as_it_was_is_made_again(shop: Shop, tmp_path: Path) -> None:
    paper = receipt_of(shop.accepted())
    first = printing.print_paper(actor=shop.hoa, paper=paper, now=NOW)
    IssuedPaper.objects.filter(pk=paper.pk).update(attachment="")
    assert printing.print_paper(actor=shop.hoa, paper=paper, now=LATER) == first


def test_a_file_that_would_differ_is_not_passed_off_as_the_one_issued(shop: Shop) -> None:
    paper = receipt_of(shop.accepted())
    printing.print_paper(actor=shop.hoa, paper=paper, now=NOW)
    IssuedPaper.objects.filter(pk=paper.pk).update(attachment="", sha256="0" * 64)
    with pytest.raises(Refused, match="không còn trong kho tệp"):
        printing.print_paper(actor=shop.hoa, paper=paper, now=LATER)
