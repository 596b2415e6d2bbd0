"""Absolute addresses of an office's public side, as papers and letters carry them."""

from urllib.parse import urlsplit

from django.conf import settings

from congxa.records.service import current
from congxa.units.service import directory


def public_address(office_id: int, path: str = "") -> str:
    """The one absolute address of `path` below the office: on its own host name where it has one."""
    office = directory(current("units")).by_id.get(office_id)
    if office is None:
        return f"{settings.BASE_URL}/{path}"
    if office.canonical_host and not office.is_root:
        root = urlsplit(settings.BASE_URL)
        port = f":{root.port}" if root.port else ""
        return f"{root.scheme}://{office.canonical_host}{port}/{path}"
    return f"{settings.BASE_URL}{office.mount}{path}"
