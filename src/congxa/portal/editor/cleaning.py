"""Turns HTML from outside (pasted from Word, an old portal, a file) into the body of a page.

What a reader needs is kept: paragraphs, headings, lists, links, emphasis, quotations and tables. Everything that could
run, load or restyle is dropped.
"""

from typing import Any

import nh3
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from congxa.portal.editor.tables import table_value

TAGS = {
    *("p", "br", "h2", "h3", "b", "strong", "i", "em", "sup", "sub", "ul", "ol", "li", "a", "blockquote", "hr"),
    *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"),
}
_RENAMED = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "strong": "b", "em": "i", "div": "p"}
DROPPED = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "svg",
    "math",
    "template",
    "xml",
    "noscript",
    "title",
}

Block = tuple[str, Any]


def clean(html: str) -> str:
    """Return ``html`` reduced to what a page body may hold; links keep ``http``, ``https``, ``mailto`` and ``tel``."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(list(_RENAMED)):
        if tag.name != "div" or tag.find(["p", "div", "table", "ul", "ol", "h2", "h3"]) is None:
            tag.name = _RENAMED[tag.name]
    return nh3.clean(
        str(soup),
        tags=TAGS,
        clean_content_tags=DROPPED,
        attributes={"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )


def body_blocks(html: str) -> list[Block]:
    """Return cleaned ``html`` as the (name, value) pairs of a page's body: text, tables and quotations in order."""
    blocks: list[Block] = []
    text: list[str] = []

    def close_text() -> None:
        joined = "".join(text).strip()
        text.clear()
        if BeautifulSoup(joined, "html.parser").get_text(strip=True) or "<hr" in joined:
            blocks.append(("text", joined))

    for node in BeautifulSoup(clean(html), "html.parser").contents:
        if isinstance(node, Tag) and node.name == "table":
            close_text()
            blocks.append(("table", table_value(node)))
        elif isinstance(node, Tag) and node.name == "blockquote":
            close_text()
            blocks.append(("quote", {"text": node.get_text(" ", strip=True), "speaker": ""}))
        elif isinstance(node, NavigableString) and node.strip():
            text.append(f"<p>{node.output_ready(formatter='minimal').strip()}</p>")
        elif isinstance(node, Tag) and (node.name == "hr" or node.find("hr") or node.get_text(strip=True)):
            text.append(str(node))
    close_text()
    return blocks
