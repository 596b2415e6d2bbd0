"""``congxa deadline``."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def answer(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("deadline", *arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.django_db
def test_it_prints_the_date_and_a_line_for_each_day() -> None:
    lines = answer("2024-04-26T09:00", "--working-days", "3")
    assert lines[0] == "2024-05-04T17:00+07:00"
    assert lines[1] == "Thứ Sáu 26/04/2024: nhận lúc 09:00, ngày nhận không tính"
    assert lines[-1].startswith("Thứ Bảy 04/05/2024: ngày thứ 3")


@pytest.mark.django_db
def test_a_time_of_another_zone_is_read_in_vietnam() -> None:
    assert answer("2024-03-04T02:00+00:00", "--working-hours", "1")[0] == "2024-03-04T10:00+07:00"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("hôm qua", "--working-days", "3"), "không phải là thời điểm"),
        (("2024-02-30T09:00", "--working-days", "3"), "không phải là thời điểm"),
        (("2024-04-26T09:00", "--working-days", "ba"), "không phải là số nguyên"),
        (("2024-04-26T09:00", "--working-days", "-1"), "phải là số dương"),
        (("2024-04-26T09:00", "--working-days", "9999999"), "dài quá 10 năm"),
        (("9999-12-31T09:00", "--working-days", "3"), "quá xa"),
        (("2024-04-26T09:00", "--working-days", "3", "--office", "khong-co"), "Không có cơ quan"),
    ],
)
def test_nonsense_gets_a_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        answer(*arguments)
