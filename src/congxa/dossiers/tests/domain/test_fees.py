"""Fees: lines, discounts, balances."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain.fees import BadFee, Balance, Price, balance, costs

DAY = date(2019, 3, 4)
COPY = Price(1, "fee", "Chứng thực bản sao", 2_000)
ONLINE = Price(2, "charge", "Lệ phí nộp trực tuyến", 5_000, "online")


def test_a_price_is_multiplied_and_one_of_another_channel_left_out() -> None:
    found = costs([COPY, ONLINE], channel="counter", day=DAY, quantities={1: 7})
    assert [(line.price.key, line.amount) for line in found] == [(1, 14_000)]


def test_nothing_of_a_thing_is_no_line() -> None:
    assert costs([COPY], channel="counter", day=DAY, quantities={1: 0}) == []


@pytest.mark.parametrize(
    ("day", "holds"), [(date(2019, 3, 3), False), (DAY, True), (date(2019, 3, 9), True), (date(2019, 3, 10), False)]
)
def test_a_price_holds_from_its_first_to_its_last_day(day: date, holds: bool) -> None:
    assert Price(1, "fee", "x", 1, valid_from=DAY, valid_to=date(2019, 3, 9)).holds("counter", day) is holds


def test_part_of_a_dong_is_left_to_the_applicant() -> None:
    assert costs([Price(1, "fee", "x", 333)], channel="", day=DAY, discount=50)[0].amount == 166


@pytest.mark.parametrize("discount", [-1, 101])
def test_a_discount_is_between_nothing_and_all(discount: int) -> None:
    with pytest.raises(BadFee, match="Mức giảm"):
        costs([COPY], channel="", day=DAY, discount=discount)


@pytest.mark.parametrize("price", [Price(1, "fee", "x", -1), Price(2, "fee", "x", 5)])
def test_nothing_is_negative(price: Price) -> None:
    with pytest.raises(BadFee, match="âm"):
        costs([price], channel="", day=DAY, quantities={2: -1})


@given(st.integers(0, 10**9), st.integers(1, 1000), st.integers(0, 100))
def test_a_discount_never_raises_a_price_and_all_of_it_leaves_nothing(
    amount: int, quantity: int, discount: int
) -> None:
    line = costs([Price(1, "fee", "x", amount)], channel="", day=DAY, quantities={1: quantity}, discount=discount)[0]
    assert 0 <= line.amount <= amount * quantity
    assert (line.amount == 0) or discount < 100
    assert (line.amount == amount * quantity) or discount > 0


@given(*[st.lists(st.integers(1, 10**6), max_size=5)] * 3)
def test_a_balance_owes_or_is_overpaid_never_both(due: list[int], paid: list[int], refunded: list[int]) -> None:
    found = balance(due, paid, refunded)
    assert not (found.owed and found.overpaid)
    assert found.due - found.paid == found.owed - found.overpaid


def test_paid_twice_shows_as_overpaid() -> None:
    assert balance([8_000], [8_000, 8_000], []).overpaid == 8_000
    assert balance([8_000], [8_000, 8_000], [8_000]) == Balance(8_000, 8_000)
