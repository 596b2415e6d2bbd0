"""Addresses of pages and offices, as the reader reaches them.

On the root office's host every office is mounted below its slug; an office with a host name of its own is mounted at
the root of that host too. A link stays on the host the reader is on as long as the target can be reached there, so
that a portal opened by path is never left for a host name the reader's network may not know.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from congxa.records.service import current
from congxa.units.service import OfficeEntry, directory


def inner_path(url_path: str) -> str:
    """Return the path below the office's mount from Wagtail's ``url_path`` (``/home-slug/a/b/`` → ``a/b/``)."""
    return url_path.lstrip("/").partition("/")[2]


def office_address(office: OfficeEntry, request: HttpRequest | None = None, path: str = "") -> tuple[str, str]:
    """Return (root, path): root is empty when the reader's own host serves the office, else ``https://host``."""
    own_host = _own_host_of(request)
    if own_host is None:
        return "", f"{office.mount}{path}"
    if own_host == office.id:
        return "", f"/{path}"
    root = urlsplit(settings.BASE_URL)
    if office.canonical_host:
        port = f":{root.port}" if root.port else ""
        return f"{root.scheme}://{office.canonical_host}{port}", f"/{path}"
    return settings.BASE_URL, f"{office.mount}{path}"


def canonical_address(office: OfficeEntry, path: str = "") -> str:
    """Return the one absolute address that search engines and printed papers should carry."""
    if office.canonical_host and not office.is_root:
        root = urlsplit(settings.BASE_URL)
        port = f":{root.port}" if root.port else ""
        return f"{root.scheme}://{office.canonical_host}{port}/{path}"
    return f"{settings.BASE_URL}{office.mount}{path}"


def page_address(office_id: int, url_path: str, request: HttpRequest | None) -> tuple[int, str, str] | None:
    """Return what Wagtail's ``get_url_parts`` wants: the one default site, the root address or "", and the path."""
    office = directory(current("units")).by_id.get(office_id)
    if office is None:
        return None
    root, path = office_address(office, request, inner_path(url_path))
    return 1, root, path


def _own_host_of(request: HttpRequest | None) -> int | None:
    """Return the id of the office whose own host the request came by; None for the shared host or no request."""
    if request is None:
        return None
    office = directory(current("units")).by_host.get((request.META.get("HTTP_HOST") or "").rsplit(":", 1)[0].lower())
    return None if office is None or office.is_root else office.id
