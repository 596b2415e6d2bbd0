"""The competition table: its formula, equal places, and who has nothing to compare."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain.figures import Figures
from congxa.dossiers.domain.ranking import WEIGHTS, Entrant, ranking, score

BEST = Entrant(1, Figures(online=10, early=10), rated=5, satisfied=5)


def test_the_weights_are_a_hundred_together() -> None:
    assert sum(WEIGHTS.values()) == 100


def test_all_right_is_a_hundred_and_all_wrong_is_nothing() -> None:
    assert score(BEST) == 100
    assert score(Entrant(2, Figures(counter=10, late=10), rated=5, satisfied=0)) == 0


def test_the_formula() -> None:
    found = Entrant(1, Figures(online=1, counter=3, early=1, late=1), rated=4, satisfied=3)
    assert score(found) == Decimal("50.00")  # 60 × 1/2 + 20 × 3/4 + 20 × 1/4


def test_a_share_nobody_rated_is_left_out() -> None:
    assert score(Entrant(1, Figures(online=10, early=10))) == 100
    assert score(Entrant(1, Figures(counter=10, early=10))) == Decimal("75.00")  # 60 of 80


def test_who_solved_nothing_has_no_place_and_comes_last() -> None:
    places = ranking([Entrant(7, Figures(online=3)), BEST])
    assert [(one.entrant.key, one.rank) for one in places] == [(1, 1), (7, None)]


def test_equals_share_a_place_and_the_next_is_skipped() -> None:
    same = Entrant(2, BEST.figures, BEST.rated, BEST.satisfied)
    worse = Entrant(3, Figures(counter=10, early=10), rated=5, satisfied=5)
    assert [(one.entrant.key, one.rank) for one in ranking([worse, same, BEST])] == [(1, 1), (2, 1), (3, 3)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), max_size=8))
def test_everybody_is_in_the_table_once(rows: list[tuple[int, int, int]]) -> None:
    entrants = [Entrant(key, Figures(online=row[0], early=row[1], late=row[2])) for key, row in enumerate(rows)]
    places = ranking(entrants)
    assert sorted(one.entrant.key for one in places) == list(range(len(rows)))
    scores = [one.score for one in places if one.score is not None]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= found <= 100 for found in scores)
