"""The report as an Excel workbook: the same figures as the page, and a sheet with every article."""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from congxa.portal.addresses import canonical_address
from congxa.portal.report.counting import Group, Line, Report

Cell = str | int | float | datetime | None
_LONGEST = 32_000  # Excel's own limit is 32,767 characters in a cell


def report_sheet(report: Report, *, scope_name: str, printed_by: str, now: datetime, how: Iterable[str]) -> IO[bytes]:
    """Write the report, row by row, into a temporary file that disappears when it is closed."""
    file = tempfile.TemporaryFile()
    # No cell may turn into a formula or a link: titles and authors were typed by others.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
    with Workbook(file, options) as book:
        writer = _Writer(book)
        writer.sheet(_("Tổng hợp"), [34, 50], None, _summary(report, scope_name, printed_by, now, how))
        for name, first, groups in (
            (_("Theo cơ quan"), _("Cơ quan"), report.by_office),
            (_("Theo chuyên mục"), _("Chuyên mục"), report.by_section),
            (_("Theo tác giả"), _("Tác giả"), report.by_author),
        ):
            titles = [first, _("Cơ quan"), _("Số bài"), _("Lượt xem"), _("Lượt xem mỗi bài"), _("Bài mới nhất")]
            rows, widths = [_group(group) for group in (*groups, report.total)], [34, 28, 10, 12, 18, 18]
            rest = slice(2 if groups is report.by_office else 1, None)  # an office needs no second column that names it
            rows = [[row[0], *row[rest]] for row in rows]
            writer.sheet(name, [widths[0], *widths[rest]], [first, *titles[rest]], rows)
        writer.sheet(_("Tin, bài"), [60, 28, 26, 26, 18, 12, 12, 60], _article_titles(), map(_article, report.lines))
    file.seek(0)
    return file


class _Writer:
    """Writes typed cells; a word is always written as a word."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._bold = book.add_format({"bold": True})
        self._moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "align": "left"})
        self._whole = book.add_format({"num_format": "#,##0"})
        self._tenths = book.add_format({"num_format": "#,##0.0"})

    def sheet(self, name: str, widths: list[int], titles: list[str] | None, rows: Iterable[list[Cell]]) -> None:
        """Add a sheet; with ``titles`` its first row is bold and stays in sight."""
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for column, title in enumerate(titles or []):
            sheet.write_string(0, column, title, self._bold)
        if titles:
            sheet.freeze_panes(1, 0)
            sheet.repeat_rows(0)
        for number, row in enumerate(rows, 1 if titles else 0):
            for column, cell in enumerate(row):
                self._write(sheet, number, column, cell)

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, str):
            sheet.write_string(row, column, cell[:_LONGEST])
        elif isinstance(cell, datetime):
            sheet.write_datetime(row, column, timezone.localtime(cell), self._moment)
        elif cell is not None:
            sheet.write_number(row, column, cell, self._whole if isinstance(cell, int) else self._tenths)


def _summary(
    report: Report, scope_name: str, printed_by: str, now: datetime, how: Iterable[str]
) -> Iterator[list[Cell]]:
    period, total = report.scope.period, report.total
    yield [_("Báo cáo tin, bài"), scope_name]
    yield [_("Từ ngày"), f"{period.first:%d/%m/%Y}"]
    yield [_("Đến ngày"), f"{period.last:%d/%m/%Y}"]
    yield [_("Số bài"), total.articles]
    yield [_("Lượt xem"), total.views]
    yield [_("Người lập"), printed_by]
    yield [_("Lúc"), now]
    for sentence in how:
        yield [_("Cách tính"), sentence]


def _group(group: Group) -> list[Cell]:
    return [group.name, group.office, group.articles, group.views, group.average, group.latest]


def _article_titles() -> list[str]:
    return [
        _("Tiêu đề"),
        _("Cơ quan"),
        _("Chuyên mục"),
        _("Tác giả"),
        _("Ngày đăng"),
        _("Lượt xem"),
        _("Đến nay"),
        _("Địa chỉ"),
    ]


def _article(line: Line) -> list[Cell]:
    office = line.office
    return [line.title, office.short_name, line.section, line.author_name, line.date, line.views, line.views_ever,
            canonical_address(office, line.path)]  # fmt: skip
