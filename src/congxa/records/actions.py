"""What people do to the outbox: send a dead letter again, or give it up."""

from datetime import datetime

from django.db import transaction

from congxa.accounts.service import require
from congxa.kernel.refs import Ref
from congxa.records import delivery as outbox_delivery
from congxa.records.journal import write
from congxa.records.models import Delivery


def send_again(*, actor: object, delivery: Delivery, now: datetime) -> bool:
    """Let a dead letter be tried again from the first attempt on; return False when it no longer is one."""
    with transaction.atomic():
        _may(actor, delivery)
        done = outbox_delivery.requeue(delivery, now)
        if done:
            _write(actor, "records.delivery_requeued", delivery, now)
    return done


def give_up(*, actor: object, delivery: Delivery, now: datetime) -> bool:
    """Give a dead letter up, so that later events of the thing go on; return False when it no longer is one."""
    with transaction.atomic():
        _may(actor, delivery)
        done = outbox_delivery.skip(delivery, now)
        if done:
            _write(actor, "records.delivery_skipped", delivery, now)
    return done


def _may(actor: object, delivery: Delivery) -> None:
    if delivery.event.office_id is not None or not getattr(actor, "is_superuser", False):
        require(actor, "records.outbox", delivery.event)


def _write(actor: object, kind: str, delivery: Delivery, now: datetime) -> None:
    after = {"event": delivery.event_id, "kind": delivery.event.kind, "consumer": delivery.consumer}
    thing = Ref.parse(delivery.ref)
    write(actor=actor, kind=kind, thing=thing, after=after, office=delivery.event.office_id, now=now)
