"""The page cache: anonymous pages answered in front of Django, without a database query.

A page is kept under its host, path and query together with the content versions it was made under, so publishing,
withdrawing or a new theme makes it unreachable at once in every process (:mod:`congxa.records.versions`). What
differs from reader to reader is put in at the last moment: the display settings in the opening ``<html>`` tag and the
*tail*, the end of the document with the visit figures and the reader's own address. Neither costs the cache its hits.

The body before the tail is kept gzipped. The tail is added as a stored DEFLATE block (RFC 1951, 3.2.4) and the gzip
trailer is computed from the kept checksum (RFC 1952, 2.3), so a hit compresses nothing.
"""

import struct
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from time import monotonic
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from congxa.site import display

FLAG = "X-Page-Cache"
TAIL_MARK = b"<!--tail-->"
MAX_AGE = 300.0  # seconds; a net below the content versions, for what changes by the passing of time
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_STORED_BLOCK_LIMIT = 65_535

Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Head:
    """A page up to its tail, plain and gzipped, for one choice of display settings."""

    plain: bytes
    deflated: bytes
    checksum: int

    @classmethod
    def of(cls, body: bytes) -> "Head":
        """Compress ``body`` so that a further block can follow."""
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        return cls(body, packer.compress(body) + packer.flush(zlib.Z_SYNC_FLUSH), zlib.crc32(body))

    def gzip_with(self, tail: bytes) -> bytes:
        """Return the whole document as gzip; ``tail`` goes in uncompressed and must be under 64 KiB."""
        size = len(tail)
        if size > _STORED_BLOCK_LIMIT:
            raise ValueError("the tail of a page must be under 64 KiB")
        trailer = struct.pack("<II", zlib.crc32(tail, self.checksum), (len(self.plain) + size) & 0xFFFFFFFF)
        block = struct.pack("<BHH", 1, size, size ^ 0xFFFF)
        return b"".join((_GZIP_HEADER, self.deflated, block, tail, trailer))


@dataclass(slots=True)
class Page:
    """A cached page: Django's headers, the neutral body before the tail, and the heads made from it so far."""

    office_id: int
    headers: Headers
    body: bytes
    made_at: float
    versions: tuple[str, ...]
    heads: dict[str, Head] = field(default_factory=dict)

    def head(self, settings: str) -> Head:
        """Return the page as a reader with these display settings (a clean word, see ``display``) gets it."""
        head = self.heads.get(settings)
        if head is None:
            body = self.body.replace(display.NEUTRAL_TAG.encode(), display.html_tag(settings).encode(), 1)
            head = self.heads[settings] = Head.of(body)
        return head

    @property
    def size(self) -> int:
        """Return roughly how many bytes the page holds in memory."""
        return len(self.body) + sum(len(head.plain) + len(head.deflated) for head in self.heads.values())


class Shelf:
    """Pages by key, least recently used out first, bounded by bytes."""

    def __init__(self, limit: int = 64 * 1024 * 1024) -> None:
        self._limit = limit
        self._pages: OrderedDict[tuple[str, ...], tuple[Page, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: tuple[str, ...], versions: tuple[str, ...]) -> Page | None:
        """Return the page if it was made under these versions and is not too old."""
        held = self._pages.get(key)
        if held is None or held[0].versions != versions or monotonic() - held[0].made_at > MAX_AGE:
            return None
        return held[0]

    def put(self, key: tuple[str, ...], page: Page) -> None:
        """Keep a page, in place of an older one under the same key."""
        size = page.size * 3  # room for the heads that readers' settings will add
        with self._lock:
            self._bytes += size - self._pages.pop(key, (page, 0))[1]
            self._pages[key] = (page, size)
            while self._bytes > self._limit:
                self._bytes -= self._pages.popitem(last=False)[1][1]


def reader_settings(cookies: str) -> str:
    """Return the reader's display settings as a clean word; anything unknown counts as not chosen."""
    if display.COOKIE not in cookies:
        return ""
    try:
        morsel = SimpleCookie(cookies).get(display.COOKIE)
    except CookieError:
        return ""
    return display.clean(morsel.value) if morsel else ""


class PageCache:
    """WSGI middleware that answers anonymous readers of cacheable pages and finishes every page of the house.

    ``find`` names the office and the content versions of a request, ``tail`` renders the end of the document,
    ``seen`` is told of every page that an anonymous reader opened.
    """

    def __init__(
        self,
        application: WSGIApplication,
        *,
        find: Callable[[str, str], tuple[int, tuple[str, ...]] | None],
        tail: Callable[[int, str], bytes],
        seen: Callable[[int, WSGIEnvironment], None],
        address: Callable[[WSGIEnvironment], str],
        session_cookie: str = "sessionid",
    ) -> None:
        self._application = application
        self._find = find
        self._tail = tail
        self._seen = seen
        self._address = address
        self._session = f"{session_cookie}="
        self.shelf = Shelf()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        found = self._find(environ.get("HTTP_HOST", ""), environ["PATH_INFO"])
        if found is None:
            return self._application(environ, start_response)
        office_id, versions = found
        cookies = environ.get("HTTP_COOKIE", "")
        anonymous = environ["REQUEST_METHOD"] in ("GET", "HEAD") and self._session not in cookies
        key = (environ.get("HTTP_HOST", ""), environ["PATH_INFO"], environ.get("QUERY_STRING", ""))
        page = self.shelf.get(key, versions) if anonymous else None
        if page is None:
            answer = self._ask(environ, start_response, office_id, versions)
            if not isinstance(answer, Page):
                return answer
            page, cacheable = answer, any(name == FLAG for name, _value in answer.headers)
            page.headers = [(name, value) for name, value in page.headers if name != FLAG]
            if anonymous and cacheable:
                self.shelf.put(key, page)
        if anonymous:
            self._seen(office_id, environ)
        return self._send(page, environ, start_response, cookies)

    def _ask(
        self, environ: WSGIEnvironment, start_response: StartResponse, office_id: int, versions: tuple[str, ...]
    ) -> Page | Iterable[bytes]:
        """Ask Django; return a page to finish, or the answer as it is when it is no page of the house."""
        status: list[str] = []
        headers: Headers = []

        def capture(line: str, fields: Headers, exc_info: object = None) -> Callable[[bytes], object]:
            status[:] = [line]
            headers[:] = fields
            return lambda data: None

        parts = self._application(environ, capture)
        html = any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers)
        if not html or not status[0].startswith("200"):
            start_response(status[0], headers)
            return parts
        try:
            whole = b"".join(parts)
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()
        body, mark, _neutral_tail = whole.partition(TAIL_MARK)
        if not mark:
            start_response(status[0], headers)
            return [whole]
        kept = [(name, value) for name, value in headers if name.lower() not in ("content-length", "vary")]
        return Page(office_id, kept, body, monotonic(), versions)

    def _send(
        self, page: Page, environ: WSGIEnvironment, start_response: StartResponse, cookies: str
    ) -> Iterable[bytes]:
        head = page.head(reader_settings(cookies))
        tail = self._tail(page.office_id, self._address(environ))
        headers = [*page.headers, ("Vary", "Accept-Encoding, Cookie")]
        if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
            body = head.gzip_with(tail)
            headers.append(("Content-Encoding", "gzip"))
        else:
            body = head.plain + tail
        headers.append(("Content-Length", str(len(body))))
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
