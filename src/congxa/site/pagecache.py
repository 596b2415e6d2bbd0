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
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie
from time import monotonic
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from congxa.site import display

FLAG = "X-Page-Cache"
TAIL_MARK = b"<!--tail-->"
MAX_AGE = 300.0  # seconds; a net below the content versions, for what changes by the passing of time
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_STORED_BLOCK_LIMIT = 65_535
_HEADS = 8  # choices of display settings kept of one page
_NEUTRAL_TAG = display.NEUTRAL_TAG.encode()
_trailer = struct.Struct("<II").pack
_block = struct.Struct("<BHH").pack

Key = tuple[str, str, str]
"""Host, path and query of a request."""
Headers = list[tuple[str, str]]


class Found(NamedTuple):
    """The office of a request, the content versions its pages depend on, and the path segment it is mounted under."""

    office_id: int
    versions: tuple[str, ...]
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A page up to its tail, gzipped, for one choice of display settings."""

    deflated: bytes
    checksum: int
    length: int

    @classmethod
    def of(cls, body: bytes) -> "Head":
        """Compress ``body`` so that a further block can follow."""
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        deflated = _GZIP_HEADER + packer.compress(body) + packer.flush(zlib.Z_SYNC_FLUSH)
        return cls(deflated, zlib.crc32(body), len(body))

    def gzip_with(self, tail: bytes) -> bytes:
        """Return the whole document as gzip; ``tail`` goes in uncompressed and must be under 64 KiB."""
        size = len(tail)
        if size > _STORED_BLOCK_LIMIT:
            raise ValueError("the tail of a page must be under 64 KiB")
        trailer = _trailer(zlib.crc32(tail, self.checksum), (self.length + size) & 0xFFFFFFFF)
        return b"".join((self.deflated, _block(1, size, size ^ 0xFFFF), tail, trailer))


@dataclass(slots=True)
class Page:
    """A cached page: Django's headers, the neutral body before the tail, and the heads made from it so far.

    ``path`` is the address inside the office, under which its views are counted on both mounts.
    """

    office_id: int
    path: str
    headers: Headers
    body: bytes
    made_at: float
    versions: tuple[str, ...]
    gzip_headers: Headers = field(init=False)
    heads: dict[str, Head] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.headers = [*self.headers, ("Vary", "Accept-Encoding, Cookie")]
        self.gzip_headers = [*self.headers, ("Content-Encoding", "gzip")]

    def head(self, settings: str) -> Head:
        """Return the page as a reader with these display settings (a clean word, see ``display``) gets it."""
        head = self.heads.get(settings)
        if head is None:
            head = Head.of(self.plain(settings))
            if len(self.heads) >= _HEADS:
                self.heads = {}
            self.heads[settings] = head
        return head

    def plain(self, settings: str) -> bytes:
        """Return the body before the tail for these display settings."""
        return self.body.replace(_NEUTRAL_TAG, display.html_tag(settings).encode(), 1) if settings else self.body


class Shelf:
    """Pages by key, least recently used out first, bounded by bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pages: OrderedDict[Key, tuple[Page, int]] = OrderedDict()
        self._lock = threading.Lock()
        self.size = 0

    def get(self, key: Key, versions: tuple[str, ...]) -> Page | None:
        """Return the page if it was made under these versions and is not too old."""
        held = self._pages.get(key)
        if held is None or held[0].versions != versions or monotonic() - held[0].made_at > MAX_AGE:
            return None
        with suppress(KeyError):  # another thread may have thrown the page out just now
            self._pages.move_to_end(key)
        return held[0]

    def put(self, key: Key, page: Page) -> None:
        """Keep a page, in place of an older one under the same key."""
        size = len(page.body) * 3 + 1000  # room for the gzipped heads that readers' settings will add
        with self._lock:
            self.size += size - self._pages.pop(key, (page, 0))[1]
            self._pages[key] = (page, size)
            while self.size > self._limit:
                self.size -= self._pages.popitem(last=False)[1][1]


@lru_cache(maxsize=512)
def accepts_gzip(header: str) -> bool:
    """Return whether an Accept-Encoding header allows gzip (RFC 9110, 12.5.3); a weight of zero forbids it."""
    for part in header.lower().split(","):
        coding, _semicolon, weight = part.replace(" ", "").partition(";")
        if coding == "gzip":
            return not (weight.startswith("q=0") and not weight[3:].strip(".0"))
    return False


def inner_path(path: str, prefix: str) -> str:
    """Return the address inside the office as text; WSGI hands paths over as bytes read as Latin-1 (PEP 3333)."""
    return path.removeprefix(prefix).encode("latin-1", "replace").decode("utf-8", "replace") or "/"


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
    ``seen`` is told of every page that an anonymous reader opened (office, address inside it, IP, browser). Pages with
    a query have a shelf of their own, so that a flood of made-up queries cannot push out the others. With ``keep``
    off, every page is made anew.
    """

    def __init__(
        self,
        application: WSGIApplication,
        *,
        find: Callable[[str, str], Found | None],
        tail: Callable[[int, str], bytes],
        seen: Callable[[int, str, str, str], None],
        address: Callable[[WSGIEnvironment], str],
        session_cookie: str = "sessionid",
        keep: bool = True,
    ) -> None:
        self._application = application
        self._find = find
        self._tail = tail
        self._seen = seen
        self._address = address
        self._session = f"{session_cookie}="
        self._keep = keep
        self.shelf = Shelf(64 * 1024 * 1024)
        self.query_shelf = Shelf(16 * 1024 * 1024)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        host, path, query = environ.get("HTTP_HOST", ""), environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        found = self._find(host, path)
        if found is None:
            return self._application(environ, start_response)
        cookies, method = environ.get("HTTP_COOKIE", ""), environ["REQUEST_METHOD"]
        anonymous = method in ("GET", "HEAD") and self._session not in cookies
        shelf = self.query_shelf if query else self.shelf
        page = shelf.get((host, path, query), found.versions) if anonymous else None
        if page is None:
            answer, cacheable = self._ask(environ, start_response, found)
            if not isinstance(answer, Page):
                return answer
            page = answer
            # An answer to HEAD has no body to keep.
            if anonymous and cacheable and self._keep and method == "GET":
                shelf.put((host, path, query), page)
        ip = self._address(environ)
        if anonymous and method == "GET":
            self._seen(page.office_id, page.path, ip, environ.get("HTTP_USER_AGENT", ""))
        return self._send(page, environ, start_response, reader_settings(cookies) if cookies else "", ip)

    def _ask(
        self, environ: WSGIEnvironment, start_response: StartResponse, found: Found
    ) -> tuple[Page | Iterable[bytes], bool]:
        """Ask Django; return a page to finish and whether it may be kept, or the answer if it is no page of ours."""
        status: list[str] = []
        headers: Headers = []

        def capture(line: str, fields: Headers, exc_info: object = None) -> Callable[[bytes], object]:
            status[:] = [line]
            headers[:] = fields
            return lambda data: None

        parts = self._application(environ, capture)
        names = {name.lower() for name, _value in headers}
        kept = [(name, value) for name, value in headers if name.lower() != FLAG.lower()]
        html = any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers)
        if not html or not status[0].startswith("200"):
            start_response(status[0], kept)
            return parts, False
        try:
            whole = b"".join(parts)
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()
        body, mark, _neutral_tail = whole.partition(TAIL_MARK)
        if not mark:
            start_response(status[0], kept)
            return [whole], False
        kept = [(name, value) for name, value in kept if name.lower() not in ("content-length", "vary")]
        path = inner_path(environ["PATH_INFO"], found.prefix)
        page = Page(found.office_id, path, kept, body, monotonic(), found.versions)
        return page, FLAG.lower() in names and "set-cookie" not in names

    def _send(
        self, page: Page, environ: WSGIEnvironment, start_response: StartResponse, settings: str, ip: str
    ) -> Iterable[bytes]:
        tail = self._tail(page.office_id, ip)
        if accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
            body, headers = page.head(settings).gzip_with(tail), page.gzip_headers
        else:
            body, headers = page.plain(settings) + tail, page.headers
        start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
