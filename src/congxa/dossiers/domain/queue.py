"""The queue at the counters: the life of a ticket, who is called next, how long it takes, which times can be booked.

Plain values; the rows come from the models. No law says in which order people are called, only that some go first:
people with disabilities (Luật Người khuyết tật 51/2010/QH12) and the old, from 60 (Luật Người cao tuổi 39/2009/QH12,
art. 2). Which article says so of counters is recalled, not checked; the order below is the house's own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from math import ceil
from statistics import median

from congxa.dossiers.domain.marking import gettext_noop
from congxa.kernel.states import Move, StateTable

IN_A_ROW = 2
"""So many who go first are called before one who has no such reason gets a turn: nobody waits for ever."""
RECENT = 20
"""So many of the last services say how long one takes."""
KNOWN_FROM = 3
"""From so many services on a matter's length counts as known."""
LEAST = 1.0
"""No service counts as shorter than this many minutes: a ticket closed by mistake says nothing."""


class TicketState(StrEnum):
    """Where a ticket is."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    DONE = "done"
    GONE = "gone"


class Reason(StrEnum):
    """Why somebody is called before others."""

    NONE = ""
    OLD = "old"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    INFANT = "infant"
    MERIT = "merit"


_W, _C, _S, _D, _G = (str(state) for state in TicketState)
TICKETS = StateTable(
    states={
        _W: gettext_noop("Đang chờ"),
        _C: gettext_noop("Đang gọi"),
        _S: gettext_noop("Đang phục vụ"),
        _D: gettext_noop("Đã xong"),
        _G: gettext_noop("Vắng mặt"),
    },
    moves=(
        Move(name="call", source=_W, target=_C, label=gettext_noop("Gọi số")),
        Move(name="call_again", source=_C, target=_C, label=gettext_noop("Gọi lại")),
        Move(name="start", source=_C, target=_S, label=gettext_noop("Bắt đầu phục vụ")),
        Move(name="done", source=_C, target=_D, label=gettext_noop("Phục vụ xong")),
        Move(name="done", source=_S, target=_D, label=gettext_noop("Phục vụ xong")),
        Move(name="no_show", source=_C, target=_G, label=gettext_noop("Ghi vắng mặt")),
        Move(name="no_show", source=_W, target=_G, label=gettext_noop("Ghi vắng mặt")),
        Move(name="come_back", source=_G, target=_W, label=gettext_noop("Cho chờ lại")),
        Move(name="move", source=_C, target=_W, label=gettext_noop("Chuyển quầy")),
        Move(name="move", source=_S, target=_W, label=gettext_noop("Chuyển quầy")),
        Move(name="move", source=_W, target=_W, label=gettext_noop("Chuyển quầy")),
    ),
    initial=_W,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One who waits. `since` is when the turn counts from; `first_from`, when it begins to go before others, if ever.

    `sent` is true for who was sent on by another counter: they have waited already and come next there.
    """

    key: int
    since: datetime
    first_from: datetime | None = None
    sent: bool = False

    def goes_first(self, now: datetime) -> bool:
        """Whether a reason or an appointment lets this one go before others now."""
        return self.first_from is not None and self.first_from <= now


def calling_order(waiting: Iterable[Waiting], *, firsts_called: int, now: datetime) -> list[Waiting]:
    """All who wait in the order in which they will be called.

    Who was sent on from another counter comes first. Then who goes first, by the time they count from, but after
    :data:`IN_A_ROW` of them one of the others. `firsts_called` is how many who go first were called last in a row.
    """
    rows = sorted(waiting, key=lambda one: (one.since, one.key))
    order = [one for one in rows if one.sent]
    firsts = [one for one in rows if not one.sent and one.goes_first(now)]
    others = [one for one in rows if not one.sent and not one.goes_first(now)]
    run = firsts_called
    while firsts or others:
        if firsts and (run < IN_A_ROW or not others):
            order.append(firsts.pop(0))
            run += 1
        else:
            order.append(others.pop(0))
            run = 0
    return order


def typical_minutes(today: Sequence[float], lately: Sequence[float]) -> float | None:
    """How long one service takes, in minutes: the median of the last :data:`RECENT` (newest first).

    Those of `today` are asked first, then those of `lately`, today's included; None when there are fewer than
    :data:`KNOWN_FROM` of either: then nobody is told a figure.
    """
    for services in (today, lately):
        if len(services) >= KNOWN_FROM:
            return median(max(one, LEAST) for one in services[:RECENT])
    return None


def wait_minutes(*, ahead: int, counters: int, busy: int, minutes: float | None) -> int | None:
    """About how many minutes until the next turn; None when no counter is open, or how long one takes is not known.

    `ahead` wait before, `counters` are open and `busy` of them have somebody, who is taken to be half way through.
    """
    if counters <= 0:
        return None
    free = counters - min(busy, counters)
    if ahead < free:
        return 0
    if minutes is None:
        return None
    return ceil(minutes * (ahead - free + 0.5 * min(busy, counters) + 0.5 * free) / counters)


def said_minutes(minutes: int) -> int:
    """An estimate as one says it: up to ten by the minute, then by fives; never less than reckoned."""
    return minutes if minutes <= 10 else 5 * ceil(minutes / 5)


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that can be booked, `ends` excluded."""

    starts: datetime
    ends: datetime


def slots(stretches: Iterable[tuple[datetime, datetime]], minutes: int) -> list[Slot]:
    """The slots of a day's office hours, each whole and within one session. Raises ValueError below five minutes."""
    if minutes < 5:
        raise ValueError("a slot lasts five minutes or more")
    length = timedelta(minutes=minutes)
    found = []
    for opens, closes in stretches:
        count = int((closes - opens) / length)
        edges = [opens + length * place for place in range(count + 1)]
        found += [Slot(starts, ends) for starts, ends in pairwise(edges)]
    return found


def waited(times: Sequence[float], share: float) -> float | None:
    """The wait within which `share` (0 to 1) of people were called, by nearest rank; None when nobody was."""
    if not times:
        return None
    return sorted(times)[max(0, ceil(share * len(times)) - 1)]
