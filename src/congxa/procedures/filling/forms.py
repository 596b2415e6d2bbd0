"""Filling in a form in the browser: a Django form made from a schema.

One page holds all sections. Questions that are not asked (their condition is not met) are in the page but hidden; with
JavaScript they appear and go at once, without it the page comes back after "Tiếp tục" with the questions that have
become due, and says so. What was typed is never lost; what is not asked is dropped.

The caller shows ``procedures/filling/form.html`` with the form, keeps ``uploads`` (also when something else is wrong: a
browser does not send a file again) and, when ``is_valid()``, takes ``answers()``.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import ngettext

from congxa.procedures.domain.form_cleaning import Outcome, Places, clean
from congxa.procedures.domain.form_conditions import condition_to_json
from congxa.procedures.domain.form_reading import Row, rows
from congxa.procedures.domain.form_references import conditioned
from congxa.procedures.domain.forms import Field, Kind, Schema, schema_from_json
from congxa.procedures.filling.controls import controls, rule_of
from congxa.procedures.filling.layout import Part, lay_out
from congxa.procedures.filling.places import UnitPlaces
from congxa.procedures.filling.raw import most_rows, read_raw, write_raw
from congxa.procedures.filling.words import say
from congxa.procedures.models import FormVersion
from congxa.records.service import UploadRefused, check_upload

PREFIX = "q"
NEW = "new:"
Held = Mapping[str, Sequence[tuple[str, str]]]


class FillingForm(forms.Form):
    """A form being filled in; classes with a schema are made by :func:`form_class`.

    ``held`` are files kept already, by question: pairs of key and name. ``answers`` are those kept so far.
    """

    schema: Schema
    use_required_attribute = False

    def __init__(
        self,
        data: MultiValueDict[str, str] | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
        *,
        answers: Mapping[str, Any] | None = None,
        held: Held | None = None,
        today: date | None = None,
        places: Places | None = None,
    ) -> None:
        self.today, self.places = today or timezone.localdate(), places or UnitPlaces()
        self.held: Held = held or {}
        self.uploads: dict[str, list[UploadedFile[bytes]]] = {}
        self.unseen: list[str] = []
        self._sent = data
        do = str(data.get("do", "")) if data is not None else ""
        self.paused = do.startswith(("more:", "less:", "find:"))
        self.raw = read_raw(self.schema, data, PREFIX) if data is not None else dict(answers or {})
        _change_rows(self.schema, self.raw, do)
        values = write_raw(self.schema, self.raw, PREFIX)
        super().__init__(values if data is not None else None, files, prefix=PREFIX)
        self.initial = {name.removeprefix(f"{PREFIX}-"): value for name, value in values.items()}
        for field in self.schema.all_fields():
            rows = int(values.get(f"{PREFIX}-{field.key}-rows", 0))
            self.fields.update(controls(field, rows))
        self._take_uploads(files)
        self.confirmed = frozenset(" ".join(data.getlist("sure")).split()) if data is not None else frozenset()
        self.outcome: Outcome = clean(
            self.schema, self.raw, today=self.today, places=self.places, confirmed=self.confirmed
        )

    def _take_uploads(self, files: "MultiValueDict[str, UploadedFile[bytes]] | None") -> None:
        self.refused: list[tuple[str, str]] = []
        for field in self.schema.all_fields():
            if field.kind is not Kind.FILE:
                continue
            given = list(files.getlist(f"{PREFIX}-{field.key}")) if files is not None else []
            for file in given:
                try:
                    check_upload(file, rule_of(field))
                except UploadRefused as refused:
                    self.refused.append((field.key, str(refused)))
                else:
                    self.uploads.setdefault(field.key, []).append(file)
            new = [f"{NEW}{at}" for at in range(len(self.uploads.get(field.key, ())))]
            self.raw[field.key] = [key for key, _name in self.held.get(field.key, ())] + new

    def full_clean(self) -> None:
        """Find nothing wrong while rows are added or a place is looked up."""
        if self.paused:
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    def is_valid(self) -> bool:
        """Say whether the answers may be kept: sent, nothing wrong, nothing in doubt, nothing new to be asked."""
        return super().is_valid() and not self.paused and self.outcome.good

    def clean(self) -> dict[str, Any]:
        """Put every sentence beside its input."""
        seen = set(str(self._sent.get("seen", "")).split()) if self._sent is not None else set()
        self.unseen = [key for key in self.outcome.shown if key not in seen]
        for fault in self.outcome.faults:
            if fault.at.split("-")[0] not in self.unseen:
                self._say(fault.at, say(fault))
        for key, sentence in self.refused:
            self._say(key, sentence)
        if self.unseen:
            count = len(self.unseen)
            self.add_error(
                None,
                ngettext(
                    "Theo câu trả lời của bạn còn %(count)d câu hỏi mới. Hãy trả lời rồi bấm “Tiếp tục”.",
                    "Theo câu trả lời của bạn còn %(count)d câu hỏi mới. Hãy trả lời rồi bấm “Tiếp tục”.",
                    count,
                )
                % {"count": count},
            )
        return self.cleaned_data

    def _say(self, at: str, sentence: str) -> None:
        name = at if at in self.fields else f"{at}-rows"
        self.add_error(name if name in self.fields else None, sentence)

    def answers(self) -> dict[str, Any]:
        """Return the answers as they are kept, for a valid form; of files only those held already."""
        kept = dict(self.outcome.answers)
        for field in self.schema.all_fields():
            if field.kind is Kind.FILE and field.key in kept:
                kept[field.key] = [key for key in kept[field.key] if not key.startswith(NEW)]
        return {key: value for key, value in kept.items() if value != []}

    def parts(self) -> list[Part]:
        """Return the sections as the page shows them."""
        return lay_out(self)

    def seen(self) -> str:
        """Return the questions that this page asks."""
        return " ".join(self.outcome.shown)

    def errors_listed(self) -> list[tuple[str, str, str]]:
        """Return everything to be put right: id of the input, its words and the sentence, in the order of the page."""
        found = [("", "", str(error)) for error in self.non_field_errors()]
        items = {item.field.key: item for part in self.parts() for item in part.items}
        for name in self.fields:
            item, bound = items[name.split("-")[0]], self[name]
            for error in bound.errors:
                found.append((item.anchor_of(bound), item.words_for(bound), str(error)))
        return found

    def doubts_listed(self) -> list[tuple[str, str, str]]:
        """Return what to look at again: id of the box to tick, words of the input and the sentence."""
        items = {item.field.key: item for part in self.parts() for item in part.items}
        return [
            (f"sure-{at}", items[at.split("-")[0]].words_for(self[at]), sentence)
            for at, doubts in self.doubts().items()
            for sentence, _token in doubts
        ]

    def doubts(self) -> dict[str, list[tuple[str, str]]]:
        """Return by path what to look at again: sentences and the tokens that say it is right."""
        found: dict[str, list[tuple[str, str]]] = {}
        if self.is_bound and not self.paused:
            for one in self.outcome.doubts:
                found.setdefault(one.fault.at, []).append((say(one.fault), one.token))
        return found

    def conditions(self) -> dict[str, str]:
        """Return the conditions of questions and sections as JSON, for the script."""
        return {
            one.key: json.dumps(condition_to_json(one.condition), ensure_ascii=False)
            for one in conditioned(self.schema)
            if one.condition is not None
        }


def form_class(schema: Schema) -> type[FillingForm]:
    """Return the class of the forms with this schema."""
    return type("SchemaForm", (FillingForm,), {"schema": schema})


def form_of(version: FormVersion) -> type[FillingForm]:
    """Return the class of the forms with which ``version`` is filled in."""
    return form_class(schema_from_json(version.schema))


def answer_rows(version: FormVersion, answers: Mapping[str, Any]) -> list[Row]:
    """Return answers as people read them, for the desk, print and PDF: section, label and text, in the form's order."""
    return list(rows(schema_from_json(version.schema), answers))


def _change_rows(schema: Schema, raw: dict[str, Any], do: str) -> None:
    """Add an empty row to a table or take one away, as the button says."""
    what, _colon, rest = do.partition(":")
    key, _colon, row = rest.partition(":")
    field: Field | None = schema.field(key)
    if field is None or field.kind is not Kind.TABLE:
        return
    rows = list(raw.get(key) or [])
    if what == "more" and len(rows) < most_rows(field):
        raw[key] = [*rows, {}]
    elif what == "less" and row.isdecimal() and int(row) < len(rows):
        raw[key] = rows[: int(row)] + rows[int(row) + 1 :]
