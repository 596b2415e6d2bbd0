"""Filters that keep together what belongs together, and make addresses and numbers reachable."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_COMMITTEE = re.compile(r"(?:Ủy|Uỷ) ban nhân dân", re.IGNORECASE)
_REACHABLE = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<![\d.])(?P<phone>(?:\+84[ .]?|0)\d(?:[ .]?\d){7,9})(?![\d.]*\d)"
)
_ENDED = re.compile(r"[.!?…]['\"”’)]*$")


@register.filter
def together(name: str) -> SafeString:
    """Return an office's name whose “Ủy ban nhân dân” stays on one line as long as the line is wide enough."""
    kept = _COMMITTEE.sub(lambda found: f'<span class="together">{found[0]}</span>', conditional_escape(name))
    return mark_safe(kept)  # noqa: S308 -- escaped above


@register.filter
def reachable(text: str | None) -> SafeString:
    """Return ``text`` with its e-mail addresses and Vietnamese telephone numbers as links.

    A number is 0 or +84 and nine or ten more figures, with single spaces or points between them.
    """
    return mark_safe(_REACHABLE.sub(_link, conditional_escape(text or "")))  # noqa: S308 -- escaped above


def _link(found: re.Match[str]) -> str:
    if found["mail"]:
        return f'<a href="mailto:{found[0]}">{found[0]}</a>'
    return f'<a class="nowrap" href="tel:{re.sub("[ .]", "", found[0])}">{found[0]}</a>'


@register.filter
def stopped(sentence: str) -> str:
    """Return a caption with a full stop at its end, so that the credit after it begins anew."""
    text = sentence.rstrip()
    return text if not text or _ENDED.search(text) else f"{text}."
