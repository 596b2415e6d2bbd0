"""The figures that anybody may read: this month and this year, of an office or of the whole house."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Max

from congxa.dossiers.domain import spans
from congxa.dossiers.domain.figures import Figures
from congxa.dossiers.models import DossierEvent
from congxa.dossiers.queries.counting import figures_by, figures_of_spans
from congxa.kernel.clock import day_of

_HOUSE = 0


@dataclass(frozen=True, slots=True)
class Board:
    """Aggregates only: no dossier can be told from them."""

    month: Figures
    year: Figures


_NOTHING = Board(Figures(), Figures())


def in_time_share(found: Figures) -> Decimal | None:
    """The share of what was solved that was not late, in per cent to one place; None when nothing was solved.

    Less than all is never shown as 100, more than nothing never as 0.
    """
    if not found.solved:
        return None
    share = Decimal(found.solved_in_time) * 100 / found.solved
    rounded = share.quantize(Decimal("0.1"))
    if rounded in {0, 100} and rounded != share:
        rounded += Decimal("0.1") if share > rounded else Decimal("-0.1")
    return rounded.normalize() if rounded != rounded.to_integral() else rounded.quantize(Decimal(1))


class BoardReading:
    """The board of every office, counted anew only when something has happened to a dossier, or the minute has passed.

    Looking whether something has happened costs one look at a key, so readers in a crowd cost no counting, and the one
    who comes right after an acceptance sees it.
    """

    def __init__(self, count: Callable[[datetime], dict[int, Board]] | None = None) -> None:
        self._count = count or _boards
        self._held: tuple[int | None, datetime, dict[int, Board]] | None = None

    def of(self, office_id: int | None, now: datetime) -> Board:
        """The board of an office, or of the whole house."""
        return self.all(now).get(_HOUSE if office_id is None else office_id, _NOTHING)

    def forget(self) -> None:
        """Count anew the next time."""
        self._held = None

    def all(self, now: datetime) -> dict[int, Board]:
        """The boards by office; key 0 is the whole house."""
        held = self._held
        if held is not None and held[1] is now:
            return held[2]
        latest, minute = _latest_event(), now.replace(second=0, microsecond=0)
        if held is None or held[0] != latest or held[1].replace(second=0, microsecond=0) != minute:
            found = self._count(now)
        else:
            found = held[2]
        self._held = (latest, now, found)
        return found


def _latest_event() -> int | None:
    latest: int | None = DossierEvent.objects.aggregate(latest=Max("pk"))["latest"]
    return latest


def _boards(now: datetime) -> dict[int, Board]:
    day = day_of(now)
    month, year = spans.month(day.year, day.month), spans.year(day.year)
    by_month, by_year = figures_of_spans("office", since=[month.since, year.since], until=now)
    found = {
        office: Board(by_month.get(office, Figures()), by_year.get(office, Figures()))
        for office in {*by_month, *by_year}
    }
    found[_HOUSE] = Board(sum(by_month.values(), Figures()), sum(by_year.values(), Figures()))
    return found


def by_field(office_id: int, first: date, now: datetime) -> dict[int, Figures]:
    """The figures of an office by field from the day `first` until now; one query."""
    return figures_by("field", since=spans.days(first, first).since, until=now, offices=[office_id])


READING = BoardReading()
"""The one reading of this process."""
