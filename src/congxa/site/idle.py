"""Cuts the connections of senders who have stopped sending: the web server itself would wait for them for ever.

A phone that went out of reach in the middle of a form never says so. Nothing tells which connection a request came on,
so those of the sender's address are looked at, and cut when nothing moved on them for a while (Linux; elsewhere nothing
happens). A connection between two requests is cut the same way, which does no harm: the browser opens another. Looked
at are only connections that came in where this process listens: those it opened itself, to the database or the cache,
may lead to the same address when a proxy and they stand on one machine.
"""

import os
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

PATIENCE = 10.0  # seconds without a byte
_EVERY = 2.0  # seconds between two looks
_FDS = "/proc/self/fd"
_LAST = struct.Struct("=I4xI")  # milliseconds since data was sent and received
_LAST_AT = 44  # where they are in struct tcp_info (linux/tcp.h)


class Watch:
    """Knows who is waited for; looks at their connections on a thread of its own, from the first one on."""

    def __init__(self) -> None:
        self._waited_for: dict[object, tuple[str, float]] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    @contextmanager
    def over(self, peer: str) -> Iterator[None]:
        """Watch the connections of an address as long as the block lasts."""
        token = object()
        with self._lock:
            self._waited_for[token] = (peer, monotonic())
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="idle", daemon=True)
                self._thread.start()
        try:
            yield
        finally:
            with self._lock:
                del self._waited_for[token]

    def _run(self) -> None:
        pause = threading.Event()
        while not pause.wait(_EVERY):
            oldest = monotonic() - PATIENCE
            with self._lock:
                late = {peer for peer, begun in self._waited_for.values() if begun < oldest}
            if late:
                cut_idle(late, PATIENCE)


def cut_idle(peers: set[str], seconds: float) -> int:
    """Cut the connections that came in from these addresses and on which nothing moved for so long; return how many."""
    sockets = _sockets()
    ports = {port for fd in sockets if (port := _listens_at(fd)) is not None}
    return sum(_cut(fd, ports, peers, seconds) for fd in sockets)


def _sockets() -> list[int]:
    found = []
    with suppress(FileNotFoundError):  # not Linux
        for name in os.listdir(_FDS):
            with suppress(OSError):
                if os.readlink(f"{_FDS}/{name}").startswith("socket:"):
                    found.append(int(name))
    return found


def _listens_at(fd: int) -> int | None:
    """Return the port on which this socket takes in connections."""
    with suppress(OSError), socket.socket(fileno=os.dup(fd)) as line:
        if _of_network(line) and line.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            return int(line.getsockname()[1])
    return None


def _cut(fd: int, ports: set[int], peers: set[str], seconds: float) -> bool:
    with suppress(OSError), socket.socket(fileno=os.dup(fd)) as line:
        came_in = _of_network(line) and line.getsockname()[1] in ports
        if came_in and line.getpeername()[0] in peers and _still_for(line) >= seconds:
            line.shutdown(socket.SHUT_RDWR)
            return True
    return False


def _of_network(line: socket.socket) -> bool:
    return line.family in (socket.AF_INET, socket.AF_INET6)


def _still_for(line: socket.socket) -> float:
    """Return for how many seconds nothing was sent or received."""
    told = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _LAST_AT + _LAST.size)
    sent, received = _LAST.unpack_from(told, _LAST_AT)
    milliseconds: int = min(sent, received)
    return milliseconds / 1000
