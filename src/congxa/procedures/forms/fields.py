"""The page of one question in the form builder: what can be set depends on its kind."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congxa.kernel.text import slugify
from congxa.procedures.domain.form_editing import options_from_lines
from congxa.procedures.domain.form_people import PART_WORDS
from congxa.procedures.domain.forms import IN_TABLES, PERSON_PARTS, Field, Kind, Layout
from congxa.procedures.filling.words import KIND_WORDS
from congxa.procedures.forms.builder import Line, lines
from congxa.records.service import IMAGES

_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]
_PARTS = [(part, _(PART_WORDS[part])) for part in PERSON_PARTS]
_ACCEPT = {"": (), "images": tuple(sorted(IMAGES)), "pdf": ("pdf",), "both": ("pdf", *sorted(IMAGES))}


def _whole(label: Any, help_text: Any = "", most: int = 10**15, least: int = 0) -> forms.IntegerField:  # noqa: ANN401 -- lazy or plain words
    return forms.IntegerField(label=label, help_text=help_text, required=False, min_value=least, max_value=most)


def _tick(label: Any, help_text: Any = "") -> forms.BooleanField:  # noqa: ANN401 -- lazy or plain words
    return forms.BooleanField(label=label, help_text=help_text, required=False)


def _day(label: Any) -> forms.DateField:  # noqa: ANN401 -- lazy or plain words
    return forms.DateField(
        label=label,
        required=False,
        input_formats=_FORMATS,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"autocomplete": "off", "size": 14}),
        help_text=_("Để trống nếu không giới hạn; ví dụ 01/01/2016."),
        error_messages={"invalid": _("Ngày không hợp lệ. Hãy ghi như 24/11/2026.")},
    )


def _particulars(kind: Kind) -> dict[str, forms.Field]:
    """Return the inputs that only this kind of question has."""
    own: dict[str, forms.Field] = {
        "own": _tick(_("Hỏi về chính người khai"), _("Trình duyệt gợi ý được tên, số điện thoại… đã lưu."))
    }
    found: dict[Kind, dict[str, forms.Field]] = {
        Kind.TEXT: {"max_length": _whole(_("Nhiều nhất bao nhiêu ký tự"), most=20_000, least=1)},
        Kind.LONG_TEXT: {"max_length": _whole(_("Nhiều nhất bao nhiêu ký tự"), most=20_000, least=1)},
        Kind.CHOICE: {
            "options": lines(_("Các lựa chọn"), _("Mỗi dòng một lựa chọn."), rows=6, required=True),
            "layout": forms.ChoiceField(
                label=_("Cách chọn"),
                choices=[
                    (Layout.RADIO.value, _("chọn một, hiện hết các lựa chọn")),
                    (Layout.SELECT.value, _("chọn một, trong danh sách thả xuống")),
                    (Layout.CHECKBOXES.value, _("chọn nhiều")),
                ],
            ),
        },
        Kind.DATE: {
            "not_later": _tick(_("Không nhận ngày ở phía trước")),
            "not_earlier": _tick(_("Không nhận ngày đã qua")),
            "earliest": _day(_("Sớm nhất")),
            "latest": _day(_("Muộn nhất")),
        },
        Kind.NUMBER: {
            "minimum": _whole(_("Nhỏ nhất"), least=-(10**15)),
            "maximum": _whole(_("Lớn nhất"), least=-(10**15)),
            "decimals": _whole(_("Số chữ số sau dấu phẩy"), _("Để trống nếu là số nguyên."), most=4),
        },
        Kind.MONEY: {"minimum": _whole(_("Ít nhất (đồng)")), "maximum": _whole(_("Nhiều nhất (đồng)"))},
        Kind.PERSON: {
            "parts": _ticks(_("Hỏi thêm những gì, ngoài họ tên"), _PARTS),
            "required_parts": _ticks(_("Những mục bắt buộc"), _PARTS),
            **own,
        },
        Kind.TABLE: {
            "min_rows": _whole(_("Ít nhất bao nhiêu dòng"), most=50),
            "max_rows": _whole(_("Nhiều nhất bao nhiêu dòng"), _("Để trống là 20."), most=50, least=1),
        },
        Kind.FILE: {
            "accept": forms.ChoiceField(
                label=_("Loại tệp"),
                required=False,
                choices=[
                    ("", _("ảnh, PDF và văn bản")),
                    ("both", _("ảnh và PDF")),
                    ("images", _("chỉ ảnh")),
                    ("pdf", _("chỉ PDF")),
                ],
            ),
            "max_files": _whole(_("Nhiều nhất bao nhiêu tệp"), _("Để trống là 5."), most=20, least=1),
            "max_megabytes": _whole(_("Mỗi tệp không quá bao nhiêu MB"), _("Để trống là 30."), most=30, least=1),
        },
        Kind.PHONE: own,
        Kind.EMAIL: own,
        Kind.ADDRESS: own,
    }
    return found.get(kind, {})


def _ticks(label: Any, choices: list[tuple[str, Any]]) -> forms.MultipleChoiceField:  # noqa: ANN401 -- lazy or plain words
    return forms.MultipleChoiceField(label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple)


class FieldForm(forms.Form):
    """One question."""

    label = Line(label=_("Lời hỏi"), max_length=300, help_text=_("Ghi như người khai đọc, ví dụ “Ngày kết hôn”."))
    help = lines(_("Lời giải thích"), _("Hiện dưới lời hỏi: ghi gì, tìm ở đâu."), rows=2)
    required = forms.BooleanField(label=_("Bắt buộc trả lời"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, old: Field) -> None:
        super().__init__(data, initial=_initial(old))
        self.old = old
        self.fields.update(_particulars(old.kind))

    def field(self, key: str) -> Field:
        """Return the question with what was typed."""
        data, old = self.cleaned_data, self.old
        values: dict[str, Any] = {name: data[name] for name in self.fields if name in _PLAIN}
        if "options" in data:
            values["options"] = options_from_lines(data["options"], old.options)
            values["layout"] = Layout(data["layout"])
        if old.kind is Kind.DATE:
            values |= {name: _iso(data[name]) for name in ("earliest", "latest")}
            values |= {"latest": "today"} if data["not_later"] else {}
            values |= {"earliest": "today"} if data["not_earlier"] else {}
        if old.kind is Kind.PERSON:
            asked = {*data["parts"], *data["required_parts"]}
            values["parts"] = tuple(part for part in PERSON_PARTS if part in asked)
            values["required_parts"] = tuple(part for part in PERSON_PARTS if part in data["required_parts"])
        if old.kind is Kind.FILE:
            values["accept"] = _ACCEPT[data["accept"]]
        return replace(old, key=key, **values)


_PLAIN = {"label", "help", "required", "own", "max_length", "minimum", "maximum", "decimals", "min_rows", "max_rows"}
_PLAIN |= {"max_files", "max_megabytes"}


def _initial(old: Field) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(old, name) for name in _PLAIN}
    values |= {"parts": list(old.parts), "required_parts": list(old.required_parts)}
    values["options"] = "\n".join(option.label for option in old.options)
    values["layout"] = str(old.layout or Layout.RADIO)
    values |= {"not_later": old.latest == "today", "not_earlier": old.earliest == "today"}
    for name in ("earliest", "latest"):
        text = getattr(old, name)
        values[name] = date.fromisoformat(text) if text and text != "today" else None
    values["accept"] = next((name for name, types in _ACCEPT.items() if set(types) == set(old.accept)), "")
    return values


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


class ColumnForm(forms.Form):
    """One column of a table; without a label it is left out."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    label = Line(label=_("Tên cột"), max_length=100, required=False, help_text=_("Xóa tên để bỏ cột."))
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=[(kind.value, KIND_WORDS[kind][0]) for kind in Kind if kind in IN_TABLES],
        initial=Kind.TEXT.value,
    )
    required = forms.BooleanField(label=_("Bắt buộc"), required=False)
    options = lines(_("Các lựa chọn, nếu là danh sách"), _("Mỗi dòng một lựa chọn."), rows=2)


ColumnSet = forms.formset_factory(ColumnForm, extra=2, max_num=12, absolute_max=12)


def column_set(data: Mapping[str, Any] | None, old: Field) -> "forms.BaseFormSet[ColumnForm]":
    """Return the inputs of a table's columns, and of two more."""
    initial = [
        {
            "key": one.key,
            "label": one.label,
            "kind": one.kind.value,
            "required": one.required,
            "options": "\n".join(option.label for option in one.options),
        }
        for one in old.columns
    ]
    return ColumnSet(data, initial=initial, prefix="cot")


def columns_of(typed: "forms.BaseFormSet[ColumnForm]", old: Field) -> tuple[Field, ...]:
    """Return the columns that were typed, those that were there with their keys and what is not on the page."""
    known, made = {one.key: one for one in old.columns}, dict[str, Field]()
    for form in typed:
        data = form.cleaned_data
        if not data or not data.get("label"):
            continue
        kind, before = Kind(data.get("kind") or Kind.TEXT), known.get(data["key"])
        key = data["key"] if before and data["key"] not in made else _free(data["label"], {*made, *known})
        kept = before if before and before.kind is kind else Field(key=key, kind=kind, label="")
        options = options_from_lines(data["options"], kept.options) if kind is Kind.CHOICE else ()
        layout = (kept.layout or Layout.SELECT) if kind is Kind.CHOICE else None
        made[key] = replace(
            kept, key=key, label=data["label"], required=data["required"], options=options, layout=layout
        )
    return tuple(made.values())


def _free(label: str, taken: set[str]) -> str:
    base = slugify(label, 30).replace("-", "_")
    base = base if base and base[0].isalpha() else "cot"
    key, count = base, 2
    while key in taken:
        key, count = f"{base}_{count}", count + 1
    return key
