"""What the pages of the queue share: the office, the machine that asks, and how often somebody may ask."""

import segno
from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import get_script_prefix
from django.utils.safestring import SafeString, mark_safe

from congxa.accounts.service import entry_of
from congxa.dossiers.actions.queue import device_of_key
from congxa.dossiers.models import QueueDevice

_YEAR = 365 * 24 * 60 * 60
_LIMITS = {
    "book": "10/h/ip,6/h/key",
    "cancel": "20/h/ip,10/h/key",
    "open_device": "30/h/ip",
    "check_in": "120/h/key",
    "draw": "30/m/key",
}
"""How often: one address, or one telephone, appointment or machine (``key``)."""


def key_in(data: QueryDict, name: str) -> int:
    """Return the key that a form names; 0, which nothing has, for what cannot be one."""
    given = data.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 10 else 0


def is_often(request: HttpRequest, action: str, key: str = "") -> bool:
    """Say whether this has been asked too often; counts this time."""
    allowed = ratelimit.consume(request, app="congxa.dossiers", action=action, config=_LIMITS, key=key or action)
    return allowed is None


def machine(request: HttpRequest, kind: str) -> QueueDevice | None:
    """Return the machine of the office that asks, known by its cookie; None for everybody else."""
    office = entry_of(request)
    return device_of_key(office.id, kind, request.COOKIES.get(_cookie(kind, office.id), ""))


def remember(response: HttpResponse, kind: str, office_id: int, key: str) -> None:
    """Let this browser be the machine with this key, for a year."""
    response.set_cookie(
        _cookie(kind, office_id),
        key,
        max_age=_YEAR,
        path=get_script_prefix(),
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def _cookie(kind: str, office_id: int) -> str:
    return f"congxa_{kind}_{office_id}"


def qr(text: str, label: str) -> SafeString:
    """Return a QR code as inline SVG that says `label` to who cannot see it."""
    drawn = segno.make(text, error="m").svg_inline(omitsize=True, border=2, svgclass="qr", lineclass=None, title=label)
    return mark_safe(drawn)  # noqa: S308 -- drawn from our own address, the title is escaped by segno
