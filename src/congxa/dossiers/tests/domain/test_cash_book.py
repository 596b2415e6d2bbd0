from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain.cash_book import BadBook, CashEntry, CashKind, cash_book, cash_day
from congxa.kernel.clock import VIETNAM

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM)


def entry(kind: str, amount: int, hours: float = 0, number: str = "PT-1") -> CashEntry:
    return CashEntry(MORNING + timedelta(hours=hours), CashKind(kind), amount, number)


def test_a_day_balances() -> None:
    day = cash_day(MORNING.date(), 50_000, [entry("receipt", 8000), entry("refund", 3000), entry("deposit", 40_000)])
    assert (day.receipts, day.refunds, day.deposits, day.closing) == (8000, 3000, 40_000, 15_000)
    assert [row.balance for row in day.rows] == [58_000, 55_000, 15_000]


def test_a_day_opens_with_the_closing_of_the_one_before() -> None:
    first, second = cash_book(0, [entry("receipt", 5000, 24), entry("receipt", 8000)])
    assert (first.opening, first.closing, second.opening, second.closing) == (0, 8000, 8000, 13_000)


def test_days_change_at_midnight_in_vietnam() -> None:
    days = cash_book(0, [entry("receipt", 1, 15.99), entry("receipt", 1, 16.01)])
    assert [day.day for day in days] == [date(2026, 11, 23), date(2026, 11, 24)]


def test_more_than_there_is_cannot_go_out() -> None:
    with pytest.raises(BadBook, match="PC-7: 9000 went out, 8000 was there"):
        cash_book(0, [entry("receipt", 8000), entry("refund", 9000, 1, "PC-7")])


@pytest.mark.parametrize("amount", [0, -5])
def test_an_amount_is_positive(amount: int) -> None:
    with pytest.raises(BadBook):
        entry("receipt", amount)


def test_an_entry_of_another_day_is_refused() -> None:
    with pytest.raises(BadBook, match="is not of"):
        cash_day(MORNING.date(), 0, [entry("receipt", 1, 24)])


def test_what_is_missing_in_the_till_is_negative() -> None:
    assert cash_day(MORNING.date(), 0, [entry("receipt", 8000)]).difference(7000) == -1000


@given(
    st.integers(0, 10**9),
    st.lists(st.tuples(st.sampled_from(CashKind), st.integers(1, 10**7), st.integers(0, 96)), max_size=20),
)
def test_the_book_balances_or_says_who_overdrew_it(opening: int, moves: list[tuple[CashKind, int, int]]) -> None:
    entries = [entry(kind, amount, hours) for kind, amount, hours in moves]
    balance, lowest = opening, opening
    for one in sorted(entries, key=lambda one: one.at):
        balance += one.change
        lowest = min(lowest, balance)
    if lowest < 0:
        with pytest.raises(BadBook):
            cash_book(opening, entries)
        return
    days = cash_book(opening, entries)
    assert all(day.opening + day.receipts - day.refunds - day.deposits == day.closing >= 0 for day in days)
    assert all(later.opening == earlier.closing for earlier, later in pairwise(days))
    assert sum(len(day.rows) for day in days) == len(entries)
    assert (days[-1].closing if days else opening) == balance
