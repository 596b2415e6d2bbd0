"""Reads of news for lists: plain values instead of page objects, a fixed number of queries whatever the length."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import ExtractYear, RowNumber
from django.http import HttpRequest
from django.urls import get_script_prefix
from wagtail.models import PageViewRestriction

from congxa.portal.addresses import canonical_address, inner_path, office_address
from congxa.portal.models import InfoPage, NewsPage, NewsTag
from congxa.portal.shown.frame import Frame, Section
from congxa.portal.shown.pictures import Picture, Pictures, pictures
from congxa.records.service import current
from congxa.units.service import OfficeEntry, directory

_COLUMNS = ("pk", "title", "url_path", "path", "lead", "date", "photo_id", "office_id", "last_published_at",
            "pinned")  # fmt: skip
_READ_NEWS = ("path", "url_path", "title", "lead", "date", "last_published_at", "office_id", "photo_caption", "body",
              "photo_id", "author", "source_name", "source_url")  # fmt: skip
SHARED_PREFIX = "tin-chung"


@dataclass(slots=True)
class Story:
    """One article as lists show it. ``address`` is for a link, ``canonical`` for feeds and search engines."""

    id: int
    title: str
    lead: str
    date: datetime
    address: str
    canonical: str
    tree: str
    photo_id: int | None
    office: OfficeEntry
    changed: datetime
    section: Section | None = None
    is_foreign: bool = False
    pinned: bool = False
    thumb: Picture | None = None
    large: Picture | None = None
    small: Picture | None = None


class Shelf:
    """The articles that one office's portal may show, read for one request."""

    def __init__(self, frame: Frame, request: HttpRequest | None) -> None:
        self.frame = frame
        self._request = request
        self._root = get_script_prefix()

    def own(self, **which: Any) -> QuerySet[NewsPage]:
        """Return the office's own published articles, or those of them that ``which`` names."""
        return self.live(office_id=self.frame.office.id, **which)

    def with_shared(self) -> QuerySet[NewsPage]:
        """Return the office's own articles and those an upper office shares with it."""
        office = self.frame.office
        if office.upper_id is None:
            return self.own()
        return self.live().filter(Q(office_id=office.id) | Q(pk__in=self.shared().values("pk")))

    def shared(self) -> QuerySet[NewsPage]:
        """Return the published articles that an upper office shares with this one."""
        return self.live(shares__office_id=self.frame.office.id)

    def gathered(self) -> QuerySet[NewsPage]:
        """Return what lower offices let be gathered and this office's choices do not hide."""
        found = self.live(office_id__in=[lower.id for lower in self.frame.lower], gatherable=True)
        if self.frame.gathers_all:
            return found.exclude(gather_choices__office_id=self.frame.office.id, gather_choices__shown=False)
        return found.filter(gather_choices__office_id=self.frame.office.id, gather_choices__shown=True)

    def live(self, **which: Any) -> QuerySet[NewsPage]:
        """Return every published article, or those ``which`` names, that was not given a view restriction."""
        found: QuerySet[NewsPage] = NewsPage.objects.filter(live=True, **which)
        for path in self.frame.closed:
            found = found.exclude(path__startswith=path)
        return found

    def stories(
        self, found: QuerySet[NewsPage], limit: int, start: int = 0, *, pinned_first: bool = False
    ) -> list[Story]:
        """Return ``limit`` articles from ``start`` on, newest first, as lists show them (one query)."""
        order = ("-pinned", "-date", "-pk") if pinned_first else ("-date", "-pk")
        rows = found.order_by(*order).values_list(*_COLUMNS)
        return [self._story(*row) for row in rows[start : start + limit]]

    def newest_of_each(self, trees: list[str], limit: int, known: list[int]) -> list[Story]:
        """Return the newest own articles of each section, at most ``limit`` of each, but none ``known`` (one query).

        An article counts for the innermost section it lies in.
        """
        if not trees:
            return []
        inner = sorted(trees, key=len, reverse=True)
        section = Case(*(When(path__startswith=tree, then=Value(tree)) for tree in inner), output_field=TextField())
        place = Window(RowNumber(), partition_by=section, order_by=("-date", "-pk"))
        below = Q(*((("path__startswith", tree)) for tree in trees), _connector=Q.OR)
        found = self.own().filter(below).exclude(pk__in=known).annotate(place=place).filter(place__lte=limit)
        rows = found.order_by("-date", "-pk").values_list(*_COLUMNS)
        return [self._story(*row) for row in rows]

    def _story(self, pk: int, title: str, url_path: str, tree: str, lead: str, date: datetime,
               photo_id: int | None, office_id: int, published: datetime | None, pinned: bool) -> Story:  # fmt: skip
        frame, path = self.frame, inner_path(url_path)
        changed = published or date
        if office_id == frame.office.id:
            office, address = frame.office, f"{self._root}{path}"
            section = frame.section_above(tree)
            return Story(pk, title, lead, date, address, canonical_address(office, path), tree, photo_id, office,
                         changed, section, pinned=pinned)  # fmt: skip
        office = directory(current("units")).by_id[office_id]
        if office.upper_id == frame.office.id or office_id in {lower.id for lower in frame.lower}:
            address = "".join(office_address(office, self._request, path))
        else:
            slug = path.rstrip("/").rpartition("/")[2]
            address = f"{self._root}{SHARED_PREFIX}/{pk}/{slug}/"
        return Story(pk, title, lead, date, address, canonical_address(office, path), tree, photo_id, office, changed,
                     is_foreign=True)  # fmt: skip


def give_pictures(
    stories: Iterable[Story],
    *,
    thumb: str,
    large: str = "",
    small: str = "",
    lead: int = 0,
    found: Pictures | None = None,
) -> None:
    """Give each story its picture, the first ``lead`` ones a large and a small one too (one query).

    ``found`` holds the pictures when they were read already.
    """
    shown = list(stories)
    if found is None:
        illustrated = [(place, story.photo_id) for place, story in enumerate(shown) if story.photo_id is not None]
        wanted = [(pk, thumb) for _place, pk in illustrated]
        wanted += [(pk, spec) for place, pk in illustrated if place < lead for spec in (large, small) if spec]
        found = pictures(wanted)
    for place, story in enumerate(shown):
        _give(story, found, thumb, large if place < lead else "", small if place < lead else "")


def _give(story: Story, found: Pictures, thumb: str, large: str, small: str) -> None:
    if story.photo_id is not None:
        story.thumb = found.get((story.photo_id, thumb))
        story.large = found.get((story.photo_id, large))
        story.small = found.get((story.photo_id, small))


def published_news(url_path: str) -> NewsPage | None:
    """Return the published article at one of Wagtail's addresses with what a reader sees of it (one query)."""
    found = NewsPage.objects.filter(**_published(url_path)).order_by().only(*_READ_NEWS)
    return next(iter(found[:1]), None)


def published_info(url_path: str) -> InfoPage | None:
    """Return the published standing page at one of Wagtail's addresses (one query)."""
    return next(iter(InfoPage.objects.filter(**_published(url_path)).order_by()[:1]), None)


def _published(url_path: str) -> dict[str, Any]:
    # Wagtail has an index of slugs, but none of addresses. There is one such page, so its order is taken off: writing
    # it into the query takes Django a fifth of the time of asking.
    return {"slug": url_path.rstrip("/").rpartition("/")[2], "url_path": url_path, "live": True}


@dataclass(frozen=True, slots=True)
class Extent:
    """How many articles a list holds, all and after filtering, and the years that have any, newest first."""

    total: int
    matching: int
    years: tuple[int, ...]


def extent(found: QuerySet[NewsPage], matching: Q) -> Extent:
    """Return the extent of a list (one query)."""
    by_year = found.order_by().annotate(year=ExtractYear("date")).values("year")
    counted = by_year.annotate(
        total=Count("pk", distinct=True),
        matching=Count("pk", filter=matching, distinct=True) if matching else Count("pk", distinct=True),
    ).order_by("-year")
    rows: list[dict[str, Any]] = list(counted)
    total, matched = (sum(row[name] for row in rows) for name in ("total", "matching"))
    return Extent(total, matched, tuple(row["year"] for row in rows))


def common_tags(section: Section, limit: int = 8) -> list[tuple[str, str]]:
    """Return (name, slug) of the tags used most in a section (one query)."""
    used = NewsTag.objects.filter(
        tagged_news__content_object__path__startswith=section.tree, tagged_news__content_object__live=True
    )
    rows = used.annotate(uses=Count("pk")).order_by("-uses", "name").values_list("name", "slug")
    return list(rows[:limit])


class ArticleCount(NamedTuple):
    """How many articles can be read, and how many of them are dated since a moment."""

    all: int
    since: int


def count_articles(office_id: int | None, since: datetime) -> ArticleCount:
    """Return how many articles anybody can read, of one office or of all, and how many of them are dated ``since``.

    One query; what lies below a page with a view restriction is left out.
    """
    tree = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    closed = PageViewRestriction.objects.alias(tree=tree).filter(tree__startswith=F("page__path"))
    found = NewsPage.objects.live().filter(~Exists(closed))
    if office_id is not None:
        found = found.filter(office_id=office_id)
    counts: dict[str, int] = found.aggregate(all=Count("pk"), since=Count("pk", filter=Q(date__gte=since)))
    return ArticleCount(**counts)
