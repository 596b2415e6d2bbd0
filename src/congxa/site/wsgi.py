"""The WSGI application that the server runs: static files, the page cache, then Django."""

import atexit
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congxa.site.settings")
django_application = get_wsgi_application()

from django.conf import settings  # noqa: E402 -- needs the application registry
from whitenoise import WhiteNoise  # noqa: E402

from congxa.records.service import current  # noqa: E402
from congxa.site.pagecache import PageCache  # noqa: E402
from congxa.site.readers import Readers, reader_address  # noqa: E402
from congxa.units.service import directory  # noqa: E402

ALL = "all"


def find(host: str, path: str) -> tuple[int, tuple[str, ...]] | None:
    """Return the office of a request and the content versions its pages depend on; None before there is an office."""
    units = current("units")
    office, _prefix = directory(units).find(host, path)
    if office is None:
        return None
    return office.id, (units, current(ALL), current(f"office:{office.id}"))


readers = Readers()
atexit.register(readers.stop)
cache = PageCache(
    django_application,
    find=find,
    tail=readers.end_of_page,
    seen=readers.seen,
    address=reader_address,
    session_cookie=settings.SESSION_COOKIE_NAME,
)
application = WhiteNoise(
    cache, root=settings.STATIC_ROOT, prefix=settings.STATIC_URL, immutable_file_test=r"\.[0-9a-f]{12}\.[a-z0-9]+$"
)
