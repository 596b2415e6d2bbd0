"""The journal as an Excel sheet."""

import tempfile
from collections.abc import Iterable
from typing import IO

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from congxa.kernel.refs import Ref
from congxa.records.models import JournalEntry
from congxa.records.queries import changes_of, label_of
from congxa.records.saying import numbered
from congxa.units.service import Office

MOST_ROWS = 100_000


def journal_sheet(entries: QuerySet[JournalEntry]) -> IO[bytes]:
    """Write up to 100,000 entries, row by row, into a temporary file that disappears when it is closed."""
    file = tempfile.TemporaryFile()
    # No cell may turn into a formula or a link: what stands in the journal was typed by others.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        sheet = book.add_worksheet(_("Nhật ký"))
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for column, title in enumerate(_titles()):
            sheet.write_string(0, column, title, bold)
        for number, row in enumerate(_rows(entries[:MOST_ROWS]), 1):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text[:32_000])
    file.seek(0)
    return file


def _titles() -> list[str]:
    return [
        _("Số"),
        _("Thời điểm"),
        _("Người làm"),
        _("Cơ quan"),
        _("Việc"),
        _("Đối tượng"),
        _("Thay đổi"),
        _("Lý do"),
        _("Mã băm"),
    ]


def _rows(entries: QuerySet[JournalEntry]) -> Iterable[list[str]]:
    offices = dict(Office.objects.values_list("pk", "short_name"))
    for entry in entries.iterator(2000):
        link = getattr(entry, "link", None)
        yield [
            str(link.sequence) if link else "",
            timezone.localtime(entry.at).strftime("%d/%m/%Y %H:%M:%S"),
            entry.actor_name,
            offices.get(entry.office_id or 0, ""),
            label_of(entry.kind),
            numbered(Ref.parse(entry.ref)),
            "; ".join(
                f"{field}: {before} → {after}" if before else f"{field}: {after}"
                for field, before, after in changes_of(entry)
            ),
            entry.reason,
            link.hash if link else "",
        ]
