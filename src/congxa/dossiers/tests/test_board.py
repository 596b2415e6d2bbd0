"""The public board: the same numbers as the report, right after an acceptance, and nothing about anybody."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import set_script_prefix
from django.utils import timezone
from tests.portals import open_portal

from congxa.dossiers import queries
from congxa.dossiers.domain.figures import Figures
from congxa.dossiers.figures.fresh import FreshBoards
from congxa.dossiers.offers import OFFERS, home_content
from congxa.dossiers.queries.board import Board, BoardReading, in_time_share
from congxa.dossiers.tests.lives import done
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.kernel.offers import Figure
from congxa.records.service import current

PATH = "/tan-vinh/thong-ke/ho-so/"


@pytest.fixture
def client(shop: Shop) -> Client:
    for office in (shop.district, shop.commune):
        open_portal(office=office)
    set_script_prefix("/")
    return Client()


@pytest.mark.parametrize(
    ("early", "on_time", "late", "share"),
    [(0, 0, 0, None), (1, 0, 0, "100"), (0, 0, 1, "0"), (1, 1, 1, "66.7"), (9999, 0, 1, "99.9"), (1, 0, 9999, "0.1")],
)
def test_the_share_never_hides_a_late_one(early: int, on_time: int, late: int, share: str | None) -> None:
    found = in_time_share(Figures(early=early, on_time=on_time, late=late))
    assert found == (None if share is None else Decimal(share))


def test_an_acceptance_is_on_the_board_at_once(shop: Shop, client: Client) -> None:
    assert "0 hồ sơ" in client.get("/tan-vinh/thong-ke/").content.decode()
    shop.accepted(now=timezone.now())
    assert "1 hồ sơ" in client.get("/tan-vinh/thong-ke/").content.decode()


def test_a_crowd_of_readers_counts_once(shop: Shop) -> None:
    counted = []

    def count(now: object) -> dict[int, Board]:
        counted.append(now)
        return {}

    reading = BoardReading(count)
    for seconds in range(30):
        reading.of(shop.commune.pk, NOW + timedelta(seconds=seconds))
    assert len(counted) == 1
    shop.accepted()
    reading.of(shop.commune.pk, NOW + timedelta(seconds=31))
    reading.of(shop.commune.pk, NOW + timedelta(minutes=2))
    assert len(counted) == 3


def test_board_report_and_command_say_the_same(shop: Shop, client: Client) -> None:
    now = timezone.now()
    shop.accepted(now=now)
    done(shop, shop.accepted(now=now), now)
    figures = queries.figures(since=now - timedelta(hours=1), until=timezone.now(), offices=[shop.commune.pk])
    page = client.get(PATH)
    assert page.context["periods"][0][1] == figures
    out = StringIO()
    call_command("figures", "--json", "--office", "tan-vinh", stdout=out)
    values = {row["key"]: row["value"] for row in json.loads(out.getvalue())["figures"]}
    assert (values["dossiers.received_month"], values["dossiers.solved_year"]) == (figures.received, figures.solved)
    assert values["dossiers.share_month"] == 100


def test_the_upper_level_adds_its_communes_up(shop: Shop, client: Client) -> None:
    shop.accepted(now=timezone.now())
    page = client.get("/thong-ke/ho-so/").content.decode()
    assert "Xã Tân Vinh" in page
    house = [figure for figure in OFFERS if isinstance(figure, Figure) and figure.key == "dossiers.received_year"]
    assert house[0].count(None, timezone.now()) == 1


def test_nobody_is_named(shop: Shop, client: Client) -> None:
    dossier = shop.accepted(now=timezone.now())
    page = client.get(PATH).content.decode()
    assert "Hạnh" not in page
    assert str(dossier.number) not in page


def test_the_page_may_be_kept_for_a_minute_only(shop: Shop, client: Client) -> None:
    assert client.get(PATH)["X-Page-Cache"] == "1; max-age=60"


def test_the_home_page_shows_the_block_once_there_is_something(shop: Shop, client: Client) -> None:
    assert home_content(office=shop.commune.pk, now=timezone.now()) is None
    shop.accepted(now=timezone.now())
    assert "Giải quyết hồ sơ" in client.get("/tan-vinh/").content.decode()


def test_many_acceptances_give_the_pages_one_new_version(
    shop: Shop, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    fresh, name, words = FreshBoards(), f"office:{shop.commune.pk}", []
    assert fresh() == 0
    for _number in range(3):
        shop.accepted()
    for told in (1, 0):
        words.append(current(name))
        with django_capture_on_commit_callbacks(execute=True):
            assert fresh() == told
    assert words[0] != words[1] == current(name)
