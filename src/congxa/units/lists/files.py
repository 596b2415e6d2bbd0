"""Reads a list from a file; every value stays the text that was written, because codes begin with zeros."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import yaml
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from congxa.kernel.text import fold, nfc

Values = Mapping[str, Any]

HEADINGS = {
    "code": "ma|ma don vi|ma dvhc|ma don vi hanh chinh",
    "name": "ten|ten don vi|ten dvhc",
    "kind": "loai|loai don vi|cap",
    "parent": "cap tren|ma cap tren|don vi cap tren|ma don vi cap tren|parent code",
    "valid_from": "co tu ngay|tu ngay|hieu luc tu|valid from",
    "valid_to": "den het ngay|den ngay|valid to",
    "slug": "doan dia chi|duong dan",
    "unit_code": "unit code",
    "upper": "co quan cap tren",
    "root": "goc|co quan goc",
    "short_name": "ten ngan|ten goi ngan",
    "upper_name": "ten co quan cap tren",
    "address": "dia chi",
    "phone": "dien thoai",
    "email": "thu dien tu|e-mail",
    "responsible": "nguoi chiu trach nhiem",
    "licence": "giay phep",
    "host": "ten mien",
    "successor": "co quan ke thua|ke thua",
    "lat": "vi do|latitude",
    "lon": "kinh do|longitude|lng",
    "approximate": "gan dung|vi tri gan dung",
    "source": "nguon",
    "confidence": "do tin cay",
    "province": "tinh thanh pho|tinh/thanh pho|tinh|ten tinh",
    "province_code": "ma tp|ma tinh|province code",
    "district": "quan huyen|quan/huyen|ten huyen",
    "district_code": "ma qh|ma huyen|district code",
    "ward": "phuong xa|phuong/xa|xa phuong|ten xa",
    "ward_code": "ma px|ma xa|ward code",
    "event": "su kien|loai su kien",
    "date": "ngay|ngay hieu luc|ngay co hieu luc",
    "from": "ma cu|cac ma cu|old",
    "to_code": "ma moi|new code|new",
    "to_name": "ten moi|new name",
    "to_kind": "loai moi|new kind",
    "to_parent": "cap tren moi|ma cap tren moi|new parent",
    "part": "phan",
    "decision_number": "so quyet dinh|so nghi quyet|decision number",
    "decision_date": "ngay quyet dinh|ngay nghi quyet|decision date",
    "issuer": "co quan ban hanh",
}
_KEYS = {heading: key for key, names in HEADINGS.items() for heading in (key, key.replace("_", " "), *names.split("|"))}
_EMPTY = {"", "null", "~", "none"}


class BadFile(ValueError):
    """The file cannot be read at all; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a list and where it stands (“dòng 12”), for messages."""

    where: str
    values: Values


@dataclass(frozen=True, slots=True)
class Document:
    """The lists of one file by name (``kinds``, ``units``, ``events``) and its ``status`` if it states one."""

    name: str
    lists: Mapping[str, Sequence[Row]]
    status: str = ""


def read(path: Path, table: str) -> Document:
    """Read a file by its ending; a table (CSV, Excel) holds the list called ``table``.

    Raises:
        BadFile: not there, not of the kind its ending says, or no list in it.
    """
    reader = {".yaml": _yaml, ".yml": _yaml, ".json": _json, ".csv": _csv, ".tsv": _csv, ".xlsx": _xlsx}.get(
        path.suffix.lower()
    )
    if reader is None:
        raise BadFile(f"{path.name}: chỉ đọc được tệp .yaml, .json, .csv và .xlsx.")
    try:
        return reader(path, table)
    except OSError as error:
        raise BadFile(f"{path}: không đọc được tệp ({error.strerror or error}).") from error
    except UnicodeDecodeError as error:
        raise BadFile(f"{path.name}: tệp không ở mã UTF-8; hãy lưu lại với mã UTF-8.") from error


def text(value: object) -> str:
    """Return a value as text in NFC without outer spaces; what stands for nothing is the empty text."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    words = " ".join(nfc(str(value)).split())
    return "" if words.lower() in _EMPTY else words


def _yaml(path: Path, table: str) -> Document:
    try:
        content = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_TextLoader)  # noqa: S506 -- a SafeLoader
    except yaml.YAMLError as error:
        raise BadFile(f"{path.name}: tệp YAML sai cú pháp ({_first_line(error)}).") from error
    return _document(path, content, table)


class _TextLoader(yaml.SafeLoader):
    """Leaves every scalar as it is written: YAML would read 04724 as the octal number 2516."""

    yaml_implicit_resolvers: dict[str, Any] = {}


def _json(path: Path, table: str) -> Document:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise BadFile(f"{path.name}: tệp JSON sai cú pháp (dòng {error.lineno}).") from error
    return _document(path, content, table)


def _document(path: Path, content: object, table: str) -> Document:
    if isinstance(content, list):
        content = {table: content}
    if not isinstance(content, dict):
        raise BadFile(f"{path.name}: không thấy danh sách nào trong tệp.")
    lists = {name: _entries(path, name, rows) for name, rows in content.items() if isinstance(rows, list)}
    if not lists:
        raise BadFile(f"{path.name}: không thấy danh sách nào trong tệp.")
    return Document(path.name, lists, text(content.get("status")))


def _entries(path: Path, name: str, rows: Iterable[object]) -> list[Row]:
    entries = []
    for number, values in enumerate(rows, 1):
        if not isinstance(values, dict):
            raise BadFile(f"{path.name}: mục {number} của “{name}” không phải là một bản ghi.")
        entries.append(Row(f"mục {number}", values))
    return entries


def _csv(path: Path, table: str) -> Document:
    content = path.read_text(encoding="utf-8-sig")
    heading = content.split("\n", 1)[0]
    delimiter = max(",;\t", key=heading.count)
    return _table(path, table, csv.reader(content.splitlines(), delimiter=delimiter))


def _xlsx(path: Path, table: str) -> Document:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise BadFile(f"{path.name}: không phải là tệp Excel .xlsx hợp lệ.") from error
    try:
        sheet = book.worksheets[0]
        return _table(path, table, ([*row] for row in sheet.iter_rows(values_only=True)))
    finally:
        book.close()


def _table(path: Path, table: str, lines: Iterable[Sequence[object]]) -> Document:
    keys: list[str] = []
    rows = []
    for number, cells in enumerate(lines, 1):
        if not any(text(cell) for cell in cells):
            continue
        if not keys:
            keys = [_KEYS.get(fold(text(cell)), "") for cell in cells]
            if not any(keys):
                raise BadFile(f"{path.name}: dòng đầu phải là tên cột, ví dụ “mã”, “tên”, “loại”, “cấp trên”.")
            continue
        values = {key: cell for key, cell in zip(keys, cells, strict=False) if key}
        rows.append(Row(f"dòng {number}", values))
    if not rows:
        raise BadFile(f"{path.name}: không có dòng dữ liệu nào.")
    return Document(path.name, {table: rows})


def _first_line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"dòng {mark.line + 1}" if mark is not None else str(error).split("\n", 1)[0]
