"""Finds e-mail addresses and Vietnamese telephone numbers in a text and makes links of them."""

import re

_REACHABLE = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<![\d.])(?P<phone>(?:\+84[ .]?|0)\d(?:[ .]?\d){7,9})(?![\d.]*\d)"
)


def with_links(escaped: str) -> str:
    """Return text that is escaped for HTML with its e-mail addresses and telephone numbers as links.

    A number is 0 or +84 and eight to ten more figures, with single spaces or points between them.
    """
    return _REACHABLE.sub(_link, escaped)


def _link(found: re.Match[str]) -> str:
    if found["mail"]:
        return f'<a href="mailto:{found[0]}">{found[0]}</a>'
    return f'<a class="nowrap" href="tel:{re.sub("[ .]", "", found[0])}">{found[0]}</a>'
