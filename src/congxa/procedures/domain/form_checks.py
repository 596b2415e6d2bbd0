"""Whether a schema makes sense: it is refused with sentences that name the question."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from congxa.procedures.domain.form_faults import Fault, SchemaError, _
from congxa.procedures.domain.form_references import conditioned, cycles, order, references
from congxa.procedures.domain.forms import IN_TABLES, PERSON_PARTS, USUAL_ROWS, Field, Kind, Schema

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
MOST_FIELDS, MOST_SECTIONS, MOST_ROWS, MOST_OPTIONS = 200, 40, 50, 200
MOST_INPUTS = 900
"""Django takes at most 1000 values in one request (``DATA_UPLOAD_MAX_NUMBER_FIELDS``)."""
BELONGS: dict[str, frozenset[Kind]] = {
    "options": frozenset({Kind.CHOICE}),
    "layout": frozenset({Kind.CHOICE}),
    "max_length": frozenset({Kind.TEXT, Kind.LONG_TEXT}),
    "earliest": frozenset({Kind.DATE}),
    "latest": frozenset({Kind.DATE}),
    "minimum": frozenset({Kind.NUMBER, Kind.MONEY}),
    "maximum": frozenset({Kind.NUMBER, Kind.MONEY}),
    "decimals": frozenset({Kind.NUMBER}),
    "parts": frozenset({Kind.PERSON}),
    "required_parts": frozenset({Kind.PERSON}),
    "columns": frozenset({Kind.TABLE}),
    "min_rows": frozenset({Kind.TABLE}),
    "max_rows": frozenset({Kind.TABLE}),
    "accept": frozenset({Kind.FILE}),
    "max_files": frozenset({Kind.FILE}),
    "max_megabytes": frozenset({Kind.FILE}),
}
"""Which kinds of questions each particular belongs to."""
_RANGES = {
    "max_length": (1, 20_000),
    "decimals": (0, 4),
    "min_rows": (0, MOST_ROWS),
    "max_rows": (1, MOST_ROWS),
    "max_files": (1, 20),
    "max_megabytes": (1, 30),
    "minimum": (-(10**15), 10**15),
    "maximum": (-(10**15), 10**15),
}


def check_schema(schema: Schema, *, complete: bool = True) -> list[Fault]:
    """Return everything that contradicts itself; ``complete`` also asks that there is something in every section."""
    found = [*_keys(schema), *_whole(schema, complete)]
    for section in schema.sections:
        if not section.title.strip():
            found.append(Fault(section.key, _("Phần “%(key)s” chưa có tên."), {"key": section.key}))
        for one in section.fields:
            found += _field(one)
    # References only make sense once every key stands for one question.
    return found or [*references(schema), *cycles(schema)] or list(order(schema))


def require_sound(schema: Schema, *, complete: bool = True) -> Schema:
    """Return the schema. Raises SchemaError when it contradicts itself."""
    if faults := check_schema(schema, complete=complete):
        raise SchemaError(faults)
    return schema


def _keys(schema: Schema) -> Iterator[Fault]:
    keys = [one.key for one in conditioned(schema)]
    for key, count in Counter(keys).items():
        if count > 1:
            yield Fault(
                key,
                _("Mã “%(key)s” được dùng %(count)s lần. Mỗi câu hỏi và mỗi phần cần một mã riêng."),
                {"key": key, "count": count},
            )
        if not KEY.fullmatch(key):
            yield _bad_key(key)


def _bad_key(key: str) -> Fault:
    return Fault(
        key,
        _("Mã “%(key)s” chỉ được có chữ thường không dấu, chữ số và dấu gạch dưới, bắt đầu bằng chữ, dài nhất 40."),
        {"key": key},
    )


def _whole(schema: Schema, complete: bool) -> Iterator[Fault]:
    if not schema.title.strip():
        yield Fault("", _("Mẫu chưa có tên."))
    if len(schema.sections) > MOST_SECTIONS or sum(1 for _one in schema.all_fields()) > MOST_FIELDS:
        yield Fault(
            "",
            _("Mẫu dài quá: nhiều nhất %(sections)s phần và %(fields)s câu hỏi."),
            {"sections": MOST_SECTIONS, "fields": MOST_FIELDS},
        )
    if sum(map(_inputs, schema.all_fields())) > MOST_INPUTS:
        yield Fault(
            "",
            _("Mẫu có quá nhiều ô điền (nhiều nhất %(most)s). Hãy bớt cột hoặc số dòng của bảng."),
            {"most": MOST_INPUTS},
        )
    if not complete:
        return
    if not schema.sections:
        yield Fault("", _("Mẫu chưa có phần nào."))
    for section in schema.sections:
        if not section.fields:
            yield Fault(section.key, _("Phần “%(title)s” chưa có câu hỏi nào."), {"title": section.title})


def _inputs(one: Field) -> int:
    """Return how many inputs a question has when it is filled in whole."""
    if one.kind is Kind.TABLE:
        return len(one.columns) * (one.max_rows or USUAL_ROWS)
    return {Kind.PERSON: 1 + len(one.parts), Kind.ADDRESS: 3, Kind.CHOICE: len(one.options) if one.several else 1}.get(
        one.kind, 1
    )


def _field(one: Field) -> Iterator[Fault]:
    def fault(sentence: str, **values: object) -> Fault:
        return Fault(one.key, sentence, {"label": one.label or one.key, **values})

    if not one.label.strip():
        yield fault(_("Câu hỏi “%(label)s” chưa có lời hỏi."))
    for name, kinds in BELONGS.items():
        if getattr(one, name) not in (None, ()) and one.kind not in kinds:
            yield fault(_("“%(label)s”: mục %(name)s không dùng cho loại câu hỏi này."), name=name)
    for name, (least, most) in _RANGES.items():
        value = getattr(one, name)
        if value is not None and not least <= value <= most:
            yield fault(
                _("“%(label)s”: mục %(name)s phải từ %(least)s đến %(most)s."), name=name, least=least, most=most
            )
    for low, high in (("minimum", "maximum"), ("min_rows", "max_rows")):
        least_value, most_value = getattr(one, low), getattr(one, high)
        if least_value is not None and most_value is not None and least_value > most_value:
            yield fault(
                _("“%(label)s”: giới hạn dưới %(low)s lớn hơn giới hạn trên %(high)s."),
                low=least_value,
                high=most_value,
            )
    if one.kind is Kind.CHOICE:
        yield from _options(one)
    elif one.kind is Kind.DATE:
        yield from _days(one)
    elif one.kind is Kind.PERSON:
        yield from _parts(one)
    elif one.kind is Kind.TABLE:
        yield from _columns(one)


def _options(one: Field) -> Iterator[Fault]:
    values = {"label": one.label}
    if not one.options:
        yield Fault(one.key, _("“%(label)s” là câu hỏi chọn nhưng chưa có lựa chọn nào."), values)
    if len(one.options) > MOST_OPTIONS:
        yield Fault(one.key, _("“%(label)s” có quá nhiều lựa chọn."), values)
    for option, count in Counter(each.value for each in one.options).items():
        if count > 1:
            yield Fault(one.key, _("“%(label)s” có hai lựa chọn cùng mã “%(value)s”."), {**values, "value": option})
    if any(not each.value.strip() or not each.label.strip() for each in one.options):
        yield Fault(one.key, _("“%(label)s” có lựa chọn để trống."), values)


def _days(one: Field) -> Iterator[Fault]:
    days = {}
    for name in ("earliest", "latest"):
        text = getattr(one, name)
        if text in (None, "today"):
            continue
        try:
            days[name] = date.fromisoformat(text)
        except ValueError:
            yield Fault(
                one.key,
                _("“%(label)s”: giới hạn ngày “%(text)s” không phải một ngày."),
                {"label": one.label, "text": text},
            )
    if len(days) == 2 and days["earliest"] > days["latest"]:
        yield Fault(one.key, _("“%(label)s”: ngày sớm nhất đứng sau ngày muộn nhất."), {"label": one.label})


def _parts(one: Field) -> Iterator[Fault]:
    unknown = [part for part in one.parts if part not in PERSON_PARTS]
    if unknown or len(set(one.parts)) < len(one.parts):
        yield Fault(
            one.key,
            _("“%(label)s”: các mục hỏi về người không hợp lệ: %(names)s."),
            {"label": one.label, "names": ", ".join(unknown or one.parts)},
        )
    if extra := [part for part in one.required_parts if part not in one.parts]:
        yield Fault(
            one.key,
            _("“%(label)s” bắt buộc mục không hỏi: %(names)s."),
            {"label": one.label, "names": ", ".join(extra)},
        )


def _columns(one: Field) -> Iterator[Fault]:
    if not one.columns:
        yield Fault(one.key, _("Bảng “%(label)s” chưa có cột nào."), {"label": one.label})
    for key, count in Counter(column.key for column in one.columns).items():
        if count > 1:
            yield Fault(one.key, _("Bảng “%(label)s” có hai cột cùng mã “%(key)s”."), {"label": one.label, "key": key})
        if not KEY.fullmatch(key):
            yield _bad_key(key)
    for column in one.columns:
        values = {"label": one.label, "column": column.label}
        if column.kind is Kind.TABLE:
            yield Fault(
                one.key, _("Bảng “%(label)s” có cột “%(column)s” lại là bảng. Không đặt bảng trong bảng."), values
            )
        elif column.kind not in IN_TABLES:
            yield Fault(one.key, _("Bảng “%(label)s”: cột “%(column)s” là loại không đặt được trong bảng."), values)
        elif column.several:
            yield Fault(one.key, _("Bảng “%(label)s”: cột “%(column)s” chỉ được chọn một."), values)
        elif column.condition is not None:
            yield Fault(one.key, _("Bảng “%(label)s”: cột “%(column)s” không được có điều kiện hiện."), values)
        else:
            yield from _field(column)
