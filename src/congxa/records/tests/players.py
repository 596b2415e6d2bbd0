"""What processes of their own do in tests: write, chain, deliver, and die (`tests.processes`)."""

import os
import random
import signal
import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from congxa.kernel.refs import Ref
from congxa.records import delivery, outbox, versions
from congxa.records.chain import chain_pending
from congxa.records.outbox import Consumer, Event, publish
from congxa.records.service import bump, settle, write


def write_entries(count: int) -> None:
    """Write entries in transactions of their own, some of which take a while and some of which are undone."""
    for n in range(count):
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
    while chain_pending(limit=7) or not (settings.VAR / "stop").exists():
        time.sleep(0.005)


def enlist(dies_after: int = 0) -> None:
    """Let this process know one consumer, which kills it at that event; 0: never."""

    def take(event: Event) -> None:
        note(event)
        if len(noted) == dies_after:
            os.kill(os.getpid(), signal.SIGKILL)

    consumers = {"t.note": Consumer("*", "t.note", take, lease=timedelta(seconds=2), max_attempts=50)}
    outbox.all_consumers = delivery.all_consumers = lambda: consumers  # type: ignore[assignment, attr-defined]  # its own consumers


noted: list[int] = []


def note(event: Event) -> None:
    """Note the event in a file, after which some processes die before they can say that it is done."""
    time.sleep(0.002)
    with (settings.VAR / "noted").open("ab", buffering=0) as file:
        file.write(f"{event.ref.id} {event.id}\n".encode())
    noted.append(event.id)


def publish_events(count: int) -> None:
    enlist()
    for n in range(count):
        with transaction.atomic():
            publish("t.done", Ref("t.thing", str(n % 5)))
            time.sleep(random.random() / 200)


def deliver_until_told(dies_after: int = 0) -> None:
    enlist(dies_after)
    while delivery.deliver_once() or not (settings.VAR / "stop").exists():
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
