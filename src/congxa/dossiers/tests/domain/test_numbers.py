"""Numbers of dossiers: their form, and that a book never runs backwards or gives one twice."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain.numbers import (
    BadNumber,
    ClockBehind,
    DossierNumber,
    Place,
    Scheme,
    next_place,
    parse,
    scheme_of,
)

days = st.dates(date(2018, 1, 1), date(2099, 12, 31))
agencies = st.sampled_from(["H28.12.05", "G22.99.08", "000.00.12.H62", "H28"])


@pytest.mark.parametrize("written", ["000.00.12.H62-201105-0004", "G22.99.09-240114-0001", "G22.99.08-260921-896048"])
def test_numbers_seen_on_real_papers_are_read_and_written_alike(written: str) -> None:
    assert str(parse(written)) == written


@given(agencies, days, st.integers(1, 999_999))
def test_what_is_written_is_read_again(agency: str, day: date, serial: int) -> None:
    number = DossierNumber(agency, day, serial)
    assert parse(f" {str(number).lower()} ") == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "H28.12.05-201105",
        "H28.12.05-201105-004",
        "H28.12.05-201305-0004",
        "H28.12.05-200230-0004",
        "H28.12.05-201105-0000",
        "H28..05-201105-0004",
        "XYZ-201105-0004",
        "H28.12.05-201105-0004\n-1",
        "H28.12.05-２０1105-0004",
        "H28.12.05–201105–0004",
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(written: str) -> None:
    with pytest.raises(BadNumber, match=r"[ạốã]"):
        parse(written)


@pytest.mark.parametrize(
    ("agency", "scheme"),
    [("000.00.12.H28", Scheme.QCVN_102), ("H28.12.05", Scheme.DECISION_20), ("H28", Scheme.DECISION_20)],
)
def test_an_agency_is_named_by_one_scheme_or_the_other(agency: str, scheme: Scheme) -> None:
    assert scheme_of(agency) == scheme


def test_the_first_number_of_a_book_is_one() -> None:
    assert next_place(Place(date(2020, 1, 1), 0), date(2018, 6, 1)) == Place(date(2018, 6, 1), 1)


def test_a_new_day_begins_with_one() -> None:
    assert next_place(Place(date(2020, 11, 5), 17), date(2020, 11, 6)) == Place(date(2020, 11, 6), 1)


def test_a_clock_set_back_over_midnight_goes_on_with_the_later_day() -> None:
    assert next_place(Place(date(2020, 11, 5), 17), date(2020, 11, 4)) == Place(date(2020, 11, 5), 18)


def test_a_clock_set_back_further_gives_no_number_and_says_what_to_do() -> None:
    with pytest.raises(ClockBehind, match="chỉnh lại giờ"):
        next_place(Place(date(2020, 11, 5), 17), date(2020, 11, 3))


def test_a_full_day_is_refused() -> None:
    with pytest.raises(BadNumber, match="cấp hết"):
        next_place(Place(date(2020, 11, 5), 999_999), date(2020, 11, 5))


@given(st.lists(st.integers(-3, 5), max_size=60))
def test_whatever_the_clock_does_no_number_comes_twice_none_is_left_out_and_days_never_run_back(
    steps: list[int],
) -> None:
    today, last, given_out = date(2020, 11, 5), Place(date(2020, 11, 5), 0), list[Place]()
    for step in steps:
        today += timedelta(days=step)
        try:
            last = next_place(last, today)
        except ClockBehind:
            continue
        given_out.append(last)
    assert len(set(given_out)) == len(given_out)
    assert [place.day for place in given_out] == sorted(place.day for place in given_out)
    for day in {place.day for place in given_out}:
        serials = [place.serial for place in given_out if place.day == day]
        assert serials == list(range(1, len(serials) + 1))
