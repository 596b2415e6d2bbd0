"""What an office offers on a day, read with three queries however much it is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Prefetch, Q, QuerySet

from congxa.kernel.periods import TimeLimit, Unit
from congxa.kernel.text import sort_key
from congxa.procedures.models import LifeEvent, Offering, OnlineLevel, Procedure, ProcedureVersion
from congxa.procedures.queries.versions import in_force, with_parts


@dataclass(frozen=True)
class Offered:
    """A procedure as an office offers it: the catalogue's version of the day, and the office's own particulars."""

    offering: Offering
    procedure: Procedure
    version: ProcedureVersion
    events: tuple[LifeEvent, ...]

    @property
    def code(self) -> str:
        """Return the national code."""
        return self.procedure.code

    @property
    def limit(self) -> TimeLimit | None:
        """Return the time limit that holds here: the office's own shorter one, else the announced one."""
        if self.offering.limit_value is not None:
            return TimeLimit(self.offering.limit_value, Unit(self.offering.limit_unit), self.version.cutoff)
        return self.version.limit

    @property
    def spoken(self) -> list[str]:
        """Return what people call it."""
        return self.procedure.spoken.splitlines()

    @property
    def path(self) -> str:
        """Return its address below the office's mount."""
        return f"dich-vu-cong/{self.procedure.code}/"


def offerings_on(day: date) -> QuerySet[Offering]:
    """Return the offerings of all offices that hold on ``day``."""
    return Offering.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


def offered(office_id: int, day: date) -> list[Offered]:
    """Return what an office offers on ``day``, by field and name; three queries."""
    return _read(offerings_on(day).filter(office=office_id), in_force(day))


def offered_everywhere(day: date) -> list[Offered]:
    """Return what all offices offer on ``day``; three queries."""
    return _read(offerings_on(day), in_force(day))


def offered_one(office_id: int, code: str, day: date) -> Offered | None:
    """Return one procedure as an office offers it on ``day``, with papers, fees and steps; at most seven queries."""
    found = _read(offerings_on(day).filter(office=office_id, procedure__code=code), with_parts(in_force(day)))
    return found[0] if found else None


def life_events_of(rows: Iterable[Offered]) -> list[tuple[LifeEvent, int]]:
    """Return the life events of what is offered with how many procedures each leads to, in their order; no query."""
    events = {event.pk: event for row in rows for event in row.events}
    counts = Counter(event.pk for row in rows for event in row.events)
    ordered = sorted(events.values(), key=lambda event: (event.order, event.name))
    return [(event, counts[event.pk]) for event in ordered]


def _read(offerings: QuerySet[Offering], versions: QuerySet[ProcedureVersion]) -> list[Offered]:
    rows = offerings.select_related("procedure").prefetch_related(
        Prefetch("procedure__versions", versions.select_related("field"), to_attr="current"),
        "procedure__life_events",
    )
    found = []
    for row in rows:
        current: list[ProcedureVersion] = row.procedure.current  # type: ignore[attr-defined]  # set by the prefetch
        if current:
            found.append(Offered(row, row.procedure, current[0], tuple(row.procedure.life_events.all())))
    return sorted(found, key=_by_field)


def _by_field(one: Offered) -> tuple[object, object]:
    return sort_key(one.version.field.name), sort_key(one.version.name)


class OfferedCount(NamedTuple):
    """How many procedures are offered, and how many of them online from beginning to end."""

    all: int
    full: int


def count_offered(office_id: int | None, day: date) -> OfferedCount:
    """Count the procedures offered on ``day`` by an office, or by any office, each once; one query."""
    offerings = offerings_on(day).filter(procedure__versions__in=in_force(day))
    if office_id is not None:
        offerings = offerings.filter(office=office_id)
    # The condition and the count stand on the same join: of each procedure, the version in force.
    is_full = Q(procedure__versions__online_level=OnlineLevel.FULL)
    counts: dict[str, int] = offerings.aggregate(
        all=Count("procedure", distinct=True), full=Count("procedure", distinct=True, filter=is_full)
    )
    return OfferedCount(**counts)


def last_change(office_id: int, day: date) -> date | None:
    """Return the last day on which what an office offers has changed; None when it offers nothing; one query."""
    rows = offerings_on(day).filter(office=office_id, procedure__versions__in=in_force(day))
    return max((max(pair) for pair in rows.values_list("valid_from", "procedure__versions__valid_from")), default=None)
