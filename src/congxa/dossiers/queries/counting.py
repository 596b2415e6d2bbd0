"""The figures of the reports, counted by the database in one query by the rules of `domain/figures.py`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from congxa.dossiers.domain.figures import COLUMNS, Figures, parts_of
from congxa.dossiers.domain.in_time import Punctuality
from congxa.dossiers.domain.states import DONE, S
from congxa.dossiers.models import Channel, Dossier, DossierPause

GROUPS: Mapping[str, str] = {
    "office": "office",
    "competent": "competent",
    "field": "procedure__field",
    "procedure": "procedure__procedure",
    "channel": "channel",
    "assignee": "assignee",
}
"""By what figures can be broken down, and the column of the dossier that says so."""


def figures(
    *, since: datetime, until: datetime, offices: Collection[int] | None = None, only: Q | None = None
) -> Figures:
    """The figures of the offices (None: all) over the period from `since` to before `until`; one query.

    `only` narrows to some dossiers (see :func:`of_group`).
    """
    found: dict[str, Any] = _rows(since, until, offices, only).aggregate(**_counts(since, until))
    return Figures(**found)


def figures_by(
    group: str, *, since: datetime, until: datetime, offices: Collection[int] | None = None, only: Q | None = None
) -> dict[Any, Figures]:
    """The same for each office, field, …: the key of the group and its figures; one query, and they add up.

    Raises KeyError for a group that is not one of :data:`GROUPS`.
    """
    return figures_of_spans(group, since=[since], until=until, offices=offices, only=only)[0]


def figures_of_spans(
    group: str,
    *,
    since: Sequence[datetime],
    until: datetime,
    offices: Collection[int] | None = None,
    only: Q | None = None,
) -> list[dict[Any, Figures]]:
    """The same for each of several periods that end together; one query for all of them.

    A group that has nothing in one of the periods may stand there with zeros.
    """
    column = GROUPS[group]
    counts = {f"{name}_{at}": count for at, start in enumerate(since) for name, count in _counts(start, until).items()}
    rows = list(_rows(min(since), until, offices, only).order_by().values(column).annotate(**counts))
    return [
        {row[column]: Figures(**{name: row[f"{name}_{at}"] for name in COLUMNS}) for row in rows}
        for at in range(len(since))
    ]


def behind(
    name: str, *, since: datetime, until: datetime, offices: Collection[int] | None = None, only: Q | None = None
) -> QuerySet[Dossier]:
    """The dossiers behind a number: those that the column or sum `name` counts, what is due first.

    Raises KeyError for a name that is neither a column nor a sum.
    """
    known = rules(since, until)
    wanted = Q()
    for part in parts_of(name):
        wanted |= known[part]
    rows = _rows(since, until, offices, only).filter(wanted)
    return rows.select_related("procedure", "office", "assignee").order_by("due_at", "accepted_at", "pk")


def of_group(group: str, key: object) -> Q:
    """The dossiers of one office, field, …, for `only`. Raises KeyError for a group that nobody knows."""
    return Q(**{GROUPS[group]: key})


def _rows(
    since: datetime, until: datetime, offices: Collection[int] | None, only: Q | None = None
) -> QuerySet[Dossier]:
    """Every dossier that the period could count, with whether it waits when the period ends."""
    waits = DossierPause.objects.filter(dossier=OuterRef("pk"), since__lt=until)
    waits = waits.filter(Q(until__isnull=True) | Q(until__gte=until))
    alive = Q(accepted_at__lt=until) & (Q(ended_at__isnull=True) | Q(ended_at__gte=since) | Q(returned_at__gte=since))
    refused = Q(state=S.REFUSED, ended_at__gte=since, ended_at__lt=until)
    rows = Dossier.objects.filter(alive | refused)
    if offices is not None:
        rows = rows.filter(office__in=offices)
    if only is not None:
        rows = rows.filter(only)
    return rows.annotate(waits=Exists(waits))


def _counts(since: datetime, until: datetime) -> dict[str, Count]:
    return {name: Count("pk", filter=rule) for name, rule in rules(since, until).items()}


def rules(since: datetime, until: datetime) -> dict[str, Q]:
    """Which dossiers each column counts. Counting and listing use the same rule."""
    accepted = Q(accepted_at__isnull=False, accepted_at__lt=until)
    before, within = accepted & Q(accepted_at__lt=since), accepted & Q(accepted_at__gte=since)
    ended = accepted & Q(ended_at__gte=since, ended_at__lt=until)
    standing = accepted & (Q(ended_at__isnull=True) | Q(ended_at__gte=until))
    solved = ended & Q(state__in=DONE)
    overdue = Q(due_at__isnull=False, due_at__lt=until)
    return {
        "carried_over": before & (Q(ended_at__isnull=True) | Q(ended_at__gte=since)),
        "online": within & Q(channel=Channel.ONLINE),
        "counter": within & Q(channel=Channel.COUNTER),
        "post": within & Q(channel=Channel.POST),
        "early": solved & Q(punctuality=Punctuality.EARLY),
        "on_time": solved & Q(punctuality=Punctuality.ON_TIME),
        "late": solved & Q(punctuality=Punctuality.LATE),
        "withdrawn": ended & Q(state=S.WITHDRAWN),
        "stopped": ended & Q(state=S.STOPPED),
        "in_time": standing & Q(waits=False) & (Q(due_at__isnull=True) | Q(due_at__gte=until)),
        "overdue": standing & Q(waits=False) & overdue,
        "paused": standing & Q(waits=True),
        "returned": accepted & Q(returned_at__gte=since, returned_at__lt=until),
        "refused": Q(accepted_at__isnull=True, state=S.REFUSED, ended_at__gte=since, ended_at__lt=until),
    }
