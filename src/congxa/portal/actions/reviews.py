"""Says that a standing page is still right, and sets how long pages stay right."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from wagtail.models import Page

from congxa.accounts.service import User, require
from congxa.portal.models import PageReview, ReviewTerm
from congxa.portal.stale import is_stale
from congxa.records.service import write
from congxa.units.service import OfficeEntry


@transaction.atomic
def confirm(*, actor: User, page_id: int, office: OfficeEntry, home_tree: str, now: datetime) -> Page | None:
    """Note that somebody read a stale page and found it right; its age begins anew.

    Returns the page, or None when it is no longer stale: whoever presses second changes nothing.

    Raises:
        Page.DoesNotExist: the office has no such page.
        Http404, PermissionDenied: ``actor`` may not write for the office.
    """
    page: Page = Page.objects.select_for_update().get(pk=page_id, path__startswith=home_tree)
    require(actor, "portal.write", office)
    if not is_stale(page.pk, now):
        return None
    before = PageReview.objects.filter(page=page).values_list("at", flat=True).first()
    PageReview.objects.update_or_create(page=page, defaults={"at": now, "by": actor})
    write(
        actor=actor,
        kind="portal.confirmed",
        thing=page.specific_deferred,
        before={"reviewed_at": before.isoformat()} if before else {},
        after={"title": page.title, "reviewed_at": now.isoformat()},
        office=office,
        now=now,
    )
    return page


@transaction.atomic
def set_review_terms(*, actor: User, office: OfficeEntry, days: Mapping[int, int | None], slug: str = "",
                     slug_days: int | None = None) -> int:  # fmt: skip
    """Set after how many days kinds of pages must be looked at again (None: never); return how many terms changed.

    With ``slug`` the standing pages whose address ends in that word get a term of their own. The terms hold for the
    whole house, so ``office`` is the one at its top.

    Raises:
        Http404, PermissionDenied: ``actor`` may not set them.
        ValidationError: a number of days is out of range, or the word already has a term.
    """
    require(actor, "portal.set_review_terms", office)
    terms = list(ReviewTerm.objects.select_for_update().filter(pk__in=days).order_by("pk"))
    changed = [(term, term.days, days[term.pk]) for term in terms if term.days != days[term.pk]]
    if slug:
        changed.append((ReviewTerm(kind=ReviewTerm.Kind.INFO, slug=slug), None, slug_days))
    for term, before, after in changed:
        term.days = after
        term.full_clean()
        term.save()
        write(actor=actor, kind="portal.review_term_changed", thing=term, before={"days": before},
              after={"term": str(term), "days": after}, office=office)  # fmt: skip
    return len(changed)
