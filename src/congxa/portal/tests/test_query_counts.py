"""No public page costs more queries than it should, however much there is to show."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker
from tests.pages import Portal, make_article, make_picture

from congxa.dossiers.queries.board import READING
from congxa.portal.models import SectionPage, Theme
from congxa.portal.shown.frame import forget_frames
from congxa.portal.shown.home import RECENT

pytestmark = pytest.mark.usefixtures("more_articles")
MOST = 12  # queries of any public page, whatever is asked of it
ADDRESSES = [
    ("/", 5),
    ("/tan-vinh/", 5),
    ("/tin-tuc/", 4),
    ("/tin-tuc/nong-thon-moi/muoi-ba-xa-dat-tieu-chi/", 5),
    ("/lien-he/", 4),
    ("/the/truyen-thanh/", 4),
    ("/rss/", 1),
    ("/so-do/", 1),
    ("/thong-ke/", 5),
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
    picture = make_picture(portal.offices.district)
    Theme.objects.update(logo=picture, banner=picture)
    client.get(path)
    forget_frames()
    READING.forget()  # as after something happened to a dossier
    with django_assert_max_num_queries(MOST):
        client.get(path)


NASTY = [
    "nong thonn moii truyenn thanhh dattt tieuu chii xaaa huyenn loaaa cumm bann",  # misspelt, each like a word
    "zzzz qqqq wwww xxxx vvvv kkkk jjjj hhhh",  # like nothing
    "giao ban thon rut tiem phong",  # each known, never together
    '"nong thon" "moi muoi" zzzz truyen',
    "UBND HĐND xa zzzz thanh tieu",
]


@pytest.mark.parametrize("query", NASTY)
@pytest.mark.parametrize("root", ["/", "/tan-vinh/"])
@pytest.mark.parametrize("filters", [{}, {"loai": "portal.news", "tu": "2026-01-01"}])
def test_search_that_finds_nothing_right_after_publishing_costs_at_most_twelve_queries(
    client: Client,
    portal: Portal,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    query: str,
    root: str,
    filters: dict[str, str],
) -> None:
    picture = make_picture(portal.offices.district)
    Theme.objects.update(logo=picture, banner=picture)
    asked = {"q": query, **filters}
    client.get(f"{root}tim-kiem/", asked)
    forget_frames()
    with django_assert_max_num_queries(MOST):
        html = client.get(f"{root}tim-kiem/", asked).content.decode()
    assert "Bạn có thể thử" in html


@pytest.mark.parametrize("path", ["/", "/tan-vinh/"])
def test_home_with_many_old_sections_costs_at_most_twelve_queries(
    client: Client, portal: Portal, django_assert_max_num_queries: DjangoAssertNumQueries, path: str
) -> None:
    home = portal.district if path == "/" else portal.tan_vinh
    news = SectionPage.objects.child_of(home).first()
    assert news is not None
    for number in range(8):
        section = SectionPage(title=f"Mục {number}", slug=f"muc-{number}", office=home.office)
        make_article(news.add_child(instance=section), f"Tin cũ {number}", f"tin-cu-{number}", days_ago=900)
    for number in range(RECENT):
        make_article(news, f"Tin mới {number}", f"tin-moi-{number}")
    sections = SectionPage.objects.descendant_of(news)
    home.blocks = [("lead_news", None), *(("section_news", {"section": each, "count": 3}) for each in sections)]
    home.save_revision().publish()
    client.get(path)
    forget_frames()
    with django_assert_max_num_queries(MOST):
        html = client.get(path).content.decode()
    assert all(f"Tin cũ {number}" in html for number in range(8))


def test_article_with_many_pictures_and_links_costs_at_most_twelve_queries(
    client: Client, portal: Portal, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    link = f'<p><a linktype="page" id="{portal.contact.pk}">Liên hệ</a></p>'
    pictures = [make_picture(portal.offices.district, f"Ảnh {number}") for number in range(6)]
    body = [("text", link * 6), *(("picture", {"image": each, "caption": "Ảnh"}) for each in pictures)]
    portal.plain.body = body
    portal.plain.save_revision().publish()
    client.get("/tin-tuc/nong-thon-moi/hop-giao-ban/")
    forget_frames()
    with django_assert_max_num_queries(MOST):
        html = client.get("/tin-tuc/nong-thon-moi/hop-giao-ban/").content.decode()
    assert html.count("<figure>") == len(pictures)
    assert html.count(f'href="{portal.contact.url}"') >= len(pictures)
