"""The date a person would be promised who filed now, and until when that answer is true."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from congxa.kernel.clock import day_of, local, start_of
from congxa.kernel.deadlines import Due, due
from congxa.kernel.periods import TimeLimit, Unit
from congxa.kernel.workdays import WorkCalendar

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_HOURS_HOLD = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Promise:
    """``due`` for a dossier received at ``asked``; ``before`` is the moment from which the answer is another one.

    ``is_open`` says whether the office is at work at ``asked``.
    """

    asked: datetime
    due: Due
    before: datetime
    is_open: bool


def promise(limit: TimeLimit, calendar: WorkCalendar, now: datetime) -> Promise:
    """Return what a person is promised who files at ``now``.

    Raises:
        NoWorkingDay: the calendar has no working day to end on.
    """
    found = due(now, limit, calendar, now=now)
    is_open = found.counted_from == local(now)
    return Promise(local(now), found, _until(limit, calendar, now, found, is_open=is_open), is_open)


def _until(limit: TimeLimit, calendar: WorkCalendar, now: datetime, found: Due, *, is_open: bool) -> datetime:
    """The first moment at which filing gives another date, or at which “today” is another day."""
    today = day_of(now)
    midnight = start_of(today + _DAY)
    if limit.unit == Unit.WORKING_HOUR:
        return min(midnight, now + _HOURS_HOLD) if is_open else min(midnight, found.counted_from)
    if not calendar.works(today) or now >= calendar.closing(today):
        return midnight
    closing = calendar.closing(today)
    cutoff = datetime.combine(today, limit.cutoff, local(now).tzinfo) + _MINUTE
    return cutoff if limit.value == 0 and now < cutoff < closing else closing


def said_time(moment: datetime, cutoff: time) -> time:
    """Return the time people read for ``before``: the cut-off itself, which still counts, or the end of the day."""
    here = local(moment)
    return cutoff if here.time() == (datetime.combine(here.date(), cutoff) + _MINUTE).time() else here.time()
