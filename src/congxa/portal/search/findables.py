"""What the portal lets the site search find: articles, standing pages, sections."""

from collections.abc import Iterator
from datetime import datetime
from html import unescape
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from congxa.kernel.offers import Findable, Item
from congxa.kernel.refs import Ref
from congxa.portal.addresses import inner_path
from congxa.portal.models import InfoPage, NewsPage, SectionPage
from congxa.portal.shown.reading import body_texts, without_tags

NEWS, PAGE, SECTION = "portal.news", "portal.page", "portal.section"
_KINDS: dict[str, type[Page]] = {NEWS: NewsPage, PAGE: InfoPage, SECTION: SectionPage}


def items_below(top: Page) -> Iterator[tuple[str, Item]]:
    """Yield (kind, item) for a page and those below it, as far as everybody may read them."""
    for kind, model in _KINDS.items():
        for page in model.objects.live().public().descendant_of(top, inclusive=True).iterator():
            yield kind, _item(kind, page)


def refs_of(page_id: int) -> Iterator[str]:
    """Yield every name under which a page may be in the search."""
    for kind in _KINDS:
        yield str(Ref(kind, str(page_id)))


KINDS = tuple(_KINDS)


def public_refs() -> Iterator[Ref]:
    """Yield the names of all pages that everybody may read."""
    for kind, model in _KINDS.items():
        for pk in model.objects.live().public().values_list("pk", flat=True):
            yield Ref(kind, str(pk))


def _items(kind: str, office_id: int | None) -> Iterator[Item]:
    pages = _KINDS[kind].objects.live().public()
    for page in (pages if office_id is None else pages.filter(office_id=office_id)).iterator(chunk_size=500):
        yield _item(kind, page)


def _item(kind: str, page: Any) -> Item:  # noqa: ANN401 -- Wagtail's pages carry no types
    published = (
        page.date if kind == NEWS else page.first_published_at or page.latest_revision_created_at or timezone.now()
    )
    return Item(
        ref=Ref(kind, str(page.pk)),
        office=page.office_id,
        title=page.title,
        path=inner_path(page.url_path),
        published_at=published,
        changed_at=page.last_published_at or published,
        summary=page.introduction if kind == SECTION else page.lead,
        body="" if kind == SECTION else unescape(" ".join(map(without_tags, body_texts(page.body.raw_data)))),
        keywords=(page.author, page.source_name, page.photo_caption) if kind == NEWS else (),
    )


def _news(office_id: int | None, now: datetime) -> Iterator[Item]:
    yield from _items(NEWS, office_id)


def _pages(office_id: int | None, now: datetime) -> Iterator[Item]:
    yield from _items(PAGE, office_id)


def _sections(office_id: int | None, now: datetime) -> Iterator[Item]:
    yield from _items(SECTION, office_id)


FINDABLES = [
    Findable(key=NEWS, label=_("Tin, bài"), items=_news),
    Findable(key=PAGE, label=_("Trang thông tin"), items=_pages),
    Findable(key=SECTION, label=_("Chuyên mục"), items=_sections, leads_on=True),
]
