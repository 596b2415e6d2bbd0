"""Tables in the body of a page: from HTML into what the table block keeps, and from there onto the page.

The block keeps a grid of words and, beside it, which cells are merged; a merged cell's words stand in its first place
and the places it covers are empty.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from bs4 import Tag
from django.utils.translation import gettext_lazy as _

MOST_SPAN = 50
"""Rows or columns that one merged cell of a pasted table may cover."""

EDITING = {
    "mergeCells": True,
    "contextMenu": {
        "items": {
            "row_above": {"name": _("Thêm hàng phía trên")},
            "row_below": {"name": _("Thêm hàng phía dưới")},
            "sep1": "---------",
            "col_left": {"name": _("Thêm cột bên trái")},
            "col_right": {"name": _("Thêm cột bên phải")},
            "sep2": "---------",
            "remove_row": {"name": _("Xóa hàng")},
            "remove_col": {"name": _("Xóa cột")},
            "sep3": "---------",
            "mergeCells": {"name": _("Gộp hoặc tách ô")},
            "sep4": "---------",
            "undo": {"name": _("Hoàn tác")},
            "redo": {"name": _("Làm lại")},
        }
    },
}
"""Options of the table editor, which speaks no Vietnamese of its own."""

_CHOICES = {(False, False): "neither", (True, False): "row", (False, True): "column", (True, True): "both"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it stands on the page; ``scope`` is empty for one that is no heading."""

    words: str
    down: int = 1
    across: int = 1
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """A table as it stands on the page: the rows of its heading, then the others."""

    head: list[list[Cell]]
    body: list[list[Cell]]

    @classmethod
    def of(cls, value: dict[str, Any]) -> Self:
        """Lay out what a table block keeps. Rows that a merged cell of the heading row reaches belong to the heading.

        A merged cell that leaves the grid or lies over another is shown unmerged.
        """
        data = value.get("data") or []
        merged = _merged(value.get("mergeCells") or [], data)
        covered = {place for start, size in merged.items() for place in _places(start, size)} - merged.keys()
        depth = max((merged.get((0, x), (1, 1))[0] for x in range(len(data[0]))), default=1) if data else 0
        heads = depth if value.get("first_row_is_table_header") else 0
        rows = [
            [
                _cell(words, merged.get((y, x), (1, 1)), y < heads, x == 0 and bool(value.get("first_col_is_header")))
                for x, words in enumerate(row)
                if (y, x) not in covered
            ]
            for y, row in enumerate(data)
        ]
        return cls(rows[:heads], rows[heads:])


def _cell(words: str | None, size: tuple[int, int], in_head: bool, begins_row: bool) -> Cell:
    down, across = size
    scope = ""
    if in_head:
        scope = "colgroup" if across > 1 else "col"
    elif begins_row:
        scope = "rowgroup" if down > 1 else "row"
    return Cell(words or "", down, across, scope)


def _merged(kept: list[dict[str, int]], data: list[list[str]]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return place → (rows, columns) of the merged cells that lie within the grid and over no other."""
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for one in kept:
        start, size = (one["row"], one["col"]), (one["rowspan"], one["colspan"])
        is_inside = min(start) >= 0 and start[0] + size[0] <= len(data) and start[1] + size[1] <= len(data[0])
        places = set(_places(start, size)) if is_inside else set()
        if places and not places & taken:
            taken |= places
            merged[start] = size
    return merged


def _places(start: tuple[int, int], size: tuple[int, int]) -> Iterator[tuple[int, int]]:
    return ((y, x) for y in range(start[0], start[0] + size[0]) for x in range(start[1], start[1] + size[1]))


def table_value(table: Tag) -> dict[str, Any]:
    """Return an HTML table as the table block keeps it; merged cells stay merged."""
    trs = table.find_all("tr")
    grid: dict[tuple[int, int], Tag] = {}
    words: dict[tuple[int, int], str] = {}
    merged: list[dict[str, int]] = []
    for y, tr in enumerate(trs):
        x = 0
        for cell in tr.find_all(["td", "th"]):
            while (y, x) in grid:
                x += 1
            down, across = min(span(cell, "rowspan"), len(trs) - y), span(cell, "colspan")
            across = next((dx for dx in range(1, across) if (y, x + dx) in grid), across)  # what is taken stays so
            grid |= dict.fromkeys(_places((y, x), (down, across)), cell)
            words[y, x] = cell.get_text(" ", strip=True)
            if down > 1 or across > 1:
                merged.append({"row": y, "col": x, "rowspan": down, "colspan": across})
            x += across
    width = max((x + 1 for _y, x in grid), default=0)
    headed = {place for place, cell in grid.items() if cell.name == "th"}
    first_row = width > 0 and all((0, x) in headed for x in range(width) if (0, x) in grid)
    begins = range(1 if first_row else 0, len(trs))
    first_column = bool(begins) and all((y, 0) in headed for y in begins)
    caption = table.find("caption")
    return {
        "data": [[words.get((y, x), "") for x in range(width)] for y in range(len(trs))],
        "cell": [],
        "mergeCells": merged,
        "first_row_is_table_header": first_row,
        "first_col_is_header": first_column,
        "table_header_choice": _CHOICES[first_row, first_column],
        "table_caption": caption.get_text(" ", strip=True) if caption else "",
    }


def span(cell: Tag, name: str) -> int:
    """Return how many rows (``rowspan``) or columns (``colspan``) a cell of HTML covers, 1 to :data:`MOST_SPAN`."""
    value = str(cell.get(name, "1"))
    return min(max(int(value), 1), MOST_SPAN) if value.isascii() and value.isdigit() and len(value) < 6 else 1
