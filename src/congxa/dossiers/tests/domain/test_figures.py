"""Figures: what counts as what, and that nothing is lost or counted twice."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain.figures import COLUMNS, SUMS, Figures, Row, count, figures_from, parts_of
from congxa.dossiers.domain.states import Counts
from congxa.kernel.clock import VIETNAM, start_of
from congxa.kernel.tests.offices import at

MARCH, APRIL, MAY = (start_of(date(2024, month, 1)) for month in (3, 4, 5))
CAME = at("2024-03-04 09:00")


def march(**changes: object) -> Figures:
    row = {"channel": "counter", "accepted": CAME, "ended": None, "counts": Counts.IN_WORK} | changes
    return count([Row(**row)], since=MARCH, until=APRIL)  # type: ignore[arg-type]  # values by name


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Figures(counter=1, in_time=1)),
        ({"channel": "online"}, Figures(online=1, in_time=1)),
        ({"channel": "post"}, Figures(post=1, in_time=1)),
        ({"accepted": at("2024-02-29 23:59")}, Figures(carried_over=1, in_time=1)),
        ({"accepted": APRIL}, Figures()),
        ({"due": at("2024-03-31 17:00")}, Figures(counter=1, overdue=1)),
        ({"due": APRIL}, Figures(counter=1, in_time=1)),
        ({"due": at("2024-03-08 17:00"), "waits": ((at("2024-03-06 09:00"), None),)}, Figures(counter=1, paused=1)),
        ({"waits": ((at("2024-03-06 09:00"), at("2024-03-07 09:00")),)}, Figures(counter=1, in_time=1)),
        ({"waits": ((at("2024-03-06 09:00"), APRIL),)}, Figures(counter=1, paused=1)),
    ],
)
def test_what_is_open_counts_by_its_channel_and_by_how_it_stands(changes: dict[str, object], expected: Figures) -> None:
    assert march(**changes) == expected


@pytest.mark.parametrize(
    ("ended", "counts", "expected"),
    [
        ("2024-03-07 17:00", Counts.DONE, {"early": 1}),
        ("2024-03-08 09:00", Counts.DONE, {"on_time": 1}),
        ("2024-03-08 17:01", Counts.DONE, {"late": 1}),
        ("2024-03-08 09:00", Counts.WITHDRAWN, {"withdrawn": 1}),
        ("2024-03-08 09:00", Counts.STOPPED, {"stopped": 1}),
        ("2024-04-01 00:00", Counts.DONE, {"overdue": 1}),
    ],
)
def test_what_has_ended_counts_by_how_it_ended(ended: str, counts: Counts, expected: dict[str, int]) -> None:
    assert march(ended=at(ended), counts=counts, due=at("2024-03-08 17:00")) == Figures(counter=1, **expected)


def test_a_refused_one_counts_as_refused_and_as_nothing_else() -> None:
    assert march(accepted=None, ended=CAME, counts=Counts.REFUSED) == Figures(refused=1)


def test_one_withdrawn_before_acceptance_counts_nowhere() -> None:
    assert march(accepted=None, ended=CAME, counts=Counts.WITHDRAWN) == Figures()


def test_a_result_returned_later_counts_in_the_month_of_its_return_only_as_returned() -> None:
    row = Row("counter", at("2024-02-05 09:00"), at("2024-02-08 09:00"), Counts.DONE, returned=at("2024-03-05 09:00"))
    assert count([row], since=MARCH, until=APRIL) == Figures(returned=1)


moments = st.datetimes(datetime(2024, 2, 1), datetime(2024, 5, 31), timezones=st.just(VIETNAM))  # noqa: DTZ001 -- hypothesis adds the zone


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """A row as dossiers leave them: nothing ends before it was accepted, only what is done is returned."""
    accepted = draw(st.none() | moments)
    start = accepted or draw(moments)
    ended = draw(st.none() | st.timedeltas(timedelta(0), timedelta(days=60)).map(lambda length: start + length))
    if accepted is None:
        return Row("online", None, ended, Counts.REFUSED if ended else Counts.FILED)
    ends = st.sampled_from([Counts.DONE, Counts.WITHDRAWN, Counts.STOPPED])
    counts = draw(ends) if ended else Counts.IN_WORK
    returned = (
        ended + draw(st.timedeltas(timedelta(0), timedelta(days=30))) if ended and counts == Counts.DONE else None
    )
    began = start + draw(st.timedeltas(timedelta(0), timedelta(days=20)))
    waits = draw(st.sampled_from([(), ((began, ended),), ((began, began + timedelta(days=3)),)]))
    channel = draw(st.sampled_from(["online", "counter", "post"]))
    due = draw(st.none() | moments)
    return Row(channel, accepted, ended, counts, due, draw(st.none() | st.just(returned)), waits)


@given(st.lists(rows(), max_size=30))
def test_what_came_in_is_what_went_out_and_what_is_there(found: list[Row]) -> None:
    assert count(found, since=MARCH, until=APRIL).balances


@given(st.lists(rows(), max_size=30))
def test_what_is_carried_over_is_what_was_there(found: list[Row]) -> None:
    assert count(found, since=APRIL, until=MAY).carried_over == count(found, since=MARCH, until=APRIL).in_work


@given(st.lists(rows(), max_size=30))
def test_two_months_add_up_in_all_that_happens_and_not_in_what_is_there(found: list[Row]) -> None:
    one, two = count(found, since=MARCH, until=APRIL), count(found, since=APRIL, until=MAY)
    both = count(found, since=MARCH, until=MAY)
    for name in ("received", "solved", "withdrawn", "stopped", "returned", "refused"):
        assert getattr(both, name) == getattr(one, name) + getattr(two, name)
    assert (both.carried_over, both.in_work) == (one.carried_over, two.in_work)


def test_every_column_and_every_sum_is_known_by_its_name() -> None:
    figures = Figures(**{name: 2**place for place, name in enumerate(COLUMNS)})
    for name in COLUMNS + tuple(SUMS):
        assert figures.of(name) == getattr(figures, name)
    assert parts_of("late") == ("late",)
    assert parts_of("solved") == ("early", "on_time", "late")
    with pytest.raises(KeyError):
        figures.of("lost")


def test_what_a_return_kept_is_read_back_and_a_column_of_later_is_nothing() -> None:
    figures = Figures(online=3, early=2, in_time=1)
    assert figures_from(figures.as_dict()) == figures
    assert figures_from({"online": 3}) == Figures(online=3)


def test_a_period_holds_its_first_moment_and_not_its_last() -> None:
    assert march(accepted=MARCH) == Figures(counter=1, in_time=1)
    done = {"accepted": at("2024-02-05 09:00"), "counts": Counts.DONE, "due": at("2024-02-08 17:00")}
    assert march(ended=MARCH, **done) == Figures(carried_over=1, late=1)
    assert march(ended=at("2024-02-29 23:59"), **done) == Figures()
    assert march(ended=at("2024-02-08 09:00"), returned=MARCH, **done) == Figures(returned=1)
    assert march(ended=at("2024-02-08 09:00"), returned=APRIL, **done) == Figures()
    assert march(accepted=None, ended=MARCH, counts=Counts.REFUSED) == Figures(refused=1)
    assert march(accepted=None, ended=APRIL, counts=Counts.REFUSED) == Figures()


def test_a_wait_that_begins_after_the_period_does_not_pause_it() -> None:
    assert march(waits=((APRIL, None),)) == Figures(counter=1, in_time=1)
    assert march(waits=((at("2024-03-31 23:59"), None),)) == Figures(counter=1, paused=1)


def test_sums_of_a_whole_table() -> None:
    one = Figures(carried_over=1, online=2, counter=3, post=4, early=1, on_time=2, late=3, withdrawn=1, stopped=1)
    both = one + Figures(in_time=1, overdue=1, paused=0, returned=5, refused=6)
    assert (both.received, both.total, both.solved, both.solved_in_time) == (9, 10, 6, 3)
    assert (both.in_work, both.ended_without, both.returned, both.refused) == (2, 2, 5, 6)
    assert both.balances
    assert not one.balances
