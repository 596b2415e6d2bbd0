from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.kernel.identity_number import (
    FEMALE,
    MALE,
    OLD_CARD,
    PERSONAL,
    PROVINCES,
    IdentityCheck,
    check_identity_number,
    mask_identity_number,
)

TODAY = date(2026, 11, 24)
DIGITS = "0123456789"


def check(text: str, birth: date | None = None, sex: str | None = None, today: date = TODAY) -> IdentityCheck:
    return check_identity_number(text, birth=birth, sex=sex, today=today)


def test_a_man_born_1985_in_hoa_binh() -> None:
    found = check("017085001234", birth=date(1985, 3, 2), sex=MALE)
    assert found == IdentityCheck(sex=MALE, birth_year=1985, province="Hòa Bình", number="017085001234", kind=PERSONAL)


def test_the_other_sex_is_refused_with_the_digit_that_says_so() -> None:
    assert check("017185001234", sex=MALE).problem == (
        "Chữ số thứ 4 (1) chỉ giới tính nữ, giới tính đã nhập là nam: hãy xem lại hai mục này trên giấy tờ."
    )


def test_a_year_that_has_not_come_is_refused() -> None:
    assert check("017385001234").problem == (
        "Chữ số thứ 4 đến thứ 6 (385) chỉ năm sinh 2085, chưa tới: hãy xem lại số trên giấy tờ."
    )


def test_a_province_nobody_knows_is_a_warning() -> None:
    found = check("999085001234", birth=date(1985, 1, 1), sex=MALE)
    assert (found.problem, found.province, len(found.warnings)) == (None, None, 1)
    assert "(999)" in found.warnings[0]


def test_another_year_of_birth_is_refused() -> None:
    problem = check("017085001234", birth=date(1986, 1, 1)).problem
    assert problem is not None
    assert "1985" in problem
    assert "01/01/1986" in problem


def test_a_child_of_this_year_is_fine_and_of_next_year_not() -> None:
    assert check("017226001234").problem is None
    assert check("017227001234").problem is not None


def test_nobody_is_126_years_old_without_a_second_look() -> None:
    assert "hơn 120 tuổi" in check("001000001234").warnings[0]


def test_spaces_dots_dashes_and_wide_digits_are_passed_over() -> None:
    assert check("017.085 001-234").number == check("０１７０８５００１２３４").number == "017085001234"


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "Chưa nhập"), ("01708500123O", "chỉ gồm chữ số"), ("01708500123", "có 11"), ("٠١٧٠٨٥٠٠١٢٣٤x", "chữ số")],
)
def test_other_forms_are_refused_with_the_reason(text: str, says: str) -> None:
    problem = check(text).problem
    assert problem is not None
    assert says in problem


def test_an_old_card_is_taken_and_doubted_from_2025_on() -> None:
    assert check("113456789", today=date(2018, 5, 2)) == IdentityCheck(number="113456789", kind=OLD_CARD)
    assert check("113456789", today=date(2024, 12, 31)).warnings == ()
    assert "hết giá trị từ 01/01/2025" in check("113456789", today=date(2025, 1, 1)).warnings[0]


def test_there_were_63_provinces() -> None:
    assert len(PROVINCES) == len(set(PROVINCES.values())) == 63


@pytest.mark.parametrize(
    ("number", "masked"),
    [("017085001234", "0170••••••34"), ("113456789", "11•••••89"), ("12345", "•••••"), ("", "")],
)
def test_masks(number: str, masked: str) -> None:
    assert mask_identity_number(number) == masked


@given(
    st.sampled_from(sorted(PROVINCES)),
    st.dates(date(1907, 1, 1), TODAY),
    st.sampled_from([MALE, FEMALE]),
    st.integers(0, 999_999),
)
def test_a_number_made_by_the_rule_is_read_back(province: str, birth: date, sex: str, serial: int) -> None:
    century = (birth.year - 1900) // 100 * 2 + (sex == FEMALE)
    found = check(f"{province}{century}{birth.year % 100:02d}{serial:06d}", birth=birth, sex=sex)
    assert (found.problem, found.warnings) == (None, ())
    assert (found.sex, found.birth_year, found.province) == (sex, birth.year, PROVINCES[province])


@given(st.text(DIGITS, min_size=12, max_size=12), st.dates(date(1800, 1, 1), date(2400, 1, 1)))
def test_twelve_digits_are_refused_only_for_the_year(number: str, today: date) -> None:
    found = check(number, today=today)
    assert found.birth_year is not None
    assert (found.problem is not None) == (found.birth_year > today.year)
    assert mask_identity_number(number)[4:10] == "•" * 6


@given(st.text(max_size=30))
def test_any_text_gets_an_answer(text: str) -> None:
    found = check(text)
    assert found.kind or found.problem
