"""The worker: does queued tasks and the rooms' periodic work until it is asked to stop."""

import logging
import os
import threading
from collections.abc import Callable, Iterable
from time import monotonic

from django.apps import apps
from django.db import close_old_connections, connections

from congxa.kernel.periodic import Periodic
from congxa.kernel.rooms import room_modules
from congxa.records.service import run_outbox

logger = logging.getLogger(__name__)


def gather_periodic() -> list[Periodic]:
    """Return what all rooms list in ``tasks.PERIODIC``, in the order of the installed rooms."""
    found: list[Periodic] = []
    for module in room_modules((config.name for config in apps.get_app_configs()), "tasks"):
        found += getattr(module, "PERIODIC", [])
    return found


class Clockwork:
    """Runs periodic work in one thread; what fails is logged and tried again at its next turn."""

    def __init__(self, works: Iterable[Periodic], clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._due = dict.fromkeys(works, clock())

    def turn(self) -> float:
        """Do everything that is due and return the seconds until the next thing is."""
        for work, due in list(self._due.items()):
            if due <= self._clock():
                self._do(work)
                self._due[work] = self._clock() + work.every
        return max(0.0, min(self._due.values(), default=self._clock() + 60) - self._clock())

    def run(self, stop: threading.Event) -> None:
        """Turn until ``stop`` is set."""
        while not stop.is_set():
            stop.wait(min(self.turn(), 1.0))

    def _do(self, work: Periodic) -> None:
        close_old_connections()
        try:
            work.run()
        except Exception:
            logger.exception("%s failed and will be tried again in %s s", work.name, work.every)


def run_worker() -> None:
    """Work until SIGTERM or SIGINT: queued tasks in this thread, the outbox and periodic work each in another.

    A task that has begun is finished first; a second signal ends it at once.
    """
    from django_tasks_db.management.commands.db_worker import Worker  # noqa: PLC0415 -- needs the registry

    stop = threading.Event()
    others = [
        threading.Thread(target=Clockwork(gather_periodic()).run, args=(stop,), name="periodic"),
        threading.Thread(target=run_outbox, args=(stop,), name="outbox"),
    ]
    queue = Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        interval=1.0,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"congxa-{os.getpid()}",
    )
    queue.configure_signals()
    for thread in others:
        thread.start()
    try:
        queue.run()
    finally:
        stop.set()
        for thread in others:
            thread.join()
        connections.close_all()
