"""Until when a dossier counts as soon late, for whoever looks at the office's work in the morning."""

from datetime import datetime, timedelta

from congxa.kernel.clock import day_of
from congxa.kernel.workdays import WorkCalendar


def soon_until(now: datetime, calendar: WorkCalendar) -> datetime:
    """The close of the next working day after today: what is due by then must be looked at today (house rule)."""
    return calendar.closing(calendar.next_workday(day_of(now) + timedelta(days=1)))
