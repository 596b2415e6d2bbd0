"""What a form asks, as typed data: sections with questions, read from JSON and written to it.

The JSON of a schema and the JSON of answers are described in docs/how-to/forms.md. A schema that was read is well
shaped; whether it makes sense says ``form_checks.check_schema``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, get_type_hints

from congxa.procedures.domain.form_conditions import Condition, condition_from_json, condition_to_json
from congxa.procedures.domain.form_faults import Fault, SchemaError, _


class Kind(StrEnum):
    """The kinds of questions."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    PERSON = "person"
    IDENTITY = "identity"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    TABLE = "table"
    FILE = "file"


class Layout(StrEnum):
    """How the options of a choice are shown; only checkboxes take several answers."""

    RADIO = "radio"
    SELECT = "select"
    CHECKBOXES = "checkboxes"


PERSON_PARTS = ("birth_date", "sex", "identity", "issued_on", "issued_by", "ethnicity", "nationality", "phone")
"""What can be asked of a person besides the name, in the order in which it is asked."""
USUAL_ROWS = 20
"""The most rows of a table that says nothing else."""
IN_TABLES = frozenset(
    {Kind.TEXT, Kind.CHOICE, Kind.DATE, Kind.NUMBER, Kind.MONEY, Kind.IDENTITY, Kind.PHONE, Kind.EMAIL}
)
"""The kinds that fit into a cell."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen: the value that is kept and the words people see."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question. What only some kinds have is None (or empty) elsewhere; see ``form_checks.BELONGS``.

    ``earliest`` and ``latest`` are ISO dates or ``today``. ``decimals`` are digits after the comma of a number.
    ``own`` says that it asks about the person who fills the form in, so that the browser may offer what it knows.
    """

    key: str
    kind: Kind
    label: str
    help: str = ""
    required: bool = False
    condition: Condition | None = None
    own: bool = False
    options: tuple[Option, ...] = ()
    layout: Layout | None = None
    max_length: int | None = None
    earliest: str | None = None
    latest: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    decimals: int | None = None
    parts: tuple[str, ...] = ()
    required_parts: tuple[str, ...] = ()
    columns: tuple["Field", ...] = ()
    min_rows: int | None = None
    max_rows: int | None = None
    accept: tuple[str, ...] = ()
    max_files: int | None = None
    max_megabytes: int | None = None

    @property
    def several(self) -> bool:
        """Say whether the answer is a list of options."""
        return self.layout is Layout.CHECKBOXES


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the form under one heading, asked as a whole or, with a condition, not at all."""

    key: str
    title: str
    help: str = ""
    condition: Condition | None = None
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A whole form. ``confidence`` is ``recalled`` while nobody compared it with the official one."""

    title: str
    intro: str = ""
    confidence: str = ""
    sections: tuple[Section, ...] = ()

    def all_fields(self) -> Iterator[Field]:
        """Yield the questions in the order in which they are asked; columns of tables are not among them."""
        for section in self.sections:
            yield from section.fields

    def field(self, key: str) -> Field | None:
        """Return the question with this key."""
        return next((one for one in self.all_fields() if one.key == key), None)

    def section_of(self, key: str) -> Section | None:
        """Return the section that holds the question with this key."""
        return next((one for one in self.sections if any(field.key == key for field in one.fields)), None)


def schema_to_json(schema: Schema) -> dict[str, Any]:
    """Return the schema as data; what is not set is left out."""
    return _to_json(schema)


def field_to_json(field: Field) -> dict[str, Any]:
    """Return one question as data."""
    return _to_json(field)


def schema_from_json(data: object) -> Schema:
    """Read a schema.

    Raises:
        SchemaError: something has another shape; the sentence names it.
    """
    made: Schema = _from_json(Schema, data, "")
    return made


def field_from_json(data: object) -> Field:
    """Read one question. Raises SchemaError."""
    made: Field = _from_json(Field, data, "")
    return made


_PLURAL: dict[str, type] = {"sections": Section, "fields": Field, "columns": Field, "options": Option}
_WORDS = {"parts", "required_parts", "accept"}
_TYPES: dict[type, dict[str, Any]] = {cls: get_type_hints(cls) for cls in (Schema, Section, Field, Option)}


def _to_json(thing: Any) -> dict[str, Any]:  # noqa: ANN401 -- any of the dataclasses above
    data: dict[str, Any] = {}
    for one in fields(thing):
        value = getattr(thing, one.name)
        if value == one.default and one.default is not None and one.name not in {"key", "kind", "label", "title"}:
            continue
        if value is None:
            continue
        if one.name == "condition":
            data[one.name] = condition_to_json(value)
        elif one.name in _PLURAL:
            data[one.name] = [_to_json(part) for part in value]
        elif isinstance(value, tuple):
            data[one.name] = list(value)
        else:
            data[one.name] = str(value) if isinstance(value, StrEnum) else value
    return data


def _from_json(cls: type, data: object, at: str) -> Any:  # noqa: ANN401 -- one of the dataclasses above
    if not isinstance(data, Mapping) or not all(isinstance(name, str) for name in data):
        raise SchemaError([Fault(at, _("Phần “%(at)s” của mẫu phải là một nhóm có tên."), {"at": at or "schema"})])
    at = str(data.get("key") or data.get("value") or at)
    known = {one.name for one in fields(cls)}
    if extra := sorted(set(data) - known):
        raise SchemaError([Fault(at, _("“%(at)s” có mục lạ: %(names)s."), {"at": at, "names": ", ".join(extra)})])
    values = {name: _value(cls, name, value, at) for name, value in data.items() if value is not None}
    try:
        return cls(**values)
    except TypeError:
        needed = {"key", "kind", "label", "title", "value"} & known - set(values)
        sentence = _("“%(at)s” thiếu mục: %(names)s.")
        raise SchemaError([Fault(at, sentence, {"at": at or "schema", "names": ", ".join(sorted(needed))})]) from None


def _value(cls: type, name: str, value: object, at: str) -> object:
    wrong = SchemaError([Fault(at, _("“%(at)s”: mục %(name)s có kiểu không đúng."), {"at": at, "name": name})])
    if name == "condition":
        return condition_from_json(value, at)
    if name in _PLURAL:
        if not isinstance(value, list | tuple):
            raise wrong
        return tuple(_from_json(_PLURAL[name], one, at) for one in value)
    if name in _WORDS:
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
            raise wrong
        return tuple(value)
    if name in {"kind", "layout"}:
        enum: type[StrEnum] = Kind if name == "kind" else Layout
        if value not in list(enum):
            raise wrong
        return enum(str(value))
    hint = _TYPES[cls][name]
    for kind in (bool, int, str):
        if hint in (kind, kind | None):
            if type(value) is not kind:
                raise wrong
            return value
    raise wrong
