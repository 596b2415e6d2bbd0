"""Nobody reads a stale page: the page cache in front of Django, as the server runs it."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from tests.houses import Houses
from tests.pages import Portal, make_article, make_portal
from tests.people import make_people

from congxa.portal.models import MenuItem, NewsPage, SectionPage, Theme
from congxa.portal.tasks import publish_scheduled
from congxa.portal.tests.test_review import scheduled
from congxa.records.service import JournalEntry, history_of
from congxa.site.finder import Finder
from congxa.site.pagecache import PageCache
from congxa.units.service import describe_office

TITLE = "Họp thôn Đồng Tiến"
Read = Callable[[str], str]


@pytest.fixture
def portal(house: Houses) -> Portal:
    return make_portal()


@pytest.fixture
def read(portal: Portal) -> Read:
    """Return how a citizen reads an address through the page cache."""
    cache = PageCache(
        get_wsgi_application(),
        find=Finder().find,
        tail=lambda office, ip: b"",
        seen=lambda *what: None,
        address=lambda environ: "127.0.0.1",
    )

    def read(path: str) -> str:
        status: list[str] = []
        environ = RequestFactory().get(path, headers={"host": "localhost"}).META

        def start(line: str, headers: object, exc_info: object = None) -> Callable[[bytes], object]:
            status.append(line)
            return lambda data: None

        parts = cache(environ, start)
        return status[0][:3] + b"".join(parts).decode()

    return read


def places(article: NewsPage) -> list[str]:
    """Return where an article of Tân Vinh is shown."""
    return ["/", "/tan-vinh/", "/tan-vinh/tin-tuc/", f"/tan-vinh/tin-tuc/{article.slug}/"]


@pytest.fixture
def article(portal: Portal) -> NewsPage:
    section = SectionPage.objects.child_of(portal.tan_vinh).get()
    return make_article(section, TITLE, "hop-thon-dong-tien")


def test_second_reading_asks_the_database_nothing(read: Read, article: NewsPage) -> None:
    for place in places(article):
        first = read(place)
        with CaptureQueriesContext(connection) as queries:
            assert read(place) == first
        assert len(queries) == 0


def test_withdrawn_and_published_again_is_seen_at_once_everywhere(read: Read, article: NewsPage) -> None:
    assert all(TITLE in read(place) for place in places(article))
    article.unpublish()
    assert [TITLE in read(place) for place in places(article)] == [False] * 4
    assert read(places(article)[3]).startswith("404")
    article.save_revision().publish()
    assert all(TITLE in read(place) for place in places(article))


def test_new_theme_is_seen_at_once(read: Read, portal: Portal) -> None:
    before = read("/tan-vinh/")
    theme = Theme.objects.get(office=portal.offices.tan_vinh)
    theme.base_size += 1
    theme.save()
    assert read("/tan-vinh/") != before


def test_word_of_the_menu_and_telephone_are_seen_at_once_on_every_page(read: Read, portal: Portal) -> None:
    assert "Liên hệ chúng tôi" not in read("/tin-tuc/")
    MenuItem.objects.create(home=portal.district, label="Liên hệ chúng tôi", page=portal.contact)
    assert read("/tin-tuc/").count("Liên hệ chúng tôi") == 2  # for a phone and for a wide screen
    describe_office(actor=None, office=portal.offices.district, phone="0218 3824 999")
    assert "0218 3824 999" in read("/tin-tuc/")


def test_sharing_and_withdrawing_is_seen_at_once_and_written_down(read: Read, portal: Portal, client: Client) -> None:
    client.force_login(make_people(portal.offices).thu)
    address = f"/ban-lam-viec/tin-dung-chung/{portal.plain.pk}/"
    assert portal.plain.title not in read("/tan-vinh/")
    assert client.post(address, {"co-quan": portal.offices.tan_vinh.pk}).status_code == 302
    assert portal.plain.title in read("/tan-vinh/")
    assert client.post(address, {}).status_code == 302
    assert portal.plain.title not in read("/tan-vinh/")
    kinds = [entry.kind for entry in history_of(portal.plain)]
    assert (kinds.count("portal.shared"), kinds.count("portal.unshared")) == (1, 1)
    assert portal.plain.title in client.get("/ban-lam-viec/tin-dung-chung/").content.decode()


def test_hiding_gathered_news_is_seen_at_once_and_written_down(read: Read, portal: Portal, client: Client) -> None:
    client.force_login(make_people(portal.offices).thu)
    title, pk = portal.injections.title, portal.injections.pk
    assert title in read("/")
    client.post("/ban-lam-viec/tin-tu-cap-duoi/", {"co": pk})
    assert title not in read("/")
    client.post("/ban-lam-viec/tin-tu-cap-duoi/", {"co": pk, "hien": pk})
    assert title in read("/")
    assert JournalEntry.objects.filter(kind="portal.hidden").count() == 1


def test_two_workers_publish_what_is_due_once(portal: Portal) -> None:
    portal.village.unpublish()
    scheduled(portal.village, minutes=5)
    before = history_of(portal.village).filter(kind="portal.published").count()
    start, done = Barrier(2), []

    def work() -> None:
        start.wait()
        try:
            done.append(publish_scheduled())
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert done.count(1) == 1
    assert history_of(portal.village).filter(kind="portal.published").count() == before + 1
