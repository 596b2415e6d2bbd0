"""Early, on time, late; and the national test with each of its rules."""

from dataclasses import replace
from datetime import timedelta

import pytest

from congxa.dossiers.domain.in_time import Course, Punctuality, nationally_in_time, punctuality
from congxa.kernel.periods import Pause
from congxa.kernel.tests.offices import at

END = at("2024-03-31 23:59")
COURSE = Course(accepted=at("2024-03-04 09:00"), promised=at("2024-03-07 17:00"))


@pytest.mark.parametrize(
    ("finished", "as_what"),
    [
        ("2024-03-06 23:59", Punctuality.EARLY),
        ("2024-03-07 00:00", Punctuality.ON_TIME),
        ("2024-03-07 17:00", Punctuality.ON_TIME),
        ("2024-03-07 17:01", Punctuality.LATE),
    ],
)
def test_early_is_an_earlier_day_and_late_is_after_the_moment(finished: str, as_what: Punctuality) -> None:
    assert punctuality(at(finished), at("2024-03-07 17:00")) == as_what


def test_without_a_date_nothing_is_late() -> None:
    assert punctuality(END, None) == Punctuality.ON_TIME


def in_time(**changes: object) -> bool:
    return nationally_in_time(replace(COURSE, **changes), period_end=END)  # type: ignore[arg-type]  # values by name


def test_the_result_counts_and_not_its_return() -> None:
    assert in_time(ready=at("2024-03-07 17:00"), returned=at("2024-03-20 09:00"))
    assert not in_time(ready=at("2024-03-07 17:01"))


def test_without_the_moment_of_the_result_the_return_counts() -> None:
    assert in_time(returned=at("2024-03-07 10:00"))
    assert not in_time(returned=at("2024-03-08 10:00"))


def test_a_refused_or_withdrawn_one_ends_when_it_was_closed() -> None:
    assert in_time(closed=at("2024-03-06 10:00"))
    assert not in_time(closed=at("2024-03-08 10:00"))


def test_one_that_has_not_ended_is_judged_at_the_end_of_the_period() -> None:
    assert not in_time()
    assert nationally_in_time(COURSE, period_end=at("2024-03-05 23:59"))


def test_waiting_for_the_citizen_is_taken_off() -> None:
    waits = (Pause(at("2024-03-05 10:00"), at("2024-03-08 10:00")),)
    assert in_time(ready=at("2024-03-10 17:00"), waits=waits, asked=1)
    assert not in_time(ready=at("2024-03-10 17:01"), waits=waits, asked=1)


def test_while_it_still_waits_the_moment_of_asking_is_the_end() -> None:
    assert in_time(waits=(Pause(at("2024-03-07 16:59"), None),), asked=1)
    assert not in_time(waits=(Pause(at("2024-03-07 17:01"), None),), asked=1)


def test_asking_more_than_once_makes_it_late() -> None:
    assert in_time(ready=at("2024-03-05 09:00"), asked=1)
    assert not in_time(ready=at("2024-03-05 09:00"), asked=2)


def test_without_a_date_the_longest_time_decides() -> None:
    ready = at("2024-03-06 09:00")
    assert in_time(promised=None, longest=timedelta(days=2), ready=ready)
    assert not in_time(promised=None, longest=timedelta(days=1), ready=ready)
    assert in_time(promised=None, longest=None)


def test_waiting_after_the_end_changes_nothing() -> None:
    late = Pause(at("2024-03-09 10:00"), at("2024-03-20 10:00"))
    assert not in_time(ready=at("2024-03-08 09:00"), waits=(late,))
