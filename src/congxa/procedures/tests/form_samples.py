"""A form with every kind of question, for the tests."""

from typing import Any

from hypothesis import strategies as st

from congxa.procedures.domain.form_conditions import AllOf, Answered, AnyOf, Not, OneOf
from congxa.procedures.domain.forms import (
    IN_TABLES,
    PERSON_PARTS,
    Field,
    Kind,
    Layout,
    Option,
    Schema,
    Section,
    schema_from_json,
)

YES_NO = [{"value": "yes", "label": "Có"}, {"value": "no", "label": "Không"}]
SAMPLE: dict[str, Any] = {
    "title": "Tờ khai thử",
    "sections": [
        {
            "key": "applicant",
            "title": "Người khai",
            "fields": [
                {
                    "key": "who",
                    "kind": "person",
                    "label": "Người khai",
                    "required": True,
                    "own": True,
                    "parts": ["birth_date", "sex", "identity"],
                    "required_parts": ["identity"],
                },
                {"key": "phone", "kind": "phone", "label": "Điện thoại", "required": True, "own": True},
                {"key": "email", "kind": "email", "label": "Thư điện tử"},
                {"key": "home", "kind": "address", "label": "Nơi cư trú", "required": True},
            ],
        },
        {
            "key": "matter",
            "title": "Nội dung",
            "fields": [
                {
                    "key": "married",
                    "kind": "choice",
                    "layout": "radio",
                    "label": "Đã kết hôn?",
                    "required": True,
                    "options": YES_NO,
                },
                {
                    "key": "wedding",
                    "kind": "date",
                    "label": "Ngày kết hôn",
                    "required": True,
                    "latest": "today",
                    "condition": {"field": "married", "is": ["yes"]},
                },
                {"key": "income", "kind": "money", "label": "Thu nhập"},
                {"key": "area", "kind": "number", "label": "Diện tích (m²)", "decimals": 1, "minimum": 1},
                {"key": "reason", "kind": "long_text", "label": "Lý do", "max_length": 100},
                {
                    "key": "children",
                    "kind": "table",
                    "label": "Con",
                    "max_rows": 3,
                    "columns": [
                        {"key": "name", "kind": "text", "label": "Họ tên", "required": True},
                        {"key": "born", "kind": "date", "label": "Ngày sinh"},
                    ],
                },
                {"key": "papers", "kind": "file", "label": "Giấy tờ", "max_files": 2},
            ],
        },
    ],
}


def sample(**changes: Any) -> Schema:
    """Return the form above; ``married={"required": False}`` changes one question, ``married=None`` takes it away."""
    sections = [
        section
        | {
            "fields": [
                one | (changes.get(one["key"]) or {})
                for one in section["fields"]
                if changes.get(one["key"], {}) is not None
            ]
        }
        for section in SAMPLE["sections"]
    ]
    return schema_from_json(SAMPLE | {"sections": sections})


WHOLE: dict[str, Any] = {
    "who": {"name": "Nguyễn Thị Lan", "birth_date": "1/2/1985", "sex": "female", "identity": "017 185 001234"},
    "phone": "0912 345 678",
    "home": {"place": "thị trấn Bo, huyện Kim Bôi", "detail": "tổ 3"},
    "married": "no",
}
"""Answers with which the sample is complete."""

words = st.text(min_size=1, max_size=20).filter(str.strip)
keys = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True)


@st.composite
def fields(draw: st.DrawFn, key: str, kinds: list[Kind], before: list[Field]) -> Field:
    """A sound question, shown under a condition on choices before it."""
    kind = draw(st.sampled_from(kinds))
    more: dict[str, Any] = {}
    required: bool = draw(st.booleans())
    if kind is Kind.CHOICE:
        values = draw(st.lists(keys, min_size=1, max_size=4, unique=True))
        more["options"] = tuple(Option(value, draw(words)) for value in values)
        more["layout"] = draw(st.sampled_from(list(Layout)[: 2 if kinds != list(Kind) else 3]))
    elif kind is Kind.PERSON:
        parts = draw(st.lists(st.sampled_from(PERSON_PARTS), unique=True))
        more |= {"parts": tuple(parts), "required_parts": tuple(parts[:1])}
    elif kind is Kind.TABLE:
        names = draw(st.lists(keys, min_size=1, max_size=3, unique=True))
        more["columns"] = tuple(draw(fields(name, sorted(IN_TABLES), [])) for name in names)
    elif kind is Kind.NUMBER:
        more["decimals"] = draw(st.integers(0, 4))
    elif kind is Kind.DATE:
        more["latest"] = draw(st.sampled_from([None, "today", "2020-02-29"]))
    conditioned: bool = draw(st.booleans())
    choices = [one for one in before if one.kind is Kind.CHOICE]
    if choices and conditioned:
        asked = draw(st.sampled_from(choices))
        leaf = OneOf(asked.key, (asked.options[0].value,))
        more["condition"] = draw(
            st.sampled_from([leaf, Not(leaf), AnyOf((leaf, Answered(asked.key))), AllOf((leaf, Not(Answered("f0"))))])
        )
    return Field(key=key, kind=kind, label=draw(words), help=draw(st.text(max_size=9)), required=required, **more)


@st.composite
def schemas(draw: st.DrawFn) -> Schema:
    """A sound form."""
    made: list[Field] = []
    for at in range(draw(st.integers(1, 6))):
        made.append(draw(fields(f"f{at}", list(Kind), made)))
    cut = draw(st.integers(1, len(made)))
    sections = [Section(key="s1", title="A", fields=tuple(made[:cut]))]
    if made[cut:]:
        sections.append(Section(key="s2", title="B", fields=tuple(made[cut:])))
    return Schema(title=draw(words), sections=tuple(sections))
