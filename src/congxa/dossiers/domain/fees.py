"""What a dossier costs: lines in whole đồng, a discount for one kind of people, nothing rounded up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


class BadFee(ValueError):
    """An amount, a quantity or a discount makes no sense. Its message is a Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Price:
    """An announced fee (`phí`) or charge (`lệ phí`): for which channel (empty: any) and which days (both included)."""

    key: int
    kind: str
    name: str
    amount: int
    channel: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str = ""

    def holds(self, channel: str, day: date) -> bool:
        """Whether it is to be paid for a dossier that came that way on that day."""
        since = self.valid_from is None or self.valid_from <= day
        until = self.valid_to is None or day <= self.valid_to
        return since and until and self.channel in {"", channel}


@dataclass(frozen=True, slots=True)
class Cost:
    """One line: `amount` is what is left of price times quantity after `discount` per cent."""

    price: Price
    quantity: int
    discount: int
    amount: int


def costs(
    prices: Iterable[Price], *, channel: str, day: date, quantities: dict[int, int] | None = None, discount: int = 0
) -> list[Cost]:
    """The lines of a dossier. `quantities` counts by the key of a price, 1 where nothing is said, 0 leaves it out.

    A part of a đồng is left to the applicant. Raises BadFee for a discount outside 0 to 100 or a negative number.
    """
    if not 0 <= discount <= 100:
        raise BadFee("Mức giảm phải từ 0 đến 100 %.")
    found = []
    for price in prices:
        quantity = (quantities or {}).get(price.key, 1)
        if quantity < 0 or price.amount < 0:
            raise BadFee("Số lượng và mức thu không được âm.")
        if quantity and price.holds(channel, day):
            found.append(Cost(price, quantity, discount, price.amount * quantity * (100 - discount) // 100))
    return found


@dataclass(frozen=True, slots=True)
class Balance:
    """What a dossier costs and what came in, in đồng. Refunds are taken off what was paid."""

    due: int
    paid: int

    @property
    def owed(self) -> int:
        """What is still to be paid."""
        return max(self.due - self.paid, 0)

    @property
    def overpaid(self) -> int:
        """What was paid too much and is offered for refund."""
        return max(self.paid - self.due, 0)


def balance(due: Sequence[int], paid: Sequence[int], refunded: Sequence[int]) -> Balance:
    """The balance of amounts charged, paid and given back."""
    return Balance(sum(due), sum(paid) - sum(refunded))
