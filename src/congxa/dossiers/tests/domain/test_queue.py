"""Who is called next, how long it takes, which times can be booked."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain.queue import (
    IN_A_ROW,
    TICKETS,
    Waiting,
    calling_order,
    said_minutes,
    slots,
    typical_minutes,
    wait_minutes,
    waited,
)
from congxa.kernel.clock import VIETNAM

NOW = datetime(2019, 3, 4, 9, 0, tzinfo=VIETNAM)
MINUTES = st.integers(-120, 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
PEOPLE = st.lists(
    st.tuples(MINUTES, st.none() | MINUTES, st.booleans()), max_size=30
).map(lambda rows: [Waiting(key, *row) for key, row in enumerate(rows)])  # fmt: skip


def keys(order: Sequence[Waiting]) -> str:
    return "".join(chr(one.key) for one in order)


def one(name: str, minute: int, *, first: bool = False, sent: bool = False) -> Waiting:
    since = NOW - timedelta(minutes=60 - minute)
    return Waiting(ord(name), since, since if first else None, sent)


def test_an_old_person_goes_before_those_who_came_earlier() -> None:
    assert keys(calling_order([one("a", 1), one("b", 2), one("o", 3, first=True)], firsts_called=0, now=NOW)) == "oab"


def test_after_two_who_go_first_one_of_the_others_has_a_turn() -> None:
    rows = [one("a", 1), *(one(name, 2, first=True) for name in "vwxyz"), one("b", 3)]
    assert keys(calling_order(rows, firsts_called=0, now=NOW)) == "vwaxybz"


def test_who_were_called_already_count() -> None:
    rows = [one("a", 1), one("o", 2, first=True)]
    assert keys(calling_order(rows, firsts_called=2, now=NOW)) == "ao"


def test_who_was_sent_from_another_counter_comes_next() -> None:
    rows = [one("a", 1), one("o", 2, first=True), one("s", 9, sent=True)]
    assert keys(calling_order(rows, firsts_called=2, now=NOW)) == "sao"


def test_an_appointment_does_not_go_first_before_its_hour() -> None:
    later = NOW + timedelta(minutes=30)
    rows = [Waiting(ord("h"), later, later), one("a", 1)]
    assert keys(calling_order(rows, firsts_called=0, now=NOW)) == "ah"
    assert keys(calling_order([*rows, one("b", 0)], firsts_called=0, now=later)) == "hba"


@given(PEOPLE, st.integers(0, 5))
def test_everybody_is_called_once(people: list[Waiting], run: int) -> None:
    assert sorted(calling_order(people, firsts_called=run, now=NOW), key=lambda x: x.key) == people


@given(PEOPLE, st.integers(0, 5))
def test_nobody_sees_more_than_two_go_first_in_a_row(people: list[Waiting], run: int) -> None:
    order = [one for one in calling_order(people, firsts_called=run, now=NOW) if not one.sent]
    others_left, firsts = sum(not one.goes_first(NOW) for one in order), run
    for person in order:
        firsts = firsts + 1 if person.goes_first(NOW) else 0
        assert not others_left or firsts <= IN_A_ROW
        others_left -= not person.goes_first(NOW)


@given(PEOPLE, st.integers(0, 5))
def test_equals_are_called_as_they_came(people: list[Waiting], run: int) -> None:
    order = calling_order(people, firsts_called=run, now=NOW)
    for sent, first in ((True, None), (False, True), (False, False)):
        alike = [one for one in order if one.sent == sent and (sent or one.goes_first(NOW) == first)]
        assert all((a.since, a.key) < (b.since, b.key) for a, b in pairwise(alike))


@given(st.integers(0, 200), st.integers(1, 9), st.integers(0, 9), st.floats(1, 60))
def test_the_estimate_never_shrinks_with_people_nor_grows_with_counters(
    ahead: int, counters: int, busy: int, minutes: float
) -> None:
    def reckon(ahead: int, counters: int) -> int:
        found = wait_minutes(ahead=ahead, counters=counters, busy=busy, minutes=minutes)
        assert found is not None
        return found

    assert 0 <= reckon(ahead, counters) <= reckon(ahead + 1, counters)
    assert reckon(ahead, counters + 1) <= reckon(ahead, counters)


def test_a_free_counter_means_no_wait_and_a_busy_one_half_a_service() -> None:
    assert wait_minutes(ahead=0, counters=1, busy=0, minutes=10) == 0
    assert wait_minutes(ahead=0, counters=1, busy=1, minutes=10) == 5
    assert wait_minutes(ahead=3, counters=2, busy=2, minutes=10) == 20
    assert wait_minutes(ahead=3, counters=0, busy=0, minutes=10) is None


def test_one_mistaken_ticket_does_not_spoil_the_estimate() -> None:
    assert typical_minutes([0.01, 9, 12, 10, 180], []) == 10


def test_today_says_how_long_one_takes_else_the_last_days_else_nobody() -> None:
    assert typical_minutes([5, 6, 7], [5, 6, 7, 30, 30, 30, 30, 30]) == 6
    assert typical_minutes([5, 6], [5, 6, 30]) == 6
    assert typical_minutes([5, 6], [5, 6]) is None
    assert wait_minutes(ahead=4, counters=1, busy=1, minutes=None) is None
    assert wait_minutes(ahead=0, counters=1, busy=0, minutes=None) == 0


@given(st.integers(0, 10_000))
def test_what_is_said_is_at_most_four_minutes_more(minutes: int) -> None:
    assert 0 <= said_minutes(minutes) - minutes < 5


@given(st.integers(5, 240), st.lists(st.integers(1, 600), max_size=3))
def test_slots_fill_sessions_and_never_run_over(minutes: int, lengths: list[int]) -> None:
    sessions = [
        (NOW + timedelta(days=place), NOW + timedelta(days=place, minutes=length))
        for place, length in enumerate(lengths)
    ]
    found = slots(sessions, minutes)
    assert all(slot.ends - slot.starts == timedelta(minutes=minutes) for slot in found)
    assert all(a.ends <= b.starts for a, b in pairwise(found))
    assert all(any(opens <= slot.starts and slot.ends <= closes for opens, closes in sessions) for slot in found)
    assert len(found) == sum(length // minutes for length in lengths)


def test_a_slot_of_no_length_is_refused() -> None:
    with pytest.raises(ValueError, match="five"):
        slots([], 0)


def test_the_wait_of_nine_in_ten() -> None:
    assert waited([5.0, 1, 2, 3, 4, 6, 7, 8, 9, 100], 0.9) == 9
    assert waited([], 0.5) is None


def test_a_ticket_ends_only_as_done_or_gone() -> None:
    assert [state for state in TICKETS.states if not TICKETS.moves_from(state)] == ["done"]
    assert [move.name for move in TICKETS.moves_from("gone")] == ["come_back"]


def test_of_one_wait_every_share_is_that_wait() -> None:
    assert waited([7.0], 0) == waited([7.0], 0.5) == waited([7.0], 1) == 7
    assert waited([3.0, 1.0], 0) == 1
