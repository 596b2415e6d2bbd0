"""The public board: how each office handles its dossiers, as aggregates."""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congxa.dossiers.domain import spans
from congxa.dossiers.domain.figures import Figures
from congxa.dossiers.figures.words import FIGURE_LABELS, FIGURE_MEANINGS
from congxa.dossiers.queries.board import READING, by_field, in_time_share
from congxa.kernel.clock import day_of
from congxa.kernel.text import sort_key
from congxa.procedures.service import Field
from congxa.records.service import cacheable, current, keep_until
from congxa.units.service import OfficeEntry, directory

KEPT = timedelta(seconds=60)
EXPLAINED = ("received", "solved", "in_work", "office")


@require_safe
@cacheable
def board(request: HttpRequest) -> HttpResponse:
    """Show the month and the year of the office, by field, and those of the offices below it."""
    entry: OfficeEntry | None = getattr(request, "office", None)
    if entry is None:
        raise Http404
    now = timezone.now()
    own = READING.of(entry.id, now)
    context = {
        "office": entry,
        "now": now,
        "periods": [("month", own.month, in_time_share(own.month)), ("year", own.year, in_time_share(own.year))],
        "fields": _fields(entry.id, now),
        "offices": _offices(entry, now),
        "meanings": [(FIGURE_LABELS.get(name, ""), FIGURE_MEANINGS[name]) for name in EXPLAINED],
    }
    response = render(request, "dossiers/figs/board.html", context)
    # Not older than a minute, and one counting a minute at most, however many read it.
    return keep_until(response, now + KEPT, now) if not request.user.is_authenticated else response


def _fields(office: int, now: datetime) -> list[tuple[str, Figures, object]]:
    found = by_field(office, spans.year(day_of(now).year).period.first, now)
    names = dict(Field.objects.filter(pk__in=found).values_list("pk", "name"))
    rows = [(names[key], one, in_time_share(one)) for key, one in found.items() if one != Figures()]
    return sorted(rows, key=lambda row: sort_key(row[0]))


def _offices(entry: OfficeEntry, now: datetime) -> list[tuple[OfficeEntry, Figures, Figures, object]]:
    boards, today = READING.all(now), day_of(now)
    below = [one for one in directory(current("units")).by_id.values() if one.upper_id == entry.id]
    rows = []
    for one in below:
        found = boards.get(one.id)
        month, year = (found.month, found.year) if found else (Figures(), Figures())
        if found or not one.ended(today):
            rows.append((one, month, year, in_time_share(year)))
    return sorted(rows, key=lambda row: sort_key(row[0].short_name))
