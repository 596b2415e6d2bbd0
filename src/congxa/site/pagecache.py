"""The page cache: anonymous pages answered in front of Django, without a database query.

A page is kept under its host, path and query together with the content versions it was made under, so publishing,
withdrawing or a new theme makes it unreachable at once in every process (:mod:`congxa.records.versions`). What
differs from reader to reader is put in at the last moment: the display settings in the opening ``<html>`` tag and the
*tail*, the end of the document with the visit figures and the reader's own address. Neither costs the cache its hits.
A page that many readers want at once is made once in each process (:mod:`congxa.site.flights`).
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie
from time import monotonic
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from congxa.site import display
from congxa.site.flights import Flights
from congxa.site.shelf import MAX_AGE, Headers, Key, Page, Shelf
from congxa.units.service import bare_host

FLAG = "X-Page-Cache"
TAIL_MARK = b"<!--tail-->"


class Found(NamedTuple):
    """The office of a request, the content versions its pages depend on, and the path segment it is mounted under."""

    office_id: int
    versions: tuple[str, ...]
    prefix: str = ""


Answer = tuple[Page | Iterable[bytes], bool]
"""A page to finish, or what Django answered if it is no page of ours; and whether it may be kept."""


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


def kept_for(flag: str) -> float:
    """Return for how many seconds a page with this flag may be kept: ``1; max-age=40`` shortens the usual time."""
    seconds = flag.partition("max-age=")[2]
    return min(MAX_AGE, float(seconds)) if seconds.isdigit() else MAX_AGE


def _key(environ: WSGIEnvironment) -> Key:
    # Without the port: pages do not differ by it, and a thousand made-up ports would fill the shelf.
    return bare_host(environ.get("HTTP_HOST", "")), environ["PATH_INFO"], environ.get("QUERY_STRING", "")


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
        self.flights = Flights()
        self.shelf = Shelf(64 * 1024 * 1024)
        self.query_shelf = Shelf(16 * 1024 * 1024)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        host, path, query = _key(environ)
        found = self._find(host, path)
        if found is None:
            return self._application(environ, start_response)
        cookies, method = environ.get("HTTP_COOKIE", ""), environ["REQUEST_METHOD"]
        anonymous = method in ("GET", "HEAD") and self._session not in cookies
        key = (host, path, query)
        page = self._shelf(key).get(key, found.versions) if anonymous else None
        if page is None:
            # An answer to HEAD has no body to keep.
            keep = self._keep and anonymous and method == "GET"
            ask = self._ask_once if keep else self._ask
            answer, _cacheable = ask(environ, start_response, found)
            if not isinstance(answer, Page):
                return answer
            page = answer
        ip = self._address(environ)
        if anonymous and method == "GET":
            self._seen(page.office_id, page.path, ip, environ.get("HTTP_USER_AGENT", ""))
        return self._send(page, environ, start_response, reader_settings(cookies) if cookies else "", ip)

    def _shelf(self, key: Key) -> Shelf:
        return self.query_shelf if key[2] else self.shelf

    def _ask_once(self, environ: WSGIEnvironment, start_response: StartResponse, found: Found) -> Answer:
        """Ask Django for a page that may be kept, unless another reader is asking for it right now."""
        key = _key(environ)
        shelf = self._shelf(key)
        with self.flights.board((key, found.versions)):
            page = shelf.get(key, found.versions)  # it may have come while this reader waited
            if page is not None:
                return page, True
            answer, cacheable = self._ask(environ, start_response, found)
            if cacheable and isinstance(answer, Page):
                answer.kept = True
                shelf.put(key, answer)
            return answer, cacheable

    def _ask(self, environ: WSGIEnvironment, start_response: StartResponse, found: Found) -> Answer:
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
        flag = next((value for name, value in headers if name.lower() == FLAG.lower()), "")
        page = Page(found.office_id, path, kept, body, monotonic(), found.versions, keep_for=kept_for(flag))
        return page, bool(flag) and page.keep_for > 0 and "set-cookie" not in names

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
