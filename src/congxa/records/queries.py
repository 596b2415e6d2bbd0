"""What is asked about the journal and the outbox, narrowed to what the reader may see."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from congxa.accounts.service import office_ids_with
from congxa.records.kinds import all_kinds
from congxa.records.models import Delivery, JournalEntry, JournalPending
from congxa.records.saying import field_name, value_name

PAGE = 50


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """How the journal is narrowed; empty values do not narrow. Both days are included, in Vietnamese time."""

    office: int | None = None
    person: str = ""
    kind: str = ""
    thing: str = ""
    first_day: date | None = None
    last_day: date | None = None


def journal_visible_to(actor: object) -> QuerySet[JournalEntry]:
    """Return the entries of the offices that ``actor`` may audit; those of no office only to who sees everything."""
    ids = office_ids_with(actor, "records.audit")
    entries = JournalEntry.objects.select_related("link")
    return entries if ids is None else entries.filter(office_id__in=ids)


def journal_list(actor: object, chosen: JournalFilter) -> QuerySet[JournalEntry]:
    """Return what ``actor`` may see of the journal, narrowed, newest first."""
    entries = journal_visible_to(actor)
    if chosen.office is not None:
        entries = entries.filter(office_id=chosen.office)
    if chosen.person:
        entries = entries.filter(actor_name__icontains=chosen.person)
    if chosen.kind:
        entries = entries.filter(kind=chosen.kind)
    if chosen.thing:
        entries = entries.filter(Q(ref=chosen.thing) | Q(ref__startswith=f"{chosen.thing}:"))
    if chosen.first_day:
        entries = entries.filter(at__gte=_midnight(chosen.first_day))
    if chosen.last_day:
        entries = entries.filter(at__lt=_midnight(chosen.last_day + timedelta(days=1)))
    return entries.order_by("-id")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def journal_page(entries: QuerySet[JournalEntry], before: int | None) -> tuple[list[JournalEntry], int | None]:
    """Return one page of ``entries`` below the entry ``before``, and where the next begins (None at the end).

    No counting: the journal grows for ever, and a count would read it all.
    """
    if before is not None:
        entries = entries.filter(pk__lt=before)
    found = list(entries[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def changes_of(entry: JournalEntry) -> Iterator[tuple[str, str, str]]:
    """Yield, in words, each changed field with its value before (empty where nothing was before) and after."""
    before, after = json.loads(entry.before), json.loads(entry.after)
    for field in sorted(before.keys() | after.keys()):
        was, now = (value_name(entry.kind, entry.ref, field, side.get(field)) for side in (before, after))
        yield field_name(entry.kind, entry.ref, field), was if field in before else "", now


def label_of(kind: str) -> str:
    """Return what a kind is called; entries of a room that is gone keep their key."""
    known = all_kinds().get(kind)
    return str(known.label) if known else kind


def deliveries_visible_to(actor: object) -> QuerySet[Delivery]:
    """Return the deliveries of events of the offices whose outbox ``actor`` may look after."""
    ids = office_ids_with(actor, "records.outbox")
    deliveries = Delivery.objects.select_related("event")
    return deliveries if ids is None else deliveries.filter(event__office_id__in=ids)


def troubled(actor: object) -> QuerySet[Delivery]:
    """Return dead letters, then what has failed and will be tried again; oldest first, at most 200."""
    state = Delivery.State
    return (
        deliveries_visible_to(actor)
        .filter(Q(state=state.DEAD) | Q(state=state.WAITING, attempts__gt=0))
        .order_by("state", "event_id")[:200]
    )


def backlog(actor: object) -> list[dict[str, Any]]:
    """Return for each consumer how many deliveries wait and since when the oldest."""
    waiting = deliveries_visible_to(actor).filter(state=Delivery.State.WAITING)
    counted = waiting.values("consumer").annotate(count=Count("pk"), oldest=Min("event__created_at"))
    return [dict(line) for line in counted.order_by("consumer")]


def amounts() -> dict[str, int]:
    """Return, for operators, how many journal lines wait for their place and how many deliveries wait or are dead."""
    state = Delivery.State
    return {
        "journal_pending": JournalPending.objects.count(),
        "outbox_waiting": Delivery.objects.filter(state=state.WAITING).count(),
        "outbox_dead": Delivery.objects.filter(state=state.DEAD).count(),
    }
