"""Between the names of inputs and answers: ``who-name``, ``home-place``, ``children-0-born``."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.datastructures import MultiValueDict

from congxa.kernel.phones import format_phone
from congxa.procedures.domain.form_people import parts_of
from congxa.procedures.domain.form_values import write_day, write_number
from congxa.procedures.domain.forms import USUAL_ROWS, Field, Kind, Schema

ELSEWHERE = "elsewhere"
Sent = Mapping[str, Any]


def most_rows(field: Field) -> int:
    """Return how many rows a table may have."""
    return field.max_rows or USUAL_ROWS


def read_raw(schema: Schema, sent: Sent, prefix: str) -> dict[str, Any]:
    """Return the raw answers (see ``domain.form_cleaning``) in what a browser sent."""
    return {field.key: _read(field, sent, f"{prefix}-{field.key}") for field in schema.all_fields()}


def _read(field: Field, sent: Sent, name: str) -> Any:  # noqa: ANN401 -- raw answers have any shape
    match field.kind:
        case Kind.PERSON:
            return {part: sent.get(f"{name}-{part}", "") for part in parts_of(field)}
        case Kind.ADDRESS:
            raw: dict[str, Any] = {part: sent.get(f"{name}-{part}", "") for part in ("place", "detail")}
            unit = sent.get(f"{name}-unit", "")
            code, _at, since = unit.partition("@")
            if unit:
                raw["unit"] = "" if unit == ELSEWHERE else {"code": code, "valid_from": since}
            return raw
        case Kind.TABLE:
            count = sent.get(f"{name}-rows", "")
            rows = min(int(count), most_rows(field)) if count.isascii() and count.isdecimal() and len(count) < 4 else 0
            return [{one.key: sent.get(f"{name}-{at}-{one.key}", "") for one in field.columns} for at in range(rows)]
        case Kind.FILE:
            return []
        case _simple if field.several:
            return sent.getlist(name) if isinstance(sent, MultiValueDict) else sent.get(name, [])
        case _simple:
            return sent.get(name, "")


def write_raw(schema: Schema, raw: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """Return the values of all inputs for raw or canonical answers, spelled as people write them."""
    values: dict[str, Any] = {}
    for field in schema.all_fields():
        value, name = raw.get(field.key), f"{prefix}-{field.key}"
        if field.kind is Kind.PERSON:
            data = value if isinstance(value, Mapping) else {}
            values |= {f"{name}-{part}": _part(part, str(data.get(part, ""))) for part in parts_of(field)}
        elif field.kind is Kind.ADDRESS:
            data = value if isinstance(value, Mapping) else {}
            values |= {f"{name}-{part}": data.get(part, "") for part in ("place", "detail")}
            values[f"{name}-unit"] = unit_value(data.get("unit"))
        elif field.kind is Kind.TABLE:
            rows = value if isinstance(value, list) else []
            count = min(max(len(rows), field.min_rows or 0, 1), most_rows(field))
            values[f"{name}-rows"] = str(count)
            for at, row in enumerate(rows[:count]):
                values |= {f"{name}-{at}-{one.key}": _simple(one, row.get(one.key)) for one in field.columns}
        elif field.kind is not Kind.FILE:
            values[name] = _simple(field, value)
    return values


def unit_value(unit: object) -> str:
    """Return a chosen unit as the value of a radio button; "" when none was chosen."""
    if isinstance(unit, Mapping):
        return f"{unit.get('code', '')}@{unit.get('valid_from', '')}"
    return ELSEWHERE if unit == "" else ""


def _simple(field: Field, value: Any) -> Any:  # noqa: ANN401 -- raw or canonical
    if value is None or isinstance(value, list):
        return value or ([] if field.several else "")
    if field.kind in (Kind.NUMBER, Kind.MONEY) and isinstance(value, int | float):
        return write_number(value)
    if field.kind is Kind.DATE:
        return _day(str(value))
    if field.kind is Kind.PHONE and str(value).startswith("+84"):
        return format_phone(str(value))
    return value


def _part(part: str, value: str) -> str:
    if part in ("birth_date", "issued_on"):
        return _day(value)
    return format_phone(value) if part == "phone" and value.startswith("+84") else value


def _day(value: str) -> str:
    try:
        return write_day(date.fromisoformat(value)) if len(value) == 10 and value[4] == "-" else value
    except ValueError:
        return value
