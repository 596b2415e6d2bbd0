"""The WSGI application that the server runs: a guard against slow peers, static files, the page cache, then Django."""

import os
from multiprocessing.util import Finalize

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congxa.site.settings")
django_application = get_wsgi_application()

from django.conf import settings  # noqa: E402 -- needs the application registry
from whitenoise import WhiteNoise  # noqa: E402

from congxa.site.finder import Finder  # noqa: E402
from congxa.site.pagecache import PageCache  # noqa: E402
from congxa.site.readers import Readers, reader_address  # noqa: E402
from congxa.site.slow import SlowPeers, threads_of_server  # noqa: E402

finder = Finder()
readers = Readers()
# Not atexit: a process that the web server forked leaves without it, an ordinary one runs these too.
Finalize(None, readers.stop, exitpriority=10)
cache = PageCache(
    django_application,
    find=finder.find,
    tail=readers.end_of_page,
    seen=readers.seen,
    address=reader_address,
    session_cookie=settings.SESSION_COOKIE_NAME,
    keep=settings.PAGE_CACHE,
)
static = WhiteNoise(
    cache, root=settings.STATIC_ROOT, prefix=settings.STATIC_URL, immutable_file_test=r"\.[0-9a-f]{12}\.[a-z0-9]+$"
)
application = SlowPeers(static, address=reader_address, threads=threads_of_server())
