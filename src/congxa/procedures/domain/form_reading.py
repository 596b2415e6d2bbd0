"""Answers as people read them: rows for the desk, for paper and for PDF. The words are Vietnamese, as the paper is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from congxa.kernel.phones import format_phone
from congxa.procedures.domain.form_faults import _
from congxa.procedures.domain.form_people import PART_WORDS, SEXES, parts_of
from congxa.procedures.domain.form_values import write_day, write_number
from congxa.procedures.domain.forms import Field, Kind, Schema


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a filled-in form; ``text`` may have several lines."""

    section: str
    label: str
    text: str


def rows(schema: Schema, answers: Mapping[str, Any]) -> Iterator[Row]:
    """Yield what was answered, in the order of the form; what was not asked or left empty is no row.

    A person gives a row for each particular, a table one for each row.
    """
    for section in schema.sections:
        for one in section.fields:
            if one.key in answers:
                for label, text in _lines(one, answers[one.key]):
                    yield Row(section.title, label, text)


def _lines(one: Field, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- any value of JSON
    if one.kind is Kind.PERSON:
        for part in parts_of(one):
            if part in value:
                yield f"{one.label} – {PART_WORDS[part]}", _part(part, value[part])
    elif one.kind is Kind.TABLE:
        for at, row in enumerate(value, 1):
            cells = (f"{each.label}: {text_of(each, row[each.key])}" for each in one.columns if each.key in row)
            yield f"{one.label} ({at})", "; ".join(cells)
    else:
        yield one.label, text_of(one, value)


def _part(part: str, value: str) -> str:
    if part in ("birth_date", "issued_on"):
        return write_day(date.fromisoformat(value))
    if part == "sex":
        return SEXES.get(value, value)
    return format_phone(value) if part == "phone" else value


def text_of(one: Field, value: Any) -> str:  # noqa: ANN401 -- any value of JSON
    """Return the answer to one question, no person and no table, as text."""
    match one.kind:
        case Kind.DATE:
            return write_day(date.fromisoformat(value))
        case Kind.NUMBER:
            return write_number(value)
        case Kind.MONEY:
            return _("%(amount)s đồng") % {"amount": write_number(value)}
        case Kind.PHONE:
            return format_phone(value)
        case Kind.ADDRESS:
            return ", ".join(part for part in (value["detail"], value["place"]) if part)
        case Kind.CHOICE:
            labels: dict[Any, str] = {option.value: option.label for option in one.options}
            return "; ".join(labels.get(each, str(each)) for each in (value if isinstance(value, list) else [value]))
        case Kind.FILE:
            return "; ".join(value)
        case _text:
            return str(value)
