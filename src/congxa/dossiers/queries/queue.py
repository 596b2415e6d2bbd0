"""What is read of the queue: the board of the waiting room, the order, how long it takes, what the day was like."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import fmean

from congxa.dossiers.domain.queue import (
    TicketState,
    Waiting,
    calling_order,
    said_minutes,
    typical_minutes,
    wait_minutes,
    waited,
)
from congxa.dossiers.models import QueueMatter, ServiceCounter, Ticket
from congxa.dossiers.waiting_room import AT_COUNTER, firsts_called, is_seated
from congxa.kernel.clock import day_of

PROMISED = 30
"""Minutes within which a turn should come; the figures say for how many it did. The house's own measure."""
_LATELY = timedelta(days=7)


@dataclass(frozen=True)
class Line:
    """The queue of one matter as whoever comes now finds it.

    ``ahead`` would be called before, also for other matters of the same counters; ``minutes`` is about how long that
    takes, None when it is not known; ``open`` says whether a counter that serves the matter has somebody at it.
    """

    matter: QueueMatter
    ahead: int
    minutes: int | None
    open: bool


@dataclass(frozen=True)
class Board:
    """The waiting room of an office at a moment; six queries, however many wait.

    ``order`` are those who wait as they will be called, ``called`` those at a counter, the latest call first.
    """

    matters: list[QueueMatter]
    counters: list[ServiceCounter]
    order: list[Ticket]
    called: list[Ticket]
    now: datetime
    _typical: dict[int, float] = field(default_factory=dict)

    @property
    def calling(self) -> list[Ticket]:
        """Those who are called and have not come yet."""
        return [ticket for ticket in self.called if ticket.state == TicketState.CALLED]

    def ahead_of(self, ticket: Ticket) -> int:
        """How many are called before a waiting ticket by counters that also serve it."""
        rivals = self._rivals(ticket.matter_id)
        place = next((at for at, one in enumerate(self.order) if one.pk == ticket.pk), len(self.order))
        return sum(one.matter_id in rivals for one in self.order[:place])

    def minutes_for(self, matter_id: int, ahead: int) -> int | None:
        """About how long one waits with so many before, in minutes as one says them; None when it is not known."""
        open_here = self._open(matter_id)
        taken = {ticket.counter_id for ticket in self.called}
        busy = sum(one.pk in taken for one in open_here)
        minutes = self._length(self._before(matter_id)[:ahead]) if ahead else self._typical.get(matter_id)
        found = wait_minutes(ahead=ahead, counters=len(open_here), busy=busy, minutes=minutes)
        return None if found is None else said_minutes(found)

    def is_open(self, matter_id: int) -> bool:
        """Whether somebody sits at a counter that serves the matter."""
        return bool(self._open(matter_id))

    def lines(self) -> list[Line]:
        """The queue of each matter that is taken in."""
        found = []
        for matter in self.matters:
            ahead = len(self._before(matter.pk))
            found.append(Line(matter, ahead, self.minutes_for(matter.pk, ahead), self.is_open(matter.pk)))
        return found

    def _before(self, matter_id: int) -> list[Ticket]:
        """All who wait for a counter that also serves the matter, as they will be called."""
        rivals = self._rivals(matter_id)
        return [one for one in self.order if one.matter_id in rivals]

    def _length(self, tickets: list[Ticket]) -> float | None:
        """How long one of these takes on average; None when that of any is not known."""
        lengths = [self._typical.get(one.matter_id) for one in tickets]
        known = [one for one in lengths if one is not None]
        return fmean(known) if known and len(known) == len(lengths) else None

    def _open(self, matter_id: int) -> list[ServiceCounter]:
        return [one for one in self.counters if is_seated(one, self.now) and matter_id in self._served(one)]

    def _rivals(self, matter_id: int) -> set[int]:
        served = [self._served(one) for one in self.counters]
        return set().union({matter_id}, *(letters for letters in served if matter_id in letters))

    @staticmethod
    def _served(counter: ServiceCounter) -> set[int]:
        return {matter.pk for matter in counter.matters.all()}


def board(office_id: int, now: datetime) -> Board:
    """Read the waiting room of an office."""
    today = Ticket.objects.filter(office=office_id, day=day_of(now))
    matters = list(QueueMatter.objects.filter(office=office_id, open=True))
    counters = ServiceCounter.objects.filter(office=office_id, open=True).select_related("officer")
    rows = list(today.filter(state__in=(TicketState.WAITING, *AT_COUNTER)).select_related("matter", "counter"))
    called = sorted((one for one in rows if one.state in AT_COUNTER), key=_called_at, reverse=True)
    waiting = {one.pk: one for one in rows if one.state == TicketState.WAITING}
    queue = [Waiting(one.pk, one.since, one.first_from, one.sent) for one in waiting.values()]
    order = [waiting[one.key] for one in calling_order(queue, firsts_called=firsts_called(today), now=now)]
    typical = _typical(matters, now)
    return Board(matters, list(counters.prefetch_related("matters")), order, called, now, typical)


def _called_at(ticket: Ticket) -> tuple[datetime, int]:
    return ticket.called_at or ticket.drawn_at, ticket.pk


def _typical(matters: Iterable[QueueMatter], now: datetime) -> dict[int, float]:
    """How long a service of each matter takes, in minutes, where it is known."""
    today: dict[int, list[float]] = defaultdict(list)
    lately: dict[int, list[float]] = defaultdict(list)
    matters = list(matters)
    rows = Ticket.objects.filter(
        matter__in=matters, state=TicketState.DONE, ended_at__gt=now - _LATELY, started_at__isnull=False
    )
    for matter_id, started, ended in rows.order_by("-ended_at").values_list("matter", "started_at", "ended_at")[:300]:
        if started is not None and ended is not None:
            length = (ended - started).total_seconds() / 60
            lately[matter_id].append(length)
            if day_of(ended) == day_of(now):
                today[matter_id].append(length)
    found = {matter.pk: typical_minutes(today[matter.pk], lately[matter.pk]) for matter in matters}
    return {key: minutes for key, minutes in found.items() if minutes is not None}


@dataclass(frozen=True)
class Waits:
    """What waiting was like: numbers drawn, called, not there; waits and services in minutes; ratings."""

    drawn: int
    called: int
    gone: int
    waiting: int
    median: float | None
    nine_in_ten: float | None
    longest: float | None
    in_time: float | None
    service: float | None
    rated: int
    stars: float | None


def waits(office_id: int, first: date, last: date) -> dict[str, Waits]:
    """What waiting was like from `first` to `last`, both included, by matter and whole (key ``""``); one query.

    The wait is that from drawing a number, or from the hour of the appointment, to the first call.
    """
    rows = Ticket.objects.filter(office=office_id, day__range=(first, last)).values_list(
        "matter__name", "state", "drawn_at", "appointment__starts_at", "first_called_at", "started_at", "ended_at",
        "rating__stars",
    )  # fmt: skip
    groups: dict[str, list[tuple[object, ...]]] = {"": []}
    for name, *row in rows:
        groups[""].append(tuple(row))
        groups.setdefault(name, []).append(tuple(row))
    return {name: _waits(group) for name, group in groups.items()}


def _waits(rows: list[tuple[object, ...]]) -> Waits:
    times, services, stars = [], [], []
    for state, drawn, appointed, called, started, ended, given in rows:
        if isinstance(called, datetime) and isinstance(drawn, datetime):
            since = max(drawn, appointed) if isinstance(appointed, datetime) else drawn
            times.append(max(0.0, (called - since).total_seconds() / 60))
        if state == TicketState.DONE and isinstance(started, datetime) and isinstance(ended, datetime):
            services.append((ended - started).total_seconds() / 60)
        if isinstance(given, int):
            stars.append(given)
    return Waits(
        drawn=len(rows),
        called=len(times),
        gone=sum(row[0] == TicketState.GONE for row in rows),
        waiting=sum(row[0] == TicketState.WAITING for row in rows),
        median=waited(times, 0.5),
        nine_in_ten=waited(times, 0.9),
        longest=max(times, default=None),
        in_time=100 * sum(one <= PROMISED for one in times) / len(times) if times else None,
        service=waited(services, 0.5),
        rated=len(stars),
        stars=fmean(stars) if stars else None,
    )
