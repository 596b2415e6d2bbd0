"""Lists of events: nested (YAML, JSON), or a table with one row for each new unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from congxa.kernel.text import fold
from congxa.units.domain.events import NAMES, Event, EventKind, Heir
from congxa.units.domain.tree import Kind
from congxa.units.lists.files import Row, text
from congxa.units.lists.parsing import Cells, Problems, kind_named, without_prefix
from congxa.units.models import Confidence

_EVENTS = {fold(name): kind for kind, name in NAMES.items()} | {kind.value: kind for kind in EventKind}
_PARTS = {"whole": True, "toan bo": True, "part": False, "mot phan": False}
_UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event as a list names it, with the paper behind it."""

    where: str
    event: Event
    number: str
    issuer: str
    signed: date | None
    confidence: str


def parse_events(
    rows: Sequence[Row], kinds: Iterable[Kind], problems: Problems, *, status: str = ""
) -> list[ListedEvent]:
    """Read events in the order written; ``status: unconfirmed`` of a file makes all of them unconfirmed."""
    known = list(kinds)
    events = []
    for row in _gathered(rows):
        event = _event(Cells(row, problems), known, unconfirmed=status == _UNCONFIRMED)
        if event is not None:
            events.append(event)
    return events


def _gathered(rows: Sequence[Row]) -> Iterable[Row]:
    """Bring a table into the nested shape: rows that follow each other with the same start are one event."""
    together: dict[str, Row] = {}
    for row in rows:
        if "to" in row.values or not any(key.startswith("to_") for key in row.values):
            yield row
            continue
        head = {key: value for key, value in row.values.items() if not key.startswith("to_") and key != "part"}
        heir = {key.removeprefix("to_"): value for key, value in row.values.items() if key.startswith("to_")}
        heir |= {key: row.values[key] for key in ("part",) if key in row.values}
        name = repr(sorted((key, text(value)) for key, value in head.items() if key not in ("lat", "lon")))
        first = together.setdefault(name, Row(row.where, {**head, "to": []}))
        if text(heir.get("code")):
            first.values["to"].append(heir)
    yield from together.values()


def _event(cells: Cells, kinds: list[Kind], *, unconfirmed: bool) -> ListedEvent | None:
    kind = _EVENTS.get(fold(cells.text("event")))
    if kind is None:
        cells.wrong(f"sự kiện “{cells.text('event')}” phải là một trong: {', '.join(EventKind)}.")
    day = cells.day("date")
    if day is None and not cells.text("date"):
        cells.wrong("thiếu ngày có hiệu lực (date).")
    olds = _codes(cells)
    written = cells.row.values.get("to") or []
    entries = written if isinstance(written, list) else [written]
    heirs = [_heir(Cells(Row(cells.row.where, entry), cells.problems), kinds) for entry in entries]
    paper = Cells(Row(cells.row.where, _paper(cells)), cells.problems)
    number, issuer, signed = paper.text("number"), paper.text("issuer"), paper.day("date")
    confidence = Confidence.RECALLED if unconfirmed else paper.confidence() or Confidence.VERIFIED
    if not number or not issuer:
        cells.wrong("quyết định cần có số (number) và cơ quan ban hành (issuer).")
    if kind is None or day is None or None in heirs:
        return None
    event = Event(kind, day, olds, tuple(heir for heir in heirs if heir is not None))
    return ListedEvent(cells.row.where, event, number, issuer, signed, confidence)


def _paper(cells: Cells) -> dict[str, object]:
    nested = cells.row.values.get("decision")
    if isinstance(nested, dict):
        return dict(nested)
    return {
        "number": cells.row.values.get("decision_number"),
        "date": cells.row.values.get("decision_date"),
        "issuer": cells.row.values.get("issuer"),
        "confidence": cells.row.values.get("confidence"),
    }


def _codes(cells: Cells) -> tuple[str, ...]:
    written = cells.row.values.get("from")
    if isinstance(written, list):
        codes = [Cells(Row(cells.row.where, {"code": code}), cells.problems).code("code") for code in written]
    else:
        codes = cells.code("from").replace(";", " ").replace(",", " ").split()
    return tuple(codes)


def _heir(cells: Cells, kinds: list[Kind]) -> Heir | None:
    if not isinstance(cells.row.values, dict):
        cells.wrong("mỗi đơn vị mới (to) phải là một bản ghi có code, name, kind, parent.")
        return None
    code, name, parent = cells.code("code"), cells.text("name"), cells.code("parent") or None
    kind = kind_named(kinds, cells.text("kind"))
    whole = _PARTS.get(fold(cells.text("part")) or "whole")
    if not code or not name:
        cells.wrong("mỗi đơn vị mới cần có mã (code) và tên (name).")
    if kind is None:
        cells.wrong(f"đơn vị mới {code}: không rõ loại “{cells.text('kind')}”.")
    if whole is None:
        cells.wrong(f"đơn vị mới {code}: phần “{cells.text('part')}” phải là whole (toàn bộ) hoặc part (một phần).")
    point = cells.point()
    if not code or not name or kind is None or whole is None:
        return None
    return Heir(code, without_prefix(kind, name), kind.code, parent, whole, point)
