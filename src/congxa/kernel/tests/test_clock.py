from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.kernel import clock
from congxa.kernel.clock import VIETNAM, Period

# A Tuesday, 19:24 in Vietnam: when the old page's counter was read.
OLD_PAGE = datetime(2020, 9, 29, 12, 24, tzinfo=UTC)

moments = st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- hypothesis adds the zone


def test_the_day_is_the_vietnamese_one() -> None:
    assert clock.day_of(datetime(2026, 11, 23, 17, 0, tzinfo=UTC)) == date(2026, 11, 24)
    assert clock.day_of(datetime(2026, 11, 23, 16, 59, tzinfo=UTC)) == date(2026, 11, 23)


def test_yesterday_crosses_the_year() -> None:
    assert clock.yesterday(datetime(2027, 1, 1, 8, tzinfo=VIETNAM)) == date(2026, 12, 31)


def test_weeks_go_from_monday_to_sunday() -> None:
    assert clock.week_of(OLD_PAGE) == Period(date(2020, 9, 28), date(2020, 10, 4))
    assert clock.last_week(OLD_PAGE) == Period(date(2020, 9, 21), date(2020, 9, 27))


def test_sunday_night_and_monday_morning_are_two_weeks() -> None:
    sunday = datetime(2026, 11, 29, 23, 59, tzinfo=VIETNAM)
    assert clock.week_of(sunday) == clock.last_week(sunday + timedelta(minutes=1))


def test_months() -> None:
    assert clock.month_of(OLD_PAGE) == (date(2020, 9, 1), date(2020, 9, 30))
    assert clock.last_month(OLD_PAGE) == (date(2020, 8, 1), date(2020, 8, 31))


def test_last_month_of_march_in_a_leap_year_is_29_days() -> None:
    assert clock.last_month(datetime(2024, 3, 31, tzinfo=VIETNAM)) == (date(2024, 2, 1), date(2024, 2, 29))


@given(moments)
def test_every_moment_lies_in_its_day_week_and_month(now: datetime) -> None:
    day = clock.day_of(now)
    assert clock.start_of(day) <= now < clock.start_of(day + timedelta(days=1))
    assert all(period.first <= day <= period.last for period in (clock.week_of(now), clock.month_of(now)))


@given(moments)
def test_the_period_before_ends_the_day_before(now: datetime) -> None:
    one_day = timedelta(days=1)
    assert clock.last_week(now).last + one_day == clock.week_of(now).first
    assert clock.last_month(now).last + one_day == clock.month_of(now).first


@given(moments, st.integers(-12, 14))
def test_the_zone_it_comes_in_does_not_matter(now: datetime, hours: int) -> None:
    elsewhere = now.astimezone(timezone(timedelta(hours=hours)))
    assert (clock.day_of(elsewhere), clock.format_time(elsewhere)) == (clock.day_of(now), clock.format_time(now))


TAKES_NOW = (
    clock.local, clock.day_of, clock.yesterday, clock.week_of, clock.last_week, clock.month_of, clock.last_month,
    clock.format_date, clock.format_time,
)  # fmt: skip


@pytest.mark.parametrize("function", TAKES_NOW)
def test_a_time_without_a_zone_is_refused(function: Callable[[datetime], object]) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        function(datetime(2026, 11, 24, 8, 0))  # noqa: DTZ001 -- naive, to be refused


def test_dates_and_times_are_written_the_vietnamese_way() -> None:
    assert clock.format_date(date(2026, 1, 2)) == "02/01/2026"
    assert clock.format_date(datetime(2026, 11, 23, 17, 30, tzinfo=UTC)) == "24/11/2026"
    assert clock.format_time(datetime(2026, 11, 23, 17, 5, tzinfo=UTC)) == "00:05"
