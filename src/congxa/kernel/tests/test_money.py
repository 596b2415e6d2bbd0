from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.kernel.money import format_money, format_number, format_percent


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (999, "999"),
        (6305, "6.305"),
        (1734720, "1.734.720"),
        (-6305, "-6.305"),
        (Decimal("68.4"), "68,4"),
        (Decimal("1234.50"), "1.234,50"),
        (Decimal("1E+4"), "10.000"),
    ],
)
def test_numbers_have_dots_and_a_decimal_comma(number: int | Decimal, written: str) -> None:
    assert format_number(number) == written


@pytest.mark.parametrize(("number", "written"), [("2.45", "2,5"), ("-2.45", "-2,5"), ("2", "2,0"), ("9.99", "10,0")])
def test_halves_are_rounded_away_from_zero(number: str, written: str) -> None:
    assert format_number(Decimal(number), decimals=1) == written


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        format_number(Decimal(number))


@given(st.integers())
def test_without_the_dots_it_is_the_number(number: int) -> None:
    assert int(format_number(number).replace(".", "")) == number


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (13, 19, "68,4 %"),
        (19, 19, "100 %"),
        (0, 19, "0 %"),
        (1, 2, "50 %"),
        (9999, 10000, "99,9 %"),
        (1, 10000, "0,1 %"),
        (3, 2, "150 %"),
        (10001, 10000, "100,1 %"),
        (0, 0, "–"),
    ],
)
def test_percentages(part: int, whole: int, written: str) -> None:
    assert format_percent(part, whole) == written


def test_money() -> None:
    assert format_money(1500000) == "1.500.000 đ"


def test_a_share_of_exactly_half_a_tenth_is_rounded_up() -> None:
    assert format_percent(Decimal("2.25"), 100) == "2,3 %"
    assert format_percent(Decimal("0.05"), 100) == "0,1 %"
