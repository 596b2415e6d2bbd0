"""The catalogue is kept by the top office, offered by each office, and written down."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from congxa.accounts.service import SYSTEM
from congxa.procedures.models import IntakeRule, Offering, Procedure
from congxa.procedures.service import (
    Particulars,
    end_version,
    intake_on,
    load_catalogue,
    offer,
    offer_many,
    offered,
    put_version,
    set_intake_rule,
    stop_offering,
    version_on,
)
from congxa.procedures.tests.house import BIRTH, COPIES, SINGLE, TODAY, House, listed
from congxa.records.service import JournalEntry

pytestmark = pytest.mark.django_db
NEXT = date(2027, 3, 1)


def test_loading_again_changes_nothing(house: House) -> None:
    before = JournalEntry.objects.count()
    tally = load_catalogue(actor=SYSTEM)
    assert (tally.created, tally.updated, tally.unchanged) == (0, 0, 111)
    assert JournalEntry.objects.count() == before


def test_loading_again_keeps_what_an_officer_wrote(house: House) -> None:
    put_version(actor=house.people.quang, code=SINGLE, listed=listed(NEXT, name="Tên mới"))
    load_catalogue(actor=SYSTEM)
    found = version_on(SINGLE, NEXT)
    assert found is not None and found.name == "Tên mới"


def test_a_new_version_ends_the_one_before(house: House) -> None:
    put_version(actor=house.people.quang, code=SINGLE, listed=listed(NEXT))
    old, new = version_on(SINGLE, NEXT - timedelta(days=1)), version_on(SINGLE, NEXT)
    assert old and new and (old.valid_to, new.valid_to) == (NEXT - timedelta(days=1), None)


def test_a_version_before_a_later_one_ends_on_its_eve(house: House) -> None:
    put_version(actor=house.people.quang, code=SINGLE, listed=listed(NEXT))
    put_version(actor=house.people.quang, code=SINGLE, listed=listed(date(2027, 1, 1)))
    between = version_on(SINGLE, date(2027, 2, 1))
    assert between is not None and between.valid_to == NEXT - timedelta(days=1)


def test_correcting_a_version_in_force_needs_a_reason(house: House) -> None:
    start = version_on(SINGLE, TODAY)
    assert start is not None
    with pytest.raises(ValidationError, match="lý do"):
        put_version(actor=house.people.quang, code=SINGLE, listed=listed(start.valid_from))
    put_version(actor=house.people.quang, code=SINGLE, listed=listed(start.valid_from), reason="Gõ nhầm")
    entry = JournalEntry.objects.filter(kind="procedures.edit_version").get()
    assert entry.reason == "Gõ nhầm" and "limit_text" in entry.before


def test_steps_longer_than_the_time_limit_are_refused(house: House) -> None:
    from congxa.procedures.lists.values import ListedStep

    steps = (ListedStep("Thẩm tra", "case_officer", 4, "working_day"),)
    with pytest.raises(ValidationError, match="nhiều hơn thời hạn"):
        put_version(actor=house.people.quang, code=SINGLE, listed=listed(NEXT, steps=steps))


@pytest.mark.parametrize("name", ["mai", "lan", "son"])
def test_only_the_administrator_of_the_top_office_keeps_the_catalogue(house: House, name: str) -> None:
    with pytest.raises((PermissionDenied, Http404)):
        put_version(actor=getattr(house.people, name), code=SINGLE, listed=listed(NEXT))


def test_an_ended_procedure_names_its_heir(house: House) -> None:
    version, heir = version_on(SINGLE, TODAY), Procedure.objects.get(code=BIRTH)
    assert version is not None
    end_version(actor=house.people.quang, version=version, last_day=TODAY, replaced_by=heir, reason="QĐ 1/QĐ-UBND")
    assert version_on(SINGLE, TODAY + timedelta(days=1)) is None
    assert Procedure.objects.get(code=SINGLE).replaced_by == heir


def test_the_commune_offers_what_it_likes_of_its_tier(house: House) -> None:
    offer(actor=house.people.mai, office=house.offices.tan_vinh, code="1.000894", valid_from=TODAY)
    assert "1.000894" in {row.code for row in offered(house.offices.tan_vinh.pk, TODAY)}


def test_what_another_tier_handles_is_not_offered(house: House) -> None:
    with pytest.raises(ValidationError, match="không thuộc cấp"):
        offer(actor=house.people.quang, office=house.offices.district, code=BIRTH, valid_from=TODAY)
    assert offer_many(actor=SYSTEM, office=house.offices.district, codes=[BIRTH], valid_from=TODAY) == 0


@pytest.mark.parametrize(
    ("code", "value", "unit", "allowed"),
    [
        (SINGLE, 2, "working_day", True),
        (SINGLE, 3, "working_day", False),
        (SINGLE, 20, "working_hour", True),
        (SINGLE, 24, "working_hour", False),
        (SINGLE, 1, "month", False),
        (COPIES, 4, "working_hour", True),
        (COPIES, 1, "working_day", False),
    ],
)
def test_a_time_limit_of_ones_own_is_only_shorter(
    house: House, code: str, value: int, unit: str, *, allowed: bool
) -> None:
    own = Particulars(limit_value=value, limit_unit=unit)
    try:
        offer(actor=house.people.mai, office=house.offices.tan_vinh, code=code, valid_from=TODAY, particulars=own)
        taken = True
    except ValidationError:
        taken = False
    assert taken is allowed


@pytest.mark.parametrize(("bank", "account"), [("97043", "123456"), ("970436", ""), ("970436", "12 34 56")])
def test_a_bank_account_is_checked_for_form(house: House, bank: str, account: str) -> None:
    own = Particulars(bank_bin=bank, bank_account=account)
    with pytest.raises(ValidationError):
        offer(actor=house.people.mai, office=house.offices.tan_vinh, code=COPIES, valid_from=TODAY, particulars=own)


def test_a_stranger_offers_nothing_here(house: House) -> None:
    with pytest.raises(Http404):
        offer(actor=house.people.son, office=house.offices.tan_vinh, code="1.000894", valid_from=TODAY)


def test_an_offer_that_stops_may_begin_again_in_the_same_row(house: House) -> None:
    office, mai = house.offices.tan_vinh, house.people.mai
    stop_offering(actor=mai, office=office, code=BIRTH, last_day=TODAY, reason="Sửa trụ sở")
    assert BIRTH not in {row.code for row in offered(office.pk, TODAY + timedelta(days=1))}
    row = Offering.objects.get(office=office, procedure__code=BIRTH)
    offer(actor=mai, office=office, code=BIRTH, valid_from=TODAY + timedelta(days=7))
    assert Offering.objects.get(office=office, procedure__code=BIRTH).pk == row.pk


def test_stopping_needs_a_reason(house: House) -> None:
    with pytest.raises(ValidationError):
        stop_offering(actor=house.people.mai, office=house.offices.tan_vinh, code=BIRTH, last_day=TODAY, reason=" ")


def test_online_filing_goes_to_the_national_portal_since_july_2025(house: House) -> None:
    office = house.offices.tan_vinh.pk
    before, since = intake_on(office, date(2025, 6, 30)), intake_on(office, date(2025, 7, 1))
    assert before and since and (before.way, since.way) == (IntakeRule.Way.OWN, IntakeRule.Way.NATIONAL)


def test_an_offices_own_rule_goes_before_that_of_the_office_above(house: House) -> None:
    office = house.offices.tan_vinh
    set_intake_rule(actor=house.people.mai, office=office, valid_from=TODAY, way="own", basis="Tập huấn")
    mine, others = intake_on(office.pk, TODAY), intake_on(house.offices.nhuan_trach.pk, TODAY)
    assert mine and others and (mine.way, others.way) == ("own", "national")


def test_the_national_portal_needs_an_address(house: House) -> None:
    with pytest.raises(ValidationError, match="https"):
        set_intake_rule(actor=SYSTEM, office=house.offices.tan_vinh, valid_from=TODAY, way="national")
