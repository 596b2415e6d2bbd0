"""What the officers' pages of dossiers share."""

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse

from congxa.accounts.service import User
from congxa.units.service import Office


def actor_of(request: HttpRequest) -> User:
    """Return the person who is signed in; a guard has made sure there is one."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def office_of(request: HttpRequest) -> Office:
    """Return the office whose desk this is, with its unit; a guard has made sure there is one."""
    return Office.objects.select_related("unit__kind").get(pk=request.office.id)  # type: ignore[attr-defined]


def way_to(name: str, *arguments: object) -> str:
    """Return the address of that name; empty where the house has no such page."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def text(request: HttpRequest, name: str, longest: int = 200) -> str:
    """Return one word of the address, without what no database keeps."""
    return request.GET.get(name, "").replace("\0", "").strip()[:longest]
