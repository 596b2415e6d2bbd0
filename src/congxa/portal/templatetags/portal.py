"""Tags for the blocks of a page's body and the results of the search."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from congxa.kernel.contacts import with_links
from congxa.portal.editor.tables import Cell, Laid
from congxa.portal.models import PortalImage
from congxa.portal.shown.pictures import ARTICLE, Picture, Pictures, pictures

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


@register.filter
def laid(value: dict[str, Any]) -> Laid:
    """Return what a table block keeps as the rows of cells that stand on the page."""
    return Laid.of(value)


@register.filter
def rows(table: Iterable[Iterable[Cell]]) -> SafeString:
    """Return the rows of a table as HTML; a template takes far longer over as many cells."""
    return mark_safe("\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table))  # noqa: S308 -- escaped in it


def _cell(cell: Cell) -> str:
    name, scope = ("th", f' scope="{cell.scope}"') if cell.scope else ("td", "")
    down = f' rowspan="{cell.down}"' if cell.down > 1 else ""
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    return f"<{name}{scope}{down}{across}>{with_links(escape(cell.words))}</{name}>"
