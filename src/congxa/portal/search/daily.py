"""Brings the site search to the day: what a room offers from a day on, or until a day, changes without anybody acting.

A procedure's new version or an office's offering is written weeks ahead, and the search was told then; on the day
itself nothing is written, so that nobody tells it.
"""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from congxa.kernel.clock import day_of
from congxa.kernel.offers import Findable
from congxa.portal.models import SearchEntry
from congxa.portal.search import findables
from congxa.portal.search.indexing import findable, put, remove, shown
from congxa.records.service import bump
from congxa.units.service import Office


class DaySearch:
    """Catches up once on each day, soon after midnight, and when the worker starts: it may have missed some days."""

    def __init__(self) -> None:
        self._day: date | None = None

    def __call__(self, now: datetime | None = None) -> int:
        """Return how many entries were written or taken out; none when this day was looked at already."""
        moment = now or timezone.now()
        if self._day == day_of(moment):
            return 0
        done = catch_up(moment)
        self._day = day_of(moment)
        return done


def catch_up(now: datetime) -> int:
    """Write what other rooms offer at ``now`` and the search does not know so, and take out what they no longer do.

    Goes office by office, so that what happens meanwhile is seen, and may be interrupted and begun again. The portal's
    own pages appear and go by an act that tells the search. Returns how many entries were changed.
    """
    offers = [offer for offer in findable() if offer.key not in findables.KINDS]
    done = 0
    for office in Office.objects.order_by("pk").values_list("pk", flat=True):
        changed = sum(_catch_up(offer, office, now) for offer in offers)
        if changed:
            bump(f"office:{office}")
        done += changed
    return done


def _catch_up(offer: Findable, office: int, now: datetime) -> int:
    # Read before the room is asked: what an event brings in between is then not taken for something that is over.
    rows = SearchEntry.objects.filter(kind=offer.key, office=office).values("ref", "title", "path", "text", "date")
    known: dict[str, dict[str, Any]] = {row["ref"]: {**row} for row in rows}
    items = {str(item.ref): item for item in offer.items(office, now)}
    other = [item for ref, item in items.items() if known.get(ref) != {"ref": ref, **shown(item)}]
    for item in other:
        put(offer.key, item)
    gone = known.keys() - items.keys()
    remove(gone)
    return len(other) + len(gone)
