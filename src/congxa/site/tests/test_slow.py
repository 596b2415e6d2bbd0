"""Slow senders and slow readers find only so many threads, and what comes too slowly or broken is refused."""

import io
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from congxa.site import idle, slow
from congxa.site.slow import SlowPeers

THREADS = 16
WAITING, EACH = 4, 3  # among forms, and among uploads
SENDING = 6
DATABASE = """
import socket
with socket.create_server(("127.0.0.1", 0)) as server:
    print(server.getsockname()[1], flush=True)
    with server.accept()[0] as line:
        while said := line.recv(1):
            line.sendall(said)
"""
HOUSE = """
from django.conf import settings
from congxa.site.slow import SlowPeers
settings.configure(USE_I18N=False)
def house(environ, start_response):
    start_response("200 OK", [])
    if environ["REQUEST_METHOD"] == "POST":
        return [str(len(environ["wsgi.input"].read())).encode()]
    return [str(application._uploads._held.total()).encode()]
application = SlowPeers(house, address=lambda environ: environ["REMOTE_ADDR"], threads=16)
"""
SMALL, LARGE = b"x" * 10, b"x" * (slow.WHOLE + 1)


class Line:
    """A body that comes when it is let through."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces = iter(pieces)
        self.open = threading.Event()
        self.touched = threading.Event()

    def read(self, _size: int, /) -> bytes:
        self.touched.set()
        self.open.wait(10)
        return next(self._pieces, b"")


def house(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer with what was sent, or with a file of the size that the path names."""
    if environ["PATH_INFO"] == "/file":
        data = environ["file"]
        start_response("200 OK", [("Content-Length", str(len(data)))])
        return iter([data])
    start_response("200 OK", [])
    return [environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])) if environ["REQUEST_METHOD"] == "POST" else b""]


@pytest.fixture
def peers() -> SlowPeers:
    return SlowPeers(house, address=lambda environ: str(environ["REMOTE_ADDR"]), threads=THREADS)


def ask(
    peers: SlowPeers, method: str = "GET", address: str = "10.0.0.1", **more: object
) -> tuple[str, Iterable[bytes]]:
    """Return the status of an answer, and the answer."""
    said: list[str] = []

    def start(status: str, headers: object, exc_info: object = None) -> Callable[[bytes], object]:
        said.append(status[:3])
        return lambda data: None

    environ: WSGIEnvironment = {"REQUEST_METHOD": method, "PATH_INFO": more.pop("path", "/"), "REMOTE_ADDR": address}
    environ |= more
    parts = peers(environ, start)
    return said[0], parts


def send(peers: SlowPeers, line: Line | io.BytesIO, length: int, address: str = "10.0.0.1") -> tuple[str, bytes]:
    """Send a body and return status and answer."""
    status, parts = ask(peers, "POST", address, **{"wsgi.input": line, "CONTENT_LENGTH": str(length)})
    return status, b"".join(parts)


@pytest.fixture
def crowd(peers: SlowPeers) -> Iterator[list[Line]]:
    """As many senders as find a place, from two addresses, none of whom sends anything."""
    lines = [Line() for _ in range(WAITING)]
    threads = [
        threading.Thread(target=send, args=(peers, line, 100, f"10.0.1.{number // EACH}"), daemon=True)
        for number, line in enumerate(lines)
    ]
    for thread, line in zip(threads, lines, strict=True):
        thread.start()
        assert line.touched.wait(5)
    yield lines
    for line in lines:
        line.open.set()
    for thread in threads:
        thread.join(5)


def test_body_reaches_the_house_whole(peers: SlowPeers) -> None:
    data = b"a" * 40_000
    assert send(peers, io.BytesIO(data), len(data)) == ("200", data)


def test_body_without_a_length_reaches_the_house(peers: SlowPeers) -> None:
    status, parts = ask(peers, "POST", **{"wsgi.input": io.BytesIO(b"hello"), "HTTP_TRANSFER_ENCODING": "chunked"})  # type: ignore[arg-type]  # values by name
    assert (status, b"".join(parts)) == ("200", b"hello")


def test_reading_goes_on_while_senders_wait(peers: SlowPeers, crowd: list[Line]) -> None:
    assert ask(peers)[0] == "200"
    assert send(peers, io.BytesIO(b"a"), 1, "10.0.2.1")[0] == "503"


def test_uploads_have_places_of_their_own(peers: SlowPeers, crowd: list[Line]) -> None:
    data = b"a" * (slow.FORM + 1)
    assert send(peers, io.BytesIO(data), len(data), "10.0.1.0") == ("200", data)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, int]]:
    """The guard behind the real web server, with as many threads as ``congxa serve`` gives it."""
    (tmp_path / "house.py").write_text(HOUSE, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        place: tuple[str, int] = free.getsockname()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--blocking-threads", str(THREADS)]
    command += ["--host", place[0], "--port", str(place[1]), "--working-dir", str(tmp_path), "house:application"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        deadline = time.monotonic() + 60
        while not _answers(place):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        yield place
        server.terminate()


def _answers(place: tuple[str, int]) -> bool:
    try:
        socket.create_connection(place).close()
    except ConnectionRefusedError:
        return False
    return True


def _post(place: tuple[str, int], body: bytes, length: int | None = None) -> socket.socket:
    """Begin to send a body of ``length`` bytes, all of it where that is not given."""
    line = socket.create_connection(place, timeout=30)
    head = f"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {length or len(body)}\r\nConnection: close\r\n\r\n"
    with suppress(ConnectionError):  # refused before it was all sent
        line.sendall(head.encode() + body)
    return line


def _answer(line: socket.socket) -> tuple[bytes, bytes]:
    """Return status and body."""
    with line, line.makefile("rb") as answer:
        head, _, body = answer.read().partition(b"\r\n\r\n")
        return head.split()[1], body


def _uploads(place: tuple[str, int]) -> bytes:
    line = socket.create_connection(place, timeout=30)
    line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    return _answer(line)[1]


def test_three_slow_uploads_of_one_address_leave_it_its_forms(served: tuple[str, int]) -> None:
    with ExitStack() as stack:
        uploads = [stack.enter_context(_post(served, b"a", 5_000_000)) for _ in range(EACH)]
        deadline = time.monotonic() + 9
        while _uploads(served) != b"3":
            assert time.monotonic() < deadline
        assert _answer(_post(served, b"a", 5_000_000))[0] == b"503"
        for _ in range(5):
            assert _answer(_post(served, b"a" * 20_000)) == (b"200", b"20000")
        for upload in uploads:
            upload.sendall(b"a" * 4_999_999)
            assert _answer(upload) == (b"200", b"5000000")


def test_one_address_does_not_take_all_places(peers: SlowPeers, crowd: list[Line]) -> None:
    for line in crowd[EACH:]:
        line.open.set()
    deadline = time.monotonic() + 5
    while send(peers, io.BytesIO(b"a"), 1, "10.0.2.1")[0] != "200":
        assert time.monotonic() < deadline
    assert send(peers, io.BytesIO(b"a"), 1, "10.0.1.0")[0] == "503"


def test_body_that_breaks_off_is_refused(peers: SlowPeers) -> None:
    assert send(peers, io.BytesIO(b"ab"), 100)[0] == "400"


def test_body_that_is_far_too_large_is_refused_unread(peers: SlowPeers) -> None:
    line = Line()
    assert send(peers, line, slow.MOST + 1)[0] == "413"
    assert not line.touched.is_set()


def test_only_lines_that_came_in_and_on_which_nothing_moves_are_cut() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, ExitStack() as stack:
        still, busy = (stack.enter_context(socket.create_connection(server.getsockname())) for _ in range(2))
        ends = [stack.enter_context(server.accept()[0]) for _ in range(2)]
        time.sleep(0.3)
        busy.send(b"a")
        assert idle.cut_idle({"10.0.0.1"}, 0.2) == 0
        assert idle.cut_idle({"127.0.0.1"}, 0.2) == 1
        assert [end.recv(1) for end in ends] == [b"", b"a"]
        assert still.recv(1) == b""


def test_lines_this_process_opened_are_left_alone() -> None:
    """A database at the proxy's address was once cut off with the proxy."""
    with subprocess.Popen([sys.executable, "-c", DATABASE], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as database:
        assert database.stdout is not None
        with socket.create_connection(("127.0.0.1", int(database.stdout.readline()))) as line:
            line.sendall(b"a")
            assert line.recv(1) == b"a"
            time.sleep(0.3)
            idle.cut_idle({"127.0.0.1"}, 0.2)
            line.sendall(b"b")
            assert line.recv(1) == b"b"
            line.shutdown(socket.SHUT_WR)


def test_large_files_go_to_so_many_readers_at_once(peers: SlowPeers) -> None:
    with ExitStack() as stack:
        for number in range(SENDING):
            status, stream = ask(peers, address=f"10.0.1.{number // EACH}", path="/file", file=LARGE)
            assert status == "200"
            stack.callback(stream.close)  # type: ignore[attr-defined]  # of what is streamed
        assert ask(peers, path="/file", file=LARGE)[0] == "503"
        assert ask(peers, path="/file", file=SMALL)[0] == "200"
    assert ask(peers, path="/file", file=LARGE)[0] == "200"


def test_small_file_is_handed_over_whole(peers: SlowPeers) -> None:
    assert ask(peers, path="/file", file=SMALL) == ("200", [SMALL])
