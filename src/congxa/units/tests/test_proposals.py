"""What the package proposes against what the law pack knows: where it is wrong must stay known."""

from datetime import date

import pytest

from congxa.kernel.workdays import DayKind, SpecialDay
from congxa.units.proposals import proposed_days
from congxa.units.service import pack_days

_WEEKEND = 5


def weekdays_off(days: list[SpecialDay], year: int) -> set[date]:
    return {
        one.day
        for one in days
        if one.day.year == year and one.kind != DayKind.SWAP_WORK and one.day.weekday() < _WEEKEND
    }


@pytest.mark.parametrize("year", [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025])
def test_the_package_agrees_with_the_law_pack(year: int) -> None:
    assert weekdays_off(proposed_days(year), year) == weekdays_off(pack_days([year]), year)


def test_the_package_misses_the_swapped_second_of_january_2026() -> None:
    missing = weekdays_off(pack_days([2026]), 2026) - weekdays_off(proposed_days(2026), 2026)
    assert missing == {date(2026, 1, 2)}


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 8, 31), DayKind.SWAP_OFF),
        (date(2026, 8, 22), DayKind.SWAP_WORK),
        (date(2026, 4, 27), DayKind.COMPENSATION),
        (date(2026, 2, 17), DayKind.HOLIDAY),
    ],
)
def test_a_proposal_says_why_the_day_differs(day: date, kind: DayKind) -> None:
    assert [one.kind for one in proposed_days(2026) if one.day == day] == [kind]
