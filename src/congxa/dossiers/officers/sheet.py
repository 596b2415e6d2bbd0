"""The officers' list as an Excel workbook. Identity numbers and phones stay masked: a sheet travels."""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from typing import IO

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from congxa.dossiers.models import Dossier
from congxa.dossiers.officers.words import line
from congxa.dossiers.queries.work import as_work
from congxa.kernel.workdays import WorkCalendar

MOST_ROWS = 20_000


def list_sheet(rows: QuerySet[Dossier], calendar: WorkCalendar, now: datetime) -> IO[bytes]:
    """Write up to 20,000 lines into a temporary file that disappears when it is closed."""
    file = tempfile.TemporaryFile()
    # No cell may turn into a formula or a link: what stands in a dossier was typed by others.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        sheet = book.add_worksheet(_("Hồ sơ"))
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 9, 22)
        bold = book.add_format({"bold": True})
        for column, title in enumerate(_titles()):
            sheet.write_string(0, column, title, bold)
        for number, cells in enumerate(_rows(rows, calendar, now), 1):
            for column, words in enumerate(cells):
                sheet.write_string(number, column, words[:32_000])
    file.seek(0)
    return file


def _titles() -> list[str]:
    return [
        _("Mã hồ sơ"),
        _("Thủ tục"),
        _("Người nộp"),
        _("Số giấy tờ"),
        _("Điện thoại"),
        _("Trạng thái"),
        _("Bước"),
        _("Người thụ lý"),
        _("Hạn"),
        _("Hẹn trả"),
        _("Còn lại"),
    ]


def _rows(rows: QuerySet[Dossier], calendar: WorkCalendar, now: datetime) -> Iterator[list[str]]:
    for work in as_work(rows[:MOST_ROWS].iterator(1000), calendar, now):
        dossier = work.dossier
        yield [
            str(dossier),
            dossier.procedure.name,
            dossier.applicant_name,
            dossier.masked_identity,
            dossier.masked_phone,
            str(dossier.get_state_display()),
            getattr(dossier, "step_name", None) or "",
            str(dossier.assignee or ""),
            _time(work.until),
            _time(dossier.promised_at),
            line(work).reason,
        ]


def _time(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y %H:%M}" if moment else ""
