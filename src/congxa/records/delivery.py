"""Taking events out of the outbox: claims a delivery for a while, calls the consumer, writes down how it went.

A claim is a *lease*: it ends by itself, so a worker that was killed in the middle loses nothing, and the event is
delivered again. Only the oldest open delivery of a thing may be claimed by a consumer, so its events come in order.
Urgent ones that are due are claimed before all others.
"""

import logging
import random
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.kernel.refs import Ref
from congxa.records.models import Delivery, OutboxEvent
from congxa.records.outbox import Consumer, Event, all_consumers

log = logging.getLogger(__name__)

State = Delivery.State
OPEN = (State.WAITING, State.DEAD)
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
KEEP_DONE = timedelta(days=30)
CANDIDATES = 20
"""So many are looked at in turn when other workers are at the first of them."""


def due(now: datetime, consumers: dict[str, Consumer]) -> QuerySet[Delivery]:
    """Return the deliveries that may be claimed at ``now``: due, not leased, and first of their thing. Urgent ones
    come first, then the oldest."""
    earlier = Delivery.objects.filter(
        consumer=OuterRef("consumer"), ref=OuterRef("ref"), event__lt=OuterRef("event"), state__in=OPEN
    )
    return (
        Delivery.objects.filter(
            Q(lease_until__isnull=True) | Q(lease_until__lte=now),
            state=State.WAITING,
            next_attempt_at__lte=now,
            consumer__in=consumers,
        )
        .exclude(Exists(earlier))
        .order_by("-urgent", "event_id", "id")
    )


def claim(now: datetime, consumers: dict[str, Consumer]) -> Delivery | None:
    """Lease the next delivery to the caller, or return None when nothing is due. Counts as an attempt.

    What is due is searched without holding anything up: on SQLite a search inside the transaction would keep everybody
    else from writing while it lasts. Within it only the candidate is asked again.
    """
    ended = True
    while ended:
        ended = False
        for key in list(due(now, consumers).values_list("pk", flat=True)[:CANDIDATES]):
            with transaction.atomic():
                candidates = due(now, consumers).filter(pk=key)
                if connection.features.has_select_for_update_skip_locked:
                    candidates = candidates.select_for_update(skip_locked=True, of=("self",))
                delivery = candidates.first()
                if delivery is not None and _lease(delivery, consumers[delivery.consumer], now):
                    return delivery
                ended = ended or delivery is not None  # a dead letter made room for the next
    return None


def _lease(delivery: Delivery, consumer: Consumer, now: datetime) -> bool:
    """Lease the delivery; one that ended every worker that tried it becomes a dead letter instead."""
    if delivery.attempts >= consumer.max_attempts:
        delivery.state, delivery.last_error = State.DEAD, _("Tiến trình gửi dừng giữa chừng ở mọi lần thử.")
        delivery.lease_token = delivery.lease_until = None
    else:
        delivery.attempts += 1
        delivery.lease_token, delivery.lease_until = uuid.uuid4(), now + consumer.lease
    delivery.save(update_fields=("attempts", "lease_token", "lease_until", "state", "last_error"))
    return delivery.state == State.WAITING


def hand_over(delivery: Delivery, consumer: Consumer) -> str:
    """Call the consumer and return what went wrong, or nothing at all."""
    event: OutboxEvent = delivery.event
    try:
        consumer.function(
            Event(
                id=event.pk,
                kind=event.kind,
                ref=Ref.parse(event.ref),
                office=event.office_id,
                payload=event.payload,
                created_at=event.created_at,
                attempt=delivery.attempts,
            )
        )
    except Exception as error:
        log.warning("%s failed for %s (attempt %d)", consumer.name, event, delivery.attempts, exc_info=True)
        return f"{type(error).__name__}: {error}"[:2000]
    return ""


def settle_delivery(delivery: Delivery, consumer: Consumer, error: str, now: datetime) -> bool:
    """Write down how the attempt went and return whether the lease still was ours to say so."""
    mine = Delivery.objects.filter(pk=delivery.pk, lease_token=delivery.lease_token, state=State.WAITING)
    if not error:
        return bool(mine.update(state=State.DONE, done_at=now, lease_token=None, lease_until=None, last_error=""))
    if delivery.attempts >= consumer.max_attempts:
        log.error("%s gave up on %s: %s", consumer.name, delivery.event, error)
        return bool(mine.update(state=State.DEAD, lease_token=None, lease_until=None, last_error=error))
    wait = wait_after(delivery.attempts)
    return bool(mine.update(next_attempt_at=now + wait, lease_token=None, lease_until=None, last_error=error))


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after that many failures: doubling, at most an hour, of which half is left to chance."""
    longest = min(FIRST_WAIT * 2 ** min(attempts - 1, 16), LONGEST_WAIT)
    return timedelta(seconds=longest.total_seconds() * (0.5 + random.random() / 2))  # noqa: S311 -- spreads retries, guards no secret


def deliver_once(limit: int = 50, now: datetime | None = None) -> int:
    """Deliver up to ``limit`` events that are due, one after the other, and return how many attempts were made.

    Safe with any number of workers. ``now`` stands still for the whole call when given.
    """
    consumers, attempts = all_consumers(), 0
    for delivery in _claims(consumers, limit, now):
        consumer = consumers[delivery.consumer]
        error = hand_over(delivery, consumer)
        settle_delivery(delivery, consumer, error, now or timezone.now())
        attempts += 1
    return attempts


def _claims(consumers: dict[str, Consumer], limit: int, now: datetime | None) -> Iterator[Delivery]:
    for _turn in range(limit):
        delivery = claim(now or timezone.now(), consumers)
        if delivery is None:
            return
        yield delivery


def delivered_long_ago(now: datetime, keep: timedelta = KEEP_DONE) -> QuerySet[OutboxEvent]:
    """Return the events all of whose deliveries ended more than ``keep`` before ``now``, oldest first."""
    unfinished = Delivery.objects.filter(event=OuterRef("pk")).filter(
        Q(state__in=OPEN) | Q(done_at__gt=now - keep) | Q(done_at__isnull=True)
    )
    return OutboxEvent.objects.filter(~Exists(unfinished), created_at__lt=now - keep).order_by("id")


def prune_delivered(now: datetime, keep: timedelta = KEEP_DONE, limit: int = 5000) -> int:
    """Delete up to ``limit`` events that were delivered long ago; return how many."""
    keys = list(delivered_long_ago(now, keep).values_list("pk", flat=True)[:limit])
    OutboxEvent.objects.filter(pk__in=keys).delete()
    return len(keys)


def requeue(delivery: Delivery, now: datetime) -> bool:
    """Let a dead letter be tried again from the first attempt on; return False when it is no longer one."""
    dead = Delivery.objects.filter(pk=delivery.pk, state=State.DEAD)
    return bool(dead.update(state=State.WAITING, attempts=0, next_attempt_at=now))


def skip(delivery: Delivery, now: datetime) -> bool:
    """Give a dead letter up, so that later events of the thing go on; return False when it is no longer one."""
    dead = Delivery.objects.filter(pk=delivery.pk, state=State.DEAD)
    return bool(dead.update(state=State.SKIPPED, done_at=now))
