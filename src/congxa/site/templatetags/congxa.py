"""Tags and filters that all templates of the house share."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from congxa.site import display

register = template.Library()
_ICONS = Path(__file__).resolve().parent.parent / "icons"


@register.simple_tag
def html_tag() -> SafeString:
    """Return the neutral opening tag, which is replaced by the reader's own when the page is sent."""
    return mark_safe(display.NEUTRAL_TAG)  # noqa: S308 -- a constant of ours


@register.simple_tag(takes_context=True)
def own_html_tag(context: template.Context) -> SafeString:
    """Return the opening tag of the reader who asks, for pages that are never cached (the desk)."""
    cookies = context["request"].COOKIES
    word = display.clean(cookies.get(display.COOKIE, ""))
    return mark_safe(display.html_tag(word))  # noqa: S308 -- made of known words only


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return the icon ``name`` as inline SVG in the colour of the text; it is hidden from screen readers."""
    return _icon(name)


@cache
def _icon(name: str) -> SafeString:
    return mark_safe((_ICONS / f"{name}.svg").read_text(encoding="utf-8").strip())  # noqa: S308 -- our own files


@register.filter
def day(value: date | datetime | None) -> str:
    """Return ``24/11/2026``, in Vietnamese time."""
    return "" if value is None else f"{_local(value):%d/%m/%Y}"


@register.filter
def moment(value: datetime | None) -> str:
    """Return ``14:30, 24/11/2026``, in Vietnamese time."""
    return "" if value is None else f"{_local(value):%H:%M, %d/%m/%Y}"


@register.filter
def long_day(value: date | datetime) -> str:
    """Return ``Thứ Ba, 24/11/2026``."""
    names = (
        _("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"),
    )  # fmt: skip
    return f"{names[value.weekday()]}, {day(value)}"


@register.filter
def iso(value: date | datetime | None) -> str:
    """Return the ISO form for ``datetime=`` and schema.org, in Vietnamese time."""
    if value is None:
        return ""
    local = _local(value)
    return local.isoformat(timespec="seconds") if isinstance(local, datetime) else local.isoformat()


@register.filter
def number(value: int | Decimal | float | None) -> str:
    """Return ``6.305`` or ``68,4``: points between thousands, a comma before decimals (at most one)."""
    if value is None:
        return ""
    whole = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return whole.translate(str.maketrans(",.", ".,"))


@register.filter
def percent(value: float | Decimal | None) -> str:
    """Return ``68,4 %`` (a number of hundredths, with a space that does not break)."""
    return "" if value is None else f"{number(value)}\N{NO-BREAK SPACE}%"


@register.filter
def absolute(path: str) -> str:
    """Return the absolute address of a static or media path."""
    return path if path.startswith(("http://", "https://")) else f"{settings.BASE_URL}{path}"


@register.filter
def without_theo(source: str) -> str:
    """Return the name of a source without the "Theo:" that people write before it, because the page says it already."""
    return re.sub(r"^\s*theo\s*:?\s+", "", source, flags=re.IGNORECASE)


def _local(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
