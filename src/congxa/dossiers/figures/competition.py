"""The competition table as a sheet of the workbook."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from congxa.dossiers.domain.ranking import WEIGHTS


def competition_sheet(
    book: Workbook, year: int, rows: Sequence[tuple[str, int | None, Decimal | None, dict[str, str]]]
) -> None:
    """Write rank, office, shares and score, with the formula above."""
    sheet = book.add_worksheet(_("Xếp hạng thi đua"))
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "font_name": "Times New Roman"})
    cell = book.add_format({"border": 1, "font_name": "Times New Roman"})
    number = book.add_format({"border": 1, "num_format": "0.00", "font_name": "Times New Roman"})
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, 5, 14)
    sheet.write_string(0, 0, _("Xếp hạng thi đua năm %(year)s") % {"year": year}, head)
    sheet.write_string(1, 0, formula())
    titles = [_("Hạng"), _("Cơ quan"), _("Không quá hạn"), _("Hài lòng"), _("Trực tuyến"), _("Điểm")]
    for column, title in enumerate(titles):
        sheet.write_string(3, column, title, head)
    for row, (name, rank, score, shares) in enumerate(rows, 4):
        sheet.write_string(row, 0, str(rank or "–"), cell)
        sheet.write_string(row, 1, name, cell)
        for column, key in enumerate(("in_time", "satisfied", "online"), 2):
            sheet.write_string(row, column, shares[key], cell)
        if score is None:
            sheet.write_string(row, 5, "–", cell)
        else:
            sheet.write_number(row, 5, float(score), number)


def formula() -> str:
    """How the score is made, in words."""
    return _(
        "Điểm = %(in_time)s × tỷ lệ không quá hạn + %(satisfied)s × tỷ lệ hài lòng + %(online)s × tỷ lệ trực tuyến; "
        "tỷ lệ chưa phát sinh thì bỏ qua và tính lại trên các tỷ lệ còn lại."
    ) % dict(WEIGHTS)
