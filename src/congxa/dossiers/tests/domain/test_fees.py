from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain.fees import COUNTER, ONLINE, Exemption, Rate, bill, rates_on

COPY = Rate("Chứng thực bản sao", 2000, per="trang")
BIRTH = Rate("Đăng ký khai sinh quá hạn", 8000)
POOR = Exemption("Hộ nghèo", 50)
MERITED = Exemption("Người có công", 100)

rates = st.builds(Rate, st.sampled_from("abc"), st.integers(0, 1_000_000_000))
exemptions = st.builds(Exemption, st.just("x"), st.integers(0, 100), st.frozensets(st.sampled_from("abc"), max_size=2))


def test_amount_times_quantity() -> None:
    made = bill([(COPY, 5), (BIRTH, 1)])
    assert [line.due for line in made.lines] == [10_000, 8_000]
    assert made.total == 18_000


def test_the_better_exemption_counts_and_they_are_not_added_up() -> None:
    (line,) = bill([(BIRTH, 1)], [POOR, Exemption("Trẻ em", 60)]).lines
    assert line.exemption is not None
    assert (line.exemption.name, line.due) == ("Trẻ em", 3200)


def test_who_has_merits_pays_nothing_and_the_line_stays() -> None:
    made = bill([(BIRTH, 1)], [MERITED])
    assert (made.total, made.let_off, len(made.lines)) == (0, 8000, 1)


def test_half_a_dong_goes_to_the_payer() -> None:
    assert bill([(Rate("x", 4001), 1)], [POOR]).total == 2000


def test_an_exemption_can_be_for_one_rate_only() -> None:
    made = bill([(COPY, 1), (BIRTH, 1)], [Exemption("Hộ nghèo", 100, frozenset({BIRTH.name}))])
    assert [line.due for line in made.lines] == [2000, 0]


def test_nothing_ordered_makes_no_line() -> None:
    assert bill([(COPY, 0)]).lines == ()


def test_a_negative_quantity_is_refused() -> None:
    with pytest.raises(ValueError, match="quantity"):
        bill([(COPY, -1)])


def test_a_rate_holds_from_its_first_to_its_last_day_and_for_its_channel() -> None:
    free_online = Rate("x", 0, channel=ONLINE, valid_from=date(2026, 8, 15), valid_to=date(2027, 2, 28))
    held = [
        rates_on([free_online], day, channel)
        for day in (date(2026, 8, 14), date(2026, 8, 15), date(2027, 2, 28), date(2027, 3, 1))
        for channel in (ONLINE, COUNTER)
    ]
    assert [bool(found) for found in held] == [False, False, True, False, True, False, False, False]


@given(st.lists(st.tuples(rates, st.integers(0, 1000)), max_size=6), st.lists(exemptions, max_size=3))
def test_nobody_pays_more_than_in_full_or_less_than_nothing(
    items: list[tuple[Rate, int]], granted: list[Exemption]
) -> None:
    made = bill(items, granted)
    assert made.total + made.let_off == sum(rate.amount * quantity for rate, quantity in items)
    assert all(0 <= line.due <= line.full for line in made.lines)
    assert made.total == bill(items, list(reversed(granted))).total
    assert made.total <= bill(items).total


@given(rates, st.integers(1, 50), st.integers(1, 100))
def test_rounding_costs_nobody_a_whole_dong(rate: Rate, quantity: int, percent: int) -> None:
    (line,) = bill([(rate, quantity)], [Exemption("x", percent)]).lines
    assert 0 <= line.full * (100 - percent) - line.due * 100 < 100
