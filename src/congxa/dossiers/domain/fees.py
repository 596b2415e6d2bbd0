"""What a dossier costs: amounts × quantities, less what the law lets somebody off. Whole đồng everywhere.

Rounding: each line is rounded down to a whole đồng, once, after the exemption. No rule names a rounding, and the doubt
goes to the payer. Exemptions are not added up: the one that takes most off a line counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

ANY, ONLINE, COUNTER = "any", "online", "counter"


@dataclass(frozen=True, slots=True)
class Rate:
    """A fee or charge: `amount` đồng `per` unit, for a `channel`, from and to a day (both included)."""

    name: str
    amount: int
    per: str = ""
    kind: str = "charge"
    channel: str = ANY
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str = ""

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError(f"{self.name}: a fee cannot be {self.amount} đồng")

    def holds(self, day: date, channel: str) -> bool:
        """Whether it is due for what is filed on `day` by `channel` (ONLINE or COUNTER)."""
        begun = self.valid_from is None or self.valid_from <= day
        ended = self.valid_to is not None and self.valid_to < day
        return begun and not ended and self.channel in {ANY, channel}


@dataclass(frozen=True, slots=True)
class Exemption:
    """`percent` off for somebody; `only` names the rates it is limited to, all when empty."""

    name: str
    percent: int = 100
    only: frozenset[str] = frozenset()
    basis: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.percent <= 100:
            raise ValueError(f"{self.name}: an exemption is 0 to 100 per cent, not {self.percent}")


@dataclass(frozen=True, slots=True)
class FeeLine:
    """A line of the receipt: `full` = amount × quantity, `due` what is to be paid after the exemption."""

    rate: Rate
    quantity: int
    exemption: Exemption | None
    full: int
    due: int


@dataclass(frozen=True, slots=True)
class Bill:
    """The lines and their sum. A quantity of 0 makes no line."""

    lines: tuple[FeeLine, ...]

    @property
    def total(self) -> int:
        """What is to be paid."""
        return sum(line.due for line in self.lines)

    @property
    def let_off(self) -> int:
        """What the exemptions took off."""
        return sum(line.full - line.due for line in self.lines)


def bill(items: Iterable[tuple[Rate, int]], exemptions: Sequence[Exemption] = ()) -> Bill:
    """The bill for rates with their quantities. Raises ValueError for a negative quantity."""
    return Bill(tuple(_line(rate, quantity, exemptions) for rate, quantity in items if quantity))


def rates_on(rates: Iterable[Rate], day: date, channel: str) -> tuple[Rate, ...]:
    """Those of `rates` that hold for what is filed on `day` by `channel`."""
    return tuple(rate for rate in rates if rate.holds(day, channel))


def _line(rate: Rate, quantity: int, exemptions: Sequence[Exemption]) -> FeeLine:
    if quantity < 0:
        raise ValueError(f"{rate.name}: a quantity cannot be {quantity}")
    of_this = [one for one in exemptions if one.percent and (not one.only or rate.name in one.only)]
    best = max(of_this, key=lambda one: one.percent, default=None)
    full = rate.amount * quantity
    return FeeLine(rate, quantity, best, full, full * (100 - (best.percent if best else 0)) // 100)
