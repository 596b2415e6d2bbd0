"""How much time is left or over, in working time, and how urgent that makes a dossier or a step."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from congxa.kernel.clock import day_of
from congxa.kernel.workdays import WorkCalendar

DAY_OF_WORK = timedelta(hours=8)
"""Days that are left are counted as eight hours of office time, whatever the hours of one office are."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Remaining:
    """Office time until (or, when `over`, since) the date: whole days of eight hours, hours and minutes beside."""

    over: bool
    days: int
    hours: int
    minutes: int

    @property
    def time(self) -> timedelta:
        """The whole of it."""
        return self.days * DAY_OF_WORK + timedelta(hours=self.hours, minutes=self.minutes)


class Urgency(StrEnum):
    """Why a dossier has its colour. Handlers are warned at half of the time, their head at a fifth, leaders when late
    (house rule, settings)."""

    PAUSED = "paused"
    LATE = "late"
    LAST_FIFTH = "last_fifth"
    PAST_HALF = "past_half"
    CALM = "calm"
    NO_DATE = "no_date"


def working_time(start: datetime, end: datetime, calendar: WorkCalendar) -> timedelta:
    """The office time between two moments; none when `end` is not after `start`."""
    first, last = day_of(start), day_of(end)
    total = sum((calendar.length(first + _DAY * step) for step in range(1, (last - first).days)), timedelta())
    for day in sorted({first, last}):
        for opens, closes in calendar.stretches(day):
            total += max(min(closes, end) - max(opens, start), timedelta())
    return total


def remaining(now: datetime, due: datetime, calendar: WorkCalendar) -> Remaining:
    """How much office time is left until `due`, or has gone by since."""
    over = now > due
    minutes = (
        int((working_time(due, now, calendar) if over else working_time(now, due, calendar)).total_seconds()) // 60
    )
    days, rest = divmod(minutes, int(DAY_OF_WORK.total_seconds()) // 60)
    return Remaining(over, days, *divmod(rest, 60))


def urgency(
    now: datetime, started: datetime, due: datetime | None, calendar: WorkCalendar, *, paused: bool = False
) -> Urgency:
    """How urgent a matter begun at `started` is. Shares are of office time; nothing is late before `due` is over."""
    if due is None:
        return Urgency.NO_DATE
    if paused:
        return Urgency.PAUSED
    if now > due:
        return Urgency.LATE
    whole, left = working_time(started, due, calendar), working_time(now, due, calendar)
    if left * 5 <= whole:
        return Urgency.LAST_FIFTH
    return Urgency.PAST_HALF if left * 2 <= whole else Urgency.CALM
