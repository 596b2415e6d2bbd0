"""Counts the database queries of every kind of public page: ``python -m bench.queries`` prints JSON.

Each page is asked for three times: just after everything was published (nothing is held in the process), again past
the page cache, and again through it.
"""

import io
import json
import os
import sys
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congxa.site.settings")

import django

django.setup()

from django.db import connection
from django.test.utils import CaptureQueriesContext

from congxa.portal.models import InfoPage, NewsPage, NewsTag
from congxa.portal.shown.frame import forget_frames
from congxa.records.service import current
from congxa.site.wsgi import application, cache, django_application, readers
from congxa.units.service import directory


def addresses() -> dict[str, str]:
    """Return an address of every kind of public page."""
    offices = directory(current("units"))
    root = offices.root
    assert root is not None
    commune = next(office for office in offices.by_id.values() if office.upper_id == root.id)
    news, theirs = _article(root.id), _article(commune.id)
    standing = InfoPage.objects.filter(office_id=root.id, live=True).first()
    tag = NewsTag.objects.filter(tagged_news__content_object__office_id=root.id).first()
    section = news.rpartition("/")[0].rpartition("/")[0]
    found = {
        "home": "/",
        "article": f"/{news}",
        "article_for_paper": f"/{news}?in=1",
        "section_of_all_news": f"/{section.partition('/')[0]}/",
        "section": f"/{section}/",
        "search": "/tim-kiem/?q=loa+truyen+thanh",
        "search_without_result": "/tim-kiem/?q=zzzz+qqqq",
        "site_map": "/so-do/",
        "figures": "/thong-ke/",
        "display_settings": "/hien-thi/",
        "feed": "/rss/",
        "sitemap": "/sitemap.xml",
        "commune_home": commune.mount,
        "commune_article": f"{commune.mount}{theirs}",
        "commune_search": f"{commune.mount}tim-kiem/?q=loa+truyen+thanh",
        "not_found": "/khong-co-trang-nay/",
    }
    if standing is not None:
        found["standing_page"] = f"/{standing.url_path.lstrip('/').partition('/')[2]}"
    if tag is not None:
        found["tag"] = f"/the/{tag.slug}/"
    return found


def _article(office_id: int) -> str:
    """Return the address of an article with a photo below the office's mount."""
    found = NewsPage.objects.filter(office_id=office_id, live=True, photo__isnull=False).order_by("-date").first()
    assert found is not None
    return str(found.url_path.lstrip("/").partition("/")[2])


def ask(app: Callable[..., Any], address: str) -> tuple[str, int]:
    """Return the status and the number of queries of one answer."""
    path, _mark, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    status: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        parts = app(environ, lambda line, headers, exc_info=None: status.append(line))
        b"".join(parts)
        getattr(parts, "close", lambda: None)()
    return status[0], len(queries)


def count(address: str) -> dict[str, Any]:
    """Return the queries of one page in the three cases."""
    ask(django_application, address)
    forget_frames()
    _status, published = ask(django_application, address)
    status, uncached = ask(django_application, address)
    before = len(cache.shelf) + len(cache.query_shelf)
    ask(application, address)
    _status, cached = ask(application, address)
    kept = len(cache.shelf) + len(cache.query_shelf) > before
    return {
        "status": int(status[:3]),
        "after_publishing": published,
        "uncached": uncached,
        "cached": cached,
        "kept": kept,
    }


def main() -> None:
    """Print the counts."""
    # A request's end would close the connection whose queries are counted.
    connection.close_if_unusable_or_obsolete = lambda: None  # type: ignore[method-assign]  # one connection for all
    found = {name: count(address) for name, address in addresses().items()}
    readers.stop()
    sys.stdout.write(json.dumps({"addresses": addresses(), "pages": found}) + "\n")


if __name__ == "__main__":
    main()
