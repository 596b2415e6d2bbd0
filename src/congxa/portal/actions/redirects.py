"""Keeps the old addresses of pages that were renamed or moved."""

from collections.abc import Iterator

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from congxa.portal.addresses import inner_path
from congxa.records.service import current
from congxa.units.service import directory

_LONGEST = 255


def keep_old_addresses(*, page: Page, url_path_before: str) -> int:
    """Lead the addresses that a page and those below it had to where they are now; returns how many.

    Addresses are kept as on the root office's host, mount included, and for no particular Wagtail site, so that they
    work under both mounts. A redirect from an address where a page lives again is removed.
    """
    moved = [(old, new, target) for old, new, target in _moved(page, url_path_before) if len(old) <= _LONGEST]
    touched = [path for old, new, _target in moved for path in (old, new)]
    Redirect.objects.filter(old_path__in=touched, site=None).delete()
    Redirect.objects.bulk_create(
        Redirect(old_path=old, redirect_page_id=target, automatically_created=True) for old, _new, target in moved
    )
    return len(moved)


def _moved(page: Page, before: str) -> Iterator[tuple[str, str, int]]:
    office_id = getattr(page.specific_deferred, "office_id", None)
    office = directory(current("units")).by_id.get(office_id) if office_id else None
    if office is None or before == page.url_path:
        return
    family = Page.objects.descendant_of(page, inclusive=True).filter(live=True)
    for pk, now in family.values_list("pk", "url_path"):
        old = before + now[len(page.url_path) :]
        yield (
            Redirect.normalise_path(f"{office.mount}{inner_path(old)}"),
            Redirect.normalise_path(f"{office.mount}{inner_path(now)}"),
            pk,
        )
