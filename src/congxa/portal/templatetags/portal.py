"""Tags for the blocks of a page's body and the results of the search."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from congxa.portal.models import PortalImage
from congxa.portal.pictures import ARTICLE, Picture, Pictures, pictures

register = template.Library()


@register.simple_tag(takes_context=True)
def picture(context: template.Context, image: PortalImage | None) -> Picture | None:
    """Return a picture in the size of an article; None when there is none or its file is gone.

    ``pictures`` of the page holds those of its body, read together.
    """
    if image is None:
        return None
    wanted = (image.pk, ARTICLE)
    known: Pictures = context.get("pictures") or {}
    return known.get(wanted) or pictures([wanted]).get(wanted)


@register.filter
def marked(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """Return (words, is a match) as text with the matches in ``<mark>``."""
    parts = (f"<mark>{escape(words)}</mark>" if match else escape(words) for words, match in pieces)
    return mark_safe("".join(parts))  # noqa: S308 -- escaped just now
