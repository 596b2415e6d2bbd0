"""Starts and ends the servers that are measured, and reads what memory they hold."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import IO
from urllib.request import Request, urlopen

from bench.load import AGENT

WORKERS, THREADS = 2, 16  # as `congxa serve` has it on two cores
PATIENCE = 90.0  # seconds a server has to give its first answer
GRANIAN = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "error"]
GRANIAN += ["--workers", str(WORKERS), "--blocking-threads", str(THREADS), "--backlog", "1024"]


def get(url: str) -> bytes:
    """Return what a browser that understands gzip receives."""
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip", "User-Agent": AGENT}), timeout=30) as answer:
        body: bytes = answer.read()
        return body


def refuse_taken(ports: range) -> None:
    """End with a sentence when a port that is needed is not free."""
    for port in ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                raise SystemExit(
                    f"bench: port {port} is in use; it needs {ports.start} to {ports.stop - 1} (--port moves them)"
                ) from None


@dataclass
class Server:
    """A server that runs: its address, its process and the seconds from its start to its first answer."""

    url: str
    process: "subprocess.Popen[bytes]"
    said: IO[bytes]
    seconds: float = 0.0

    def check(self) -> None:
        """End with a sentence when the server has died."""
        code = self.process.poll()
        if code is not None:
            self.said.seek(0)
            last = self.said.read().decode(errors="replace").strip()[-500:]
            raise SystemExit(f"bench: the server at {self.url} ended with {code}: {last or 'it said nothing'}")

    def pss(self) -> float | None:
        """Return the memory of all its processes in MiB, shared pages split among them; None where it is not told."""
        try:
            return round(sum(_pss(pid) for pid in family(self.process.pid)) / 1024, 1)
        except (OSError, IndexError):
            return None


def family(pid: int) -> list[int]:
    """Return a process and all that it started (Linux)."""
    below = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [pid, *(each for child in below for each in family(child))]


def _pss(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


@contextmanager
def serving(command: list[str], port: int, environment: dict[str, str], first: str = "/") -> Iterator[Server]:
    """Run a server until the block ends, and everything it started with it."""
    with tempfile.TemporaryFile() as said:
        begun = monotonic()
        process = subprocess.Popen(
            command, env=os.environ | environment, stdout=said, stderr=said, start_new_session=True
        )
        server = Server(f"http://127.0.0.1:{port}", process, said)
        try:
            _wait(server, server.url + first, begun + PATIENCE)
            server.seconds = round(monotonic() - begun, 2)
            yield server
            server.check()
        finally:
            _end(process)


def _wait(server: Server, url: str, until: float) -> None:
    while True:
        server.check()
        with suppress(OSError):
            get(url)
            return
        if monotonic() > until:
            raise SystemExit(f"bench: {url} gave no answer within {PATIENCE:g} s")
        sleep(0.02)


def _end(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(25)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
