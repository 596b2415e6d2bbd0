"""Hands the portal of an office that was continued by another over to its heir, with nothing lost.

The heir's news keep the path they had below the mount, so that the redirect of the closed office (path kept, see
``site.middleware``) finds them; where the heir already has an article at that path, the incoming one gets the former
office's name behind its own and a redirect. Standing pages of the former office become an archive below the heir's
home. Pictures and files follow in a collection of their own.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page

from congxa.accounts.service import require
from congxa.portal import freshness
from congxa.portal.actions.portals import open_portal
from congxa.portal.models import HomePage, InfoPage, NewsPage, SectionPage
from congxa.portal.search import indexing
from congxa.records.service import write
from congxa.units.service import Office


@transaction.atomic
def hand_over(*, actor: object, old: Office, new: Office) -> int:
    """Move everything the portal of ``old`` shows to the portal of ``new``; return how many articles came through.

    Doing it twice moves nothing the second time. The portal of ``new`` is opened when it has none.

    Raises:
        Http404, PermissionDenied: the actor does not design the heir's portal.
        HomePage.DoesNotExist: ``old`` never had a portal.
    """
    require(actor, "portal.design", new)
    source = HomePage.objects.select_for_update().get(office=old)
    target = open_portal(office=new)
    moved = 0
    for section in _sections(source):
        place = _counterpart(section, source, target)
        for article in NewsPage.objects.child_of(section):
            _move(article, place, old, new)
            moved += 1
    archived = _archive(source, target, old, new)
    _follow(source.collection, target.collection)
    write(
        actor=actor,
        kind="portal.hand_over",
        thing=target,
        office=new,
        before={"office": old.slug},
        after={"office": new.slug, "articles": moved, "pages": archived},
    )
    freshness.touch_offices(old.pk, new.pk)
    return moved


def _sections(home: HomePage) -> Iterator[SectionPage]:
    yield from SectionPage.objects.descendant_of(home).order_by("path")


def _counterpart(section: SectionPage, source: HomePage, target: HomePage) -> SectionPage:
    """Return the heir's section at the same place, made where it is missing."""
    place: Any = target
    for former in [*section.get_ancestors().descendant_of(source), section]:
        found = SectionPage.objects.child_of(place).filter(slug=former.slug).first()
        if found is None:
            found = place.add_child(
                instance=SectionPage(title=former.title, slug=former.slug, office_id=target.office_id)
            )
        place = found
    found_at_last: SectionPage = place
    return found_at_last


def _move(page: NewsPage | InfoPage, place: Page, old: Office, new: Office) -> None:
    """Move a page and those below it; a path that is taken at the new place gets the former office's name."""
    if Page.objects.child_of(place).filter(slug=page.slug).exists():
        page.slug = f"{page.slug[:200]}-{old.slug}"
        page.save()
    page.move(place, pos="last-child")
    here = Page.objects.get(pk=page.pk)
    for kind in (NewsPage, InfoPage):
        kind.objects.descendant_of(here, inclusive=True).update(office=new)
    indexing.refresh_pages(here)


def _archive(source: HomePage, target: HomePage, old: Office, new: Office) -> int:
    """Put the former office's standing pages below one page of the heir; return how many there were."""
    pages = list(InfoPage.objects.child_of(source))
    if not pages:
        return 0
    slug = slugify(old.slug)
    place = InfoPage.objects.child_of(target).filter(slug=slug).first()
    if place is None:
        lead = _("Các trang của %(office)s, lưu lại sau khi cơ quan kết thúc hoạt động.") % {"office": old.name}
        place = target.add_child(instance=InfoPage(title=old.short_name, slug=slug, lead=lead, office=new))
    for page in pages:
        _move(page, place, old, new)
    return len(pages)


def _follow(collection: Collection | None, target: Collection | None) -> None:
    """Let pictures and files stay where they are, in a collection that now lies below the heir's."""
    if collection is not None and target is not None and not collection.is_descendant_of(target):
        collection.move(target, pos="sorted-child")
