"""Turns HTML from outside (pasted from Word, an old portal, a file) into the body of a page.

What a reader needs is kept: paragraphs, headings, lists, links, emphasis, quotations and tables. Everything that could
run, load or restyle is dropped.
"""

from typing import Any

import nh3
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

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


def table_value(table: Tag) -> dict[str, Any]:
    """Return an HTML table as the table block keeps it; merged cells are filled with the text of their first cell."""
    rows: list[list[str]] = []
    held: dict[tuple[int, int], str] = {}
    trs = table.find_all("tr")
    for y, tr in enumerate(trs):
        row: list[str] = []
        for cell in tr.find_all(["td", "th"]):
            while (y, len(row)) in held:
                row.append(held[y, len(row)])
            words = cell.get_text(" ", strip=True)
            for dy in range(_span(cell, "rowspan")):
                for dx in range(_span(cell, "colspan")):
                    held[y + dy, len(row) + dx] = words
            row.extend([words] * _span(cell, "colspan"))
        while (y, len(row)) in held:
            row.append(held[y, len(row)])
        rows.append(row)
    width = max((len(row) for row in rows), default=0)
    first_row = bool(trs) and all(cell.name == "th" for cell in trs[0].find_all(["td", "th"]))
    first_column = bool(trs) and not first_row and all(_begins_with_heading(tr) for tr in trs)
    caption = table.find("caption")
    return {
        "data": [row + [""] * (width - len(row)) for row in rows],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": first_row,
        "first_col_is_header": first_column or (first_row and len(trs) > 1 and all(map(_begins_with_heading, trs[1:]))),
        "table_header_choice": "row" if first_row else "column" if first_column else "neither",
        "table_caption": caption.get_text(" ", strip=True) if caption else "",
    }


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return min(max(int(value), 1), 50) if value.isascii() and value.isdigit() else 1


def _begins_with_heading(tr: Tag) -> bool:
    first = tr.find(["td", "th"])
    return first is not None and first.name == "th"
