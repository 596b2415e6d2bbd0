from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain.matching import BankLine, Match, Outcome, PaymentOrder, match_payments, named_references

FIRST, SECOND = "H2812051809240001", "H2812051809240002"
ORDERS = [PaymentOrder(FIRST, 8000), PaymentOrder(SECOND, 20_000, paid=5000)]
DAY = date(2018, 9, 24)


def line(content: str, amount: int = 8000, transaction: str = "FT1") -> BankLine:
    return BankLine(transaction, DAY, amount, content)


def outcomes(*lines: BankLine, booked: tuple[str, ...] = ()) -> list[str]:
    return [match.outcome for match in match_payments(ORDERS, lines, booked)]


@pytest.mark.parametrize(
    "content",
    [FIRST, "MBVCB.42.H28.12.05-180924-0001.CT tu 00123 NGUYEN VAN AN", "h28 12 05 180924 0001 le phi khai sinh"],
)
def test_the_reference_is_found_however_the_bank_writes_it(content: str) -> None:
    (match,) = match_payments(ORDERS, [line(content)])
    assert (match.outcome, match.reference, match.credited, match.left) == (Outcome.PAID, FIRST, 8000, 0)


def test_two_parts_make_a_whole() -> None:
    first, second = match_payments(ORDERS, [line(FIRST, 3000, "a"), line(FIRST, 5000, "b")])
    assert (first.outcome, first.left) == (Outcome.PARTIAL, 5000)
    assert (second.outcome, second.left) == (Outcome.PAID, 0)


def test_what_was_paid_before_counts() -> None:
    assert outcomes(line(SECOND, 15_000)) == [Outcome.PAID]


def test_too_much_leaves_something_to_give_back() -> None:
    (match,) = match_payments(ORDERS, [line(FIRST, 10_000)])
    assert (match.outcome, match.credited, match.surplus) == (Outcome.OVERPAID, 8000, 2000)


def test_a_fee_paid_twice_is_given_back_whole() -> None:
    _, second = match_payments(ORDERS, [line(FIRST, 8000, "a"), line(FIRST, 8000, "b")])
    assert (second.outcome, second.credited, second.surplus) == (Outcome.PAID_TWICE, 0, 8000)


def test_the_same_transaction_counts_once() -> None:
    assert outcomes(line(FIRST), line(FIRST)) == [Outcome.PAID, Outcome.REPEATED]
    assert outcomes(line(FIRST), booked=("FT1",)) == [Outcome.REPEATED]
    assert outcomes(line(FIRST, transaction=""), line(FIRST, transaction="")) == [Outcome.PAID, Outcome.REPEATED]


def test_what_names_nothing_or_several_is_left_to_a_person() -> None:
    assert outcomes(line("ung ho bao lu")) == [Outcome.UNKNOWN]
    assert outcomes(line(f"{FIRST} va {SECOND}")) == [Outcome.AMBIGUOUS]


@pytest.mark.parametrize("amount", [0, -8000])
def test_money_that_went_out_pays_nothing(amount: int) -> None:
    assert outcomes(line(FIRST, amount)) == [Outcome.OUTGOING]


def test_a_reference_inside_a_longer_one_is_not_meant() -> None:
    assert named_references("HS12345", ["HS1234", "HS12345", "HS9"]) == ("HS12345",)


amounts = st.integers(-10, 50)
contents = st.sampled_from(["A1", "B2", "A1 B2", "C3", ""])
statements = st.lists(st.builds(BankLine, st.sampled_from(["", "t1", "t2", "t3"]), st.just(DAY), amounts, contents))


@given(statements, st.integers(1, 60), st.integers(0, 60))
def test_no_dong_is_lost_or_counted_twice(lines: list[BankLine], amount: int, paid: int) -> None:
    orders = [PaymentOrder("A1", amount, min(paid, amount)), PaymentOrder("B2", 20)]
    matches = match_payments(orders, lines)
    assert [match.line for match in matches] == lines
    for match in matches:
        assert match.credited + match.surplus in {0, match.line.amount}
        assert match.credited >= 0 <= match.surplus
    for order in orders:
        credited = sum(match.credited for match in matches if match.reference == order.reference)
        assert credited <= order.left
        assert _last_left(matches, order) == order.left - credited


def _last_left(matches: tuple[Match, ...], order: PaymentOrder) -> int:
    return next((match.left for match in reversed(matches) if match.reference == order.reference), order.left)


@given(statements)
def test_reading_the_same_file_again_changes_nothing(lines: list[BankLine]) -> None:
    numbered = [one for one in lines if one.transaction]
    again = match_payments([PaymentOrder("A1", 20)], numbered, {one.transaction for one in numbered})
    assert {match.outcome for match in again} <= {Outcome.REPEATED}
