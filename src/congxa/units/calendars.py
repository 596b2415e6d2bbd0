"""The working calendar of an office, read from its own rows and those of the offices above it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

import congxa
from congxa.kernel.workdays import DayKind, Hours, Session, SpecialDay, WorkCalendar
from congxa.units.models import ALWAYS, CalendarDay, CalendarYear, Office, OpeningHours

PACK = Path(congxa.__file__).parent / "law" / "calendar" / "vietnam.yaml"
USUAL_HOURS = ((time(7, 30), time(11, 30)), (time(13, 30), time(17)))
"""Hours, Monday to Friday, of an office that has not declared its own. Provinces differ."""
FEW_DAYS = 60
"""Fewer confirmed days ahead than these call for the coming year's notice."""


def work_calendar(office: Office) -> WorkCalendar:
    """Return the calendar of ``office``: its hours, and the days of the offices above it under its own.

    Three queries and one for each office above. The hours are the office's own, else those of the nearest office
    above that has some, else :data:`USUAL_HOURS`.
    """
    chain = _chain(office)
    order = {pk: place for place, pk in enumerate(chain)}
    # Plain values: more than a hundred rows are read for every deadline, and making models of them takes longer.
    days = CalendarDay.objects.order_by().filter(office__in=chain)
    rows = sorted(
        days.values_list("office_id", "day", "kind", "name", "opens", "closes"), key=lambda row: order[row[0]]
    )
    years = set(CalendarYear.objects.order_by().filter(office__in=chain).values_list("year", flat=True))
    return WorkCalendar(_hours(chain), (_special(*row[1:]) for row in rows), _confirmed_until(years))


def confirmed_days_ahead(office: Office, today: date) -> int:
    """Return for how many days after ``today`` the calendar of ``office`` is confirmed; 0 when it is not even today."""
    until = _confirmed_until(set(CalendarYear.objects.filter(office__in=_chain(office)).values_list("year", flat=True)))
    return max((until - today).days, 0) if until else 0


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """A year of an office's calendar as people look at it.

    ``rows`` are the rows that hold, one a day, the office's own before those of the offices above; ``confirmed`` is the
    nearest office's confirmation of the year, None while its days are proposals.
    """

    year: int
    rows: list[CalendarDay]
    confirmed: CalendarYear | None


def year_calendar(office: Office, year: int) -> YearCalendar:
    """Return what is written for ``year`` in the calendar of ``office``; three queries and one for each upper."""
    chain = _chain(office)
    order = {pk: place for place, pk in enumerate(chain)}
    rows = CalendarDay.objects.filter(office__in=chain, day__year=year).select_related("office")
    holding = {row.day: row for row in sorted(rows, key=lambda row: order[row.office_id])}
    said = CalendarYear.objects.filter(office__in=chain, year=year).select_related("office")
    nearest = max(said, key=lambda one: order[one.office_id], default=None)
    return YearCalendar(year, [holding[day] for day in sorted(holding)], nearest)


def law_calendar() -> WorkCalendar:
    """Return the calendar of the law pack with :data:`USUAL_HOURS`: for a house without offices."""
    until = max(date(year, 12, 31) for year, data in _pack()["years"].items() if data["confidence"] != "proposed")
    return WorkCalendar([_usual()], pack_days(), until)


def pack_days(years: Iterable[int] | None = None) -> list[SpecialDay]:
    """Return the special days of the law pack, of all its years or of those asked for."""
    wanted = set(_pack()["years"] if years is None else years)
    return [
        SpecialDay(date.fromordinal(number), DayKind(row["kind"]), row["name"])
        for year, data in _pack()["years"].items()
        if year in wanted
        for row in data["days"]
        for number in range(row["day"].toordinal(), row.get("to", row["day"]).toordinal() + 1)
    ]


def pack_years() -> dict[int, str]:
    """Return the years of the law pack and how sure they are: ``recalled`` or ``proposed``."""
    return {year: data["confidence"] for year, data in _pack()["years"].items()}


def special(row: CalendarDay) -> SpecialDay:
    """Return the day of a row as the kernel knows it."""
    return _special(row.day, row.kind, row.name, row.opens, row.closes)


def _special(day: date, kind: str, name: str, opens: time | None, closes: time | None) -> SpecialDay:
    return SpecialDay(day, DayKind(kind), name, (Session(opens, closes),) if opens and closes else ())


@cache
def _pack() -> dict[str, Any]:
    with PACK.open(encoding="utf-8") as file:
        found: dict[str, Any] = yaml.safe_load(file)
    return found


def _chain(office: Office) -> list[int]:
    """Return the keys of the offices above, highest first, and of the office itself last."""
    found, at = [office.pk], office.upper
    while at is not None and at.pk not in found:
        found.insert(0, at.pk)
        at = at.upper
    return found


def _hours(chain: Sequence[int]) -> list[Hours]:
    rows = list(OpeningHours.objects.filter(office__in=chain))
    for pk in reversed(chain):
        own = sorted(
            (row for row in rows if row.office_id == pk), key=lambda row: (row.valid_from, row.weekday, row.opens)
        )
        if own:
            return [Hours(since, _week(pattern)) for since, pattern in groupby(own, key=lambda row: row.valid_from)]
    return [_usual()]


def _week(rows: Iterable[OpeningHours]) -> dict[int, tuple[Session, ...]]:
    by_day = groupby(rows, key=lambda row: row.weekday)
    return {weekday: tuple(Session(row.opens, row.closes) for row in day) for weekday, day in by_day}


def _usual() -> Hours:
    return Hours(ALWAYS, dict.fromkeys(range(5), tuple(Session(*pair) for pair in USUAL_HOURS)))


def _confirmed_until(years: set[int]) -> date | None:
    """Return the end of the last year before the first gap after the earliest confirmed year."""
    if not years:
        return None
    last = min(years)
    while last + 1 in years:
        last += 1
    return date(last, 12, 31)
