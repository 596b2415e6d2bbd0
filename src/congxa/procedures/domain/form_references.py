"""What the conditions of a schema refer to: nothing unknown, nothing in a circle, nothing that comes later."""

from collections.abc import Iterator

from congxa.procedures.domain.form_conditions import OneOf, leaves
from congxa.procedures.domain.form_faults import Fault, _
from congxa.procedures.domain.forms import Field, Kind, Schema, Section


def conditioned(schema: Schema) -> Iterator[Section | Field]:
    for section in schema.sections:
        yield section
        yield from section.fields


def references(schema: Schema) -> Iterator[Fault]:
    known = {one.key: one for one in schema.all_fields()}
    for one in conditioned(schema):
        name = one.title if isinstance(one, Section) else one.label
        for leaf in leaves(one.condition):
            asked = known.get(leaf.field)
            if asked is None:
                yield Fault(
                    one.key,
                    _("Điều kiện của “%(label)s” nhắc đến câu hỏi “%(other)s” không có trong mẫu."),
                    {"label": name, "other": leaf.field},
                )
            elif isinstance(leaf, OneOf):
                options = {option.value for option in asked.options}
                if asked.kind is not Kind.CHOICE or not leaf.values or set(leaf.values) - options:
                    yield Fault(
                        one.key,
                        _("Điều kiện của “%(label)s” nhắc đến lựa chọn không có của “%(other)s”."),
                        {"label": name, "other": asked.label},
                    )


def depends_on(schema: Schema) -> dict[str, set[str]]:
    """Return for each question the questions on whose answers it depends, its section's condition included."""
    return {
        one.key: {leaf.field for condition in (section.condition, one.condition) for leaf in leaves(condition)}
        for section in schema.sections
        for one in section.fields
    }


def cycles(schema: Schema) -> Iterator[Fault]:
    graph, labels = depends_on(schema), {one.key: one.label for one in schema.all_fields()}
    settled: set[str] = set()

    def walk(key: str, way: list[str]) -> list[str] | None:
        if key in way:
            return [*way[way.index(key) :], key]
        if key in settled:
            return None
        for other in sorted(graph.get(key, ())):
            if found := walk(other, [*way, key]):
                return found
        settled.add(key)
        return None

    for key in graph:
        if way := walk(key, []):
            line = " → ".join(labels.get(one, one) for one in way)
            yield Fault(key, _("Các điều kiện hiện vòng tròn: %(line)s. Không câu nào hiện được."), {"line": line})
            return


def order(schema: Schema) -> Iterator[Fault]:
    place = {one.key: at for at, one in enumerate(schema.all_fields())}
    for section in schema.sections:
        for one in section.fields:
            for leaf in (*leaves(section.condition), *leaves(one.condition)):
                if place[leaf.field] > place[one.key]:
                    asked = schema.field(leaf.field)
                    yield Fault(
                        one.key,
                        _("“%(label)s” hiện theo câu trả lời của “%(other)s”, nên phải đứng sau câu đó."),
                        {"label": one.label, "other": asked.label if asked else leaf.field},
                    )
