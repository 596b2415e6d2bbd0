"""A WSGI application that does nothing but answer, with the body of the size that the query names: ``/?9000``."""

import os
from collections.abc import Iterable
from functools import cache
from wsgiref.types import StartResponse, WSGIEnvironment


@cache
def body(size: str) -> tuple[bytes, list[tuple[str, str]]]:
    """Return ``size`` bytes that cannot be compressed and the headers a gzipped page has."""
    return os.urandom(int(size)), [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("Content-Length", size),
    ]


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer with a constant body, or say that the server is up."""
    whole, headers = body(environ["QUERY_STRING"] or "2")
    start_response("200 OK", headers)
    return [whole]
