"""The database counts what the definitions say, in one query, and groups add up."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest

from congxa.dossiers import actions, queries
from congxa.dossiers.domain.codes import new_code
from congxa.dossiers.domain.figures import Figures, Row, count
from congxa.dossiers.domain.in_time import punctuality
from congxa.dossiers.domain.states import DONE, STATES
from congxa.dossiers.models import Dossier, DossierPause
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.kernel.clock import start_of

SINCE, UNTIL = start_of(date(2019, 3, 1)), start_of(date(2019, 4, 1))


def rows() -> list[Row]:
    return [
        Row(
            dossier.channel,
            dossier.accepted_at,
            dossier.ended_at,
            dossier.standing.counts,
            dossier.due_at,
            dossier.returned_at,
            tuple((pause.since, pause.until) for pause in dossier.pauses.all()),
        )
        for dossier in Dossier.objects.prefetch_related("pauses")
    ]


def random_dossiers(shop: Shop, chance: Random, many: int) -> None:
    """Dossiers of all states with random moments around March 2019; rows as actions leave them."""
    for serial in range(many):
        state = chance.choice([*STATES])
        early = STATES[state].counts in {"filed", "refused"}
        start = SINCE + timedelta(minutes=chance.randint(-60_000, 60_000))
        later = start + timedelta(minutes=chance.randint(0, 60_000))
        ended = later if STATES[state].clock == "ended" else None
        due = chance.choice([None, start + timedelta(minutes=chance.randint(0, 60_000))])
        dossier = Dossier.objects.create(
            office=chance.choice([shop.commune, shop.district]),
            holder=shop.commune,
            competent=shop.commune,
            procedure=chance.choice([shop.poor, shop.land]),
            state=state,
            channel=chance.choice(["online", "counter", "post"]),
            applicant_name="Người nộp",
            code=new_code(),
            number=None if early else f"H28-190301-{serial + 1:04d}",
            created_at=start,
            accepted_at=None if early else start,
            due_at=None if early else due,
            ended_at=ended,
            punctuality=punctuality(ended, due) if ended and state in DONE else "",
            returned_at=later + timedelta(days=chance.randint(0, 30)) if state == "returned" else None,
        )
        if not early and chance.random() < 0.5:
            until = chance.choice([ended, start + timedelta(minutes=chance.randint(0, 30_000))])
            DossierPause.objects.create(dossier=dossier, kind="supplement", since=start, until=until)


@pytest.mark.parametrize("seed", range(4))
def test_the_database_counts_what_the_definitions_say(shop: Shop, seed: int) -> None:
    random_dossiers(shop, Random(seed), 120)
    found = queries.figures(since=SINCE, until=UNTIL)
    assert found == count(rows(), since=SINCE, until=UNTIL)
    assert found.balances
    assert found.received
    for group in queries.GROUPS:
        assert sum(queries.figures_by(group, since=SINCE, until=UNTIL).values(), Figures()) == found


def test_it_is_one_query(shop: Shop, django_assert_num_queries: Callable[..., object]) -> None:
    shop.accepted()
    with django_assert_num_queries(1):  # type: ignore[attr-defined]  # of the test client or settings
        queries.figures(since=SINCE, until=UNTIL, offices=[shop.commune.pk])
    with django_assert_num_queries(1):  # type: ignore[attr-defined]  # of the test client or settings
        queries.figures_by("field", since=SINCE, until=UNTIL)


def test_opencps_v2_1434_a_linked_dossier_is_counted_once_where_it_was_received(shop: Shop) -> None:
    dossier = shop.accepted(shop.land)
    actions.transfer(actor=shop.hoa, dossier=dossier, to=shop.district, now=NOW)
    actions.receive_transfer(actor=shop.dung, dossier=dossier, now=NOW)
    found = queries.figures_by("office", since=SINCE, until=UNTIL)
    assert found == {shop.commune.pk: Figures(counter=1, overdue=1)}


def test_a_group_nobody_knows_is_an_error(shop: Shop) -> None:
    with pytest.raises(KeyError):
        queries.figures_by("name", since=SINCE, until=UNTIL)


def test_a_month_that_runs_is_judged_now(shop: Shop) -> None:
    dossier = shop.accepted()
    assert dossier.due_at is not None
    found = queries.figures(since=SINCE, until=dossier.due_at, offices=[shop.commune.pk])
    assert (found.in_time, found.overdue) == (1, 0)
