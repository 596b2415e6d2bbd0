"""Calendars of offices for tests of days and deadlines."""

from collections.abc import Iterable
from datetime import date, datetime, time

from congxa.kernel.clock import VIETNAM
from congxa.kernel.workdays import DayKind, Hours, Session, SpecialDay, WorkCalendar

MORNING = Session(time(7, 30), time(11, 30))
AFTERNOON = Session(time(13, 30), time(17))
OFFICE_HOURS = Hours(date(2018, 1, 1), dict.fromkeys(range(5), (MORNING, AFTERNOON)))


def at(text: str) -> datetime:
    """The Vietnamese moment written `2024-04-26 09:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def off(*days: str, kind: DayKind = DayKind.HOLIDAY, name: str = "nghỉ lễ") -> list[SpecialDay]:
    """Days off for the whole day."""
    return [SpecialDay(date.fromisoformat(day), kind, name) for day in days]


def office(specials: Iterable[SpecialDay] = (), *, until: date | None = date(2099, 12, 31)) -> WorkCalendar:
    """An office that works 07:30–11:30 and 13:30–17:00, Monday to Friday."""
    return WorkCalendar([OFFICE_HOURS], specials, until)
