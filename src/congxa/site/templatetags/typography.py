"""Filters that keep together what belongs together, and make addresses and numbers reachable."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from congxa.kernel.contacts import with_links

register = template.Library()

_COMMITTEE = re.compile(r"(?:Ủy|Uỷ) ban nhân dân", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…]['\"”’)]*$")


@register.filter
def together(name: str) -> SafeString:
    """Return an office's name whose “Ủy ban nhân dân” stays on one line as long as the line is wide enough."""
    kept = _COMMITTEE.sub(lambda found: f'<span class="together">{found[0]}</span>', conditional_escape(name))
    return mark_safe(kept)  # noqa: S308 -- escaped above


@register.filter
def reachable(text: str | None) -> SafeString:
    """Return ``text`` with its e-mail addresses and Vietnamese telephone numbers as links."""
    return mark_safe(with_links(conditional_escape(text or "")))  # noqa: S308 -- escaped above


@register.filter
def stopped(sentence: str) -> str:
    """Return a caption with a full stop at its end, so that the credit after it begins anew."""
    text = sentence.rstrip()
    return text if not text or _ENDED.search(text) else f"{text}."
