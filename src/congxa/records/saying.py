"""Says an entry of the journal in words: what a thing, a field and a value are called."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from congxa.kernel.refs import BadRef, Ref
from congxa.records.words import all_words

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)")


def thing_names(refs: Iterable[str]) -> dict[str, str]:
    """Return what the things are called, at the price of a query for each kind of thing.

    A thing that is gone has the name of its kind and its number.
    """
    things = {text: ref for text in refs if (ref := _ref(text))}
    names: dict[Ref, str] = {}
    for kind in {ref.kind for ref in things.values()}:
        names |= _names(kind, [ref for ref in things.values() if ref.kind == kind])
    return {text: f"{kind_name(ref.kind)}: {names[ref]}" if names.get(ref) else numbered(ref)
            for text, ref in things.items()}  # fmt: skip


def _names(kind: str, refs: list[Ref]) -> dict[Ref, str]:
    model, column = _model(kind), all_words().names.get(kind)
    if model is None or column is None:
        return {}
    by_key = {}
    for ref in refs:
        with suppress(Exception):  # a key that is none of this model's: the thing has no name
            by_key[model._meta.pk.to_python(ref.id)] = ref
    rows = model._base_manager.filter(pk__in=by_key).values_list("pk", column)
    return {by_key[key]: str(name or "") for key, name in rows}


def kind_name(kind: str) -> str:
    """Return what the things of ``kind`` (``portal.newspage``) are called; of a room that is gone, the kind itself."""
    model = _model(kind)
    return capfirst(str(model._meta.verbose_name)) if model else kind


def numbered(ref: Ref) -> str:
    """Return what a thing without a name is called."""
    return _("%(kind)s số %(number)s") % {"kind": kind_name(ref.kind), "number": ref.id}


def field_name(kind: str, ref: str, name: str) -> str:
    """Return what the field ``name`` is called in an entry of ``kind`` about ``ref``."""
    label = all_words().fields.get(f"{_room(kind)}.{name}")
    column = _column(ref, name)
    return capfirst(str(label or (column.verbose_name if column is not None else name)))


def value_name(kind: str, ref: str, name: str, value: Any) -> str:  # noqa: ANN401 -- what JSON can hold
    """Return how people read the ``value`` of a field."""
    if value is None or value in ("", [], {}):
        return _("trống")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return ", ".join(value_name(kind, ref, name, item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {value_name(kind, ref, name, item)}" for key, item in value.items())
    return _text(str(value), _values(kind, ref, name))


def _values(kind: str, ref: str, name: str) -> dict[str, Any]:
    listed = all_words().values.get(f"{_room(kind)}.{name}")
    if listed is not None:
        return dict(listed)
    column = _column(ref, name)
    return {str(key): label for key, label in getattr(column, "flatchoices", ())} if column is not None else {}


def _text(text: str, words: dict[str, Any]) -> str:
    if words:
        return re.sub(r"[\w-]+", lambda found: str(words.get(found[0], found[0])), text)
    if day := _DAY.fullmatch(text):
        return f"{day[3]}/{day[2]}/{day[1]}"
    if _MOMENT.fullmatch(text):
        return f"{timezone.localtime(datetime.fromisoformat(text)):%H:%M, %d/%m/%Y}"
    return text


def _room(kind: str) -> str:
    return kind.partition(".")[0]


def _ref(text: str) -> Ref | None:
    try:
        return Ref.parse(text)
    except BadRef:
        return None


def _model(kind: str) -> type[Model] | None:
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def _column(ref: str, name: str) -> "Field[Any, Any] | None":
    model = _model(ref.partition(":")[0])
    with suppress(FieldDoesNotExist):
        found = model._meta.get_field(name) if model else None
        return found if isinstance(found, Field) else None
    return None
