"""What the pages of figures share."""

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse

from congxa.accounts.service import User
from congxa.dossiers.models import Dossier
from congxa.units.service import Office, OfficeEntry


def actor_of(request: HttpRequest) -> User:
    """The person who is signed in; a guard has made sure there is one."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def entry_of(request: HttpRequest) -> OfficeEntry:
    """The office whose desk this is, as the directory knows it."""
    entry: OfficeEntry | None = getattr(request, "office", None)
    if entry is None:
        raise Http404
    return entry


def office_of(request: HttpRequest) -> Office:
    """The office whose desk this is."""
    return Office.objects.select_related("unit__kind", "upper").get(pk=entry_of(request).id)


def address_of(dossier: Dossier) -> str:
    """Where the desk shows the dossier."""
    try:
        return reverse("desk_dossier", args=[dossier.pk])
    except NoReverseMatch:
        return ""
