"""Tables from the clipboard as a page can hold them: text in cells, a heading row recognised, no table inside."""

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from congxa.portal.editor.tables import span

MOST_CELLS = 20_000
"""Places that the cells of one table cover; a table that would have more is kept without merging."""
_LINES = ["p", "div", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"]


def plain_tables(soup: BeautifulSoup) -> None:
    """Make every table plain: frames of one cell go, tables in cells become text, cells hold lines of text."""
    for table in reversed(soup.find_all("table")):
        cells = table.find_all(["td", "th"])
        if table.find_parent("table") is not None:
            _lay_flat(table)
        elif len(cells) == 1:
            _take_out(table, cells[0])
        elif not table.get_text(strip=True):
            table.decompose()
        else:
            _make_plain(table)


def _lay_flat(table: Tag) -> None:
    for row in table.find_all("tr"):
        words = "; ".join(text for cell in row.find_all(["td", "th"]) if (text := _text(cell)))
        row.clear()
        row.append(NavigableString(words))
        row.name = "p"
    for part in table.find_all(["tbody", "thead", "tfoot", "caption"]):
        part.unwrap()
    table.unwrap()


def _take_out(table: Tag, cell: Tag) -> None:
    table.insert_before(*list(cell.contents))
    table.decompose()


def _make_plain(table: Tag) -> None:
    rows = table.find_all("tr")
    for cell in rows[0].find_all(["td", "th"]) if rows and _is_heading(rows) else ():
        cell.name = "th"
    for row in rows[1:]:
        if row.find_parent("thead") is None:
            continue
        for cell in row.find_all("th"):
            cell.name = "td"
    size = 0
    for y, row in enumerate(rows):
        for cell in row.find_all(["td", "th"]):
            down = min(span(cell, "rowspan"), len(rows) - y)
            cell["rowspan"] = str(down)
            size += down * span(cell, "colspan")
            _keep_text(cell)
    if size > MOST_CELLS:
        for cell in table.find_all(["td", "th"]):
            del cell["rowspan"]
            del cell["colspan"]


def _is_heading(rows: list[Tag]) -> bool:
    """Say whether the first row is a heading: marked so, or wholly bold above others that are not."""
    first = rows[0]
    if first.find_parent("thead") is not None:
        return True
    return len(rows) > 1 and _is_bold(first) and not all(_is_bold(row) for row in rows[1:])


def _is_bold(row: Tag) -> bool:
    texts = [text for text in row.find_all(string=True) if text.strip()]
    return bool(texts) and all(text.find_parent(["b", "strong", "th"]) is not None for text in texts)


def _keep_text(cell: Tag) -> None:
    words = _text(cell)
    cell.clear()
    cell.append(NavigableString(words))


def _text(cell: Tag) -> str:
    """Return the words of a cell, a line for each paragraph."""
    for item in cell.find_all("li"):
        item.insert(0, NavigableString("• "))
    for line in cell.find_all("br"):
        line.replace_with(NavigableString("\n"))
    for line in cell.find_all(_LINES):
        line.append(NavigableString("\n"))
    lines = (re.sub(r"[ \t\r\f\xa0]+", " ", line).strip() for line in cell.get_text().split("\n"))
    return "\n".join(line for line in lines if line)
