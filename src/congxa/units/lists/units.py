"""Lists of units: one unit a row, or the wide layout of the official lists (province, district and ward in one row)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from congxa.units.domain.tree import Key, Kind, Point
from congxa.units.lists.files import Row, text
from congxa.units.lists.parsing import Cells, Problems, kind_named, split_title, width_fault, without_prefix

_WIDE = (("province", 1), ("district", 2), ("ward", 3))


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A unit as a list names it: the parent by its code, ``source`` and ``confidence`` empty if the list is silent."""

    where: str
    code: str
    name: str
    kind: str
    parent: str | None
    valid_from: date
    point: Point | None = None
    source: str = ""
    confidence: str = ""

    @property
    def key(self) -> Key:
        """Return the key of the unit."""
        return Key(self.code, self.valid_from)


def parse_kinds(rows: Iterable[Row], problems: Problems) -> list[Kind]:
    """Read kinds of units: code, label, prefix, tier."""
    kinds = []
    for row in rows:
        cells = Cells(row, problems)
        code, label, tier = cells.text("code"), cells.text("label"), cells.text("tier")
        if not code or not label or not tier.isdigit():
            cells.wrong("loại đơn vị cần có mã (code), tên (label) và cấp (tier) là số.")
            continue
        kinds.append(Kind(code, label, cells.text("prefix") or label.lower(), int(tier)))
    return kinds


def parse_units(rows: Sequence[Row], kinds: Iterable[Kind], problems: Problems, *, on: date | None) -> list[ListedUnit]:
    """Read units; ``on`` is the first day of those that name none."""
    known = list(kinds)
    listed: dict[Key, ListedUnit] = {}
    for row in rows:
        cells = Cells(row, problems)
        wide = bool(cells.row.values.get("ward_code") or cells.row.values.get("province_code"))
        for unit in _wide(cells, known, on) if wide else _narrow(cells, known, on):
            before = listed.setdefault(unit.key, unit)
            if before is unit:
                continue
            if not wide or (before.name, before.kind, before.parent) != (unit.name, unit.kind, unit.parent):
                cells.wrong(f"mã {unit.code} đã có ở {before.where} với tên “{before.name}”.")
    return list(listed.values())


def _narrow(cells: Cells, kinds: list[Kind], on: date | None) -> Iterable[ListedUnit]:
    code, name, day = cells.code("code"), cells.text("name"), cells.day("valid_from", on)
    if text(cells.row.values.get("valid_to")):
        cells.wrong("danh sách không ghi ngày kết thúc; hãy ghi sự kiện bằng lệnh “congxa import unit-events”.")
    word = cells.text("kind")
    if word:
        kind = kind_named(kinds, word)
        name = without_prefix(kind, name) if kind else name
    else:
        kind, name = split_title(kinds, name)
    if not code:
        cells.wrong("thiếu mã đơn vị.")
    if not name:
        cells.wrong("thiếu tên đơn vị.")
    if kind is None:
        cells.wrong(f"không rõ loại đơn vị “{word or name}”; hãy ghi như “xã”, “phường”, “commune”.")
    if day is None and not cells.text("valid_from"):
        cells.wrong("thiếu ngày bắt đầu; hãy thêm cột “từ ngày” hoặc dùng --on.")
    fault = width_fault(code, kind)
    if fault:
        cells.wrong(fault)
    parent = cells.code("parent") or None
    point, confidence = cells.point(), cells.confidence()
    if code and name and kind and day and not fault:
        yield ListedUnit(cells.row.where, code, name, kind.code, parent, day, point, cells.text("source"), confidence)


def _wide(cells: Cells, kinds: list[Kind], on: date | None) -> Iterable[ListedUnit]:
    day = cells.day("valid_from", on)
    if day is None:
        cells.wrong("thiếu ngày bắt đầu; hãy thêm cột “từ ngày” hoặc dùng --on.")
        return
    parent: str | None = None
    for column, tier in _WIDE:
        code, title = cells.code(f"{column}_code"), cells.text(column)
        if not code and not title:
            continue
        kind, name = split_title(kinds, title, tier)
        fault = width_fault(code, kind)
        if not code or kind is None or fault:
            cells.wrong(fault or f"“{title}” (mã “{code}”) thiếu mã hoặc không rõ loại đơn vị.")
            return
        yield ListedUnit(
            cells.row.where, code, name, kind.code, parent, day, None, cells.text("source"),
            cells.confidence(),
        )  # fmt: skip
        parent = code
