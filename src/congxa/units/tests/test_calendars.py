"""The calendar of an office: its own rows over those of the office above, and the law page's examples."""

import re
from datetime import date, time
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from congxa.kernel.deadlines import due
from congxa.kernel.periods import Pause, TimeLimit, Unit
from congxa.kernel.tests.offices import at
from congxa.kernel.workdays import DayKind
from congxa.units import actions
from congxa.units.calendars import law_calendar, pack_days, pack_years, work_calendar
from congxa.units.checks import calendar_problems
from congxa.units.models import CalendarDay, Office
from congxa.units.tests.factories import make_office, store_tree

PAGE = Path(__file__).parents[4] / "docs" / "law" / "deadlines.md"
EXAMPLES = re.findall(
    r"^\| (\d{4}-\S+ \S+) \| ([^|]+) \| ([^|]*)\| (\d{4}-\S+ \S+) \|", PAGE.read_text("utf-8"), re.MULTILINE
)
SATURDAY = 5
UNITS = {
    "working day": Unit.WORKING_DAY,
    "working hour": Unit.WORKING_HOUR,
    "day": Unit.CALENDAR_DAY,
    "month": Unit.MONTH,
}


def read_limit(written: str) -> TimeLimit:
    if written == "same day":
        return TimeLimit(0, Unit.WORKING_DAY)
    number, _space, unit = written.partition(" ")
    return TimeLimit(int(number), UNITS[unit.removesuffix("s")])


def test_the_page_has_its_examples() -> None:
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize(("received", "limit", "paused", "expected"), EXAMPLES)
def test_example_of_the_law_page(received: str, limit: str, paused: str, expected: str) -> None:
    start, _dash, end = paused.strip().partition(" – ")
    pauses = [Pause(at(start), at(end))] if start else []
    answer = due(at(received), read_limit(limit.strip()), law_calendar(), pauses, now=at("2026-11-24 09:00"))
    assert answer.at == at(expected)


def test_every_swapped_day_of_the_pack_is_given_back_on_another() -> None:
    kinds = [one.kind for one in pack_days()]
    assert kinds.count(DayKind.SWAP_OFF) == kinds.count(DayKind.SWAP_WORK) == 6


def test_every_holiday_on_a_rest_day_is_compensated() -> None:
    resting = [one for one in pack_days() if one.kind == DayKind.HOLIDAY and one.day.weekday() >= SATURDAY]
    alone = [one for one in resting if one.name != "Tết Nguyên đán"]  # of its week the announced days already make up
    assert len(alone) == len([one for one in pack_days() if one.kind == DayKind.COMPENSATION])


def test_next_year_is_only_proposed() -> None:
    assert [year for year, confidence in pack_years().items() if confidence == "proposed"] == [2027]
    assert law_calendar().confirmed_until == date(2026, 12, 31)


@pytest.fixture
def commune(db: None) -> Office:
    units = store_tree()
    codes = sorted(units, key=len)
    district = make_office(units[codes[0]], "huyen", root=True)
    commune = make_office(units[codes[-1]], "xa")
    commune.upper = district
    commune.save()
    return commune


def test_a_day_off_above_is_a_day_off_below(commune: Office) -> None:
    assert commune.upper is not None
    actions.set_calendar_day(
        actor=None, office=commune.upper, day=date(2024, 3, 4), kind=DayKind.LOCAL_OFF, name="Lễ hội"
    )
    assert work_calendar(commune).workday(date(2024, 3, 4)).why == "nghỉ: Lễ hội"


def test_the_own_row_wins(commune: Office) -> None:
    assert commune.upper is not None
    day = date(2024, 3, 4)
    actions.set_calendar_day(actor=None, office=commune.upper, day=day, kind=DayKind.LOCAL_OFF, name="Lễ hội")
    actions.set_calendar_day(actor=None, office=commune, day=day, kind=DayKind.SWAP_WORK, name="trực")
    assert work_calendar(commune).works(day)
    actions.remove_calendar_day(actor=None, office=commune, day=day)
    assert not work_calendar(commune).works(day)


def test_a_row_is_written_over_not_doubled(commune: Office) -> None:
    day = date(2024, 3, 4)
    for name in ("sai", "đúng"):
        actions.set_calendar_day(actor=None, office=commune, day=day, kind=DayKind.LOCAL_OFF, name=name)
    assert [row.name for row in CalendarDay.objects.all()] == ["đúng"]


def test_half_an_afternoon_needs_both_hours(commune: Office) -> None:
    with pytest.raises(ValidationError, match="Hãy ghi cả hai giờ"):
        actions.set_calendar_day(
            actor=None, office=commune, day=date(2024, 3, 4), kind=DayKind.LOCAL_OFF, name="x", opens=time(14)
        )


def test_the_database_refuses_a_second_row_of_a_day(commune: Office) -> None:
    row = {"office": commune, "day": date(2024, 3, 4), "kind": DayKind.LOCAL_OFF, "name": "x"}
    CalendarDay.objects.create(**row)
    with pytest.raises(IntegrityError):
        CalendarDay.objects.create(**row)


def test_summer_hours_stand_beside_the_others(commune: Office) -> None:
    actions.set_opening_hours(actor=None, office=commune, hours=[(0, time(8), time(16))])
    actions.set_opening_hours(actor=None, office=commune, hours=[(0, time(7), time(15))], valid_from=date(2024, 4, 15))
    calendar = work_calendar(commune)
    assert calendar.closing(date(2024, 4, 8)) == at("2024-04-08 16:00")
    assert calendar.closing(date(2024, 4, 15)) == at("2024-04-15 15:00")


def test_an_office_without_hours_has_those_of_the_office_above(commune: Office) -> None:
    assert commune.upper is not None
    actions.set_opening_hours(actor=None, office=commune.upper, hours=[(0, time(8), time(16))])
    assert work_calendar(commune).closing(date(2024, 3, 4)) == at("2024-03-04 16:00")


def test_the_pack_is_loaded_once_and_keeps_what_the_office_wrote(commune: Office) -> None:
    actions.set_calendar_day(actor=None, office=commune, day=date(2024, 5, 1), kind=DayKind.HOLIDAY, name="ghi tay")
    assert actions.load_calendar(actor=None, office=commune) == len(pack_days()) - 1
    assert actions.load_calendar(actor=None, office=commune) == 0
    assert CalendarDay.objects.get(day=date(2024, 5, 1)).name == "ghi tay"
    assert work_calendar(commune).confirmed_until == date(2026, 12, 31)


def test_confirming_a_year_after_a_gap_does_not_cover_the_gap(commune: Office) -> None:
    for year in (2024, 2026):
        actions.confirm_calendar_year(actor=None, office=commune, year=year, notice="TB 1/TB-BNV")
    assert work_calendar(commune).confirmed_until == date(2024, 12, 31)


def test_a_year_is_confirmed_from_a_notice_only(commune: Office) -> None:
    with pytest.raises(ValidationError, match="thông báo"):
        actions.confirm_calendar_year(actor=None, office=commune, year=2027, notice=" ")


def test_the_doctor_says_that_the_confirmed_calendar_ends_soon(commune: Office) -> None:
    assert commune.upper is not None
    Office.objects.filter(pk=commune.upper.pk).update(is_root=True)
    assert "chỉ được xác nhận trước 0 ngày" in calendar_problems()[0]
    this_year = timezone.localdate().year
    for year in (this_year, this_year + 1):
        actions.confirm_calendar_year(actor=None, office=commune.upper, year=year, notice="Thông báo 1")
    assert calendar_problems() == []
