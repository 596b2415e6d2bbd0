"""Time that is left is office time; colours follow from its shares. Days here begin at 07:30 and end at 17:00."""

from datetime import timedelta

import pytest

from congxa.dossiers.domain.remaining import Remaining, Urgency, remaining, urgency, working_time
from congxa.dossiers.domain.soon import soon_until
from congxa.dossiers.domain.work import states_for
from congxa.kernel.tests.offices import at, off, office

MONDAY, FRIDAY = "2024-03-04", "2024-03-08"


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (f"{MONDAY} 07:30", f"{MONDAY} 17:00", 7.5),
        (f"{MONDAY} 00:00", f"{MONDAY} 23:59", 7.5),
        (f"{MONDAY} 09:00", f"{MONDAY} 10:00", 1),
        (f"{MONDAY} 11:00", f"{MONDAY} 14:00", 1),
        (f"{MONDAY} 11:30", f"{MONDAY} 13:30", 0),
        (f"{MONDAY} 16:00", "2024-03-05 08:30", 2),
        (f"{FRIDAY} 16:00", "2024-03-11 08:30", 2),
        (f"{MONDAY} 07:30", "2024-03-11 07:30", 37.5),
        (f"{MONDAY} 10:00", f"{MONDAY} 10:00", 0),
        (f"{MONDAY} 10:00", f"{MONDAY} 09:00", 0),
        ("2024-03-05 10:00", f"{MONDAY} 10:00", 0),
    ],
)
def test_only_office_hours_between_two_moments_count(start: str, end: str, hours: float) -> None:
    assert working_time(at(start), at(end), office()) == timedelta(hours=hours)


def test_a_holiday_is_no_office_time() -> None:
    calendar = office(off("2024-03-05"))
    assert working_time(at(f"{MONDAY} 16:00"), at("2024-03-06 08:30"), calendar) == timedelta(hours=2)


@pytest.mark.parametrize(
    ("now", "due", "said"),
    [
        (f"{MONDAY} 09:00", f"{MONDAY} 10:20", Remaining(over=False, days=0, hours=1, minutes=20)),
        (f"{MONDAY} 10:20", f"{MONDAY} 09:00", Remaining(over=True, days=0, hours=1, minutes=20)),
        (f"{MONDAY} 09:00", f"{MONDAY} 09:00", Remaining(over=False, days=0, hours=0, minutes=0)),
        (f"{MONDAY} 07:30", "2024-03-05 08:00", Remaining(over=False, days=1, hours=0, minutes=0)),
        (f"{MONDAY} 07:30", f"{FRIDAY} 17:00", Remaining(over=False, days=4, hours=5, minutes=30)),
    ],
)
def test_days_of_eight_hours_then_hours_then_minutes(now: str, due: str, said: Remaining) -> None:
    found = remaining(at(now), at(due), office())
    assert (found, f"{found.days} ngày {found.hours} giờ") == (said, f"{said.days} ngày {said.hours} giờ")


def test_seconds_that_do_not_make_a_minute_are_not_said() -> None:
    now = at(f"{MONDAY} 09:00") + timedelta(seconds=1)
    assert remaining(now, at(f"{MONDAY} 10:00"), office()).minutes == 59


def test_the_whole_is_days_hours_and_minutes_together() -> None:
    assert Remaining(over=False, days=2, hours=3, minutes=4).time == timedelta(hours=19, minutes=4)


@pytest.mark.parametrize(
    ("now", "seen"),
    [
        ("07:30", Urgency.CALM),
        ("09:29", Urgency.CALM),
        ("09:30", Urgency.PAST_HALF),
        ("10:41", Urgency.PAST_HALF),
        ("10:42", Urgency.LAST_FIFTH),
        ("11:30", Urgency.LAST_FIFTH),
        ("11:31", Urgency.LATE),
    ],
)
def test_of_four_hours_the_handler_is_warned_at_half_and_the_head_at_the_last_fifth(now: str, seen: Urgency) -> None:
    started, due = at(f"{MONDAY} 07:30"), at(f"{MONDAY} 11:30")
    assert urgency(at(f"{MONDAY} {now}"), started, due, office()) == seen


def test_what_waits_for_the_applicant_is_not_late_and_what_has_no_date_neither() -> None:
    started, due, now = at(f"{MONDAY} 07:30"), at(f"{MONDAY} 11:30"), at(f"{FRIDAY} 09:00")
    assert urgency(now, started, due, office(), paused=True) == Urgency.PAUSED
    assert urgency(now, started, None, office()) == Urgency.NO_DATE
    assert urgency(now, started, None, office(), paused=True) == Urgency.NO_DATE


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (f"{MONDAY} 09:00", "2024-03-05 17:00"),
        (f"{MONDAY} 23:59", "2024-03-05 17:00"),
        (f"{FRIDAY} 09:00", "2024-03-11 17:00"),
        ("2024-03-09 09:00", "2024-03-11 17:00"),
        ("2024-03-10 09:00", "2024-03-11 17:00"),
    ],
)
def test_soon_late_is_what_is_due_by_the_close_of_the_next_working_day(now: str, until: str) -> None:
    assert soon_until(at(now), office()) == at(until)


def test_a_dossier_waits_for_whoever_may_move_it_on() -> None:
    reception = states_for(frozenset({"dossiers.receive"}))
    assert reception == ["submitted", "done"]
    leader = states_for(frozenset({"dossiers.sign", "dossiers.assign"}))
    assert leader == ["accepted", "handed_over", "reviewed"]
    assert states_for(frozenset({"portal.publish"})) == states_for(frozenset()) == []
