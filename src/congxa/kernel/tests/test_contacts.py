"""What can be reached from a text with one touch: e-mail addresses and telephone numbers, and nothing else."""

import pytest

from congxa.kernel.contacts import with_links


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0218 3824 115", "02183824115"),
        ("0218.3824.115", "02183824115"),
        ("0912345678", "0912345678"),
        ("+84 912 345 678", "+84912345678"),
        ("+84912345678", "+84912345678"),
    ],
)
def test_a_number_is_dialled_without_its_spaces_and_stays_on_one_line(text: str, number: str) -> None:
    expected = f'Gọi <a class="nowrap" href="tel:{number}">{text}</a>, gặp ông An.'
    assert with_links(f"Gọi {text}, gặp ông An.") == expected


def test_an_address_is_written_to() -> None:
    said = with_links("Thư: ubnd.tan-vinh@hoabinh.gov.vn.")
    assert said == 'Thư: <a href="mailto:ubnd.tan-vinh@hoabinh.gov.vn">ubnd.tan-vinh@hoabinh.gov.vn</a>.'


@pytest.mark.parametrize(
    "text",
    [
        "Số 61/2018/NĐ-CP ngày 23/4/2018",
        "012345",
        "12 0912345678901234",
        "tài khoản 3500201012345",
        "mã 1.011606.000.00.00.H28",
        "ai@đó",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert with_links(text) == text


def test_both_in_one_line_each_get_their_link() -> None:
    said = with_links("0218 3824 115 – a@b.vn – 0912 345 678")
    assert said.count("<a ") == 3
    assert said.index("tel:02183824115") < said.index("mailto:a@b.vn") < said.index("tel:0912345678")
