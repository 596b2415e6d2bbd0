"""From what was typed into a form to its answers: one canonical JSON, the faults, and the doubts to ask about.

Raw answers have the shape of canonical ones with text in the places of values, so that cleaning what is clean changes
nothing: ``{"mother": {"name": "…", "birth_date": "1/2/1990"}, "children": [{"name": "…"}]}``.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from congxa.kernel.text import tokens
from congxa.procedures.domain.form_conditions import holds
from congxa.procedures.domain.form_faults import Fault, _
from congxa.procedures.domain.form_people import given_parts, parts_of, read_identity, read_name, read_part
from congxa.procedures.domain.form_values import (
    LONGEST_LONG_TEXT,
    LONGEST_TEXT,
    Wrong,
    clean_line,
    clean_lines,
    day_within,
    limited,
    read_day,
    read_email,
    read_money,
    read_number,
    read_phone,
)
from congxa.procedures.domain.forms import USUAL_ROWS, Field, Kind, Schema

MISSING = _("Hãy điền mục này.")
NOT_CHOSEN = _("Hãy chọn một mục.")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the tree as an address names it; the key is (code, valid_from) because codes were reused."""

    code: str
    valid_from: date
    line: str


class Places(Protocol):
    """Where units are looked up."""

    def get(self, code: str, valid_from: date) -> Place | None:
        """Return the unit with this key."""

    def search(self, text: str) -> Sequence[Place]:
        """Return the units whose names have every word of ``text``, without regard to diacritics; best first."""


class NoPlaces:
    """No tree of units: every address is kept as it was written."""

    def get(self, code: str, valid_from: date) -> Place | None:
        """Know none."""
        return None

    def search(self, text: str) -> Sequence[Place]:
        """Find none."""
        return ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may be right and is asked about once; ``token`` comes back when the person says that it is."""

    fault: Fault
    token: str


@dataclass(slots=True)
class Outcome:
    """What came out of cleaning. The answers may be kept when there are neither faults nor open doubts."""

    answers: dict[str, Any] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Say whether the answers may be kept."""
        return not self.faults and not self.doubts


def clean(
    schema: Schema,
    raw: Mapping[str, Any],
    *,
    today: date,
    places: Places | None = None,
    confirmed: frozenset[str] = frozenset(),
) -> Outcome:
    """Clean the answers to a sound schema. Questions that are not asked are dropped, whatever was written there."""
    work = _Cleaning(today, places or NoPlaces(), confirmed)
    for section in schema.sections:
        for one in section.fields:
            if holds(section.condition, work.out.answers) and holds(one.condition, work.out.answers):
                work.out.shown.append(one.key)
                work.take(one, raw.get(one.key))
    return work.out


class _Cleaning:
    """One pass over a form."""

    def __init__(self, today: date, places: Places, confirmed: frozenset[str]) -> None:
        self.today, self.places, self.confirmed, self.out = today, places, confirmed, Outcome()

    def take(self, one: Field, raw: object) -> None:
        """Put the answer to one question in its place, or note what is wrong with it."""
        whole: dict[Kind, Callable[[Field, object], Any]] = {
            Kind.PERSON: self._person,
            Kind.TABLE: self._table,
            Kind.ADDRESS: self._address,
            Kind.FILE: self._files,
        }
        if one.kind in whole:
            value = whole[one.kind](one, raw)
        else:
            value = self._simple(one, raw, one.key)
        if value is not None:
            self.out.answers[one.key] = value

    def _fault(self, at: str, sentence: str, **values: object) -> None:
        self.out.faults.append(Fault(at, sentence, values))

    def _simple(self, one: Field, raw: object, at: str) -> Any:  # noqa: ANN401 -- any value of JSON
        if one.several:
            return self._several(one, raw, at)
        if isinstance(raw, list | tuple):
            raw = raw[0] if raw else None
        if raw is None or isinstance(raw, Mapping | bool) or not clean_line(str(raw)):
            if one.required:
                self._fault(at, NOT_CHOSEN if one.kind is Kind.CHOICE else MISSING)
            return None
        try:
            return self._read(one, raw, at)
        except Wrong as wrong:
            self._fault(at, wrong.sentence, **wrong.values)
            return None

    def _read(self, one: Field, raw: object, at: str) -> Any:  # noqa: ANN401 -- any value of JSON
        text = str(raw)
        match one.kind:
            case Kind.NUMBER:
                return read_number(raw, one)
            case Kind.MONEY:
                return read_money(raw, one)
            case Kind.DATE:
                return day_within(read_day(text), one, self.today).isoformat()
            case Kind.PHONE:
                return read_phone(text)
            case Kind.EMAIL:
                return read_email(text)
            case Kind.IDENTITY:
                return self._identity(text, at, None, None)
            case Kind.CHOICE:
                if text not in {option.value for option in one.options}:
                    raise Wrong(_("Hãy chọn một mục trong danh sách."))
                return text
            case Kind.LONG_TEXT:
                return limited(clean_lines(text), one.max_length or LONGEST_LONG_TEXT)
            case _text:
                return limited(clean_line(text), one.max_length or LONGEST_TEXT)

    def _several(self, one: Field, raw: object, at: str) -> list[str] | None:
        given = [str(each) for each in raw] if isinstance(raw, list | tuple) else [str(raw)] if raw else []
        if set(given) - {option.value for option in one.options}:
            self._fault(at, _("Hãy chọn một mục trong danh sách."))
            return None
        if not given and one.required:
            self._fault(at, _("Hãy chọn ít nhất một mục."))
        return [option.value for option in one.options if option.value in given] or None

    def _identity(self, text: str, at: str, birth: date | None, sex: str | None) -> str:
        return self._asked(at, *read_identity(text, birth=birth, sex=sex, today=self.today))

    def _asked(self, at: str, value: str, questions: Sequence[str]) -> str:
        """Return the value after noting what to ask about it, unless the person has said that it is right."""
        for question in questions:
            token = f"{at}:{zlib.crc32(f'{question}|{value}'.encode()):08x}"
            if token not in self.confirmed:
                self.out.doubts.append(Doubt(Fault(at, "%(said)s", {"said": question}), token))
        return value

    def _person(self, one: Field, raw: object) -> dict[str, str] | None:
        given = given_parts(one, raw)
        if not given and not one.required:
            return None
        clean_parts: dict[str, str] = {}
        for part in parts_of(one):
            at = f"{one.key}-{part}"
            if part not in given:
                if part == "name" or part in one.required_parts:
                    self._fault(at, MISSING)
                continue
            try:
                clean_parts[part] = self._part(part, given[part], at, clean_parts)
            except Wrong as wrong:
                self._fault(at, wrong.sentence, **wrong.values)
        return clean_parts or None

    def _part(self, part: str, text: str, at: str, known: Mapping[str, str]) -> str:
        if part == "identity":
            birth = date.fromisoformat(known["birth_date"]) if "birth_date" in known else None
            return self._identity(text, at, birth, known.get("sex"))
        if part == "name":
            return self._asked(at, *read_name(text))
        return read_part(part, text, self.today)

    def _table(self, one: Field, raw: object) -> list[dict[str, Any]] | None:
        given = [row for row in raw if isinstance(row, Mapping)] if isinstance(raw, list | tuple) else []
        most, least = one.max_rows or USUAL_ROWS, max(one.min_rows or 0, int(one.required))
        rows: list[dict[str, Any]] = []
        filled = [(at, row) for at, row in enumerate(given) if any(_written(row.get(each.key)) for each in one.columns)]
        for at, row in filled[:most]:
            cells = {
                each.key: self._simple(each, row.get(each.key), f"{one.key}-{at}-{each.key}") for each in one.columns
            }
            rows.append({key: value for key, value in cells.items() if value is not None})
        if len(filled) > most:
            self._fault(one.key, _("Nhiều nhất %(most)s dòng."), most=most)
        if len(filled) < least:
            self._fault(one.key, _("Hãy điền ít nhất %(least)s dòng."), least=least)
        return rows or None

    def _address(self, one: Field, raw: object) -> dict[str, Any] | None:
        data: Mapping[str, Any] = raw if isinstance(raw, Mapping) else {"place": raw or ""}
        try:
            written = limited(clean_line(str(data.get("place") or "")), LONGEST_TEXT)
            detail = limited(clean_line(str(data.get("detail") or "")), LONGEST_TEXT)
        except Wrong as wrong:
            self._fault(f"{one.key}-place", wrong.sentence, **wrong.values)
            return None
        chosen = self._unit(data.get("unit"))
        if chosen and not set(tokens(written)) <= set(tokens(chosen.line)):
            chosen = None  # another place was written after this one had been chosen
        if not written:
            if one.required or detail:
                self._fault(f"{one.key}-place", _("Hãy ghi xã, phường nào, như “Tân Vinh”."))
            return None
        if chosen is None:
            found = list(self.places.search(written))
            exact = [place for place in found if place.line == written]
            if len(exact) == 1 or len(found) == 1:
                chosen = (exact or found)[0]
            elif found and data.get("unit") != "":
                self._fault(f"{one.key}-place", _("Có nhiều nơi tên như vậy. Hãy chọn một nơi ở dưới."))
                return None
        unit = {"code": chosen.code, "valid_from": chosen.valid_from.isoformat()} if chosen else ""
        return {"unit": unit, "place": chosen.line if chosen else written, "detail": detail}

    def _unit(self, key: object) -> Place | None:
        if not isinstance(key, Mapping):
            return None
        try:
            return self.places.get(str(key.get("code", "")), date.fromisoformat(str(key.get("valid_from", ""))))
        except ValueError:
            return None

    def _files(self, one: Field, raw: object) -> list[str] | None:
        given = [str(each) for each in raw] if isinstance(raw, list | tuple) else []
        if not given and one.required:
            self._fault(one.key, _("Hãy đính kèm ít nhất một tệp."))
        if len(given) > (one.max_files or 5):
            self._fault(one.key, _("Nhiều nhất %(most)s tệp."), most=one.max_files or 5)
        return given or None


def _written(value: object) -> bool:
    return value is not None and bool(clean_line(str(value)))
