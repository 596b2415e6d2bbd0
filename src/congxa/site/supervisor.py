"""Keeps the processes of one installation running: the web server and the worker.

A child that dies is started again, with a growing pause when it keeps dying. SIGTERM and SIGINT end the children
cleanly and then the supervisor; a supervisor that is killed takes its children with it (Linux).
"""

import ctypes
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from types import FrameType

logger = logging.getLogger(__name__)
GRACE = 20.0  # seconds a child has to end after SIGTERM
STEADY = 60.0  # a child that ran this long is taken to be well
_PR_SET_PDEATHSIG = 1


def _die_with_parent() -> None:
    """Ask the kernel to end this process when its parent ends (Linux only; elsewhere nothing happens)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _sweep(ended: subprocess.Popen[bytes]) -> None:
    """Kill what an ended process left behind: orphans of a web server would go on answering with old code."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(ended.pid, signal.SIGKILL)


@dataclass
class Child:
    """A process to keep running."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    not_before: float = field(default=0.0)
    failures: int = 0

    def start(self) -> None:
        """Start the process in a group of its own, so that nothing it started outlives it."""
        self.started_at = monotonic()
        self.process = subprocess.Popen(  # noqa: S603 -- our own programs
            self.command,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 -- the supervisor has one thread
            process_group=0,
        )
        logger.info("%s started (process %s)", self.name, self.process.pid)

    def look_after(self) -> None:
        """Start the process again if it has died and its pause is over."""
        if self.process is not None and self.process.poll() is not None:
            code = self.process.returncode
            self.failures = 0 if monotonic() - self.started_at > STEADY else self.failures + 1
            pause = min(30.0, 0.5 * 2**self.failures) if self.failures > 1 else 0.0
            logger.error("%s ended with %s; starting it again in %.1f s", self.name, code, pause)
            _sweep(self.process)
            self.process, self.not_before = None, monotonic() + pause
        if self.process is None and monotonic() >= self.not_before:
            self.start()


class Supervisor:
    """Runs children until it is told to stop."""

    def __init__(self, children: Sequence[Child]) -> None:
        self._children = children
        self._stop = threading.Event()

    def run(self) -> None:
        """Start all children and look after them until SIGTERM or SIGINT."""
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, self._on_signal)
        while not self._stop.is_set():
            for child in self._children:
                child.look_after()
            self._stop.wait(0.2)
        self._end()

    def _on_signal(self, signum: int, frame: FrameType | None) -> None:
        self._stop.set()

    def _end(self) -> None:
        running = [child.process for child in self._children if child.process is not None]
        for process in running:
            if process.poll() is None:
                process.terminate()
        deadline = monotonic() + GRACE
        for process in running:
            try:
                process.wait(max(0.1, deadline - monotonic()))
            except subprocess.TimeoutExpired:
                logger.error("process %s did not end within %s s and is killed", process.pid, GRACE)
                process.kill()
                process.wait()
            _sweep(process)
