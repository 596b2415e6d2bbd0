"""The inputs of a form: one Django field for each input, with what helps people fill it in.

They check nothing: the rules are in the domain, so that every way in obeys the same ones.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from congxa.procedures.domain.form_people import PART_WORDS, SEXES, parts_of
from congxa.procedures.domain.form_values import LONGEST_NAME, LONGEST_TEXT
from congxa.procedures.domain.forms import Field, Kind, Layout
from congxa.records.service import DOCUMENTS, IMAGES, Rule

_NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}
_ATTRIBUTES: dict[Kind, dict[str, str]] = {
    Kind.DATE: _NUMERIC,
    Kind.NUMBER: {"inputmode": "decimal", "autocomplete": "off"},
    Kind.MONEY: _NUMERIC,
    Kind.IDENTITY: _NUMERIC,
    Kind.PHONE: {"inputmode": "tel"},
    Kind.EMAIL: {"inputmode": "email", "spellcheck": "false", "autocapitalize": "none"},
}
_OWN = {Kind.PHONE: "tel", Kind.EMAIL: "email"}
_OWN_PARTS = {"name": "name", "birth_date": "bday", "sex": "sex", "phone": "tel"}


class SeveralFiles(forms.ClearableFileInput):
    """An input for several files at once."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


def rule_of(field: Field) -> Rule:
    """Return what may be attached to a question of kind file."""
    usual = Rule()
    return Rule(
        types=frozenset(field.accept) or DOCUMENTS | IMAGES,
        max_bytes=(field.max_megabytes or 30) * 1024 * 1024 if field.max_megabytes else usual.max_bytes,
        max_count=field.max_files or 5,
    )


def controls(field: Field, rows: int) -> Iterator[tuple[str, forms.Field]]:
    """Yield the inputs of a question by path, of a table those of ``rows`` rows."""
    match field.kind:
        case Kind.PERSON:
            for part in parts_of(field):
                yield f"{field.key}-{part}", _part(field, part)
        case Kind.ADDRESS:
            help_text = _("Xã, phường, thị trấn; có thể thêm huyện, tỉnh. Ví dụ: Tân Vinh, Lương Sơn.")
            own = {"autocomplete": "off"}
            yield f"{field.key}-place", _line(_("Xã, phường"), field.required, help_text, LONGEST_TEXT, own)
            yield f"{field.key}-unit", forms.CharField(required=False)
            more = {"autocomplete": "street-address" if field.own else "off"}
            yield f"{field.key}-detail", _line(_("Số nhà, đường, thôn, xóm, tổ"), False, "", LONGEST_TEXT, more)
        case Kind.TABLE:
            yield f"{field.key}-rows", forms.CharField(required=False, widget=forms.HiddenInput)
            for at in range(rows):
                for column in field.columns:
                    yield f"{field.key}-{at}-{column.key}", _simple(column)
        case _simple_kind:
            yield field.key, _simple(field)


def _simple(field: Field) -> forms.Field:
    shown: dict[str, Any] = {"label": field.label, "help_text": _help(field), "required": False}
    if field.kind is Kind.CHOICE:
        return _choice(field, shown)
    if field.kind is Kind.FILE:
        accept = ",".join(f".{ext}" for kind in rule_of(field).allowed for ext in sorted(kind.extensions))
        made: forms.Field = _Files(widget=SeveralFiles(attrs={"accept": accept}), **shown)
    elif field.kind is Kind.LONG_TEXT:
        made = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), strip=False, **shown)
    else:
        attrs = _ATTRIBUTES.get(field.kind, {"autocomplete": "off"}) | {
            "autocomplete": _OWN.get(field.kind, "off") if field.own else "off"
        }
        made = forms.CharField(widget=forms.TextInput(attrs=attrs), strip=False, **shown)
    return _marked(made, field.required)


def _choice(field: Field, shown: dict[str, Any]) -> forms.Field:
    options = [(option.value, option.label) for option in field.options]
    if field.several:
        return _marked(_Unchecked(choices=options, widget=forms.CheckboxSelectMultiple, **shown), field.required)
    if field.layout is Layout.SELECT:
        listed = [("", _("– chọn –")), *options]
        return _marked(_Unchecked(choices=listed, widget=forms.Select, **shown), field.required)
    return _marked(_Unchecked(choices=options, widget=forms.RadioSelect, **shown), field.required)


class _Unchecked(forms.ChoiceField):
    """Options to show; which may be chosen says the domain."""

    def clean(self, value: Any) -> Any:  # noqa: ANN401 -- Django's own signature
        """Take anything."""
        return value


class _Files(forms.FileField):
    """Files to be sent; the form that is being filled in checks them one by one."""

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401 -- Django's own signature
        """Take anything."""
        return data


def _part(field: Field, part: str) -> forms.Field:
    required = (part == "name" and field.required) or part in field.required_parts
    label = _(PART_WORDS[part])
    if part == "sex":
        choices = [(value, _(word)) for value, word in SEXES.items()]
        return _marked(_Unchecked(label=label, choices=choices, widget=forms.RadioSelect, required=False), required)
    attrs = dict(_NUMERIC) if part in ("birth_date", "issued_on", "identity") else {}
    attrs |= {"inputmode": "tel"} if part == "phone" else {}
    attrs["autocomplete"] = _OWN_PARTS.get(part, "off") if field.own else "off"
    if part in ("birth_date", "issued_on"):
        return _line(label, required, _("Ngày, tháng, năm; ví dụ 24/11/1985."), None, attrs)
    help_text = {"name": _("Ghi đủ dấu, như trong giấy tờ."), "identity": _("12 chữ số trên thẻ căn cước.")}
    return _line(label, required, help_text.get(part, ""), LONGEST_NAME, attrs)


def _line(label: str, required: bool, help_text: str, most: int | None, attrs: dict[str, str]) -> forms.Field:
    widget = forms.TextInput(attrs=attrs | ({"size": 14} if most is None else {}))
    return _marked(forms.CharField(label=label, required=False, help_text=help_text, widget=widget), required)


def _marked(made: forms.Field, required: bool) -> forms.Field:
    """Say whether an answer is needed: to readers of the screen by an attribute, to all by the words in the label."""
    made.congxa_required = required  # type: ignore[attr-defined]  # kept on the widget for the template
    if required and isinstance(made.widget, forms.TextInput | forms.Textarea | forms.Select):
        if not isinstance(made.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            made.widget.attrs["aria-required"] = "true"
    return made


def _help(field: Field) -> str:
    own = field.help.strip()
    usual = {
        Kind.DATE: _("Ngày, tháng, năm; ví dụ 24/11/2026."),
        Kind.MONEY: _("Bằng đồng, ví dụ 1.500.000."),
        Kind.PHONE: _("Ví dụ 0912 345 678."),
        Kind.EMAIL: _("Ví dụ ten@example.vn."),
        Kind.IDENTITY: _("12 chữ số trên thẻ căn cước."),
        Kind.FILE: _("Nhiều nhất %(count)s tệp, mỗi tệp không quá %(size)s MB.")
        % {"count": rule_of(field).max_count, "size": rule_of(field).max_bytes // 1024 // 1024},
    }.get(field.kind, "")
    return " ".join(part for part in (own, usual if not own or field.kind is Kind.FILE else "") if part)
