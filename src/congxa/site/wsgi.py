"""The WSGI application that the server runs: a guard against slow peers, static files, the page cache, then Django."""

import os
from multiprocessing.util import Finalize

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congxa.site.settings")
django_application = get_wsgi_application()

from django.conf import settings
from whitenoise import WhiteNoise

from congxa.site.finder import Finder
from congxa.site.pagecache import PageCache
from congxa.site.readers import Readers, reader_address
from congxa.site.slow import SlowPeers, threads_of_server

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
