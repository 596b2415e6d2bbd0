"""What the page of a form shows: parts, and in them questions with their inputs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.forms import BoundField, RadioSelect
from django.utils.translation import gettext as _

from congxa.procedures.domain.form_conditions import holds
from congxa.procedures.domain.form_people import parts_of
from congxa.procedures.domain.form_values import write_day
from congxa.procedures.domain.forms import Field, Kind
from congxa.procedures.filling.places import UnitPlaces
from congxa.procedures.filling.raw import ELSEWHERE, most_rows, unit_value

if TYPE_CHECKING:
    from congxa.procedures.filling.forms import FillingForm


@dataclass(frozen=True, slots=True)
class Control:
    """One input, whether an answer is needed, and what to look at again."""

    bound: BoundField
    required: bool
    doubts: Sequence[tuple[str, str]] = ()

    @property
    def sure(self) -> str:
        """Return what the box "it is right" sends."""
        return " ".join(token for _sentence, token in self.doubts)

    @property
    def error_id(self) -> str:
        """Return the id of the sentences beside it."""
        return f"{self.bound.auto_id}_error"

    @property
    def described(self) -> str:
        """Return the ids of what explains a group of options."""
        ids = [f"{self.bound.auto_id}_helptext"] if self.bound.help_text else []
        return " ".join([*ids, self.error_id] if self.bound.errors else ids)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One unit that may be meant."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One question: ``look`` is ``single``, ``person``, ``address``, ``table`` or ``file``."""

    field: Field
    look: str
    hidden: bool
    when: str
    controls: Sequence[Control] = ()
    rows: Sequence[Sequence[Control]] = ()
    more: bool = False
    errors: Sequence[str] = ()
    error_id: str = ""
    candidates: Sequence[Candidate] = ()
    unit: str = ""
    held: Sequence[tuple[str, str]] = ()

    @property
    def anchor(self) -> str:
        """Return the id of the group."""
        return f"cau-{self.field.key}"

    def anchor_of(self, bound: BoundField) -> str:
        """Return the id to jump to from the list of errors."""
        if bound.is_hidden:
            return self.anchor
        if isinstance(bound.field.widget, RadioSelect):
            return f"{bound.auto_id}_0"
        return str(bound.id_for_label or bound.auto_id)

    def words_for(self, bound: BoundField) -> str:
        """Return how the list of errors calls an input."""
        if self.look in ("single", "file") or bound.is_hidden:
            return self.field.label
        if self.look == "table":
            row = int(bound.name.split("-")[1]) + 1
            return _("%(table)s, dòng %(row)s, %(column)s") % {
                "table": self.field.label,
                "row": row,
                "column": bound.label,
            }
        return f"{self.field.label} – {bound.label}"


@dataclass(frozen=True, slots=True)
class Part:
    """One section."""

    key: str
    title: str
    help: str
    hidden: bool
    when: str
    items: Sequence[Item]


def lay_out(form: "FillingForm") -> list[Part]:
    """Return the parts of the page."""
    conditions, shown, doubts = form.conditions(), set(form.outcome.shown), form.doubts()
    parts = []
    for section in form.schema.sections:
        items = []
        for one in section.fields:
            when = conditions.get(one.key, "")
            # Without a condition of its own it comes and goes with its section.
            items.append(_item(form, one, bool(when) and one.key not in shown, when, doubts))
        hidden = not holds(section.condition, form.outcome.answers)
        when = conditions.get(section.key, "")
        parts.append(Part(section.key, section.title, section.help, hidden, when, items))
    return parts


def _item(form: "FillingForm", one: Field, hidden: bool, when: str, doubts: dict[str, list[tuple[str, str]]]) -> Item:
    def control(path: str) -> Control:
        required = bool(getattr(form.fields[path], "congxa_required", False))
        return Control(form[path], required, doubts.get(path, ()))

    base: dict[str, Any] = {"field": one, "hidden": hidden, "when": when}
    if one.kind is Kind.PERSON:
        return Item(look="person", controls=[control(f"{one.key}-{part}") for part in parts_of(one)], **base)
    if one.kind is Kind.ADDRESS:
        unit = str(form[f"{one.key}-unit"].value() or "")
        pair = [control(f"{one.key}-{part}") for part in ("place", "detail")]
        return Item(look="address", controls=pair, candidates=_candidates(form, one, unit), unit=unit, **base)
    if one.kind is Kind.TABLE:
        count = form[f"{one.key}-rows"]
        rows = [[control(f"{one.key}-{at}-{column.key}") for column in one.columns] for at in range(int(count.value()))]
        more = len(rows) < most_rows(one)
        sentences = [str(error) for error in count.errors]
        return Item(look="table", controls=[control(f"{one.key}-rows")], rows=rows, more=more, errors=sentences,
                    error_id=f"cau-{one.key}-loi", **base)  # fmt: skip
    look = "file" if one.kind is Kind.FILE else "single"
    return Item(look=look, controls=[control(one.key)], held=form.held.get(one.key, ()), **base)


def _candidates(form: "FillingForm", one: Field, unit: str) -> list[Candidate]:
    """Return the units that may be meant, when there is something to choose."""
    written = str(form[f"{one.key}-place"].value() or "")
    if not form.is_bound or not written:
        return []
    answer = form.outcome.answers.get(one.key, {})
    if answer.get("unit"):
        return []  # found, or chosen
    found = list(form.places.search(written))
    if not found:
        return []
    listed = [
        Candidate(
            value := unit_value({"code": place.code, "valid_from": place.valid_from}),
            _words(form, place),
            value == unit,
        )
        for place in found
    ]
    return [*listed, Candidate(ELSEWHERE, _("Nơi khác: giữ như tôi ghi"), unit == ELSEWHERE)]


def _words(form: "FillingForm", place: Any) -> str:  # noqa: ANN401 -- a place
    until: date | None = form.places.until(place) if isinstance(form.places, UnitPlaces) else None
    if until is None:
        return str(place.line)
    return _("%(place)s (tên đến hết %(day)s)") % {"place": place.line, "day": write_day(until)}
