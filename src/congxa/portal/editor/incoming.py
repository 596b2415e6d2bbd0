"""Text as it comes into the editor's forms: pasted blocks unfolded, legacy encodings turned into Unicode, NFC.

What changes more than its invisible characters is shown to the editor before it is kept: the first save brings it back
in the fields, the next one stores it. What was typed travels along, so that a wrong guess can be undone.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.blocks.base import BlockField

from congxa.kernel.legacy import Encoding, convert, detect
from congxa.kernel.text import nfc, slugify
from congxa.portal.editor.pasting import unfold
from congxa.portal.editor.text_nodes import Change, map_html, map_value, tidy

AS_TYPED = "as_typed"
"""The form field that carries what was typed, and the wish to keep it."""

_NOT_WORDS = (forms.URLField, forms.EmailField, forms.SlugField, forms.JSONField)


class AsTypedWidget(forms.Widget):
    """A tick box "keep as typed" and, hidden beside it, the typed text of everything that was converted."""

    template_name = "portal/editor/as_typed.html"

    class Media:
        js = ("site/as_typed.js",)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:  # noqa: ANN401 -- Django's own signature
        """Give the template the pairs as JSON."""
        context = super().get_context(name, value, attrs)
        typed = value if isinstance(value, Typed) else Typed()
        context["widget"] |= {"pairs": json.dumps(list(typed.pairs.items())), "keep": typed.keep}
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> "Typed":  # noqa: ANN401 -- Django's own signature
        """Return what the form carries; what is not as we wrote it is nothing."""
        try:
            pairs = dict(json.loads(data.get(f"{name}-pairs") or "[]"))
        except (ValueError, TypeError):
            pairs = {}
        words = {new: old for new, old in pairs.items() if isinstance(new, str) and isinstance(old, str)}
        return Typed(words, bool(data.get(f"{name}-keep")))


class AsTypedField(forms.Field):
    """The field added while a form is checked; Wagtail has marked the others before and takes the mark off all."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.is_deferred_validation = True


@dataclass
class Typed:
    """Converted text → what was typed for it; and whether the editor wants what was typed."""

    pairs: dict[str, str] = field(default_factory=dict)
    keep: bool = False


@dataclass
class Incoming:
    """What a form brought: the values ready for checking, and what to tell the editor before anything is kept."""

    typed: Typed
    notices: list[str]


def take_in(form: forms.BaseForm) -> Incoming:
    """Make a bound form and the forms within it read tidied values in place of the raw ones."""
    texts = [(owner, name) for owner in _with_inner_forms(form) for name in owner.fields if _holds_words(owner, name)]
    raw = {(owner, name): _raw(owner, name) for owner, name in texts}
    typed = AsTypedWidget().value_from_datadict(form.data, form.files, form.add_prefix(AS_TYPED))
    stored: set[str] = set()
    for owner, name in texts:
        _mapped(owner, name, owner.get_initial_for_field(owner.fields[name], name), _note(stored))
    notices: list[str] = []
    for owner, name in texts:
        if isinstance(owner.fields[name], BlockField):
            raw[owner, name], told, pairs = unfold(raw[owner, name])
            notices += told
            typed.pairs |= pairs
    known = stored | set(typed.pairs) | set(typed.pairs.values())
    seen: set[str] = set()
    for (owner, name), value in raw.items():
        _mapped(owner, name, value, _note(seen))
    encoding = detect("\n".join(" ".join(text.split()) for text in sorted(seen - known)))
    change = _change(known, stored, typed, encoding)
    for (owner, name), value in raw.items():
        _give(owner, name, _mapped(owner, name, value, change))
    if encoding is not None:
        _renew_address(form, raw.get((form, "title")), typed)
        notices.append(_converted(encoding))
    if typed.pairs:
        form.fields[AS_TYPED] = AsTypedField(required=False, widget=AsTypedWidget())
        _give(form, AS_TYPED, typed)
    return Incoming(typed, notices)


def _converted(encoding: Encoding) -> str:
    return _(
        "Văn bản gõ bằng bảng mã %(encoding)s đã được chuyển sang Unicode. Hãy xem lại rồi lưu lần nữa. Nếu chữ vốn "
        "đã đúng, hãy chọn “Giữ nguyên như đã gõ” trước khi lưu."
    ) % {"encoding": encoding.value}


def _change(known: set[str], stored: set[str], typed: Typed, encoding: Encoding | None) -> Change:
    """Return what happens to one text node."""

    def change(text: str) -> str:
        if typed.keep and text in typed.pairs:
            return typed.pairs[text]
        if typed.keep and text in typed.pairs.values():
            return text
        if text in stored:
            return nfc(text)
        if encoding is None or text in known:
            return tidy(text)
        new = tidy(convert(text, encoding).text)
        if new != tidy(text):
            typed.pairs.setdefault(new, text)
        return new

    return change


def _note(texts: set[str]) -> Change:
    def note(text: str) -> str:
        texts.add(text)
        return text

    return note


def _with_inner_forms(form: forms.BaseForm) -> Iterator[forms.BaseForm]:
    yield form
    for formset in getattr(form, "formsets", {}).values():
        yield from formset.forms


def _holds_words(form: forms.BaseForm, name: str) -> bool:
    field = form.fields[name]
    return isinstance(field, BlockField) or (isinstance(field, forms.CharField) and not isinstance(field, _NOT_WORDS))


def _raw(form: forms.BaseForm, name: str) -> Any:  # noqa: ANN401 -- whatever the field holds
    return form.fields[name].widget.value_from_datadict(form.data, form.files, form.add_prefix(name))


def _mapped(form: forms.BaseForm, name: str, value: Any, change: Change) -> Any:  # noqa: ANN401 -- whatever the field holds
    field = form.fields[name]
    if isinstance(field, BlockField):
        return map_value(field.block, value, change)
    if not isinstance(value, str):
        return value
    is_rich = hasattr(field.widget, "converter")  # Wagtail's rich text; its class can't be imported beside models
    return map_html(value, change) if is_rich else change(value)


def _give(form: forms.BaseForm, name: str, value: Any) -> None:  # noqa: ANN401 -- whatever the field holds
    """Let a field read ``value``: for its checks, and when the form is shown again."""
    widget = form.fields[name].widget
    widget.value_from_datadict = lambda data, files, name: value


def _renew_address(form: forms.BaseForm, title: object, typed: Typed) -> None:
    """Make the address of a page that was never saved from the title as it reads now."""
    new = next((new for new, old in typed.pairs.items() if old == title), None)
    if new and "slug" in form.fields and getattr(getattr(form, "instance", None), "pk", None) is None:
        _give(form, "slug", slugify(new))
