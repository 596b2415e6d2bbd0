"""The daily cash book of the counter: it opens with what was left, and what came in and went out explains what is left.

Only cash: transfers are in the bank's statement. Nothing is struck out: a wrong receipt is answered by a refund.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from congxa.kernel.clock import day_of


class CashKind(StrEnum):
    """What happened to the money."""

    RECEIPT = "receipt"
    REFUND = "refund"
    DEPOSIT = "deposit"
    """Handed in at the bank or the treasury."""


class BadBook(ValueError):
    """More went out than there was, or an amount is no amount: somebody forgot to enter something."""


@dataclass(frozen=True, slots=True)
class CashEntry:
    """One movement of `amount` > 0 whole đồng at `at`, with the `number` of its receipt or slip."""

    at: datetime
    kind: CashKind
    amount: int
    number: str
    note: str = ""

    def __post_init__(self) -> None:
        day_of(self.at)
        if self.amount <= 0:
            raise BadBook(f"{self.number}: an amount is positive, not {self.amount}")

    @property
    def change(self) -> int:
        """By how much the till changed."""
        return self.amount if self.kind == CashKind.RECEIPT else -self.amount


@dataclass(frozen=True, slots=True)
class CashRow:
    """An entry and what was in the till after it."""

    entry: CashEntry
    balance: int


@dataclass(frozen=True, slots=True)
class CashDay:
    """One day of the book. opening + receipts - refunds - deposits = closing, always."""

    day: date
    opening: int
    rows: tuple[CashRow, ...]
    receipts: int
    refunds: int
    deposits: int
    closing: int

    def difference(self, counted: int) -> int:
        """What was counted in the till less what must be there: below 0 something is missing."""
        return counted - self.closing


def cash_book(opening: int, entries: Iterable[CashEntry]) -> tuple[CashDay, ...]:
    """The days on which something happened, oldest first; each opens with the closing of the one before.

    Entries of one instant keep the order they are given in. Raises BadBook when the till would fall below nothing.
    """
    days = []
    ordered = sorted(entries, key=lambda entry: entry.at)
    for day, of_day in groupby(ordered, key=lambda entry: day_of(entry.at)):
        days.append(cash_day(day, opening, of_day))
        opening = days[-1].closing
    return tuple(days)


def cash_day(day: date, opening: int, entries: Iterable[CashEntry]) -> CashDay:
    """The book of one `day`; a day without entries closes as it opened. Raises BadBook as `cash_book` does."""
    if opening < 0:
        raise BadBook(f"{day}: a till does not open with {opening}")
    rows: list[CashRow] = []
    sums = dict.fromkeys(CashKind, 0)
    balance = opening
    for entry in entries:
        if day_of(entry.at) != day:
            raise BadBook(f"{entry.number} is not of {day}")
        balance += entry.change
        if balance < 0:
            raise BadBook(f"{entry.number}: {entry.amount} went out, {balance + entry.amount} was there")
        sums[entry.kind] += entry.amount
        rows.append(CashRow(entry, balance))
    return CashDay(
        day, opening, tuple(rows), sums[CashKind.RECEIPT], sums[CashKind.REFUND], sums[CashKind.DEPOSIT], balance
    )
