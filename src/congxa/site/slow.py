"""Stands before everything and keeps slow peers from using up the threads of the web server.

The server has a fixed number of threads, and one that waits for a body which never comes, or for a reader who takes
nothing in, serves nobody else. So what people send is taken in whole before anything looks at it; no more than some
threads wait at once, fewer for one network address, and who stops sending is cut off (:mod:`congxa.site.idle`). Forms
have places of their own, so that an office whose people upload photos over one slow line, all behind one address, can
still save what they write. What is small is handed to the server whole, which sends it without a thread; of larger
files only so many are on their way at once. Whoever finds no place is told to come again in a moment. A proxy in front
that takes in what people send, and takes over what they are sent, does all this better
(``docs/operations/install.md``).
"""

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from tempfile import SpooledTemporaryFile
from typing import IO, Protocol, Self
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from congxa.site.idle import Watch
from congxa.site.shelf import Headers

MOST = 220 * 1024 * 1024  # bytes of one body
WHOLE = 512 * 1024  # bytes of an answer up to which it is handed over whole
FORM = 256 * 1024  # bytes of a body up to which it waits among the forms
_IN_MEMORY = 1024 * 1024
_PIECE = 64 * 1024
_BUSY = ("503 Service Unavailable", _("Máy chủ đang bận. Xin thử lại sau ít giây."))
_LARGE = ("413 Content Too Large", _("Dữ liệu gửi lên quá lớn."))
_CUT = ("400 Bad Request", _("Dữ liệu gửi lên bị đứt giữa chừng. Xin gửi lại."))
Refusal = tuple[str, Promise]
"""Status line and the sentence that goes with it."""


class Input(Protocol):
    """The part of ``wsgi.input`` that is used."""

    def read(self, size: int, /) -> bytes:
        """Return ``size`` bytes, fewer only at the end."""


class Places:
    """Counts who waits, altogether and for each network address."""

    def __init__(self, total: int, each: int) -> None:
        self._total, self._each = total, each
        self._held: Counter[str] = Counter()
        self._lock = threading.Lock()

    def take(self, address: str) -> bool:
        """Take a place, or return False when none is left for this address."""
        with self._lock:
            if self._held.total() >= self._total or self._held[address] >= self._each:
                return False
            self._held[address] += 1
            return True

    def give(self, address: str) -> None:
        """Give a place back."""
        with self._lock:
            self._held[address] -= 1
            if not self._held[address]:
                del self._held[address]


class Stream:
    """An answer on its way; gives its place back when it is through or the reader has gone."""

    def __init__(self, parts: Iterable[bytes], ended: Callable[[], None]) -> None:
        self._parts, self._iterator, self._ended = parts, iter(parts), ended
        self._open = True

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        return next(self._iterator)

    def close(self) -> None:
        """End the answer and give the place back, once."""
        if self._open:
            self._open = False
            self._ended()
            _close(self._parts)


class SlowPeers:
    """WSGI middleware for a server with ``threads`` threads; ``address`` names the network address of a request."""

    def __init__(
        self, application: WSGIApplication, *, address: Callable[[WSGIEnvironment], str], threads: int
    ) -> None:
        self._application = application
        self._address = address
        # Of 16: 4 for forms, 4 for uploads, 6 for files on their way, and 2 are left whatever happens.
        few, some = max(1, threads // 4), max(1, threads * 3 // 8)
        self._forms = Places(few, max(1, few - 1))
        self._uploads = Places(few, max(1, few - 1))
        self._sending = Places(some, max(1, some // 2))
        self._watch = Watch()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or "0"
        if environ["REQUEST_METHOD"] in ("GET", "HEAD") or (length == "0" and "HTTP_TRANSFER_ENCODING" not in environ):
            return self._answer(environ, start_response)
        address = self._address(environ)
        waiting = self._forms if _announced(environ) <= FORM else self._uploads
        if not waiting.take(address):
            return _refuse(start_response, _BUSY)
        with SpooledTemporaryFile(_IN_MEMORY) as body:
            try:
                with self._watch.over(environ.get("REMOTE_ADDR", "")):
                    size, refusal = take_in(environ, body)
            finally:
                waiting.give(address)
            if refusal is not None:
                return _refuse(start_response, refusal)
            body.seek(0)
            environ["wsgi.input"], environ["CONTENT_LENGTH"] = body, str(size)
            environ.pop("HTTP_TRANSFER_ENCODING", None)
            return self._answer(environ, start_response)

    def _answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        said: list[tuple[str, Headers]] = []

        def hear(status: str, headers: Headers, exc_info: object = None) -> Callable[[bytes], object]:
            said[:] = [(status, headers)]
            return lambda data: None

        parts = self._application(environ, hear)
        if isinstance(parts, list):
            start_response(*said[0])
            return parts
        # What Django answers is in memory already, unless it says that it streams.
        if getattr(parts, "streaming", True) is False or _size(said[0][1]) <= WHOLE:
            start_response(*said[0])
            try:
                return [b"".join(parts)]
            finally:
                _close(parts)
        address = self._address(environ)
        if not self._sending.take(address):
            _close(parts)
            return _refuse(start_response, _BUSY)
        start_response(*said[0])
        return Stream(parts, lambda: self._sending.give(address))


def take_in(environ: WSGIEnvironment, body: IO[bytes]) -> tuple[int, Refusal | None]:
    """Write what is sent into ``body``; return its size, and what is wrong with it."""
    announced = _announced(environ)
    length = None if announced == float("inf") else int(announced)
    if length is not None and length > MOST:
        return 0, _LARGE
    source: Input = environ["wsgi.input"]
    size = 0
    while piece := source.read(_PIECE if length is None else min(_PIECE, length - size)):
        body.write(piece)
        size += len(piece)
        if size > MOST:
            return size, _LARGE
        if size == length:
            break
    return size, None if length in (None, size) else _CUT


def threads_of_server(default: int = 16) -> int:
    """Return how many threads each process of the web server has; ``congxa serve`` tells it this way."""
    word = os.environ.get("GRANIAN_BLOCKING_THREADS", "")
    return int(word) if word.isdecimal() else default


def _announced(environ: WSGIEnvironment) -> float:
    """Return how many bytes will be sent, infinite when it is not said."""
    word = environ.get("CONTENT_LENGTH", "")
    return int(word) if word.isdecimal() and "HTTP_TRANSFER_ENCODING" not in environ else float("inf")


def _size(headers: Headers) -> float:
    for name, value in headers:
        if name.lower() == "content-length" and value.isdecimal():
            return int(value)
    return float("inf")


def _close(parts: Iterable[bytes]) -> None:
    close = getattr(parts, "close", None)
    if close is not None:
        close()


def _refuse(start_response: StartResponse, refusal: Refusal) -> list[bytes]:
    status, sentence = refusal
    data = f"{sentence}\n".encode()
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(data)))]
    start_response(status, [*headers, ("Retry-After", "5"), ("Cache-Control", "no-store"), ("Connection", "close")])
    return [data]
