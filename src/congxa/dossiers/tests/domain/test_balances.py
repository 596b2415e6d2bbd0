"""What is owed and what was paid too much."""

from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain.balances import Balance, balance


@given(*[st.lists(st.integers(1, 10**6), max_size=5)] * 3)
def test_a_balance_owes_or_is_overpaid_never_both(due: list[int], paid: list[int], refunded: list[int]) -> None:
    found = balance(due, paid, refunded)
    assert not (found.owed and found.overpaid)
    assert found.due - found.paid == found.owed - found.overpaid


def test_paid_twice_shows_as_overpaid() -> None:
    assert balance([8_000], [8_000, 8_000], []).overpaid == 8_000
    assert balance([8_000], [8_000, 8_000], [8_000]) == Balance(8_000, 8_000)
