"""Who asks, and at which office: what a view takes from its request."""

from django.http import Http404, HttpRequest

from congxa.accounts.models import User
from congxa.units.service import Office, OfficeEntry


def actor_of(request: HttpRequest) -> User:
    """Return the person who is signed in; behind a guard there is one. Raises Http404 for anybody else."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def entry_of(request: HttpRequest) -> OfficeEntry:
    """Return the office whose address was opened, as the directory knows it: no query. Raises Http404 without one."""
    entry = getattr(request, "office", None)
    if not isinstance(entry, OfficeEntry):
        raise Http404
    return entry


def office_of(request: HttpRequest) -> Office:
    """Return the same office as a row, with its unit, its kind and the office above: one query."""
    return Office.objects.select_related("unit__kind", "upper").get(pk=entry_of(request).id)
