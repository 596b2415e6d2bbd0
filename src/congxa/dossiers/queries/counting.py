"""The figures of the reports, counted by the database in one query by the rules of `domain/figures.py`."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from congxa.dossiers.domain.figures import Figures
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
_COLUMNS = tuple(one.name for one in fields(Figures))


def figures(*, since: datetime, until: datetime, offices: Collection[int] | None = None) -> Figures:
    """The figures of the offices (None: all) over the period from `since` to before `until`; one query."""
    found: dict[str, Any] = _rows(since, until, offices).aggregate(**_counts(since, until))
    return Figures(**found)


def figures_by(
    group: str, *, since: datetime, until: datetime, offices: Collection[int] | None = None
) -> dict[Any, Figures]:
    """The same for each office, field, …: the key of the group and its figures; one query, and they add up.

    Raises KeyError for a group that is not one of :data:`GROUPS`.
    """
    column = GROUPS[group]
    rows = _rows(since, until, offices).order_by().values(column).annotate(**_counts(since, until))
    return {row[column]: Figures(**{name: row[name] for name in _COLUMNS}) for row in rows}


def _rows(since: datetime, until: datetime, offices: Collection[int] | None) -> QuerySet[Dossier]:
    """Every dossier that the period could count, with whether it waits when the period ends."""
    waits = DossierPause.objects.filter(dossier=OuterRef("pk"), since__lt=until)
    waits = waits.filter(Q(until__isnull=True) | Q(until__gte=until))
    alive = Q(accepted_at__lt=until) & (Q(ended_at__isnull=True) | Q(ended_at__gte=since) | Q(returned_at__gte=since))
    refused = Q(state=S.REFUSED, ended_at__gte=since, ended_at__lt=until)
    rows = Dossier.objects.filter(alive | refused)
    if offices is not None:
        rows = rows.filter(office__in=offices)
    return rows.annotate(waits=Exists(waits))


def _counts(since: datetime, until: datetime) -> dict[str, Count]:
    accepted = Q(accepted_at__isnull=False, accepted_at__lt=until)
    before, within = accepted & Q(accepted_at__lt=since), accepted & Q(accepted_at__gte=since)
    ended = accepted & Q(ended_at__gte=since, ended_at__lt=until)
    standing = accepted & (Q(ended_at__isnull=True) | Q(ended_at__gte=until))
    solved = ended & Q(state__in=DONE)
    overdue = Q(due_at__isnull=False, due_at__lt=until)
    rules = {
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
    return {name: Count("pk", filter=rule) for name, rule in rules.items()}
