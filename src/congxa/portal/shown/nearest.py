"""Finds where a reader may have wanted to go when there is nothing at an address."""

import re
from difflib import get_close_matches

from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import get_script_prefix
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from congxa.portal.addresses import inner_path
from congxa.portal.shown.frame import STEP, frame_of
from congxa.units.service import OfficeEntry

_WORDS = re.compile(r"[a-z0-9]+")
LIMIT = 5
_LOOK_AT = 2000
_SURE = 0.75  # short names of communes resemble each other; a lower bar names places nobody meant


def moved_to(request: HttpRequest) -> HttpResponsePermanentRedirect | HttpResponseRedirect | None:
    """Return the redirect kept for an address, None when there is none.

    Redirects are kept once, by the address on the root office's host; both mounts look there.
    """
    office: OfficeEntry | None = getattr(request, "office", None)
    if office is None or request.method not in ("GET", "HEAD"):
        return None
    asked = Redirect.normalise_path(f"{office.mount}{request.path_info[1:]}")
    found = Redirect.objects.filter(old_path=asked, site=None).select_related("redirect_page").first()
    target = _target(found, request) if found is not None else None
    if found is None or target is None:
        return None
    return HttpResponsePermanentRedirect(target) if found.is_permanent else HttpResponseRedirect(target)


def _target(redirect: Redirect, request: HttpRequest) -> str | None:
    if redirect.redirect_page is None:
        return redirect.redirect_link or None
    page = redirect.redirect_page.specific_deferred
    return str(page.get_url(request)) if page.live else None


def lower_offices(request: HttpRequest) -> list[tuple[str, str]]:
    """Return (name, address) of the offices below this one when the address begins with no page that it has.

    Whoever mistypes a commune's address finds it here.
    """
    office: OfficeEntry | None = getattr(request, "office", None)
    frame = frame_of(office) if office is not None else None
    first = request.path_info.lstrip("/").partition("/")[0].replace("\0", "")
    if frame is None or not frame.lower or not first:
        return []
    depth = len(frame.home_tree) // STEP + 1
    if Page.objects.live().filter(path__startswith=frame.home_tree, depth=depth, slug=first).exists():
        return []
    return [(one.short_name, one.mount) for one in frame.lower]


def nearest(request: HttpRequest) -> list[tuple[str, str]]:
    """Return (title, address) of the office's pages whose address comes nearest to the one asked for."""
    office: OfficeEntry | None = getattr(request, "office", None)
    frame = frame_of(office) if office is not None else None
    words = _WORDS.findall(request.path_info.lower())[:12]
    if frame is None or not words:
        return []
    rows = Page.objects.live().filter(path__startswith=frame.home_tree, depth__gt=2).order_by("-pk")
    known = {
        slug: (title, f"{get_script_prefix()}{inner_path(url_path)}")
        for slug, title, url_path, tree in rows.values_list("slug", "title", "url_path", "path")[:_LOOK_AT]
        if not frame.is_closed(tree)
    }
    asked = "-".join(_WORDS.findall(request.path_info.rstrip("/").rpartition("/")[2].lower()))
    close = get_close_matches(asked, known, n=LIMIT, cutoff=0.5)
    offices = {one.slug: (one.short_name, one.mount) for one in frame.lower}
    mistyped = get_close_matches(asked, offices, n=LIMIT, cutoff=_SURE)
    wanted = set(words)
    sharing = sorted(known, key=lambda slug: -len(wanted & set(slug.split("-"))))
    alike = [slug for slug in sharing[:LIMIT] if len(wanted & set(slug.split("-"))) >= 2]
    return [*(offices[slug] for slug in mistyped), *(known[slug] for slug in dict.fromkeys([*close, *alike]))][:LIMIT]
