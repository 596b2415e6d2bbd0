"""Tells the site search of other rooms' events, when something becomes public or stops being so."""

from congxa.portal.search.indexing import refresh
from congxa.records.service import Consumer, Event

_VERBS = ("published", "unpublished", "withdrawn", "moved", "deleted")


def _search(event: Event) -> None:
    refresh(event.ref, event.office)


CONSUMERS = [Consumer(f"*.{verb}", f"portal.search.{verb}", _search) for verb in _VERBS]
