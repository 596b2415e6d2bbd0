"""Writing into the journal and reading what has happened to a thing."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from congxa.kernel.refs import Ref
from congxa.kernel.text import storable
from congxa.records.canonical import canonical
from congxa.records.kinds import kind_named
from congxa.records.models import JournalEntry, JournalPending
from congxa.records.things import name_of, ref_of
from congxa.units.service import Office, OfficeEntry

NOTHING: Mapping[str, object] = {}


def write(
    *,
    actor: object,
    kind: str,
    thing: Ref | Model,
    before: Mapping[str, object] = NOTHING,
    after: Mapping[str, object] = NOTHING,
    reason: str = "",
    office: Office | OfficeEntry | int | None,
    now: datetime | None = None,
) -> JournalEntry:
    """Write down what ``actor`` (a person, or None for the program itself) has done to ``thing``.

    Call it inside the transaction of the change: the entry stands or falls with it. ``before`` and ``after`` hold
    the fields that changed. ``office`` is where it happened, None when it concerns the whole house. The entry gets
    its place in the chain when the transaction has been committed (``docs/decisions/0005-journal-chain.md``).

    Raises:
        UnknownKind: no room has registered ``kind``.
        TypeError: a value in ``before`` or ``after`` has no spelling in JSON.
    """
    kind_named(kind)
    actor_id, actor_name = name_of(actor)
    with transaction.atomic():
        entry = JournalEntry.objects.create(
            at=now or timezone.now(),
            actor_id=actor_id,
            actor_name=actor_name,
            office_id=office_key(office),
            kind=kind,
            ref=str(ref_of(thing)),
            before=canonical(before),
            after=canonical(after),
            reason=storable(reason),
        )
        JournalPending.objects.create(entry=entry)
    return entry


def office_key(office: Office | OfficeEntry | int | None) -> int | None:
    """Return the number of an office given as such, as a row or as an entry of the directory."""
    if isinstance(office, Office):
        return int(office.pk)
    return office.id if isinstance(office, OfficeEntry) else office


def history_of(thing: Ref | Model) -> QuerySet[JournalEntry]:
    """Return everything that happened to ``thing``, oldest first."""
    return JournalEntry.objects.filter(ref=str(ref_of(thing))).select_related("link").order_by("id")
