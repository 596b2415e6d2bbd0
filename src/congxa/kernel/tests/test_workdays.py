from datetime import date, time, timedelta

import pytest

from congxa.kernel.tests.offices import AFTERNOON, MORNING, OFFICE_HOURS, at, off, office
from congxa.kernel.workdays import BadHours, DayKind, Hours, NoWorkingDay, Session, SpecialDay, WorkCalendar

MONDAY, SATURDAY = date(2024, 3, 4), date(2024, 3, 2)


def test_a_weekday_has_its_sessions_and_a_saturday_none() -> None:
    assert office().workday(MONDAY).sessions == (MORNING, AFTERNOON)
    assert office().workday(SATURDAY).sessions == ()
    assert office().workday(SATURDAY).why == "nghỉ cuối tuần"


def test_a_saturday_worked_in_place_of_another_day_has_the_hours_of_a_monday() -> None:
    calendar = office([SpecialDay(SATURDAY, DayKind.SWAP_WORK, "làm bù")])
    assert calendar.workday(SATURDAY).sessions == (MORNING, AFTERNOON)


def test_a_worked_saturday_may_have_hours_of_its_own() -> None:
    calendar = office([SpecialDay(SATURDAY, DayKind.SWAP_WORK, "làm bù", (MORNING,))])
    assert calendar.closing(SATURDAY) == at("2024-03-02 11:30")


def test_half_a_day_off_leaves_the_other_half() -> None:
    calendar = office([SpecialDay(MONDAY, DayKind.LOCAL_OFF, "mất điện", (Session(time(7), time(12)),))])
    assert calendar.workday(MONDAY).sessions == (AFTERNOON,)
    assert calendar.workday(MONDAY).why == "nghỉ một phần ngày: mất điện"


def test_an_hour_off_in_the_middle_of_a_session_splits_it() -> None:
    calendar = office([SpecialDay(MONDAY, DayKind.LOCAL_OFF, "họp", (Session(time(9), time(10)),))])
    assert calendar.workday(MONDAY).sessions == (
        Session(time(7, 30), time(9)),
        Session(time(10), time(11, 30)),
        AFTERNOON,
    )


def test_the_office_s_own_row_wins_over_the_upper_level_s() -> None:
    upper, own = off("2024-03-04"), [SpecialDay(MONDAY, DayKind.SWAP_WORK, "trực cả ngày")]
    assert office([*upper, *own]).works(MONDAY)


def test_summer_hours_hold_from_their_first_day() -> None:
    sessions = (Session(time(7), time(11)), Session(time(13), time(17)))
    summer = Hours(date(2024, 4, 15), dict.fromkeys(range(5), sessions))
    calendar = WorkCalendar([summer, OFFICE_HOURS])
    assert calendar.opening(at("2024-04-12 05:00")) == at("2024-04-12 07:30")
    assert calendar.opening(at("2024-04-15 05:00")) == at("2024-04-15 07:00")


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2024-03-04 07:29", "2024-03-04 07:30"),
        ("2024-03-04 07:30", "2024-03-04 07:30"),
        ("2024-03-04 11:29", "2024-03-04 11:29"),
        ("2024-03-04 11:30", "2024-03-04 13:30"),
        ("2024-03-04 17:00", "2024-03-05 07:30"),
        ("2024-03-08 17:01", "2024-03-11 07:30"),
        ("2024-03-10 00:00", "2024-03-11 07:30"),
    ],
)
def test_what_comes_outside_office_hours_waits_for_the_next_session(moment: str, opens: str) -> None:
    assert office().opening(at(moment)) == at(opens)


def test_an_office_that_never_works_again_is_said_to() -> None:
    closed = [SpecialDay(MONDAY + timedelta(days=day), DayKind.LOCAL_OFF, "đóng cửa") for day in range(500)]
    with pytest.raises(NoWorkingDay, match="04/03/2024"):
        office(closed).next_workday(MONDAY)


def test_days_after_the_confirmed_ones_are_not_certain() -> None:
    calendar = office(until=MONDAY)
    assert calendar.confirmed(MONDAY)
    assert not calendar.confirmed(MONDAY + timedelta(days=1))


def test_hours_that_contradict_themselves_are_refused() -> None:
    with pytest.raises(BadHours, match="07:30 phải sau giờ mở cửa 11:30"):
        Session(time(11, 30), time(7, 30))
    with pytest.raises(BadHours, match="chồng lên nhau"):
        Hours(MONDAY, {0: (MORNING, Session(time(11), time(12)))})
    with pytest.raises(BadHours, match="Chưa khai"):
        WorkCalendar([])
