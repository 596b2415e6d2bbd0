"""Which lines of a bank's statement pay which orders. Every line gets one answer; no đồng is lost or counted twice."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from congxa.dossiers.domain.payment import transfer_reference
from congxa.kernel.text import fold


class Outcome(StrEnum):
    """What a line of the statement is."""

    PAID = "paid"
    """Completes its order, to the đồng."""
    PARTIAL = "partial"
    """Less than what was left: the order waits for the rest."""
    OVERPAID = "overpaid"
    """Completes its order and leaves something to give back."""
    PAID_TWICE = "paid_twice"
    """Its order was paid already: all of it is to be given back."""
    REPEATED = "repeated"
    """The same transaction was booked before or stands twice in the file: nothing happens."""
    AMBIGUOUS = "ambiguous"
    """Names several orders: a person decides."""
    UNKNOWN = "unknown"
    """Names no order."""
    OUTGOING = "outgoing"
    """Money that went out."""


@dataclass(frozen=True, slots=True)
class PaymentOrder:
    """What is owed: `reference` as `transfer_reference` makes it, `amount`, and `paid` of it so far, in đồng."""

    reference: str
    amount: int
    paid: int = 0

    @property
    def left(self) -> int:
        """What is still owed."""
        return max(self.amount - self.paid, 0)


@dataclass(frozen=True, slots=True)
class BankLine:
    """One line of a statement. `transaction` is the bank's own number (may be empty); money out is negative."""

    transaction: str
    day: date | None
    amount: int
    content: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """The answer for one line: `credited` to the order, `surplus` to give back, `left` still owed afterwards."""

    line: BankLine
    outcome: Outcome
    reference: str = ""
    credited: int = 0
    surplus: int = 0
    left: int = 0


def match_payments(
    orders: Iterable[PaymentOrder], lines: Iterable[BankLine], booked: Collection[object] = ()
) -> tuple[Match, ...]:
    """One answer per line, in their order. `booked` are transaction numbers that were entered before.

    Lines without a transaction number are told apart by day, amount and content, in `booked` too.
    """
    open_orders = {order.reference: order for order in orders}
    seen: set[object] = set(booked)
    answers = []
    for line in lines:
        identity = line.transaction or (line.day, line.amount, line.content)
        answer = Match(line, Outcome.REPEATED) if identity in seen else _match(open_orders, line)
        seen.add(identity)
        if answer.credited:
            order = open_orders[answer.reference]
            open_orders[order.reference] = replace(order, paid=order.paid + answer.credited)
        answers.append(answer)
    return tuple(answers)


def named_references(content: str, references: Iterable[str]) -> tuple[str, ...]:
    """Those of `references` that `content` names, however the bank spaced or punctuated it.

    A reference inside a longer one that is named too is not meant.
    """
    bare = re.sub(r"[^A-Z0-9]", "", fold(content).upper())
    found = {reference for reference in references if transfer_reference(reference) in bare}
    return tuple(sorted(one for one in found if not any(one != other and one in other for other in found)))


def _match(orders: dict[str, PaymentOrder], line: BankLine) -> Match:
    if line.amount <= 0:
        return Match(line, Outcome.OUTGOING)
    named = named_references(line.content, orders)
    if len(named) != 1:
        return Match(line, Outcome.AMBIGUOUS if named else Outcome.UNKNOWN)
    order = orders[named[0]]
    credited = min(line.amount, order.left)
    surplus, left = line.amount - credited, order.left - credited
    if not credited:
        outcome = Outcome.PAID_TWICE
    elif surplus:
        outcome = Outcome.OVERPAID
    else:
        outcome = Outcome.PARTIAL if left else Outcome.PAID
    return Match(line, outcome, order.reference, credited, surplus, left)
