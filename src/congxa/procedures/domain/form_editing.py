"""Changing a schema step by step, as the page of the builder does: each step gives a new schema."""

from collections.abc import Callable
from dataclasses import replace

from congxa.kernel.text import slugify
from congxa.procedures.domain.forms import Field, Kind, Layout, Option, Schema, Section


def free_key(schema: Schema, words: str, usual: str) -> str:
    """Return a key for ``words`` that nothing in the schema has."""
    base = slugify(words, 30).replace("-", "_")
    base = base if base and base[0].isalpha() else f"{usual}_{base}".rstrip("_")
    taken = {one.key for section in schema.sections for one in section.fields} | {one.key for one in schema.sections}
    key, count = base, 2
    while key in taken:
        key, count = f"{base}_{count}", count + 1
    return key


def put_section(schema: Schema, section: Section) -> Schema:
    """Return the schema with ``section`` in the place of the one with its key, or at the end."""
    if any(one.key == section.key for one in schema.sections):
        changed = tuple(section if one.key == section.key else one for one in schema.sections)
        return replace(schema, sections=changed)
    return replace(schema, sections=(*schema.sections, section))


def put_field(schema: Schema, section_key: str, field: Field, old_key: str = "") -> Schema:
    """Return the schema with ``field`` in the place of the one called ``old_key``, or at the end of the section."""

    def changed(section: Section) -> Section:
        if old_key and any(one.key == old_key for one in section.fields):
            return replace(section, fields=tuple(field if one.key == old_key else one for one in section.fields))
        if section.key == section_key and not old_key:
            return replace(section, fields=(*section.fields, field))
        return section

    return _each(schema, changed)


def remove(schema: Schema, key: str) -> Schema:
    """Return the schema without the section or question ``key``."""
    kept = tuple(one for one in schema.sections if one.key != key)
    return _each(
        replace(schema, sections=kept),
        lambda section: replace(section, fields=tuple(one for one in section.fields if one.key != key)),
    )


def move(schema: Schema, key: str, step: int) -> Schema:
    """Return the schema with the section or question ``key`` one place further up (-1) or down (1).

    A question at the edge of its section goes over into the next one.
    """
    order = [one.key for one in schema.sections]
    if key in order:
        at = order.index(key)
        to = min(max(at + step, 0), len(order) - 1)
        listed = list(schema.sections)
        listed.insert(to, listed.pop(at))
        return replace(schema, sections=tuple(listed))
    return _move_field(schema, key, step)


def _move_field(schema: Schema, key: str, step: int) -> Schema:
    lists = [list(section.fields) for section in schema.sections]
    for number, fields in enumerate(lists):
        at = next((place for place, one in enumerate(fields) if one.key == key), None)
        if at is None:
            continue
        if 0 <= at + step < len(fields):
            fields.insert(at + step, fields.pop(at))
        elif 0 <= number + step < len(lists):
            other = lists[number + step]
            other.insert(len(other) if step < 0 else 0, fields.pop(at))
        break
    pairs = zip(schema.sections, lists, strict=True)
    return replace(schema, sections=tuple(replace(section, fields=tuple(fields)) for section, fields in pairs))


def _each(schema: Schema, change: Callable[[Section], Section]) -> Schema:
    return replace(schema, sections=tuple(change(section) for section in schema.sections))


def options_from_lines(text: str, old: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return the options written one a line; one that was there keeps its value, so that conditions stay true.

    When as many lines as before came back, a changed line is the old option with other words.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    by_label = {option.label: option.value for option in old}
    values: list[str] = []
    for at, line in enumerate(lines):
        value = by_label.get(line) or (old[at].value if len(lines) == len(old) else "")
        if not value or value in values:
            base = slugify(line, 30).replace("-", "_") or f"muc_{at + 1}"
            value, count = base, 2
            while value in values or value in by_label.values():
                value, count = f"{base}_{count}", count + 1
        values.append(value)
    return tuple(Option(value, line) for value, line in zip(values, lines, strict=True))


def new_field(kind: Kind) -> Field:
    """Return an empty question of a kind, as the page for a new one begins."""
    usual: dict[Kind, dict[str, object]] = {
        Kind.CHOICE: {"layout": Layout.RADIO},
        Kind.PERSON: {"parts": ("birth_date", "sex", "identity")},
    }
    return Field(key="", kind=kind, label="", **usual.get(kind, {}))  # type: ignore[arg-type]  # values of the fields by name
