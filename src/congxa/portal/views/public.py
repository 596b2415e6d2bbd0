"""Pages that anybody may read."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from congxa.portal.models import InfoPage, NewsPage, NewsTag
from congxa.portal.queries import Shelf, published_info, published_news
from congxa.portal.shown import machines
from congxa.portal.shown.articles import article, info
from congxa.portal.shown.frame import Frame, Section, request_frame
from congxa.portal.shown.home import Home
from congxa.portal.shown.listing import Listing, Wish
from congxa.records.service import cacheable


@require_safe
@cacheable
def page(request: HttpRequest, path: str) -> HttpResponse:
    """Show the page at ``path`` below the office's mount: home, section, article or standing page."""
    frame = request_frame(request)
    if not path:
        return _home(request, frame)
    section = next((section for section in frame.sections if section.path == path), None)
    if section is not None and not frame.is_closed(section.tree):
        return _section(request, frame, section)
    url_path = f"{frame.home_url_path}{path}"
    news = published_news(url_path)
    if news is not None and not frame.is_closed(news.path):
        return show_article(request, frame, news)
    standing = published_info(url_path)
    if standing is not None and not frame.is_closed(standing.path):
        return show_info(request, frame, standing)
    raise Http404


@require_safe
@cacheable
def shared(request: HttpRequest, page_id: int, slug: str) -> HttpResponse:
    """Show an upper office's article in the frame of an office it is shared with."""
    frame = request_frame(request)
    news = get_object_or_404(Shelf(frame, request).shared(), pk=page_id)
    if slug != news.slug:
        return HttpResponsePermanentRedirect(f"../../{page_id}/{news.slug}/")
    return show_article(request, frame, news)


@require_safe
@cacheable
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """List the articles with one tag."""
    frame = request_frame(request)
    found = get_object_or_404(NewsTag, slug=slug)
    shelf = Shelf(frame, request)
    listing = Listing(shelf, shelf.with_shared().filter(tags=found), Wish.of(request))
    if not listing.extent.total:
        raise Http404
    context = {"tag": found, "listing": listing, "feed_path": f"the/{slug}/"}
    return render(request, "portal/public/tag.html", context)


@require_safe
@cacheable
def site_map(request: HttpRequest) -> HttpResponse:
    """Show the whole portal as a list for people."""
    frame = request_frame(request)
    standing = InfoPage.objects.filter(office_id=frame.office.id, live=True).order_by("path")
    pages = [(title, path.lstrip("/").partition("/")[2]) for title, path in standing.values_list("title", "url_path")]
    return render(request, "portal/public/site_map.html", {"pages": pages})


def render_page(request: HttpRequest, page: Page) -> HttpResponse:
    """Show a page that an editor previews, published or not."""
    frame = request_frame(request)
    match page:
        case NewsPage():
            return show_article(request, frame, page)
        case InfoPage():
            return show_info(request, frame, page)
    return _home(request, frame)


def _home(request: HttpRequest, frame: Frame) -> HttpResponse:
    context = {"rows": Home(frame, request, timezone.now()).rows(), "data": machines.office_data(frame)}
    return render(request, "portal/public/home.html", context)


def _section(request: HttpRequest, frame: Frame, section: Section) -> HttpResponse:
    shelf = Shelf(frame, request)
    own = shelf.own().filter(path__startswith=section.tree)
    found = shelf.with_shared() if section == frame.news else own
    listing = Listing(shelf, found, Wish.of(request), section)
    below = [other for other in frame.sections if other.tree[:-4] == section.tree]
    context = {
        "section": section,
        "below": below,
        "trail": frame.trail(section.tree),
        "listing": listing,
        "feed_path": section.path,
    }
    return render(request, "portal/public/section.html", context)


def show_article(request: HttpRequest, frame: Frame, news: NewsPage) -> HttpResponse:
    """Show one article; ``?in=1`` shows it for paper."""
    shown = article(news, frame, request)
    for_paper = "in" in request.GET
    context: dict[str, Any] = {
        "article": shown,
        "page": news,
        "canonical": shown.canonical,
        "pictures": shown.pictures,
        "data": machines.article_data(shown, frame),
    }
    return render(request, "portal/public/article_paper.html" if for_paper else "portal/public/article.html", context)


def show_info(request: HttpRequest, frame: Frame, standing: InfoPage) -> HttpResponse:
    """Show one standing page."""
    shown = info(standing, frame)
    return render(request, "portal/public/info.html", {"info": shown, "page": standing, "pictures": shown.pictures})
