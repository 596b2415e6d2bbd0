"""Putting events into the outbox, and who is told of them.

Each room lists the consumers of its own in ``consumers.py`` as ``CONSUMERS``. Every consumer gets its own delivery of
every event whose kind it asks for, so that a failing one holds up nobody else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from congxa.kernel.refs import Ref
from congxa.kernel.rooms import room_modules
from congxa.records.canonical import plain
from congxa.records.journal import office_key
from congxa.records.models import Delivery, OutboxEvent
from congxa.records.things import ref_of
from congxa.units.service import Office, OfficeEntry

NOTHING: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Event:
    """An event as a consumer sees it. ``id`` is the same at every attempt; ``attempt`` counts from 1."""

    id: int
    kind: str
    ref: Ref
    office: int | None
    payload: dict[str, Any]
    created_at: datetime
    attempt: int


@dataclass(frozen=True, slots=True)
class Consumer:
    """Who is told of events whose kind matches ``pattern`` (``portal.*``, ``a.x|a.y``) by calling ``function``.

    Events of one thing come in order, each at least once: after a crash the same event comes again, so ``function``
    must bear repetition (keep ``event.id``). It runs outside any transaction. It must end within ``lease``; a slower
    one may be called a second time meanwhile. After ``max_attempts`` failures the event becomes a dead letter, which
    holds back later events of the same thing for this consumer until somebody sends it again or skips it.
    """

    pattern: str
    name: str
    function: Callable[[Event], None]
    max_attempts: int = 12
    lease: timedelta = timedelta(minutes=5)

    def wants(self, kind: str) -> bool:
        """Whether events of the kind are delivered to it."""
        return any(fnmatchcase(kind, pattern) for pattern in self.pattern.split("|"))


@cache
def all_consumers() -> dict[str, Consumer]:
    """Return every registered consumer by name; the same name twice raises ValueError."""
    found: dict[str, Consumer] = {}
    for module in room_modules((config.name for config in apps.get_app_configs()), "consumers"):
        for consumer in getattr(module, "CONSUMERS", ()):
            if consumer.name in found:
                raise ValueError(f"The consumer {consumer.name} is registered twice.")
            found[consumer.name] = consumer
    return found


def publish(
    kind: str,
    thing: Ref | Model,
    payload: Mapping[str, object] = NOTHING,
    *,
    office: Office | OfficeEntry | int | None = None,
    key: str | None = None,
    urgent: bool = False,
    now: datetime | None = None,
) -> OutboxEvent:
    """Put an event into the outbox; call it inside the transaction of the change, with which it stands or falls.

    ``payload`` is kept as JSON. With ``key`` the event is put in once: a second one with the same key returns the
    first. Whoever publishes for one thing from several transactions at once waits for the other to commit, which
    is what makes the order of a thing's events the order of its changes.

    ``urgent`` is for what somebody waits for in front of a screen (the letter with a link just asked for): it goes
    before everything else that is due, so that a bulk notice of hundreds holds it up by one delivery at most. What is
    still open of the same thing goes ahead of it and becomes urgent with it: order comes first.
    """
    ref, moment = str(ref_of(thing)), now or timezone.now()
    with transaction.atomic():
        _queue_up(ref)
        if key is not None:
            _queue_up(f"key {key}")
            if earlier := OutboxEvent.objects.filter(key=key).first():
                return earlier
        event = OutboxEvent.objects.create(
            kind=kind, ref=ref, office_id=office_key(office), payload=plain(payload), key=key, created_at=moment
        )
        told = [consumer.name for consumer in all_consumers().values() if consumer.wants(kind)]
        if urgent:
            Delivery.objects.filter(ref=ref, consumer__in=told, state=Delivery.State.WAITING).update(urgent=True)
        Delivery.objects.bulk_create(
            Delivery(event=event, consumer=name, ref=ref, urgent=urgent, next_attempt_at=moment) for name in told
        )
    return event


def _queue_up(word: str) -> None:
    """Wait for other transactions that publish for the same thing or with the same key; on SQLite there can be none."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", (0x636F6E68, word))
