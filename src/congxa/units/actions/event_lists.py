"""Taking in whole lists of events: all of a list or nothing, and the same list twice changes nothing."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from django.db import transaction

from congxa.units.actions.events import Decision, Decreed, record_events
from congxa.units.actions.unit_lists import Progress, Tally, silent
from congxa.units.domain.events import IllegalEvent
from congxa.units.lists.events import ListedEvent
from congxa.units.lists.parsing import BadList
from congxa.units.models import UnitEvent

Identity = tuple[str, date, str, frozenset[str], frozenset[str]]


def load_events(*, actor: object, events: Sequence[ListedEvent], progress: Progress = silent) -> Tally:
    """Take in a list of events, day by day; those that are recorded already are passed over.

    Raises:
        PermissionDenied: the actor may not change the tree.
        BadList: why the first day that cannot be is not legal; nothing has been written.
    """
    with transaction.atomic():
        known = _recorded()
        fresh = [listed for listed in events if _identity(listed) not in known]
        done = 0
        for day, group in groupby(sorted(fresh, key=lambda listed: listed.event.date), key=lambda one: one.event.date):
            listed = list(group)
            _record_day(actor, day, listed)
            done += len(listed)
            progress(done, len(fresh))
        return Tally(created=len(fresh), unchanged=len(events) - len(fresh))


def _record_day(actor: object, day: date, listed: Sequence[ListedEvent]) -> None:
    decreed = [Decreed(one.event, Decision(one.number, one.issuer, one.signed, one.confidence)) for one in listed]
    try:
        record_events(actor=actor, events=decreed)
    except IllegalEvent as illegal:
        raise BadList(f"Sự kiện ngày {day:%d/%m/%Y}: {fault}" for fault in illegal.faults) from illegal


def _identity(listed: ListedEvent) -> Identity:
    event = listed.event
    heirs = frozenset(heir.code for heir in event.heirs)
    return str(event.kind), event.date, listed.number, frozenset(event.old), heirs


def _recorded() -> set[Identity]:
    found = set()
    for row in UnitEvent.objects.prefetch_related("successions__old", "successions__new"):
        links = list(row.successions.all())
        heirs = frozenset(link.new.code for link in links if link.new)
        found.add((row.kind, row.date, row.decision_number, frozenset(link.old.code for link in links), heirs))
    return found
