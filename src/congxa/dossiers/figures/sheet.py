"""The figures as an Excel workbook in the layout of the official report."""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from congxa.dossiers.figures.tables import SHEET, Line
from congxa.dossiers.figures.words import FIGURE_LABELS, FIGURE_MEANINGS

_HEAD = 7
"""Rows above the first line of figures."""
_SUMMED = {"total": range(1, 5), "solved": range(6, 9), "in_work": range(10, 13)}
"""Column of a sum → the columns (of SHEET) that it adds up, so that a reader can see it in the cell."""


def figures_sheet(
    lines: Sequence[Line],
    total: Line,
    *,
    first: str,
    office: str,
    upper: str,
    period: str,
    made_by: str,
    now: datetime,
    more: Callable[[Workbook], None] | None = None,
) -> IO[bytes]:
    """Write the report into a temporary file that disappears when it is closed.

    `first` names the lines, `more` adds sheets of its own.
    """
    file = tempfile.TemporaryFile()
    # No cell that people typed may turn into a formula or a link.
    with Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        _Report(book, lines, total).write(first, office, upper, period, made_by, now)
        if more is not None:
            more(book)
        _explain(book, FIGURE_MEANINGS.items())
    file.seek(0)
    return file


class _Report:
    """Writes the sheet “Tình hình giải quyết TTHC”."""

    def __init__(self, book: Workbook, lines: Sequence[Line], total: Line) -> None:
        self._lines, self._total = lines, total
        self._sheet: Worksheet = book.add_worksheet(_("Tình hình giải quyết TTHC"))
        base = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
        self._plain = book.add_format(base)
        self._title = book.add_format({**base, "bold": True, "font_size": 14, "align": "center"})
        self._centre = book.add_format({**base, "align": "center", "italic": True})
        self._head = book.add_format({**base, "bold": True, "align": "center", "text_wrap": True, "border": 1})
        self._name = book.add_format({**base, "text_wrap": True, "border": 1})
        self._number = book.add_format({**base, "num_format": "#,##0", "border": 1})
        self._bold = book.add_format({**base, "num_format": "#,##0", "border": 1, "bold": True})

    def write(self, first: str, office: str, upper: str, period: str, made_by: str, now: datetime) -> None:
        """Write title, head, lines, total and who made it when."""
        sheet, last = self._sheet, len(SHEET) + 1
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, 38)
        sheet.set_column(2, last, 9)
        sheet.write_string(0, 0, upper, self._plain)
        sheet.write_string(1, 0, office, self._plain)
        sheet.merge_range(2, 0, 2, last, _("TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"), self._title)
        sheet.merge_range(3, 0, 3, last, period, self._centre)
        self._write_head(first)
        sheet.freeze_panes(_HEAD, 2)
        sheet.repeat_rows(_HEAD - 3, _HEAD - 1)
        for number, line in enumerate(self._lines):
            self._write_line(_HEAD + number, str(number + 1), line, self._number, self._name)
        foot = _HEAD + len(self._lines)
        self._write_line(foot, "", self._total, self._bold, self._bold, add_up=True)
        said = _("Người lập: %(name)s, lúc %(when)s") % {
            "name": made_by, "when": f"{timezone.localtime(now):%H:%M %d/%m/%Y}",
        }  # fmt: skip
        sheet.write_string(foot + 2, 1, said, self._plain)

    def _write_head(self, first: str) -> None:
        sheet, top = self._sheet, _HEAD - 3
        sheet.merge_range(top, 0, top + 1, 0, _("STT"), self._head)
        sheet.merge_range(top, 1, top + 1, 1, first, self._head)
        for left, right, words in (
            (2, 6, _("Số hồ sơ nhận giải quyết")),
            (7, 10, _("Số hồ sơ đã giải quyết")),
            (11, 14, _("Số hồ sơ đang giải quyết")),
            (15, 17, _("Khác")),
        ):
            sheet.merge_range(top, left, top, right, words, self._head)
        for column, name in enumerate(SHEET, 2):
            words = _("Tổng số") if name in {"total", "solved", "in_work"} else str(FIGURE_LABELS[name])
            sheet.write_string(top + 1, column, words, self._head)
        sheet.set_row(top + 1, 48)
        for column in range(len(SHEET) + 2):
            sheet.write_string(top + 2, column, f"({column + 1})", self._head)

    def _write_line(
        self, row: int, number: str, line: Line, numbers: Format, names: Format, *, add_up: bool = False
    ) -> None:
        sheet = self._sheet
        sheet.write_string(row, 0, number, names)
        sheet.write_string(row, 1, line.name, names)
        for place, name in enumerate(SHEET):
            column, value = place + 2, line.figures.of(name)
            letter = xl_col_to_name(column)
            if name in _SUMMED:
                cells = ",".join(f"{xl_col_to_name(part + 2)}{row + 1}" for part in _SUMMED[name])
                sheet.write_formula(row, column, f"=SUM({cells})", numbers, value)
            elif add_up and self._lines:
                span = f"{letter}{_HEAD + 1}:{letter}{row}"
                sheet.write_formula(row, column, f"=SUM({span})", numbers, value)
            else:
                sheet.write_number(row, column, value, numbers)


def _explain(book: Workbook, meanings: Iterable[tuple[str, object]]) -> None:
    sheet = book.add_worksheet(_("Cách tính"))
    wrap = book.add_format({"text_wrap": True, "valign": "top", "font_name": "Times New Roman"})
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    for row, (name, words) in enumerate(meanings):
        sheet.write_string(row, 0, str(FIGURE_LABELS.get(name, _("Tính cho ai"))), wrap)
        sheet.write_string(row, 1, str(words), wrap)
