"""Keeps the site search right: what is public is in it, what is not is not, in the same transaction as the change."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from congxa.kernel.offers import Findable, Item
from congxa.kernel.refs import Ref
from congxa.kernel.text import fold, nfc, normalise_tones
from congxa.portal.gathering import offers
from congxa.portal.models import SearchEntry
from congxa.portal.models.search import id_of
from congxa.portal.search import findables, fulltext

_BATCH = 500


def findable() -> list[Findable]:
    """Return what all rooms let the search find."""
    return offers().all(Findable)


@transaction.atomic
def put(kind: str, item: Item) -> None:
    """Write one public thing into the search, in place of what it was."""
    ref = str(item.ref)
    remove([ref])
    entry = SearchEntry.objects.create(
        id=_free_id(item.published_at, ref),
        kind=kind,
        ref=ref,
        office_id=item.office,
        folded_title=fold(item.title)[:600],
        toned_title=normalise_tones(nfc(item.title)).lower()[:600],
        **shown(item),
    )
    keywords = " ".join((item.summary, *item.keywords))
    fulltext.put(entry.pk, fulltext.Words(item.title, keywords, item.body, kind, item.office))


def shown(item: Item) -> dict[str, Any]:
    """Return what the entry of a thing shows of it, by field."""
    return {
        "title": nfc(item.title)[:255],
        "path": item.path,
        "text": nfc(f"{item.summary}\n{item.body}".strip()),
        "date": item.published_at,
    }


def _free_id(moment: datetime, ref: str) -> int:
    """Return an id of that date which nothing has: two things of one second may fall on the same."""
    wanted = id_of(moment, ref)
    while SearchEntry.objects.filter(pk=wanted).exists():
        wanted += 1
    return wanted


@transaction.atomic
def remove(refs: Iterable[str]) -> None:
    """Take things out of the search."""
    gone = list(SearchEntry.objects.filter(ref__in=list(refs)).values_list("pk", flat=True))
    fulltext.remove(gone)
    SearchEntry.objects.filter(pk__in=gone).delete()


def refresh_pages(top: Page) -> None:
    """Bring a page and those below it up to date in the search, whatever happened to them."""
    family = Page.objects.descendant_of(top, inclusive=True)
    public = {str(item.ref): (kind, item) for kind, item in findables.items_below(top)}
    for kind, item in public.values():
        put(kind, item)
    every = {ref for pk in family.values_list("pk", flat=True) for ref in findables.refs_of(pk)}
    remove(every - public.keys())


def refresh(ref: Ref, office_id: int | None = None, now: datetime | None = None) -> None:
    """Bring one thing of any room up to date: what its room still offers is written, anything else is taken out.

    ``office_id`` is the office it belongs to; None asks the whole house. Asking twice does no harm.
    """
    moment, room = now or timezone.now(), ref.kind.partition(".")[0]
    for offer in findable():
        if offer.key.partition(".")[0] == room:
            item = next((found for found in offer.items(office_id, moment) if found.ref == ref), None)
            if item is not None:
                put(offer.key, item)
                return
    remove([str(ref)])


def mend() -> int:
    """Bring back what the search lost and take out what should not be in it; return how many it was.

    Looks at the pages, of whatever kind, and at entries without words and words without an entry; it may be
    interrupted and begun again.
    """
    without, left = fulltext.astray()
    fulltext.remove(left)
    remove(SearchEntry.objects.filter(pk__in=without).values_list("ref", flat=True))
    kinds = tuple(f"{kind}:" for kind in findables.KINDS)
    known = {ref for ref in SearchEntry.objects.values_list("ref", flat=True) if ref.startswith(kinds)}
    public = {str(ref): ref for ref in findables.public_refs()}
    remove(known - public.keys())
    lost = [public[ref] for ref in public.keys() - known]
    for ref in lost:
        for kind, item in findables.items_below(Page.objects.get(pk=int(ref.id))):
            if item.ref == ref:
                put(kind, item)
    return len(lost) + len(known - public.keys()) + len(left)


def rebuild(office_id: int | None = None, *, told: Callable[[str, int], None], now: datetime | None = None) -> int:
    """Read everything findable again and forget what is no longer there; return how many entries there are.

    May be interrupted and begun again at any time: every entry is written by itself.
    """
    moment = now or timezone.now()
    seen: set[str] = set()
    for offer in findable():
        for number, item in enumerate(offer.items(office_id, moment), start=1):
            put(offer.key, item)
            seen.add(str(item.ref))
            if number % _BATCH == 0:
                told(offer.key, number)
    known = SearchEntry.objects.all() if office_id is None else SearchEntry.objects.filter(office_id=office_id)
    remove(set(known.values_list("ref", flat=True)) - seen)
    return len(seen)
