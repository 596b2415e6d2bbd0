"""What lies on the clipboard as well-formed HTML with the tags and hints that are read, whatever was copied."""

import re

import nh3

from congxa.portal.editor.cleaning import DROPPED, TAGS
from congxa.portal.editor.word.hints import hints

DEEPEST = 300
"""Levels of tags within tags; deeper HTML was not written by a person, and only its text is taken."""

MOST_TAGS = 12_000
"""Tags in one paste, some sixty pages of Word; of more, again only the text is taken."""

_READ_TAGS = TAGS | {"div", "span", "font", "center", "h1", "h4", "h5", "h6", "img"}
_READ_ATTRIBUTES = {
    "*": {"style", "class"},
    "font": {"face"},
    "a": {"href"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
# None of these runs past the next bracket, so that a clipboard full of beginnings without an end costs no time.
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)[^<>]*?(/?)>")
_LINE_TAG = re.compile(r"<(?:p|br|tr|li|h\d)\b[^<>]*>", re.IGNORECASE)
_NO_LINE_TAG = re.compile(r"<(?!p>)[^<>]*>")
_CLOSES_ITSELF = {
    *("p", "li", "tr", "td", "th", "thead", "tbody", "tfoot", "br", "hr", "img", "meta", "link", "col", "input"),
    *("option", "dd", "dt", "html", "head", "body", "base", "wbr", "source", "area", "embed"),
}
# Bounded, so that a clipboard full of beginnings without an end costs no time.
_MARKER = re.compile(r"<!(?:--)?\[if !supportLists\](?:--)?>(.{0,600}?)<!(?:--)?\[endif\](?:--)?>", re.DOTALL)
_COPY_BEGINS, _COPY_ENDS = "<!--StartFragment-->", "<!--EndFragment-->"


def copied(html: str) -> str:
    """Return what lies between the marks of the clipboard, or everything where they are missing."""
    begins, ends = html.find(_COPY_BEGINS), html.rfind(_COPY_ENDS)
    return html[begins + len(_COPY_BEGINS) : ends] if 0 <= begins < ends else html


def is_too_complex(html: str) -> bool:
    """Say whether HTML has more tags, or more tags within tags, than a person writes."""
    depth = deepest = opened = 0
    for close, name, empty in _ANY_TAG.findall(html):
        opened += not close
        if empty or name.lower() in _CLOSES_ITSELF:
            continue
        depth = max(depth - 1, 0) if close else depth + 1
        deepest = max(deepest, depth)
    return deepest > DEEPEST or opened > MOST_TAGS


def text_only(html: str) -> str:
    """Return ``html`` with paragraphs and no other tag."""
    return _NO_LINE_TAG.sub(" ", _LINE_TAG.sub("<p>", html))


def well_formed(html: str) -> str:
    """Return well-formed HTML with the tags and the hints that are read here, and nothing else."""
    marked = _MARKER.sub(r'<span style="mso-list:Ignore">\1</span>', html)
    return nh3.clean(
        marked,
        tags=_READ_TAGS,
        clean_content_tags=DROPPED,
        attributes=_READ_ATTRIBUTES,
        attribute_filter=hints,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )
