"""Reads the statements that banks give out as CSV or Excel into lines that `domain.matching` understands.

Every bank names and orders its columns differently and puts some lines above them, so the columns are found by their
names. A line that cannot be read is told with its number; the others are taken.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from congxa.dossiers.domain.matching import BankLine
from congxa.kernel.clock import day_of
from congxa.kernel.text import fold, nfc

_LARGEST = 10 * 1024 * 1024
_LARGEST_UNPACKED = 100 * 1024 * 1024
_MOST_ROWS = 20_000
_HEAD_WITHIN = 40

_COLUMNS = {
    "transaction": ("ma giao dich", "so giao dich", "so tham chieu", "ma tham chieu", "so but toan", "so ct",
                    "transaction id", "transaction no", "reference", "reference no", "ref no"),
    "day": ("ngay giao dich", "ngay hieu luc", "ngay gd", "ngay hach toan", "ngay", "date", "transaction date",
            "value date"),
    "credit": ("so tien ghi co", "ghi co", "phat sinh co", "ps co", "tien vao", "credit", "credit amount", "co"),
    "debit": ("so tien ghi no", "ghi no", "phat sinh no", "ps no", "tien ra", "debit", "debit amount", "no"),
    "amount": ("so tien", "so tien giao dich", "amount", "gia tri"),
    "content": ("noi dung", "noi dung giao dich", "dien giai", "mo ta", "noi dung chi tiet", "description", "details",
                "remark", "transaction description"),
}  # fmt: skip
_DAYS = ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%y")


class BadBankFile(ValueError):
    """The file as a whole cannot be read. Its message is a sentence for the person who sent it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What was read: the lines in the file's order, and a sentence for each line that could not be."""

    lines: tuple[BankLine, ...]
    problems: tuple[str, ...]


def read_statement(name: str, content: bytes) -> Statement:
    """The lines of the file `name`, whose kind is told by its `content`. Raises BadBankFile."""
    if len(content) > _LARGEST:
        raise BadBankFile(_("Tệp lớn hơn 10 MB: hãy chia sao kê theo tháng."))
    if content.startswith(b"PK\x03\x04"):
        rows = _xlsx(content)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadBankFile(_("Tệp Excel kiểu cũ (.xls): hãy mở và lưu lại thành .xlsx hoặc .csv."))
    else:
        rows = _csv(content)
    if len(rows) > _MOST_ROWS:
        raise BadBankFile(_("Tệp có hơn 20.000 dòng: hãy chia sao kê theo tháng."))
    return _statement(name, rows)


def _xlsx(content: bytes) -> list[list[object]]:
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST_UNPACKED:
                raise BadBankFile(_("Tệp Excel giải nén ra quá lớn: hãy chia sao kê theo tháng."))
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        rows: list[list[object]] = []
        for row in book.worksheets[0].iter_rows(max_row=_MOST_ROWS + 1, max_col=60, values_only=True):
            rows.append(list(row))
        return rows
    except (BadZipFile, KeyError, ValueError, IndexError, OSError, SyntaxError) as error:
        if isinstance(error, BadBankFile):
            raise
        raise BadBankFile(_("Không mở được tệp Excel này: hãy tải lại từ ngân hàng.")) from error


def _csv(content: bytes) -> list[list[object]]:
    text = _text(content)
    if "\x00" in text:
        raise BadBankFile(_("Tệp không phải CSV hoặc Excel: hãy tải sao kê ở một trong hai dạng này."))
    head = "\n".join(text.splitlines()[:_HEAD_WITHIN])
    separator = max(",;\t|", key=head.count)
    try:
        return [list(row) for row in csv.reader(StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as error:
        raise BadBankFile(_("Tệp CSV bị hỏng: hãy tải lại từ ngân hàng.")) from error


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1258", errors="replace")


def _statement(name: str, rows: Sequence[Sequence[object]]) -> Statement:
    head, columns = _head(name, rows)
    lines: list[BankLine] = []
    problems: list[str] = []
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {key: row[place] if place < len(row) else None for key, place in columns.items()}
        if not any(str(cells.get(key) or "").strip() for key in ("credit", "debit", "amount")):
            continue  # blank lines, sums in words, signatures
        try:
            line = _line(number, cells)
        except InvalidOperation:
            problems.append(_("Dòng %(number)s: không đọc được số tiền.") % {"number": number})
            continue
        if line is None:
            problems.append(_("Dòng %(number)s: không đọc được ngày giao dịch.") % {"number": number})
        elif line.transaction or line.content or line.day:
            lines.append(line)
    return Statement(tuple(lines), tuple(problems))


def _head(name: str, rows: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]]:
    for number, row in enumerate(rows[:_HEAD_WITHIN]):
        columns = _columns(row)
        if "content" in columns and {"credit", "amount"} & columns.keys():
            return number, columns
    raise BadBankFile(
        _("Tệp “%(name)s” thiếu cột nội dung hoặc cột số tiền (ghi có): hãy kiểm tra đây có phải sao kê không.")
        % {"name": name}
    )


def _columns(row: Sequence[object]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        # "Số tiền ghi có (VND) / Credit" → each half on its own
        for part in re.split(r"[/\n(]", fold(str(cell or ""))):
            word = re.sub(r"[^a-z ]", "", part).strip()
            key = next((key for key, words in _COLUMNS.items() if word in words), None)
            if key:
                found.setdefault(key, place)
                break
    return found


def _line(number: int, cells: dict[str, object]) -> BankLine | None:
    credit = _amount(cells.get("credit")) or _amount(cells.get("amount"))
    amount = credit - abs(_amount(cells.get("debit")))
    written = cells.get("day")
    day = _day(written)
    if day is None and str(written or "").strip():
        return None
    content = " ".join(nfc(str(cells.get("content") or "")).split())
    return BankLine(_word(cells.get("transaction")), day, amount, content, number)


def _amount(cell: object) -> int:
    """`1.500.000`, `1,500,000.00`, `+8000 VND` or a number as whole đồng; parts of a đồng are dropped."""
    if cell is None or (isinstance(cell, str) and not cell.strip(" -")):
        return 0
    if isinstance(cell, int | float):
        return int(Decimal(str(cell)).to_integral_value())
    written = re.sub(r"[\s\u00a0+\u20ab\u0111]|VND", "", str(cell), flags=re.IGNORECASE)
    if re.fullmatch(r"-?\d{1,3}([.,]\d{3})+([.,]\d{1,2})?|-?\d+([.,]\d{1,2})?", written) is None:
        raise InvalidOperation
    return int(re.sub(r"[.,]", "", re.sub(r"[.,]\d{1,2}$", "", written)))


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return day_of(cell) if cell.tzinfo else cell.date()
    if isinstance(cell, date):
        return cell
    words = str(cell or "").split()
    for form in _DAYS if words else ():
        try:
            return datetime.strptime(words[0], form).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    return None


def _word(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell if cell is not None else "").strip().lstrip("'")
