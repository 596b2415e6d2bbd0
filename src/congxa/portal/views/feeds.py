"""News feeds (RSS 2.0 and Atom 1.0) of an office, a section or a tag."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congxa.portal.addresses import canonical_address
from congxa.portal.models import NewsTag
from congxa.portal.queries import Shelf, Story
from congxa.portal.shown.frame import request_frame

LENGTH = 30
_KINDS: dict[str, type[SyndicationFeed]] = {"rss": Rss201rev2Feed, "atom": Atom1Feed}


@require_safe
def section(request: HttpRequest, path: str, kind: str) -> HttpResponse:
    """Return the newest articles of an office (no path) or of one section."""
    frame = request_frame(request)
    shelf = Shelf(frame, request)
    if not path:
        return _answer(request, kind, "", frame.name, shelf.stories(shelf.with_shared(), LENGTH))
    found = next((section for section in frame.sections if section.path == path), None)
    if found is None:
        raise Http404
    news = shelf.with_shared() if found == frame.news else shelf.own().filter(path__startswith=found.tree)
    title = _("%(section)s – %(office)s") % {"section": found.title, "office": frame.short_name}
    return _answer(request, kind, path, title, shelf.stories(news, LENGTH))


@require_safe
def tag(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Return the newest articles with one tag."""
    frame = request_frame(request)
    found = get_object_or_404(NewsTag, slug=slug)
    shelf = Shelf(frame, request)
    title = _("Thẻ “%(tag)s” – %(office)s") % {"tag": found.name, "office": frame.short_name}
    stories = shelf.stories(shelf.with_shared().filter(tags=found), LENGTH)
    return _answer(request, kind, f"the/{slug}/", title, stories)


def _answer(request: HttpRequest, kind: str, path: str, title: str, stories: list[Story]) -> HttpResponse:
    frame = request_frame(request)
    feed = _KINDS[kind](
        title=title,
        link=canonical_address(frame.office, path),
        description=_("Tin mới của %(office)s") % {"office": frame.name},
        language="vi",
        feed_url=canonical_address(frame.office, f"{path}{kind}/"),
        author_name=frame.name,
    )
    for story in stories:
        feed.add_item(
            title=story.title,
            link=story.canonical,
            description=story.lead,
            pubdate=story.date,
            updateddate=max(story.changed, story.date),
            unique_id=story.canonical,
            author_name=story.office.name,
            categories=[story.section.title] if story.section else [],
        )
    text = feed.writeString("utf-8")
    return HttpResponse(text, content_type=f"application/{kind}+xml; charset=utf-8")
