"""Recording the decisions that change the tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from congxa.units.actions.asking import require, tell
from congxa.units.domain.events import Event
from congxa.units.domain.judging import Changes, apply
from congxa.units.domain.tree import Key, Life, Link
from congxa.units.models import Confidence, Unit, UnitEvent, UnitSuccession
from congxa.units.queries import read_tree
from congxa.units.signals import Change


@dataclass(frozen=True, slots=True)
class Decision:
    """The paper behind an event."""

    number: str
    issuer: str
    signed: date | None = None
    confidence: str = Confidence.VERIFIED


@dataclass(frozen=True, slots=True)
class Decreed:
    """An event with the decision that ordered it."""

    event: Event
    decision: Decision


def record_event(*, actor: object, event: Event, decision: Decision) -> UnitEvent:
    """Record one event; see :func:`record_events`."""
    return record_events(actor=actor, events=[Decreed(event, decision)])[0]


def record_events(*, actor: object, events: Sequence[Decreed]) -> list[UnitEvent]:
    """Record the events of one day, judged together: old units end the day before, new ones begin, each old unit
    points to what continues it. ``actor`` None is the program itself.

    Raises:
        PermissionDenied: the actor may not change the tree.
        IllegalEvent: with every reason, in Vietnamese; nothing has been written.
    """
    with transaction.atomic():
        rows = {Key(row.code, row.valid_from): row for row in Unit.objects.select_for_update().order_by("pk")}
        require(actor, "units.record_events", None)
        changes = apply(read_tree(), [decreed.event for decreed in events])
        _end(changes, rows)
        _create(changes, rows)
        return [_write(actor, decreed, links, rows) for decreed, links in zip(events, changes.links, strict=True)]


def _end(changes: Changes, rows: dict[Key, Unit]) -> None:
    for life in changes.ended:
        rows[life.key].valid_to = life.valid_to
    Unit.objects.bulk_update([rows[life.key] for life in changes.ended], ["valid_to"], batch_size=500)


def _create(changes: Changes, rows: dict[Key, Unit]) -> None:
    """Write the new units, the upper ones first, because a row needs the row of its parent."""
    tiers = {life.key: changes.tree.kinds[life.kind].tier for life in changes.created}
    for tier in sorted(set(tiers.values())):
        fresh = [_row(life, rows) for life in changes.created if tiers[life.key] == tier]
        for row in Unit.objects.bulk_create(fresh, batch_size=500):
            rows[Key(row.code, row.valid_from)] = row


def _row(life: Life, rows: dict[Key, Unit]) -> Unit:
    return Unit(
        code=life.key.code,
        valid_from=life.key.valid_from,
        kind_id=life.kind,
        name=life.name,
        parent=rows[life.parent] if life.parent else None,
        latitude=life.point.latitude if life.point else None,
        longitude=life.point.longitude if life.point else None,
        approximate=life.point.approximate if life.point else False,
    )


def _write(actor: object, decreed: Decreed, links: Sequence[Link], rows: dict[Key, Unit]) -> UnitEvent:
    event, decision = decreed.event, decreed.decision
    row = UnitEvent.objects.create(
        kind=event.kind,
        date=event.date,
        decision_number=decision.number,
        decision_date=decision.signed,
        issuer=decision.issuer,
        confidence=decision.confidence,
    )
    parts = UnitSuccession.Part
    UnitSuccession.objects.bulk_create(
        UnitSuccession(
            event=row,
            old=rows[link.old],
            new=rows[link.new] if link.new else None,
            part=parts.WHOLE if link.whole else parts.PART,
        )
        for link in links
    )
    for unit in (rows[link.new] for link in links if link.new and link.new.valid_from == event.date):
        if not unit.source:
            unit.source, unit.confidence = decision.number[:200], decision.confidence
            unit.save(update_fields=["source", "confidence"])
    before = {"units": sorted({link.old.code for link in links})}
    after = {"units": sorted({link.new.code for link in links if link.new}), "decision": decision.number}
    tell(Change("units.record_events", actor, row, before=before, after=after))
    return row
