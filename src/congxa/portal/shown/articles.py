"""One article or standing page as its template needs it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from congxa.portal.addresses import canonical_address, inner_path
from congxa.portal.models import InfoPage, NewsPage
from congxa.portal.queries import Shelf, Story, give_pictures
from congxa.portal.shown import pictures
from congxa.portal.shown.frame import Frame, Section
from congxa.portal.shown.pictures import Picture, Pictures, Wanted
from congxa.portal.shown.pictures import pictures as read_pictures
from congxa.portal.shown.reading import body_pictures, body_texts, reading_minutes
from congxa.records.service import current
from congxa.units.service import OfficeEntry, directory

RELATED = 4
UPDATED_AFTER = timedelta(hours=24)
_OWN_SIZES = (pictures.ARTICLE, pictures.ARTICLE_SMALL, pictures.CARD)


@dataclass(frozen=True, slots=True)
class Article:
    """An article with everything around it; ``updated`` is set when it changed well after it appeared."""

    page: NewsPage
    office: OfficeEntry
    canonical: str
    trail: list[Section]
    tags: list[tuple[str, str]]
    minutes: int
    photo: Picture | None
    photo_small: Picture | None
    card: str
    updated: datetime | None
    related: list[Story]
    pictures: Pictures
    is_shared: bool = False

    @property
    def section(self) -> Section | None:
        """Return the section the article lies in; None for one shared by another office."""
        return self.trail[-1] if self.trail else None


def article(page: NewsPage, frame: Frame, request: HttpRequest | None) -> Article:
    """Return an article as a reader of ``frame``'s office sees it (at most four queries beside the page's own)."""
    shelf = Shelf(frame, request)
    is_shared = page.office_id != frame.office.id
    office = directory(current("units")).by_id[page.office_id]
    tags = list(page.tags.order_by("name").values_list("name", "slug", "id"))
    related = _related(page, shelf, frame, [pk for _name, _slug, pk in tags if pk is not None])
    thumbs = [(story.photo_id, pictures.THUMB) for story in related if story.photo_id is not None]
    own = [(page.photo_id, spec) for spec in _OWN_SIZES if page.photo_id is not None]
    body = list(page.body.raw_data)
    found = read_pictures([*own, *thumbs, *_of_body(body)])
    photo = {spec: picture for (image, spec), picture in found.items() if image == page.photo_id}
    give_pictures(related, thumb=pictures.THUMB, found=found)
    published = page.last_published_at
    return Article(
        page=page,
        office=office,
        canonical=canonical_address(office, inner_path(page.url_path)),
        trail=[] if is_shared else frame.trail(page.path),
        tags=[(name, slug) for name, slug, _pk in tags],
        minutes=reading_minutes([page.lead, *body_texts(body)]),
        photo=photo.get(pictures.ARTICLE),
        photo_small=photo.get(pictures.ARTICLE_SMALL),
        card=photo[pictures.CARD].address if pictures.CARD in photo else "",
        updated=published if published and published - page.date > UPDATED_AFTER else None,
        related=related,
        pictures=found,
        is_shared=is_shared,
    )


def _related(page: NewsPage, shelf: Shelf, frame: Frame, tags: list[int]) -> list[Story]:
    """Return other articles with a common tag, newest first, filled up from the same section."""
    alike = shelf.stories(shelf.own(tagged_items__tag_id__in=tags).distinct(), RELATED + 1) if tags else []
    found = [story for story in alike if story.id != page.pk]
    if len(found) < RELATED:
        known = {page.pk, *(story.id for story in found)}
        section = frame.section_above(page.path)
        near = shelf.own(path__startswith=section.tree) if section else shelf.own()
        found += [story for story in shelf.stories(near, 2 * RELATED) if story.id not in known]
    return found[:RELATED]


@dataclass(frozen=True, slots=True)
class Info:
    """A standing page with the pages above and below it as (title, path below the office's mount)."""

    page: InfoPage
    canonical: str
    above: list[tuple[str, str]]
    below: list[tuple[str, str]]
    pictures: Pictures


def info(page: InfoPage, frame: Frame) -> Info:
    """Return a standing page as its template needs it (two queries, three with pictures)."""
    above = InfoPage.objects.ancestor_of(page).filter(live=True).order_by("path").values_list("title", "url_path")
    below = InfoPage.objects.child_of(page).filter(live=True).order_by("path").values_list("title", "url_path")
    return Info(
        page,
        canonical_address(frame.office, inner_path(page.url_path)),
        [(title, inner_path(path)) for title, path in above],
        [(title, inner_path(path)) for title, path in below],
        read_pictures(_of_body(list(page.body.raw_data))),
    )


def _of_body(raw: list[dict[str, Any]]) -> list[Wanted]:
    return [(image_id, pictures.ARTICLE) for image_id in body_pictures(raw)]
