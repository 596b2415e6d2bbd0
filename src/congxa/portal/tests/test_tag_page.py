"""The page of a tag: what is listed, how it narrows, and when there is none."""

import pytest
from django.test import Client
from tests.pages import Portal, make_article

from congxa.portal.models import NewsPage

pytestmark = pytest.mark.django_db
TAG = "/the/truyen-thanh/"


def tagged(portal: Portal, title: str, slug: str, days_ago: int) -> NewsPage:
    article = make_article(portal.section, title, slug, days_ago=days_ago)
    article.tags.add("truyền thanh")
    article.save_revision().publish()
    return article


def listed(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    return [story.title for story in response.context["listing"].stories]


def test_lists_the_tagged_articles_newest_first(client: Client, portal: Portal) -> None:
    tagged(portal, "Đài xã đổi giờ", "dai-xa-doi-gio", 1)
    assert listed(client, TAG) == ["Đài xã đổi giờ", "Mười ba xã đạt tiêu chí"]


def test_says_which_tag_and_leads_to_its_feed(client: Client, portal: Portal) -> None:
    page = client.get(TAG).content.decode()
    assert "<h1>Tin về “truyền thanh”</h1>" in page
    assert 'href="/the/truyen-thanh/rss/"' in page


def test_commune_lists_what_is_shared_with_it(client: Client, portal: Portal) -> None:
    page = client.get(f"/tan-vinh{TAG}").content.decode()
    assert "Mười ba xã đạt tiêu chí" in page and f'href="/tan-vinh/tin-chung/{portal.pinned.pk}/' in page


def test_withdrawn_article_leaves_the_tag_and_an_empty_tag_is_no_page(client: Client, portal: Portal) -> None:
    portal.pinned.unpublish()
    assert client.get(TAG).status_code == 404


@pytest.mark.parametrize("path", ["/the/khong-co/", f"{TAG}?trang=2", f"{TAG}?nam=1", f"{TAG}?trang=x"])
def test_nothing_there(client: Client, portal: Portal, path: str) -> None:
    assert client.get(path).status_code == 404


def test_narrows_by_year_and_says_how_to_widen(client: Client, portal: Portal) -> None:
    old = tagged(portal, "Chuyện cũ", "chuyen-cu", 800)
    year = old.date.year
    assert listed(client, f"{TAG}?nam={year}") == ["Chuyện cũ"]
    assert f"Năm {year}" in client.get(f"{TAG}?nam={year}").content.decode()


def test_pages_follow_each_other(client: Client, portal: Portal) -> None:
    for number in range(16):
        tagged(portal, f"Tin {number}", f"tin-{number}", number + 10)
    first, second = listed(client, TAG), listed(client, f"{TAG}?trang=2")
    assert (len(first), len(second)) == (15, 2) and not set(first) & set(second)
