"""What the search of the peer shows of a page: a passage with the words looked for, and the words marked."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from bench.stock.models import ArticlePage

register = template.Library()
LENGTH = 220


@register.filter
def excerpt(page: Page, words: str) -> str:
    """Return the text around the first of the words; the description where there is none."""
    text = page.text if isinstance(page, ArticlePage) else str(page.search_description)
    found = _pattern(words).search(text)
    start = max(0, found.start() - LENGTH // 2) if found else 0
    return text[start : start + LENGTH]


@register.filter
def marked(text: str, words: str) -> SafeString:
    """Return the text with the words in ``<mark>``."""
    return mark_safe(_pattern(escape(words)).sub(r"<mark>\g<0></mark>", escape(text)))  # noqa: S308 -- escaped before


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words.split()) or "(?!)", re.IGNORECASE)
