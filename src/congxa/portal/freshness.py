"""Tells the page cache what has changed: new content versions for every office whose pages may show a thing."""

from collections.abc import Iterable

from congxa.portal.models import Share
from congxa.records.service import bump, current
from congxa.units.service import directory


def offices_showing(office_id: int, page_ids: Iterable[int] | None = None) -> set[int]:
    """Return the ids of the offices whose portals may show something of an office.

    That is the office itself, the one above it, which gathers its news, and those it shares articles with:
    of ``page_ids`` only, when they are given. One query.
    """
    shares = Share.objects.filter(page__office=office_id)
    if page_ids is not None:
        shares = shares.filter(page__in=page_ids)
    found = {office_id, *shares.values_list("office", flat=True)}
    entry = directory(current("units")).by_id.get(office_id)
    return found if entry is None or entry.upper_id is None else found | {entry.upper_id}


def refresh(office_id: int, page_ids: Iterable[int] | None = None) -> None:
    """Make every cached page that may show something of an office unreachable, as soon as the change is committed."""
    bump(*(f"office:{showing}" for showing in sorted(offices_showing(office_id, page_ids))))
