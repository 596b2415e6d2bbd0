"""Tags for the blocks of a page's body and the results of the search."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from congxa.portal.models import PortalImage
from congxa.portal.pictures import ARTICLE, Picture, pictures

register = template.Library()


@register.simple_tag
def picture(image: PortalImage | None) -> Picture | None:
    """Return a picture in the size of an article; None when there is none or its file is gone."""
    return None if image is None else pictures([(image.pk, ARTICLE)]).get((image.pk, ARTICLE))


@register.filter
def marked(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """Return (words, is a match) as text with the matches in ``<mark>``."""
    parts = (f"<mark>{escape(words)}</mark>" if match else escape(words) for words, match in pieces)
    return mark_safe("".join(parts))  # noqa: S308 -- escaped just now
