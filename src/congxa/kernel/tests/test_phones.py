import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.kernel.phones import BadPhone, format_phone, is_mobile, mask_phone, normalise_phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0912345678", "+84912345678"),
        ("+84 912 345 678", "+84912345678"),
        ("+84 (0) 912-345-678", "+84912345678"),
        ("0084912345678", "+84912345678"),
        ("84912345678", "+84912345678"),
        ("0912.345.678", "+84912345678"),
        ("０９１２３４５６７８", "+84912345678"),
        ("02183824123", "+842183824123"),
        ("024 3936 1234", "+842439361234"),
        ("+856 20 5555 1234", "+8562055551234"),
    ],
)
def test_one_form_is_kept(typed: str, kept: str) -> None:
    assert normalise_phone(typed) == kept


@pytest.mark.parametrize(("old", "new"), [("01681234567", "+84381234567"), ("0123 456 7890", "+84834567890")])
def test_mobile_numbers_of_eleven_digits_are_moved_to_their_new_prefix(old: str, new: str) -> None:
    assert normalise_phone(old) == new


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "912345678", "09123456", "091234567890", "0112345678", "+84", "0312345678", "09123x5678", "++1"],
)
def test_what_cannot_ring_is_refused(typed: str) -> None:
    with pytest.raises(BadPhone, match="Số điện thoại"):
        normalise_phone(typed)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+84912345678", "0912 345 678"),
        ("+842183824123", "0218 3824 123"),
        ("+842439361234", "024 3936 1234"),
        ("+8562055551234", "+8562055551234"),
    ],
)
def test_people_read_it_with_a_zero(number: str, shown: str) -> None:
    assert format_phone(number) == shown


@pytest.mark.parametrize(
    ("number", "masked"), [("+84912345678", "•••••••678"), ("1234", "•234"), ("123", "•••"), ("", "")]
)
def test_at_most_three_digits_are_shown_to_others(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


@given(st.from_regex(r"0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])[0-9]{7}", fullmatch=True))
def test_mobile_numbers_survive_being_shown_and_typed_again(typed: str) -> None:
    number = normalise_phone(typed)
    assert is_mobile(number)
    assert normalise_phone(format_phone(number)) == normalise_phone(number) == number


@given(st.text(max_size=25))
def test_any_text_is_kept_in_form_or_refused(text: str) -> None:
    try:
        number = normalise_phone(text)
    except BadPhone:
        return
    assert number.startswith("+")
    assert normalise_phone(number) == number
