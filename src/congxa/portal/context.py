"""What every template of the house is given: the office's frame and where the reader is."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from congxa.portal.addresses import canonical_address
from congxa.portal.desk_menu import desk_menu
from congxa.portal.shown.frame import Link, frame_of
from congxa.units.service import OfficeEntry


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Return the frame, the office's root address as the reader reaches it, and the words of the menu.

    ``root`` is ``/`` or ``/tan-vinh/``; ``here`` is the path below it; ``menu`` holds (label, address, state).
    """
    office: OfficeEntry | None = getattr(request, "office", None)
    frame = frame_of(office) if office is not None else None
    root, here = get_script_prefix(), request.path_info[1:]
    return {
        "frame": frame,
        "root": root,
        "here": here,
        "today": timezone.localdate(),
        "menu": tuple(_word(link, root, here) for link in frame.menu) if frame is not None else (),
        "canonical": canonical_address(office, here) if office is not None else "",
        "search_address": _search_address(),
        "desk_menu": SimpleLazyObject(lambda: desk_menu(request.user, office, request.path)),
    }


def _word(link: Link, root: str, here: str) -> tuple[str, str, str]:
    """Return (label, address, ``aria-current``) of one word of the menu."""
    if link.address:
        return link.label, link.address, ""
    state = "page" if link.path == here else "true" if link.path and here.startswith(link.path) else ""
    return link.label, f"{root}{link.path}", state


def _search_address() -> str:
    try:
        return reverse("search")
    except NoReverseMatch:
        return ""
