from datetime import date, time, timedelta

import pytest

from congxa.kernel.clock import VIETNAM
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


def test_sessions_carry_no_zone_and_have_a_length() -> None:
    for opens, closes in ((time(7, tzinfo=VIETNAM), time(8)), (time(7), time(8, tzinfo=VIETNAM))):
        with pytest.raises(ValueError, match=r"^sessions are read on a Vietnamese clock and carry no zone$"):
            Session(opens, closes)
    with pytest.raises(BadHours, match=r"^Giờ đóng cửa 07:30 phải sau giờ mở cửa 07:30\.$"):
        Session(time(7, 30), time(7, 30))


def test_one_session_may_follow_the_other_at_once() -> None:
    through = Hours(MONDAY, {0: (Session(time(7), time(12)), Session(time(12), time(16)))})
    assert WorkCalendar([through]).closing(MONDAY) == at("2024-03-04 16:00")
    words = r"^Các buổi làm việc trong một ngày không được chồng lên nhau và phải theo thứ tự\.$"
    with pytest.raises(BadHours, match=words):
        Hours(MONDAY, {0: (AFTERNOON, MORNING)})


@pytest.mark.parametrize(
    ("closed", "left"),
    [
        ([("07:30", "08:30")], ["08:30–11:30", "13:30–17:00"]),
        ([("10:30", "11:30")], ["07:30–10:30", "13:30–17:00"]),
        ([("06:00", "07:30")], ["07:30–11:30", "13:30–17:00"]),
        ([("11:30", "13:30")], ["07:30–11:30", "13:30–17:00"]),
        ([("17:00", "18:00")], ["07:30–11:30", "13:30–17:00"]),
        ([("10:00", "15:00")], ["07:30–10:00", "15:00–17:00"]),
        ([("15:00", "16:00"), ("08:00", "09:00")], ["07:30–08:00", "09:00–11:30", "13:30–15:00", "16:00–17:00"]),
        ([("08:00", "09:00"), ("08:30", "10:00")], ["07:30–08:00", "10:00–11:30", "13:30–17:00"]),
        ([("06:00", "07:00"), ("08:00", "09:00")], ["07:30–08:00", "09:00–11:30", "13:30–17:00"]),
        ([("06:00", "18:00")], []),
    ],
)
def test_hours_off_are_taken_out_of_the_sessions(closed: list[tuple[str, str]], left: list[str]) -> None:
    hours = tuple(Session(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in closed)
    found = office([SpecialDay(MONDAY, DayKind.LOCAL_OFF, "họp", hours)]).workday(MONDAY)
    assert [f"{one.opens:%H:%M}–{one.closes:%H:%M}" for one in found.sessions] == left
    assert found.why == ("nghỉ một phần ngày: họp" if left else "nghỉ: họp")


def test_the_usual_week_begins_on_monday_and_is_that_of_the_day() -> None:
    summer = Hours(date(2024, 4, 15), {0: (MORNING,), 5: (AFTERNOON,)})
    calendar = WorkCalendar([OFFICE_HOURS, summer])
    assert calendar.week_on(date(2024, 4, 14)) == [(MORNING, AFTERNOON)] * 5 + [(), ()]
    assert calendar.week_on(date(2024, 4, 15)) == [(MORNING,), (), (), (), (), (AFTERNOON,), ()]


def test_the_row_of_a_day_can_be_asked_for() -> None:
    (row,) = off("2024-03-04")
    assert office([row]).special(MONDAY) == row
    assert office([row]).special(SATURDAY) is None


def test_days_before_the_first_hours_have_the_first_hours() -> None:
    assert WorkCalendar([OFFICE_HOURS]).workday(date(2017, 3, 6)).sessions == (MORNING, AFTERNOON)


def test_a_day_off_has_no_close() -> None:
    with pytest.raises(ValueError, match=r"^2024-03-02 is off$"):
        office().closing(SATURDAY)


def test_four_hundred_days_of_rest_are_the_longest() -> None:
    def closed(many: int) -> list[SpecialDay]:
        return [SpecialDay(MONDAY + timedelta(days=day), DayKind.LOCAL_OFF, "nghỉ") for day in range(many)]

    found = office(closed(400)).next_workday(MONDAY)
    assert found == MONDAY + timedelta(days=400)
    with pytest.raises(NoWorkingDay) as refused:
        office(closed(401)).next_workday(MONDAY)
    assert str(refused.value) == "Từ ngày 04/03/2024 lịch không có ngày làm việc nào trong hơn một năm."


@pytest.mark.parametrize(
    ("day", "hours"), [(MONDAY, 7.5), (SATURDAY, 0), (date(2024, 3, 5), 0), (date(2024, 3, 6), 3.5)]
)
def test_the_office_time_of_a_day_is_that_of_its_sessions_whenever_it_is_asked_for(day: date, hours: float) -> None:
    morning_off = SpecialDay(date(2024, 3, 6), DayKind.LOCAL_OFF, "họp", (MORNING,))
    calendar = office([*off("2024-03-05"), morning_off])
    assert calendar.length(day) == calendar.length(day) == timedelta(hours=hours)
