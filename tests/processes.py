"""Real processes in a house, for tests of what happens between processes and when one of them is killed.

To import Django takes a process seconds. One process has done so (`tests.forked`) and touched no database; every player
is forked from it. Players share nothing with each other or with the test but the house: its database and its folder.
"""

import os
from collections.abc import Callable
from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from django.conf import settings

from tests.houses import Houses, work_in

ROOT = Path(__file__).parent.parent
_CONTEXT = get_context("forkserver")


class Player:
    """A process at work."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    def wait(self, seconds: float) -> int:
        """Return with what status the process ended: 0 when all went well, the negative signal when it was killed."""
        self._process.join(seconds)
        assert self._process.exitcode is not None, "the process did not end in time"
        return self._process.exitcode


class Players:
    """Starts processes that work in a house; those still there when the test ends are killed."""

    def __init__(self, house: Houses) -> None:
        self.place, self.url = house.place, house.url
        self.place.mkdir(parents=True, exist_ok=True)  # where they leave words; a database on a server makes no folder
        self._started: list[ForkServerProcess] = []
        _begin()

    def start(self, verb: Callable[..., None], *arguments: object) -> Player:
        """Let a process call a function of a module that `tests.forked` imports."""
        process = _CONTEXT.Process(target=_play, args=(self.place, self.url, verb, arguments), daemon=True)
        process.start()
        self._started.append(process)
        return Player(process)

    def end(self) -> None:
        """Kill who is still there."""
        for process in self._started:
            process.kill()
            process.join()


def _begin() -> None:
    """Start the process that is forked from, unless it runs; it finds the tests where this one does."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT), *([before] if before else [])])
    try:
        _CONTEXT.set_forkserver_preload(["__main__", "tests.forked"])
        forkserver.ensure_running()
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


def _play(place: Path, url: str, verb: Callable[..., None], arguments: tuple[object, ...]) -> None:
    work_in(place, url, settings)
    verb(*arguments)
