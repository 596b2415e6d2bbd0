"""A year of an office's calendar as a page shows it: twelve months of days, each with its kind and reason."""

import calendar as almanac
from dataclasses import dataclass
from datetime import date

from congxa.kernel.workdays import DayKind, WorkCalendar


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day: its date, what it is (``work``, ``rest``, ``off``, ``part`` or ``extra``) and why, in Vietnamese."""

    day: date
    look: str
    why: str


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """A month as weeks from Monday; None stands for the days of the months beside it."""

    month: int
    weeks: list[list[DayCell | None]]


def year_sheets(calendar: WorkCalendar, year: int) -> list[MonthSheet]:
    """Return the twelve months of ``year``."""
    return [
        MonthSheet(
            month,
            [
                [_cell(calendar, date(year, month, day)) if day else None for day in week]
                for week in almanac.monthcalendar(year, month)
            ],
        )
        for month in range(1, 13)
    ]


def _cell(calendar: WorkCalendar, day: date) -> DayCell:
    found, special = calendar.workday(day), calendar.special(day)
    if special is None:
        return DayCell(day, "work" if found.sessions else "rest", "")
    if special.kind == DayKind.SWAP_WORK:
        return DayCell(day, "extra", found.why)
    return DayCell(day, "part" if found.sessions else "off", found.why)
