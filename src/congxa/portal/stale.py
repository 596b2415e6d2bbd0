"""Standing pages that nobody has touched or looked at for longer than their kind allows."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from congxa.portal.models import HomePage, ReviewTerm
from congxa.portal.models.review import PageReview


@dataclass(frozen=True, slots=True)
class StalePage:
    """A page that should be looked at: how old it is, what its kind allows, and who wrote it last."""

    id: int
    title: str
    url_path: str
    since: datetime | None
    age: int | None
    allowed: int
    editor: str
    reviewed: bool


def stale_pages(home_tree: str, now: datetime) -> list[StalePage]:
    """Return the stale pages of an office, those of unknown age first, then the oldest (two queries)."""
    terms = list(ReviewTerm.objects.all())
    found = _stale(terms, now).filter(path__startswith=home_tree)
    rows = found.select_related("latest_revision__user", "owner", "review__by", "content_type").order_by("path")
    pages = [_stale_page(page, terms, now) for page in rows]
    return sorted(pages, key=lambda page: (page.age is not None, -(page.age or 0)))


def is_stale(page_id: int, now: datetime) -> bool:
    """Say whether one page is stale (two queries)."""
    return bool(_stale(list(ReviewTerm.objects.all()), now).filter(pk=page_id).exists())


def stale_counts(office_ids: Collection[int], now: datetime) -> dict[int, int]:
    """Return the number of stale pages of each office that has any (three queries, however many offices)."""
    homes = dict(HomePage.objects.filter(office_id__in=office_ids).values_list("path", "office_id"))
    counts: Counter[int] = Counter()
    length = len(next(iter(homes), ""))
    for path in _stale(list(ReviewTerm.objects.all()), now).values_list("path", flat=True):
        office_id = homes.get(path[:length])
        if office_id is not None:
            counts[office_id] += 1
    return dict(counts)


def _stale(terms: Iterable[ReviewTerm], now: datetime) -> QuerySet[Page]:
    special: dict[str, list[str]] = {}
    for term in terms:
        special.setdefault(term.kind, []).extend([term.slug] if term.slug else [])
    due = Q(pk__in=[])
    for term in terms:
        if term.days is None:
            continue
        of_kind = Q(content_type__app_label="portal", content_type__model=term.kind)
        named = Q(slug=term.slug) if term.slug else ~Q(slug__in=special[term.kind])
        before = now - timedelta(days=term.days)
        due |= of_kind & named & (Q(touched__lt=before) | Q(touched=None)) & ~Q(review__at__gte=before)
    touched = Coalesce(F("last_published_at"), F("first_published_at"), F("latest_revision_created_at"))
    found: QuerySet[Page] = Page.objects.filter(live=True, alias_of=None).annotate(touched=touched).filter(due)
    return found


def _stale_page(page: Any, terms: Iterable[ReviewTerm], now: datetime) -> StalePage:  # noqa: ANN401 -- annotated
    own = {term.slug: term.days for term in terms if term.kind == page.content_type.model}
    review: PageReview | None = getattr(page, "review", None)
    is_reviewed = review is not None and (page.touched is None or review.at > page.touched)
    since = review.at if review is not None and is_reviewed else page.touched
    writer = page.latest_revision.user if page.latest_revision is not None else page.owner
    who = review.by if review is not None and is_reviewed else writer
    return StalePage(
        id=page.pk,
        title=page.title,
        url_path=page.url_path,
        since=since,
        age=None if since is None else (timezone.localdate(now) - timezone.localdate(since)).days,
        allowed=own.get(page.slug, own.get("")) or 0,
        editor="" if who is None else who.get_full_name() or who.get_username(),
        reviewed=is_reviewed,
    )
