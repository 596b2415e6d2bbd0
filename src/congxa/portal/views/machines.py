"""Pages for programs: site maps, robots.txt, security.txt, the web app manifest and the office's own stylesheet."""

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import islice

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.http import require_safe
from wagtail.models import Page

from congxa.kernel.offers import Findable
from congxa.portal.addresses import canonical_address, inner_path
from congxa.portal.gathering import offers
from congxa.portal.models import Theme
from congxa.portal.search.findables import KINDS
from congxa.portal.shown.frame import Frame, request_frame
from congxa.portal.themes import css as theme_css
from congxa.records.service import current
from congxa.units.service import directory

_DAY, _YEAR = 86_400, 31_536_000
_MOST = 50_000  # addresses in one file, https://www.sitemaps.org/protocol.html
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_VALID_FOR = timedelta(days=180)  # RFC 9116, 2.5.5: less than a year is recommended
_PRIVATE = ("quan-tri/", "ban-lam-viec/", "tai-khoan/", "hien-thi/", "tim-kiem/")


@require_safe
def search_description(request: HttpRequest) -> HttpResponse:
    """Return the description with which a browser adds the office's search (OpenSearch 1.1)."""
    frame = request_frame(request)
    address = escape(canonical_address(frame.office, "tim-kiem/") + "?q={searchTerms}")
    # A short name has at most 16 characters, OpenSearch 1.1, "ShortName".
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        f"<ShortName>{escape(frame.short_name[:16])}</ShortName><Description>{escape(frame.short_name)}</Description>"
        f'<InputEncoding>UTF-8</InputEncoding><Url type="text/html" template="{address}"/></OpenSearchDescription>'
    )
    return HttpResponse(xml, content_type="application/opensearchdescription+xml; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Return the site map of an office; the root office's is an index of all offices' maps."""
    frame = request_frame(request)
    if not frame.office.is_root:
        return _pages(frame)
    maps = [canonical_address(frame.office, "sitemap-trang.xml")]
    maps += [canonical_address(lower, "sitemap.xml") for lower in frame.lower]
    items = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>" for address in maps)
    return _xml(f'<sitemapindex xmlns="{_NAMESPACE}">{items}</sitemapindex>')


@require_safe
def sitemap_pages(request: HttpRequest) -> HttpResponse:
    """Return the site map of one office's own pages."""
    return _pages(request_frame(request))


def _pages(frame: Frame) -> HttpResponse:
    found = Page.objects.live().filter(path__startswith=frame.home_tree).order_by("path")
    rows = found.values_list("path", "url_path", "last_published_at", "latest_revision_created_at")[:_MOST]
    pages = {
        canonical_address(frame.office, inner_path(url_path)): published or changed
        for tree, url_path, published, changed in rows
        if not frame.is_closed(tree)
    }
    items = [_page(address, changed) for address, changed in islice((pages | _others(frame, pages)).items(), _MOST)]
    return _xml(f'<urlset xmlns="{_NAMESPACE}">{"".join(items)}</urlset>')


def _others(frame: Frame, pages: Collection[str]) -> dict[str, datetime | None]:
    """Return the addresses that other rooms offer: where banners lead, and what they let people find."""
    found: dict[str, datetime | None] = {
        address: None for way in frame.banners if (address := canonical_address(frame.office, way.path)) not in pages
    }
    for offer in offers().all(Findable):
        if offer.key not in KINDS:
            for item in offer.items(frame.office.id, timezone.now()):
                found[canonical_address(frame.office, item.path)] = item.changed_at
    return found


def _page(address: str, changed: datetime | None) -> str:
    date = f"<lastmod>{timezone.localtime(changed).isoformat(timespec='seconds')}</lastmod>" if changed else ""
    return f"<url><loc>{escape(address)}</loc>{date}</url>"


def _xml(body: str) -> HttpResponse:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return HttpResponse(head + body, content_type="application/xml; charset=utf-8")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Return what robots may visit: everything public, but no search results and no sign-in."""
    frame = request_frame(request)
    prefixes = ["/"] if not frame.office.is_root else ["/", "/*/"]
    lines = ["User-agent: *", *(f"Disallow: {prefix}{path}" for prefix in prefixes for path in _PRIVATE)]
    lines += ["", f"Sitemap: {canonical_address(frame.office, 'sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Return whom to tell of a weakness (RFC 9116): ``SECURITY_CONTACT``, else the root office's e-mail address."""
    root = directory(current("units")).root
    frame = request_frame(request)
    contact = settings.SECURITY_CONTACT or (f"mailto:{frame.email}" if frame.email else "")
    if not contact or root is None:
        raise Http404
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + _VALID_FOR
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: vi, en",
        f"Canonical: {canonical_address(root, '.well-known/security.txt')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Return the web app manifest (https://www.w3.org/TR/appmanifest/), so that a phone can keep the portal."""
    frame = request_frame(request)
    root = get_script_prefix()
    data = {
        "name": frame.name,
        "short_name": frame.short_name,
        "lang": "vi",
        "start_url": root,
        "scope": root,
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#a8181c",
        "icons": [{"src": static("site/emblem.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(data, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """Lead programs that look for an icon where browsers always looked to the office's own, or the house's."""
    logo = request_frame(request).look.logo
    response = HttpResponseRedirect(logo.address if logo else static("site/favicon.png"))
    response["Cache-Control"] = f"public, max-age={_DAY}"
    return response


@require_safe
def stylesheet(request: HttpRequest, version: str) -> HttpResponse:
    """Return the office's own colours and type; an address names one version, so a browser may keep it for ever."""
    frame = request_frame(request)
    theme = Theme.objects.filter(office_id=frame.office.id).first()
    response = HttpResponse(theme_css.render(theme) if theme else "", content_type="text/css; charset=utf-8")
    is_current = version == frame.look.version
    response["Cache-Control"] = f"public, max-age={_YEAR}, immutable" if is_current else "no-cache"
    return response
