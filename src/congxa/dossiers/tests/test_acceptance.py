"""Acceptance: number, dates, steps and receipt come together or not at all."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404

from congxa.accounts.service import SYSTEM, Refused
from congxa.dossiers.actions import Changed, accept, note_printed, set_agency_code
from congxa.dossiers.domain.states import S
from congxa.dossiers.models import Dossier, DossierCounter, IssuedPaper
from congxa.dossiers.secrets import secret_again, secret_fits
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.kernel.tests.offices import at
from congxa.procedures.service import Offering, promise
from congxa.units.service import work_calendar


def test_opencps_275_the_number_comes_with_acceptance_and_not_with_submission(shop: Shop) -> None:
    filed = shop.taken_in()
    assert filed.dossier.number is None
    accepted = accept(actor=shop.hoa, dossier=filed.dossier, now=NOW)
    assert accepted.dossier.number == "H28.12.01-190304-0001"


def test_the_date_the_receipt_promises_is_the_clocks(shop: Shop) -> None:
    dossier = shop.accepted()
    assert (dossier.due_at, dossier.promised_at) == (at("2019-03-11 17:00"),) * 2
    assert (dossier.state, dossier.counted_from) == (S.ACCEPTED, NOW)


@pytest.mark.parametrize("moment", ["2019-03-04 09:00", "2019-03-04 15:01", "2019-03-04 23:00", "2019-03-09 09:00"])
def test_the_catalogues_date_for_today_is_the_receipts(shop: Shop, moment: str) -> None:
    for procedure in (shop.birth, shop.poor):
        assert procedure.limit is not None
        said = promise(procedure.limit, work_calendar(shop.commune), at(moment)).due.at
        assert shop.accepted(procedure, now=at(moment)).promised_at == said


def test_an_offices_own_shorter_limit_holds(shop: Shop) -> None:
    Offering.objects.filter(office=shop.commune, procedure=shop.poor.procedure).update(
        limit_value=2, limit_unit="working_day"
    )
    assert shop.accepted().due_at == at("2019-03-06 17:00")


def test_received_after_hours_counts_from_the_next_session(shop: Shop) -> None:
    dossier = shop.accepted(now=at("2019-03-04 17:30"))
    assert (dossier.counted_from, dossier.due_at) == (at("2019-03-05 07:30"), at("2019-03-12 17:00"))


def test_steps_are_copied_with_their_offices_and_dates_and_the_first_begins(shop: Shop) -> None:
    dossier = shop.accepted(shop.land)
    steps = list(dossier.steps.all())
    assert [step.office for step in steps] == [shop.commune, shop.district, shop.district, shop.commune]
    assert [step.planned_at for step in steps] == [
        at("2019-03-05 17:00"),
        at("2019-03-13 17:00"),
        at("2019-03-14 17:00"),
        at("2019-03-18 17:00"),
    ]
    assert [step.started_at for step in steps] == [NOW, None, None, None]
    assert dossier.competent == shop.district


def test_numbers_follow_one_another_and_begin_anew_each_day(shop: Shop) -> None:
    numbers = [shop.accepted(now=NOW + timedelta(hours=hours)).number for hours in (0, 1, 24)]
    assert numbers == ["H28.12.01-190304-0001", "H28.12.01-190304-0002", "H28.12.01-190305-0001"]


def test_offices_and_books_number_for_themselves(shop: Shop) -> None:
    set_agency_code(actor=SYSTEM, office=shop.commune, code="H28.12.01.01", valid_from=date(2018, 1, 1), book="ho-tich")
    first, second = shop.taken_in().dossier, shop.taken_in().dossier
    assert accept(actor=shop.hoa, dossier=first, now=NOW, book="ho-tich").dossier.number == "H28.12.01.01-190304-0001"
    assert accept(actor=shop.hoa, dossier=second, now=NOW).dossier.number == "H28.12.01-190304-0001"


def test_a_new_identifier_holds_from_its_day(shop: Shop) -> None:
    set_agency_code(actor=SYSTEM, office=shop.commune, code="H44.30.01", valid_from=date(2019, 3, 5))
    numbers = [shop.accepted(now=NOW + timedelta(days=days)).number for days in (0, 1)]
    assert numbers == ["H28.12.01-190304-0001", "H44.30.01-190305-0001"]


def test_an_identifier_belongs_to_one_book(shop: Shop) -> None:
    with pytest.raises(Refused, match="đã thuộc"):
        set_agency_code(actor=SYSTEM, office=shop.commune, code="h28.12.02", valid_from=date(2019, 1, 1))


def test_without_an_identifier_nothing_is_accepted_and_the_officer_knows_why(shop: Shop) -> None:
    shop.commune.agency_codes.all().delete()
    with pytest.raises(Refused, match="mã định danh"):
        shop.accepted()
    assert Dossier.objects.get().state == S.SUBMITTED
    assert not DossierCounter.objects.exists()


def test_a_clock_set_back_a_little_goes_on_and_a_lot_stops(shop: Shop) -> None:
    shop.accepted(now=at("2019-03-05 09:00"))
    assert shop.accepted(now=at("2019-03-04 23:00")).number == "H28.12.01-190305-0002"
    with pytest.raises(Refused, match="Đồng hồ máy chủ"):
        shop.accepted(now=at("2019-03-01 09:00"))
    assert shop.accepted(now=at("2019-03-05 10:00")).number == "H28.12.01-190305-0003"


def test_what_is_undone_leaves_no_gap(shop: Shop) -> None:
    filed = shop.taken_in()
    with pytest.raises(RuntimeError), transaction.atomic():
        accept(actor=shop.hoa, dossier=filed.dossier, now=NOW)
        raise RuntimeError("power cut")
    filed.dossier.refresh_from_db()
    assert (filed.dossier.number, IssuedPaper.objects.count()) == (None, 0)
    assert accept(actor=shop.hoa, dossier=filed.dossier, now=NOW).dossier.number == "H28.12.01-190304-0001"


def test_accepting_twice_is_refused_with_a_sentence(shop: Shop) -> None:
    dossier = shop.accepted()
    with pytest.raises(Refused, match="Không thể “Tiếp nhận”"):
        accept(actor=shop.hoa, dossier=dossier, now=NOW)
    assert DossierCounter.objects.get().serial == 1


def test_two_officers_are_told_of_each_other(shop: Shop) -> None:
    filed = shop.taken_in()
    seen = filed.dossier.version
    accept(actor=shop.hoa, dossier=filed.dossier, now=NOW, version=seen)
    with pytest.raises(Changed, match=r"Vũ Thị Hoa vừa làm việc “Tiếp nhận” với hồ sơ này lúc 09:00"):
        accept(actor=shop.hoa, dossier=filed.dossier, now=NOW, version=seen)


def test_a_printer_that_fails_costs_no_number_and_the_receipt_prints_again(shop: Shop) -> None:
    accepted = accept(actor=shop.hoa, dossier=shop.taken_in().dossier, now=NOW)
    receipt = IssuedPaper.objects.get(kind=IssuedPaper.Kind.RECEIPT)
    assert receipt.dossier is not None
    assert (receipt.dossier.number, receipt.printed) == (accepted.dossier.number, 0)
    for _attempt in range(2):
        note_printed(actor=shop.hoa, paper=receipt, now=NOW, sha256="a" * 64)
    receipt.refresh_from_db()
    assert (receipt.printed, receipt.sha256) == (2, "a" * 64)


def test_the_secret_can_be_printed_again_also_after_the_key_was_changed(shop: Shop, settings: object) -> None:
    filed = shop.taken_in()
    old = settings.SECRET_KEY  # type: ignore[attr-defined]  # of the test client or settings
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another-key-for-the-test", [old]  # type: ignore[attr-defined]  # of the test client or settings
    assert secret_again(filed.dossier.code, filed.dossier.secret_hash) == filed.secret
    assert secret_fits(filed.dossier.code, filed.dossier.secret_hash, filed.secret)


def test_strangers_do_not_find_it_and_colleagues_may_not(shop: Shop) -> None:
    dossier = shop.taken_in().dossier
    with pytest.raises(Http404):
        accept(actor=shop.tu, dossier=dossier, now=NOW)
    with pytest.raises(PermissionDenied):
        accept(actor=shop.binh, dossier=dossier, now=NOW)


def test_a_procedure_without_a_limit_has_no_date(shop: Shop) -> None:
    shop.poor.limit_value, shop.poor.limit_unit = None, ""
    shop.poor.save()
    dossier = shop.accepted()
    assert (dossier.due_at, dossier.limit) == (None, None)
    assert dossier.counted_from == NOW


def test_acceptance_costs_a_fixed_number_of_queries(
    shop: Shop, django_assert_max_num_queries: Callable[..., object]
) -> None:
    filed = shop.taken_in(shop.land)
    shop.accepted()
    with django_assert_max_num_queries(26):  # type: ignore[attr-defined]  # of the test client or settings
        accept(actor=shop.hoa, dossier=filed.dossier, now=NOW)
