"""Periods of reports: a month, a quarter, a year or any days, by the word that an address carries."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from congxa.kernel.clock import Period, day_of

_WORD = re.compile(r"(?P<year>\d{4})(-(?P<month>\d\d)|-q(?P<quarter>[1-4]))?")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_MONTHS = 12


class BadSpan(ValueError):
    """The word names no period."""


class SpanKind(StrEnum):
    """How long the period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Span:
    """A period and the word that names it: `2019-03`, `2019-q1`, `2019`; days of one's own have none."""

    kind: SpanKind
    period: Period
    word: str = ""

    @property
    def since(self) -> datetime:
        """The first moment of the period."""
        return self.period.start

    def until(self, now: datetime) -> datetime:
        """The moment up to which is counted: the end of the period, or `now` while it runs.

        What is open is judged then: nothing is overdue because a month has not ended yet.
        """
        return max(self.since, min(self.period.end, now))

    def is_over(self, now: datetime) -> bool:
        """Whether the whole period has passed."""
        return now >= self.period.end


def month(year: int, number: int) -> Span:
    """A month; 1 is January."""
    return Span(SpanKind.MONTH, _months(year, number, 1), f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Span:
    """A quarter, 1 to 4."""
    return Span(SpanKind.QUARTER, _months(year, number * 3 - 2, 3), f"{year:04d}-q{number}")


def year(number: int) -> Span:
    """A calendar year."""
    return Span(SpanKind.YEAR, _months(number, 1, 12), f"{number:04d}")


def month_with(now: datetime) -> Span:
    """The month `now` is in."""
    day = day_of(now)
    return month(day.year, day.month)


def days(first: date, last: date) -> Span:
    """Any days, both included. Raises BadSpan when the last comes before the first."""
    if last < first:
        raise BadSpan("Ngày cuối phải từ ngày đầu trở đi. Hãy đổi một trong hai ngày.")
    return Span(SpanKind.DAYS, Period(first, last))


def span_of(word: str) -> Span:
    """The period that a word names. Raises BadSpan."""
    found = _WORD.fullmatch(word)
    if found is None or not word.isascii() or not _FIRST_YEAR <= int(found["year"]) <= _LAST_YEAR:
        raise BadSpan("Kỳ không hợp lệ. Hãy ghi như 2019-03, 2019-q1 hoặc 2019.")
    number = int(found["year"])
    if found["quarter"]:
        return quarter(number, int(found["quarter"]))
    if found["month"]:
        if not 1 <= int(found["month"]) <= _MONTHS:
            raise BadSpan("Tháng phải từ 01 đến 12.")
        return month(number, int(found["month"]))
    return year(number)


def before(span: Span) -> Span:
    """The period of the same kind just before; of days, as many days."""
    first, last = span.period
    day = first - timedelta(days=1)
    match span.kind:
        case SpanKind.MONTH:
            return month(day.year, day.month)
        case SpanKind.QUARTER:
            return quarter(day.year, (day.month + 2) // 3)
        case SpanKind.YEAR:
            return year(day.year)
    return days(day - (last - first), day)


def _months(year_number: int, first: int, many: int) -> Period:
    after = first + many
    end = date(year_number + (after - 1) // _MONTHS, (after - 1) % _MONTHS + 1, 1)
    return Period(date(year_number, first, 1), end - timedelta(days=1))
