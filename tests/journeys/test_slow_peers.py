"""Forty senders who never send what they promised hold nobody else up. A real server, no browser and no proxy."""

import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from congxa.site.idle import PATIENCE
from tests.journeys.conftest import Server

SENDERS = 40
HEAD = (
    "POST /tai-khoan/login/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: csrftoken={token}\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\na="
)


@pytest.fixture
def senders(server: Server) -> Iterator[list[socket.socket]]:
    """Open many connections, each with the beginning of a form and nothing more."""
    with ExitStack() as stack:
        opened = [
            stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=5)) for _ in range(SENDERS)
        ]
        for sender in opened:
            sender.sendall(HEAD.format(port=server.port, token="a" * 32).encode())
        time.sleep(0.5)  # so that all have been heard
        yield opened


def seconds(url: str) -> float:
    """Return how long a page takes to come."""
    before = time.monotonic()
    with urlopen(url, timeout=PATIENCE - 2) as answer:
        answer.read()
    return time.monotonic() - before


def test_pages_come_while_senders_are_waited_for(server: Server, senders: list[socket.socket]) -> None:
    kept = [seconds(f"{server.url}/lam-son/") for _ in range(20)]
    made_anew = [seconds(f"{server.url}/tim-kiem/?q=tan+vinh+{number}") for number in range(5)]
    assert max(kept + made_anew) < PATIENCE / 2


def test_every_sender_is_let_go_in_the_end(server: Server, senders: list[socket.socket]) -> None:
    deadline = time.monotonic() + PATIENCE + 10
    said: Counter[str] = Counter()
    for sender in senders:
        sender.settimeout(max(0.1, deadline - time.monotonic()))
        said[sender.recv(12).decode()] += 1
    assert set(said) == {"HTTP/1.1 503", ""}  # refused at once, or waited for and cut off


def test_a_form_is_taken_in_again_afterwards(server: Server) -> None:
    form = Request(f"{server.url}/tai-khoan/login/", data=b"login=a&password=b")
    with pytest.raises(HTTPError) as refused:  # by the guard against forged forms, which has read it
        urlopen(form, timeout=10)
    assert refused.value.code == 403
