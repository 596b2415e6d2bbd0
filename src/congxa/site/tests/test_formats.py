"""Dates are read and written the Vietnamese way."""

from datetime import UTC, date, datetime

import pytest
from django.forms import DateField, DateTimeField, ValidationError
from django.utils import formats


@pytest.mark.parametrize("typed", ["05/04/2026", "5/4/2026", "05-04-2026", "05.04.2026", "2026-04-05"])
def test_the_day_comes_first(typed: str) -> None:
    assert DateField().clean(typed) == date(2026, 4, 5)


def test_an_american_date_is_refused() -> None:
    with pytest.raises(ValidationError):
        DateField().clean("04/25/2026")


def test_a_date_and_time_is_read() -> None:
    assert f"{DateTimeField().clean('24/11/2026 14:30'):%Y-%m-%d %H:%M}" == "2026-11-24 14:30"


def test_a_date_is_written_with_slashes() -> None:
    assert formats.date_format(date(2026, 11, 24)) == "24/11/2026"


def test_a_moment_is_written_with_the_time_first() -> None:
    assert formats.date_format(datetime(2026, 11, 24, 14, 30, tzinfo=UTC), "DATETIME_FORMAT") == "14:30 24/11/2026"


def test_thousands_are_grouped_with_dots() -> None:
    assert formats.number_format(6305.5, 1, force_grouping=True) == "6.305,5"
