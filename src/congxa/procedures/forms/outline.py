"""The outline of a form on its page in the builder."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from congxa.procedures.domain.forms import Field, Schema, Section
from congxa.procedures.filling.words import KIND_WORDS, condition_words


@dataclass(frozen=True, slots=True)
class Line:
    """One question as the outline shows it."""

    field: Field
    kind: str | Promise
    when: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One section as the outline shows it."""

    section: Section
    when: str
    first: bool
    last: bool
    lines: Sequence[Line]


def outline(schema: Schema) -> list[Block]:
    """Return the sections and their questions, with what can be moved where."""
    blocks, count = [], len(schema.sections)
    for at, section in enumerate(schema.sections):
        lines = [
            Line(
                one,
                KIND_WORDS[one.kind][0],
                condition_words(schema, one.condition) if one.condition else "",
                at == 0 and place == 0,
                at == count - 1 and place == len(section.fields) - 1,
            )
            for place, one in enumerate(section.fields)
        ]
        when = condition_words(schema, section.condition) if section.condition else ""
        blocks.append(Block(section, when, at == 0, at == count - 1, lines))
    return blocks
