"""Vietnamese days, weeks and months, and how dates and times are written. There is no clock here: `now` is given.

Days are those of Vietnam whatever zone `now` comes in; a time without a zone is refused everywhere. Weeks start on
Monday. The whole of Vietnam has kept UTC+7 without summer time since 1975, so a day has 24 hours.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from congxa.kernel.money import format_money, format_number, format_percent

__all__ = [
    "VIETNAM",
    "Period",
    "day_of",
    "format_date",
    "format_money",
    "format_number",
    "format_percent",
    "format_time",
    "last_month",
    "last_week",
    "local",
    "month_of",
    "start_of",
    "week_of",
    "yesterday",
]

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class Period(NamedTuple):
    """From the first day to the last, both included, on a Vietnamese clock."""

    first: date
    last: date

    @property
    def start(self) -> datetime:
        """The first moment that belongs to the period."""
        return start_of(self.first)

    @property
    def end(self) -> datetime:
        """The first moment that no longer belongs to it."""
        return start_of(self.last + timedelta(days=1))


def local(now: datetime) -> datetime:
    """`now` on a Vietnamese clock. Raises ValueError when it has no zone."""
    if now.utcoffset() is None:
        raise ValueError(f"{now.isoformat()} has no time zone")
    return now.astimezone(VIETNAM)


def day_of(now: datetime) -> date:
    """The Vietnamese day of `now`."""
    return local(now).date()


def yesterday(now: datetime) -> date:
    """The Vietnamese day before that of `now`."""
    return day_of(now) - timedelta(days=1)


def start_of(day: date) -> datetime:
    """Midnight with which `day` begins in Vietnam. A day's times are `start_of(day) <= t < start_of(day + 1 day)`."""
    return datetime.combine(day, time(), VIETNAM)


def week_of(now: datetime) -> Period:
    """Monday to Sunday of the week `now` is in."""
    return _week_with(day_of(now))


def last_week(now: datetime) -> Period:
    """Monday to Sunday of the week before."""
    return _week_with(day_of(now) - timedelta(days=7))


def month_of(now: datetime) -> Period:
    """The first and last day of the month `now` is in."""
    return _month_with(day_of(now))


def last_month(now: datetime) -> Period:
    """The first and last day of the month before."""
    return _month_with(month_of(now).first - timedelta(days=1))


def _week_with(day: date) -> Period:
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def _month_with(day: date) -> Period:
    first = day.replace(day=1)
    in_next_month = first + timedelta(days=31)
    return Period(first, in_next_month - timedelta(days=in_next_month.day))


def format_date(when: date | datetime) -> str:
    """`24/11/2026`; of a datetime, the Vietnamese day. Raises ValueError when that has no zone."""
    day = day_of(when) if isinstance(when, datetime) else when
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_time(now: datetime) -> str:
    """`14:30` on a Vietnamese clock. Raises ValueError when `now` has no zone."""
    return f"{local(now):%H:%M}"
