"""Sends requests where ``wrk`` is missing: ``python -m bench.sender URL CONNECTIONS SECONDS`` prints JSON.

One thread, HTTP/1.1 with kept connections; reads ``Content-Length`` bodies only, which is all that is measured here.
"""

import asyncio
import json
import sys
from functools import partial
from time import perf_counter
from urllib.parse import urlsplit

from bench.load import AGENT

_LENGTH = b"content-length:"


class Reader(asyncio.Protocol):
    """One connection: asks, waits for the answer, asks again until the time is over."""

    def __init__(self, request: bytes, until: float) -> None:
        self._request, self._until = request, until
        self.times: list[float] = []
        self.errors = 0
        self.ended = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the first time."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._ask()

    def _ask(self) -> None:
        self._held, self._whole, self._begun = b"", 0, perf_counter()
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Take part of an answer; when it is whole, note its time and ask again."""
        self._held += data
        if not self._whole:
            end = self._held.find(b"\r\n\r\n")
            if end < 0:
                return
            head = self._held[:end].lower()
            self.errors += not head.startswith(b"http/1.1 200")
            self._whole = end + 4 + int(head.partition(_LENGTH)[2].split(b"\r\n", 1)[0] or 0)
        if len(self._held) >= self._whole:
            now = perf_counter()
            self.times.append(now - self._begun)
            if now < self._until:
                self._ask()
            else:
                self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """End; a connection that the server closed early is an error."""
        self.errors += perf_counter() < self._until
        if not self.ended.done():
            self.ended.set_result(None)


def _held(reader: Reader) -> Reader:
    return reader


async def send(url: str, connections: int, seconds: float) -> dict[str, float]:
    """Return answers, seconds, the 95th percentile in milliseconds and errors."""
    parts = urlsplit(url)
    address = parts.path + (f"?{parts.query}" if parts.query else "")
    lines = f"GET {address} HTTP/1.1\r\nHost: {parts.netloc}\r\nUser-Agent: {AGENT}\r\nAccept-Encoding: gzip\r\n\r\n"
    begun, loop = perf_counter(), asyncio.get_running_loop()
    readers = [Reader(lines.encode(), begun + seconds) for _n in range(connections)]
    for reader in readers:
        await loop.create_connection(partial(_held, reader), parts.hostname or "127.0.0.1", parts.port or 80)
    await asyncio.wait_for(asyncio.gather(*(reader.ended for reader in readers)), seconds + 30)
    took, times = perf_counter() - begun, sorted(time for reader in readers for time in reader.times)
    p95 = times[min(len(times) - 1, int(len(times) * 0.95))] * 1000 if times else 0.0
    return {"answers": len(times), "seconds": took, "p95_ms": p95, "errors": sum(r.errors for r in readers)}


if __name__ == "__main__":
    found = asyncio.run(send(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
    sys.stdout.write(json.dumps(found) + "\n")
