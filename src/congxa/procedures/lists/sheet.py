"""Catalogues in Excel: one sheet of versions, and sheets for what a version asks, costs and goes through.

A row of the other sheets belongs to the version with the same code that begins on its day; without a day, to the only
version of that code in the file.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from congxa.kernel.text import fold
from congxa.procedures.lists.columns import SHEETS, Column
from congxa.procedures.lists.rows import Row
from congxa.procedures.lists.values import (
    BadCatalogue,
    ListedExemption,
    ListedFee,
    ListedPaper,
    ListedProcedure,
    ListedStep,
    ListedVersion,
)

_MOST_ROWS, _MOST_COLUMNS = 5_000, 100
_BROKEN = (BadZipFile, InvalidFileException, SyntaxError, zlib.error, EOFError, LookupError, ValueError, OSError)
"""What openpyxl lets through for a file that is cut off or wrong inside; its XML errors are syntax errors."""
Key = tuple[str, date | None]
Book = dict[str, list[tuple[Any, ...]]]
"""The rows of each sheet by its title, folded."""


@dataclass(slots=True)
class _Parts:
    """The rows of one of the other sheets, by version."""

    rows: dict[Key, list[Any]] = field(default_factory=dict)
    places: dict[Key, str] = field(default_factory=dict)


def read_sheet(file: IO[bytes], name: str) -> list[ListedProcedure]:
    """Read a catalogue from an Excel file.

    Raises:
        BadCatalogue: with every problem, each with its sheet and row.
    """
    try:
        book = _cells(load_workbook(file, read_only=True, data_only=True))
    except _BROKEN as error:
        raise BadCatalogue([f"{name}: không phải là tệp Excel .xlsx hợp lệ."]) from error
    return _read_book(book)


def _cells(book: Workbook) -> Book:
    """Return the cells of the known sheets, read before anything looks at them: a broken file fails here."""
    known = {fold(title) for title, _columns in SHEETS.values()}
    try:
        return {
            fold(sheet.title): list(sheet.iter_rows(values_only=True, max_row=_MOST_ROWS, max_col=_MOST_COLUMNS))
            for sheet in book.worksheets
            if fold(sheet.title) in known
        }
    finally:
        book.close()


def _read_book(book: Book) -> list[ListedProcedure]:
    problems: list[str] = []
    sheets = {sheet: list(_rows(book, sheet, problems)) for sheet in SHEETS}
    if not sheets["versions"] and not problems:
        problems.append("Trang “Thủ tục” không có dòng dữ liệu nào.")
    parts = {
        "papers": _collect(sheets["papers"], _paper),
        "fees": _collect(sheets["fees"], _fee),
        "exemptions": _collect(sheets["exemptions"], _exemption),
        "steps": _collect(sheets["steps"], _step),
    }
    heads = [(row, row.needed("code"), row.day("valid_from")) for row in sheets["versions"]]
    known = {(code, day) for _row, code, day in heads}
    for found in parts.values():
        problems += _homeless(found, known)
    listed = [_version(row, code, day, parts) for row, code, day in heads]
    procedures = _together([one for one in listed if one is not None])
    problems += [fault for procedure in procedures for fault in procedure.faults()] if not problems else []
    if problems:
        raise BadCatalogue(problems)
    return procedures


def _rows(book: Book, sheet: str, problems: list[str]) -> Iterator[Row]:
    title, columns = SHEETS[sheet]
    found = book.get(fold(title))
    if found is None:
        if sheet == "versions":
            problems.append(f"Không thấy trang tính “{title}”; hãy dùng tệp mẫu.")
        return
    keys: list[str] = []
    for number, cells in enumerate(found, 1):
        if not any(str(cell or "").strip() for cell in cells):
            continue
        if not keys:
            keys = [_key(columns, cell) for cell in cells]
            missing = [column.heading for column in columns if column.needed and column.key not in keys]
            if missing:
                names = ", ".join(f"“{heading}”" for heading in missing)
                problems.append(f"Trang “{title}”: dòng đầu thiếu cột {names}.")
                return
            continue
        values: dict[str, object] = {key: cell for key, cell in zip(keys, cells, strict=False) if key}
        yield Row(f"Trang “{title}”, dòng {number}", values, problems)


def _key(columns: Sequence[Column], cell: object) -> str:
    heading = fold(str(cell or "")).rstrip(" *")
    return next((column.key for column in columns if fold(column.heading) == heading), "")


def _collect(rows: Iterable[Row], read: Callable[[Row], object]) -> _Parts:
    found = _Parts()
    for row in rows:
        key = (row.needed("code"), row.day("valid_from"))
        found.rows.setdefault(key, []).append(read(row))
        found.places.setdefault(key, row.where)
    return found


def _homeless(found: _Parts, known: set[tuple[str, date | None]]) -> Iterator[str]:
    """Yield a sentence for each row that belongs to no version of the file, or to several."""
    for key, where in found.places.items():
        code, day = key
        if key in known:
            continue
        days = [each for each_code, each in known if each_code == code]
        if day is None and len(days) > 1:
            yield f"{where}: thủ tục {code} có nhiều phiên bản trong tệp, hãy ghi cột “Áp dụng từ ngày”."
        elif day is not None or not days:
            yield f"{where}: trang “Thủ tục” không có thủ tục {code} áp dụng từ ngày này."


def _parts_of(found: _Parts, code: str, day: date | None) -> tuple[Any, ...]:
    return (*found.rows.get((code, day), ()), *(found.rows.get((code, None), ()) if day is not None else ()))


def _version(row: Row, code: str, day: date | None, parts: dict[str, _Parts]) -> tuple[str, ListedVersion, Row] | None:
    name, result, field_name = row.needed("name"), row.needed("result"), row.needed("field")
    tier, level = row.word("tier"), row.word("online_level", "information")
    unit = row.word("limit_unit")
    limit = row.number("limit_value")
    if day is None:
        row.wrong("thiếu “Áp dụng từ ngày”.")
    if not tier:
        row.wrong("thiếu “Cấp tiếp nhận”.")
    if limit is not None and not unit:
        row.wrong("có thời hạn mà thiếu “Đơn vị thời hạn”.")
    if not code or day is None or not tier:
        return None
    version = ListedVersion(
        valid_from=day,
        valid_to=row.day("valid_to"),
        name=name,
        field=field_name,
        tier=int(tier),
        audiences=row.words("audiences"),
        conditions=row.text("conditions"),
        online_level=level,
        limit_value=limit,
        limit_unit=unit if limit is not None else "",
        cutoff=row.clock("cutoff"),
        limit_text=row.text("limit_text"),
        fee_text=row.text("fee_text"),
        result=result,
        result_validity=row.text("result_validity"),
        legal_basis=row.lines("legal_basis"),
        announced_by=row.text("announced_by"),
        external_system=row.text("external_system"),
        note=row.text("note"),
        confidence="verified" if row.text("announced_by") else "recalled",
        recalled=() if row.text("announced_by") else ("time_limit", "fee", "papers", "legal_basis", "online_level"),
        **{name: _parts_of(found, code, day) for name, found in parts.items()},
        where=row.where,
    )
    return code, version, row


def _together(listed: Iterable[tuple[str, ListedVersion, Row]]) -> list[ListedProcedure]:
    by_code: dict[str, list[tuple[ListedVersion, Row]]] = {}
    for code, version, row in listed:
        by_code.setdefault(code, []).append((version, row))
    return [
        ListedProcedure(
            code=code,
            versions=tuple(version for version, _row in rows),
            spoken=next((row.lines("spoken") for _version_, row in rows if row.text("spoken")), None),
        )
        for code, rows in by_code.items()
    ]


def _paper(row: Row) -> ListedPaper:
    return ListedPaper(row.needed("paper"), row.word("form", "original"), row.number("count", 1) or 1,
                       row.text("condition"), row.text("known_from"))  # fmt: skip


def _fee(row: Row) -> ListedFee:
    amount = row.number("amount")
    if amount is None:
        row.wrong("thiếu “Mức thu (đồng)”.")
    return ListedFee(row.word("kind", "fee"), row.needed("fee_name"), amount or 0, row.text("per"),
                     row.word("channel", "any"), row.day("fee_from"), row.day("fee_to"), row.text("basis"))  # fmt: skip


def _exemption(row: Row) -> ListedExemption:
    percent = row.number("percent", 100)
    if percent is not None and percent > 100:
        row.wrong("“Giảm (%)” không thể quá 100.")
    return ListedExemption(row.needed("who"), min(percent or 0, 100), row.text("basis"))


def _step(row: Row) -> ListedStep:
    value, unit, role = row.number("step_value"), row.word("step_unit"), row.word("role")
    if value is None or not unit:
        row.wrong("bước phải có thời hạn và đơn vị thời hạn.")
    if not role:
        row.wrong("thiếu “Vai trò”.")
    return ListedStep(row.needed("step"), role, value or 0, unit or "working_day", row.word("place", "own"))
