"""The cash book of a day as an Excel file."""

from io import BytesIO

from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from congxa.dossiers.domain.cash_book import CashDay, CashKind
from congxa.dossiers.models import CashClosing
from congxa.kernel.clock import format_date
from congxa.units.service import Office


def cash_sheet(office: Office, book: CashDay, closing: CashClosing | None) -> bytes:
    """The rows with columns for in and out; the balance of each row and the sums are formulas."""
    content = BytesIO()
    with Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}) as made:
        sheet = made.add_worksheet(_("Sổ quỹ"))
        bold, money = made.add_format({"bold": True}), made.add_format({"num_format": "#,##0"})
        strong = made.add_format({"bold": True, "num_format": "#,##0"})
        sheet.set_column(0, 1, 14)
        sheet.set_column(2, 2, 48)
        sheet.set_column(3, 5, 16)
        sheet.write_string(0, 0, office.name, bold)
        sheet.write_string(1, 0, _("SỔ QUỸ TIỀN MẶT, ngày %(day)s") % {"day": format_date(book.day)}, bold)
        for column, title in enumerate((_("Giờ"), _("Số"), _("Diễn giải"), _("Tiền thu"), _("Tiền chi"), _("Tồn"))):
            sheet.write_string(3, column, title, bold)
        sheet.write_string(4, 2, _("Tồn đầu ngày"))
        sheet.write_number(4, 5, book.opening, money)
        for line, row in enumerate(book.rows, 5):
            entry = row.entry
            sheet.write_string(line, 0, f"{timezone.localtime(entry.at):%H:%M}")
            sheet.write_string(line, 1, entry.number)
            sheet.write_string(line, 2, entry.note[:1000])
            sheet.write_number(line, 3 if entry.kind == CashKind.RECEIPT else 4, entry.amount, money)
            sheet.write_formula(line, 5, f"=F{line}+D{line + 1}-E{line + 1}", money, row.balance)
        end = 5 + len(book.rows)
        sheet.write_string(end, 2, _("Cộng, tồn cuối ngày"), bold)
        sheet.write_formula(end, 3, f"=SUM(D6:D{max(end, 6)})", strong, book.receipts)
        sheet.write_formula(end, 4, f"=SUM(E6:E{max(end, 6)})", strong, book.refunds + book.deposits)
        sheet.write_formula(end, 5, f"=F5+D{end + 1}-E{end + 1}", strong, book.closing)
        if closing is not None:
            sheet.write_string(end + 1, 2, _("Đếm được khi khóa sổ"))
            sheet.write_number(end + 1, 5, closing.counted, money)
            sheet.write_string(end + 2, 2, closing.note[:300])
    return content.getvalue()
