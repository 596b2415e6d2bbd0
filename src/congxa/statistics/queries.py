"""Reads of counted visits."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from congxa.kernel.clock import day_of, last_month, last_week, month_of, week_of, yesterday
from congxa.kernel.moment import OfOneMoment
from congxa.statistics.models import PageDay, Reader, VisitDay

READING = timedelta(minutes=5)
VISIT_PERIODS = {
    "reading_now": _("Đang xem"),
    "today": _("Hôm nay"),
    "yesterday": _("Hôm qua"),
    "this_week": _("Tuần này"),
    "last_week": _("Tuần trước"),
    "this_month": _("Tháng này"),
    "last_month": _("Tháng trước"),
    "all_days": _("Tất cả"),
}
"""What readers call the fields of :class:`VisitFigures`, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class VisitFigures:
    """The visits of one office's portal by period; weeks begin on Monday, days in Vietnamese time."""

    today: int = 0
    yesterday: int = 0
    this_week: int = 0
    last_week: int = 0
    this_month: int = 0
    last_month: int = 0
    all_days: int = 0
    reading_now: int = 0


def visit_figures(now: datetime) -> dict[int, VisitFigures]:
    """Return the figures of every office that was ever visited (two queries)."""
    periods = {name: Sum("visits", filter=within, default=0) for name, within in _periods(now).items()}
    periods["all_days"] = Sum("visits", default=0)
    rows: Iterable[Any] = VisitDay.objects.values("office_id").annotate(**periods)
    reading = dict(
        Reader.objects.filter(last_seen__gte=now - READING).values_list("office_id").annotate(Count("id")).order_by()
    )
    return {
        row["office_id"]: VisitFigures(
            **{name: row[name] for name in periods}, reading_now=reading.get(row["office_id"], 0)
        )
        for row in rows
    }


class VisitReading:
    """The figures as read at one moment, so that eight figures of one page cost two queries and agree."""

    def __init__(self) -> None:
        self._all = OfOneMoment[None, dict[int, VisitFigures]](lambda _house, now: visit_figures(now))

    def of(self, office_id: int | None, now: datetime) -> VisitFigures:
        """Return the figures of an office, or of the whole house; read once for one ``now`` (the very object)."""
        found = self._all.of(None, now)
        if office_id is not None:
            return found.get(office_id, VisitFigures())
        names = [field.name for field in fields(VisitFigures)]
        return VisitFigures(**{name: sum(getattr(one, name) for one in found.values()) for name in names})


def _periods(now: datetime) -> dict[str, Q]:
    today = day_of(now)
    return {
        "today": Q(day=today),
        "yesterday": Q(day=yesterday(now)),
        "this_week": Q(day__range=(week_of(now).first, today)),
        "last_week": Q(day__range=last_week(now)),
        "this_month": Q(day__range=(month_of(now).first, today)),
        "last_month": Q(day__range=last_month(now)),
    }


class Views(NamedTuple):
    """How often a page was opened: from one day to another, and on all days that were counted."""

    within: int = 0
    ever: int = 0


NO_VIEWS = Views()
"""Of a page that nobody was seen to open."""


def views_of_offices(
    office_ids: Iterable[int], paths: "Iterable[str] | QuerySet[Any, Any]", since: date, until: date
) -> dict[tuple[int, str], Views]:
    """Return the views of ``paths`` in many offices by (office, path), one query whatever their number.

    ``paths`` are addresses inside an office; a queryset of one column stays in the database, so that a report over
    thousands of pages sends no list of them. Pages nobody opened have no entry.
    """
    found = PageDay.objects.filter(office_id__in=list(office_ids), path__in=paths)
    rows: Iterable[Any] = found.values("office_id", "path").annotate(**_sums(since, until)).order_by()
    return {(row["office_id"], row["path"]): Views(row["within"], row["ever"]) for row in rows}


def views_below(prefix: str, since: date, until: date) -> dict[str, Views]:
    """Return the views of every address that begins with ``prefix``, all offices added up (one query)."""
    found = PageDay.objects.filter(path__startswith=prefix)
    rows: Iterable[Any] = found.values("path").annotate(**_sums(since, until)).order_by()
    return {row["path"]: Views(row["within"], row["ever"]) for row in rows}


def _sums(since: date, until: date) -> dict[str, Sum]:
    return {"within": Sum("views", filter=Q(day__gte=since, day__lte=until), default=0), "ever": Sum("views")}
