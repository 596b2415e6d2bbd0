"""A process of its own for tests of what happens between processes: ``python players.py VERB ARGUMENTS``.

The database is the one of the environment; ``CONGXA_VAR`` is the folder the processes share.
"""

import os
import random
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.db import transaction

from congxa.kernel.refs import Ref
from congxa.records import delivery, outbox, versions
from congxa.records.chain import chain_pending
from congxa.records.outbox import Consumer, Event, publish
from congxa.records.service import bump, settle, write

VAR = Path(os.environ["CONGXA_VAR"])


def write_entries(count: str) -> None:
    """Write entries in transactions of their own, some of which take a while and some of which are undone."""
    for n in range(int(count)):
        try:
            with transaction.atomic():
                write(actor=None, kind="records.delivery_requeued", thing=Ref("t.t", "1"), after={"n": n}, office=None)
                time.sleep(random.random() / 200)
                if n % 10 == 9:
                    raise ZeroDivisionError
        except ZeroDivisionError:
            continue


def chain_until_told() -> None:
    """Chain until the file ``stop`` appears and nothing is left."""
    while chain_pending(limit=7) or not (VAR / "stop").exists():
        time.sleep(0.005)


def enlist() -> None:
    consumers = {"t.note": Consumer("*", "t.note", note, lease=timedelta(seconds=2), max_attempts=50)}
    outbox.all_consumers = delivery.all_consumers = lambda: consumers  # type: ignore[assignment, attr-defined]  # its own consumers


noted: list[int] = []


def note(event: Event) -> None:
    """Note the event in a file, after which some processes are killed before they can say that it is done."""
    time.sleep(0.002)
    with (VAR / "noted").open("ab", buffering=0) as file:
        file.write(f"{event.ref.id} {event.id}\n".encode())
    noted.append(event.id)
    if len(noted) == int(os.environ["DIES_AFTER"]):
        os.kill(os.getpid(), signal.SIGKILL)


def publish_events(count: str) -> None:
    for n in range(int(count)):
        with transaction.atomic():
            publish("t.done", Ref("t.thing", str(n % 5)))
            time.sleep(random.random() / 200)


def deliver_until_told() -> None:
    while delivery.deliver_once() or not (VAR / "stop").exists():
        time.sleep(0.01)


def bump_and_die() -> None:
    """Die in the instant between the commit and the board."""
    versions._post = lambda names, word: os.kill(os.getpid(), signal.SIGKILL)
    with transaction.atomic():
        bump("office:7")


def bump_and_settle() -> None:
    with transaction.atomic():
        bump("office:7")
    settle()


if __name__ == "__main__":
    enlist()
    globals()[sys.argv[1]](*sys.argv[2:])
