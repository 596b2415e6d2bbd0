"""No public page costs more queries than it should, however much there is to show."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker
from tests.pages import Portal, make_article

pytestmark = pytest.mark.usefixtures("more_articles")
ADDRESSES = [
    ("/", 5),
    ("/tan-vinh/", 5),
    ("/tin-tuc/", 4),
    ("/tin-tuc/nong-thon-moi/muoi-ba-xa-dat-tieu-chi/", 7),
    ("/lien-he/", 4),
    ("/the/truyen-thanh/", 4),
    ("/rss/", 1),
    ("/so-do/", 1),
]


@pytest.fixture(scope="module")
def more_articles(standing_portal: tuple[Portal, Path], django_db_blocker: DjangoDbBlocker) -> None:
    portal, _media = standing_portal
    with django_db_blocker.unblock():
        for number in range(12):
            make_article(portal.section, f"Tin số {number}", f"tin-so-{number}", photo=portal.pinned.photo)


@pytest.mark.parametrize(("path", "most"), ADDRESSES)
def test_page_costs_few_queries(
    client: Client, portal: Portal, django_assert_max_num_queries: DjangoAssertNumQueries, path: str, most: int
) -> None:
    client.get(path)  # the first reader lets the frame be read and pictures be made
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", [path for path, _most in ADDRESSES])
def test_first_reader_after_publishing_costs_at_most_twelve_queries(
    client: Client, portal: Portal, django_assert_max_num_queries: DjangoAssertNumQueries, path: str
) -> None:
    from congxa.portal.frame import forget_frames

    client.get(path)
    forget_frames()
    with django_assert_max_num_queries(12):
        client.get(path)
