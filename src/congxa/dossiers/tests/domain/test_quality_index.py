"""The estimate of the quality index: points follow the decision, and nothing is guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain.quality_index import COMPONENTS, GROUPS, Component, Score, index, total

COUNTED = [component for component in COMPONENTS if not component.why_not]
FULL = {component.key: (10, 10) for component in COUNTED}
BY_KEY = {component.key: component for component in COMPONENTS}


def points(key: str, numerator: int, denominator: int) -> Decimal | None:
    return Score(BY_KEY[key], numerator, denominator).points


def test_the_groups_have_a_hundred_points_together() -> None:
    assert sum(most for _name, most in GROUPS.values()) == 100


@pytest.mark.parametrize("group", [key for key in GROUPS if key != "online"])
def test_the_components_of_a_group_have_its_points(group: str) -> None:
    assert sum(one.most or 0 for one in COMPONENTS if one.group == group) == GROUPS[group][1]


@pytest.mark.parametrize(
    ("key", "numerator", "denominator", "expected"),
    [
        ("2.1", 19, 20, "19.00"),
        ("2.1", 2, 3, "13.33"),
        ("4.2", 8, 10, "4.00"),
        ("4.2", 4, 10, "2.00"),
        ("4.2", 10, 10, "4.00"),
        ("5.4", 9, 10, "6.00"),
        ("5.4", 6, 10, "4.00"),
        ("5.4", 0, 0, "0.00"),
        ("3.6", 1, 4, "1.50"),
    ],
)
def test_points(key: str, numerator: int, denominator: int, expected: str) -> None:
    assert points(key, numerator, denominator) == Decimal(expected)


def test_without_a_case_there_are_no_points_where_the_decision_says_nothing() -> None:
    assert points("2.1", 0, 0) is None


def test_what_the_decision_does_not_split_has_a_ratio_and_no_points() -> None:
    score = Score(BY_KEY["3.3"], 1, 2)
    assert (score.ratio, score.points) == (Decimal("50.00"), None)


def test_what_cannot_be_counted_says_why_and_has_no_number() -> None:
    unknown = [score for group in index(FULL) for score in group.scores if score.component.why_not]
    assert len(unknown) == 9
    assert all(score.ratio is None and score.points is None for score in unknown)


def test_everything_right_is_every_point_that_can_be_counted() -> None:
    earned, most = total(index(FULL))
    assert earned == most == 46


def test_a_component_without_numbers_is_an_error_and_no_guess() -> None:
    with pytest.raises(KeyError):
        index({})


@given(st.sampled_from(COUNTED), st.integers(0, 500), st.integers(0, 500))
def test_points_lie_between_nothing_and_the_most(component: Component, one: int, two: int) -> None:
    found = Score(component, min(one, two), max(one, two)).points
    assert found is None or 0 <= found <= (component.most or 0)


@given(st.sampled_from(COUNTED), st.integers(1, 500), st.data())
def test_one_more_that_makes_it_never_lowers_the_points(component: Component, many: int, data: st.DataObject) -> None:
    some = data.draw(st.integers(0, many - 1))
    fewer, more = Score(component, some, many).points, Score(component, some + 1, many).points
    assert fewer is None or more is None or fewer <= more


def test_every_group_of_the_decision_is_shown_with_its_name_and_its_most() -> None:
    assert [(group.name, group.most) for group in index(FULL)] == list(GROUPS.values())


def test_of_nothing_there_are_no_points() -> None:
    assert repr(total([])) == "(Decimal('0'), 0)"
