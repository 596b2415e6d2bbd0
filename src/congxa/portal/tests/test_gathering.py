"""What rooms offer reaches the home page."""

from dataclasses import dataclass
from datetime import datetime

import pytest
from django.test import Client
from tests.pages import Portal

from congxa.kernel.desk import DeskGroup
from congxa.kernel.offers import Block, Offers, Tile
from congxa.portal.desk_menu import GROUP_LABELS
from congxa.portal.gathering import desk_entries, offers
from congxa.portal.models import HomePage
from congxa.portal.shown import frame, home
from congxa.portal.shown.frame import forget_frames


@dataclass(frozen=True)
class Figures:
    items: list[tuple[str, str]]


def new_things(*, office: int | None, now: datetime) -> Figures:
    return Figures([])


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Offers:
    """Return an empty collection that the home page takes for what the rooms offer."""
    collection = Offers()
    monkeypatch.setattr(frame, "offers", lambda: collection)
    monkeypatch.setattr(home, "offers", lambda: collection)
    return collection


def test_every_offer_and_entry_of_the_rooms_can_be_gathered() -> None:
    assert offers().get(Tile, "portal.news").path == "tin-tuc/"
    groups = list(DeskGroup)
    places = [(groups.index(entry.group), entry.order) for entry in desk_entries()]
    assert places == sorted(places)
    assert set(GROUP_LABELS) == set(DeskGroup)


@pytest.mark.django_db
def test_offered_block_is_shown_where_the_office_put_it(client: Client, portal: Portal, offered: Offers) -> None:
    offered.register(
        Block(key="test.block", label="Khối", content=new_things, template="portal/home/banners.html"), "test"
    )
    portal.district.blocks = [("offered", {"key": "test.block"})]
    portal.district.save()
    forget_frames()
    html = client.get("/").content.decode()
    assert "Chuyên trang" in html
    assert "Tin nổi bật" not in html


@pytest.mark.django_db
def test_block_that_nobody_offers_any_more_is_left_out(client: Client, portal: Portal, offered: Offers) -> None:
    blocks = [("offered", {"key": "gone.block"}), ("lead_news", None)]
    HomePage.objects.filter(pk=portal.district.pk).update(blocks=blocks)
    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_at_most_four_tiles_are_shown_in_their_order(client: Client, portal: Portal, offered: Offers) -> None:
    for number in range(6):
        tile = Tile(key=f"test.tile{number}", label=f"Việc {number}", path="tin-tuc/", order=9 - number)
        offered.register(tile, "test")
    html = client.get("/").content.decode()
    assert html.count('class="tile"') == 4
    assert html.index("Việc 5") < html.index("Việc 4")
