import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain.fees import Exemption, Rate, bill
from congxa.dossiers.papers import fee_lines
from congxa.dossiers.papers.amounts import amount_in_words, number_in_words

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9,
}  # fmt: skip
SCALES = {"nghìn": 1000, "triệu": 1000**2, "tỷ": 1000**3}


def understood(words: str) -> int:
    """What somebody who hears `words` writes down."""
    total = group = last = 0
    for word in words.split():
        if word in SCALES:
            total, group, last = total + (group + last) * SCALES[word], 0, 0
        elif word == "trăm":
            group, last = last * 100, 0
        elif word == "mươi":
            group, last = group + last * 10, 0
        elif word == "mười":
            group += 10
        elif word != "linh":
            last = DIGITS[word]
    return total + group + last


@pytest.mark.parametrize(
    ("dong", "words"),
    [
        (0, "Không đồng"),
        (8000, "Tám nghìn đồng"),
        (15_000, "Mười lăm nghìn đồng"),
        (21_005, "Hai mươi mốt nghìn không trăm linh năm đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (2_000_000_055, "Hai tỷ không trăm năm mươi lăm đồng"),
        (110_111, "Một trăm mười nghìn một trăm mười một đồng"),
    ],
)
def test_amounts_are_written_as_they_are_read(dong: int, words: str) -> None:
    assert amount_in_words(dong) == words


@given(st.integers(0, 10**12 - 1))
def test_who_hears_it_writes_the_same_number(number: int) -> None:
    assert understood(number_in_words(number)) == number


@pytest.mark.parametrize("dong", [-1, 10**12])
def test_what_no_receipt_can_be_for_is_refused(dong: int) -> None:
    with pytest.raises(ValueError, match="words"):
        amount_in_words(dong)


def test_the_printed_lines_are_those_of_the_bill() -> None:
    copy, birth = Rate("Chứng thực bản sao", 2000, per="trang"), Rate("Đăng ký khai sinh quá hạn", 8000)
    poor = Exemption("Hộ nghèo", 50, frozenset({birth.name}))
    first, second = fee_lines(bill([(copy, 5), (birth, 1)], [poor]))
    assert (first.name, first.unit, first.quantity, first.due) == ("Chứng thực bản sao (trang)", 2000, 5, 10_000)
    assert (second.exemption, second.due) == ("Hộ nghèo, giảm 50 %", 4000)
