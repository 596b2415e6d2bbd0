"""What the reports count, as definitions over plain rows. The database counts by the same rules; a test compares them.

A dossier counts for the office that received it and nowhere else, however many offices it passes through (opencps-v2
#1434 counted linked ones twice). It counts from acceptance on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from congxa.dossiers.domain.in_time import Punctuality, punctuality
from congxa.dossiers.domain.states import Counts


@dataclass(frozen=True, slots=True)
class Row:
    """What counting looks at. `ended` is the end of any kind, `counts` what the dossier's state counts as; `waits` are
    the stretches in which its clock stood still, an open one without an end."""

    channel: str
    accepted: datetime | None
    ended: datetime | None
    counts: Counts
    due: datetime | None = None
    returned: datetime | None = None
    waits: tuple[tuple[datetime, datetime | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """The columns of the report on handling (Nghị định 61/2018/NĐ-CP and its circular; recalled)."""

    carried_over: int = 0
    online: int = 0
    counter: int = 0
    post: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    withdrawn: int = 0
    stopped: int = 0
    in_time: int = 0
    overdue: int = 0
    paused: int = 0
    returned: int = 0
    refused: int = 0

    @property
    def total(self) -> int:
        """Everything there was to do in the period: carried over and received."""
        return self.carried_over + self.received

    @property
    def received(self) -> int:
        """Accepted in the period, whichever way they came."""
        return self.online + self.counter + self.post

    @property
    def solved(self) -> int:
        """Those whose result came in the period."""
        return self.early + self.on_time + self.late

    @property
    def in_work(self) -> int:
        """Those that have not ended when the period ends, also those that wait."""
        return self.in_time + self.overdue + self.paused

    @property
    def balances(self) -> bool:
        """Whether no dossier is lost: what came in is what went out and what is still there."""
        out = self.solved + self.withdrawn + self.stopped + self.in_work
        return self.carried_over + self.received == out

    @property
    def solved_in_time(self) -> int:
        """Solved early or on time: of `solved`, the numerator of the share that is in time."""
        return self.early + self.on_time

    @property
    def ended_without(self) -> int:
        """Those that ended without a result."""
        return self.withdrawn + self.stopped

    def of(self, name: str) -> int:
        """A column or a sum by its name. Raises KeyError for a name that is neither."""
        return sum(getattr(self, part) for part in parts_of(name))

    def as_dict(self) -> dict[str, int]:
        """The columns by name, as a return keeps them."""
        return asdict(self)

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


COLUMNS = tuple(one.name for one in fields(Figures))
"""The columns, each counted once; everything else is a sum of them."""
SUMS: Mapping[str, tuple[str, ...]] = {
    "received": ("online", "counter", "post"),
    "total": ("carried_over", "online", "counter", "post"),
    "solved": ("early", "on_time", "late"),
    "solved_in_time": ("early", "on_time"),
    "in_work": ("in_time", "overdue", "paused"),
    "ended_without": ("withdrawn", "stopped"),
}
"""The sums by name, and the columns they are of. No dossier is in two columns of one sum."""


def parts_of(name: str) -> tuple[str, ...]:
    """The columns that `name`, a column or a sum, is made of. Raises KeyError for a name that is neither."""
    return (name,) if name in COLUMNS else SUMS[name]


def figures_from(kept: Mapping[str, int]) -> Figures:
    """The figures that were kept by :meth:`Figures.as_dict`; a column that did not exist then is nothing."""
    return Figures(**{name: int(kept.get(name, 0)) for name in COLUMNS})


def count(rows: Iterable[Row], *, since: datetime, until: datetime) -> Figures:
    """Count rows over the period from `since` to before `until`; what is open is judged at `until`."""
    return sum((_of(row, since, until) for row in rows), Figures())


def _of(row: Row, since: datetime, until: datetime) -> Figures:
    ended_within = row.ended is not None and since <= row.ended < until
    if row.accepted is None:
        return Figures(refused=int(ended_within and row.counts == Counts.REFUSED))
    if row.accepted >= until or (row.ended is not None and row.ended < since):
        return Figures(returned=int(_returned(row, since, until)))
    came = {"carried_over": 1} if row.accepted < since else {row.channel: 1}
    went = _end(row) if ended_within else _standing(row, until)
    return Figures(**came, **{went: 1}, returned=int(_returned(row, since, until)))


def _returned(row: Row, since: datetime, until: datetime) -> bool:
    return row.returned is not None and since <= row.returned < until


def _end(row: Row) -> str:
    if row.counts in {Counts.WITHDRAWN, Counts.STOPPED} or row.ended is None:
        return str(row.counts)
    return {Punctuality.EARLY: "early", Punctuality.ON_TIME: "on_time", Punctuality.LATE: "late"}[
        punctuality(row.ended, row.due)
    ]


def _standing(row: Row, until: datetime) -> str:
    if any(start < until and (end is None or end >= until) for start, end in row.waits):
        return "paused"
    return "overdue" if row.due is not None and row.due < until else "in_time"
