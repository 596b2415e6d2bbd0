"""Finds the office that a request is for and mounts the same addresses under it."""

from collections.abc import Callable, Sequence
from datetime import date
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.urls import set_script_prefix
from django.utils import timezone
from django.utils.encoding import escape_uri_path, iri_to_uri

from congxa.records.service import current
from congxa.units.service import Directory, Office, OfficeEntry, bare_host, directory, successors

_LARGEST = 2**31 - 1  # of an identity column in PostgreSQL
_PAGE_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'"


class OfficeMiddleware:
    """Sets ``request.office`` and, for an office reached by its first path segment, the script prefix.

    ``request.path_info`` loses the segment, ``request.path`` keeps it, and ``reverse()`` gives addresses that work
    where the reader is. An office that was continued by another sends its readers there, path kept. A host name that
    is nobody's gets a page that names the portal's home.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        offices = directory(current("units"))
        host = request.META.get("HTTP_HOST", "")
        office, prefix = offices.find(host, request.path_info)
        request.office = office  # type: ignore[attr-defined]  # what this class is for
        if office is not None:
            if not _known(offices, host):
                return _no_office(offices)
            today = timezone.localdate()
            if office.ended(today):
                return _ended(request, offices, office, prefix, today)
        if prefix:
            if request.path_info == prefix:
                return HttpResponsePermanentRedirect(f"{prefix}/")
            request.path_info = request.path_info[len(prefix) :]
        # Always: the prefix belongs to the thread, and the one of the request before may still be there.
        set_script_prefix(f"{request.META.get('SCRIPT_NAME', '').rstrip('/')}{prefix}/")
        return self.get_response(request)


class BoundsMiddleware:
    """Refuses what no table can hold, instead of letting the database fail on it.

    A NUL character (PostgreSQL takes none) in address or cookies is answered with 400, a number in an address that is
    larger than any key with 404. Forms refuse NUL themselves.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.META.get("QUERY_STRING", "")
        if "%00" in asked or any("\0" in text for text in (request.path_info, *request.COOKIES.values())):
            raise BadRequest("NUL")
        return self.get_response(request)

    def process_view(
        self, _request: HttpRequest, _view: Callable[..., HttpResponse], args: list[Any], kwargs: dict[str, Any]
    ) -> None:
        """Look at what the address was parsed into; Wagtail's addresses too."""
        values = (*args, *kwargs.values())
        if any(isinstance(value, int) and value > _LARGEST for value in values):
            raise Http404


def _known(offices: Directory, host: str) -> bool:
    """Return whether the host is an office's, the portal's own or, outside production, this machine's."""
    name = bare_host(host)
    if name in offices.by_host or name == urlsplit(settings.BASE_URL).hostname:
        return True
    return not settings.PRODUCTION and _of_this_machine(name)


def _of_this_machine(name: str) -> bool:
    if "." not in name and ":" not in name:
        return True
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _ended(request: HttpRequest, offices: Directory, office: OfficeEntry, prefix: str, today: date) -> HttpResponse:
    """Lead a reader of a closed office to the one that continues it, or say which offices there are."""
    own = offices.by_host.get(bare_host(request.META.get("HTTP_HOST", "")))
    shared = own is None or own.is_root
    heir = offices.successor(office, today)
    if heir is None or request.method not in ("GET", "HEAD"):
        return _no_office(
            offices, shared=shared, closed=office, heirs=[heir] if heir else _heirs(offices, office, today)
        )
    path = request.path_info[len(prefix) :].lstrip("/")
    query = request.META.get("QUERY_STRING", "")
    address = escape_uri_path(_home(heir, shared=shared) + path)
    return HttpResponsePermanentRedirect(address + (f"?{iri_to_uri(query)}" if query else ""))


def _home(office: OfficeEntry, *, shared: bool) -> str:
    """Return the home of an office for a reader on the shared host, or on the host name of another office."""
    if shared:
        return office.mount
    root = urlsplit(settings.BASE_URL)
    if office.canonical_host and not office.is_root:
        port = f":{root.port}" if root.port else ""
        return f"{root.scheme}://{office.canonical_host}{port}/"
    return f"{settings.BASE_URL}{office.mount}"


def _no_office(
    offices: Directory, *, shared: bool = False, closed: OfficeEntry | None = None, heirs: Sequence[OfficeEntry] = ()
) -> HttpResponse:
    root = offices.root if offices.root != closed and offices.root not in heirs else None
    context = {
        "closed": closed,
        "heirs": [(entry.name, _home(entry, shared=shared)) for entry in heirs],
        "home": (root.name, _home(root, shared=shared)) if root else None,
    }
    response = HttpResponseNotFound(render_to_string("site/errors/no_office.html", context))
    response["Content-Security-Policy"] = _PAGE_POLICY
    return response


def _heirs(offices: Directory, closed: OfficeEntry, today: date) -> list[OfficeEntry]:
    """Return the offices that work for what became of the closed office's unit, which may have been split."""
    unit = Office.objects.select_related("unit").get(pk=closed.id).unit
    units = [one.unit.pk for one in successors(unit, today)]
    ids = Office.objects.filter(unit__in=units).exclude(pk=closed.id).order_by("id").values_list("id", flat=True)
    return [offices.by_id[pk] for pk in ids if pk in offices.by_id and not offices.by_id[pk].ended(today)]
