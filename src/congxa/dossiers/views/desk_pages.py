"""What the officers' pages of dossiers share."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


def way_to(name: str, *arguments: object) -> str:
    """Return the address of that name; empty where the house has no such page."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def text(request: HttpRequest, name: str, longest: int = 200) -> str:
    """Return one word of the address, without what no database keeps."""
    return request.GET.get(name, "").replace("\0", "").strip()[:longest]
