"""The page on which it is chosen when a question or a section is shown: ticks at the answers of earlier questions."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congxa.procedures.domain.form_conditions import AllOf, AnyOf, Condition, OneOf
from congxa.procedures.domain.forms import Field, Kind, Schema


def earlier_choices(schema: Schema, key: str) -> list[Field]:
    """Return the questions with options that stand before the question or section ``key``."""
    found: list[Field] = []
    for section in schema.sections:
        if section.key == key:
            break
        for one in section.fields:
            if one.key == key:
                return found
            found += [one] if one.kind is Kind.CHOICE else []
    return found


def ticked(condition: Condition | None) -> tuple[str, dict[str, tuple[str, ...]]] | None:
    """Return a condition as ``all`` or ``any`` of ticked answers by question; None when it has another shape."""
    match condition:
        case None:
            return "all", {}
        case OneOf(field, values):
            return "all", {field: values}
        case AllOf(parts) | AnyOf(parts):
            leaves = [part for part in parts if isinstance(part, OneOf)]
            asked = {leaf.field: leaf.values for leaf in leaves}
            if len(asked) == len(parts):
                return "all" if isinstance(condition, AllOf) else "any", asked
    return None


class ConditionForm(forms.Form):
    """Ticks at the answers with which something is shown; none means always."""

    join = forms.ChoiceField(
        label=_("Nếu đánh dấu ở nhiều câu hỏi"),
        choices=[("all", _("phải đúng ở mọi câu đã đánh dấu")), ("any", _("chỉ cần đúng ở một câu"))],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, asked: list[Field], condition: Condition | None
    ) -> None:
        join, values = ticked(condition) or ("all", {})
        initial: dict[str, Any] = {"join": join} | {f"when-{key}": list(given) for key, given in values.items()}
        super().__init__(data, initial=initial)
        for one in asked:
            options = [(option.value, option.label) for option in one.options]
            self.fields[f"when-{one.key}"] = forms.MultipleChoiceField(
                label=one.label, choices=options, required=False, widget=forms.CheckboxSelectMultiple
            )
        if len(asked) < 2:
            del self.fields["join"]
        else:
            self.order_fields([*(name for name in self.fields if name != "join"), "join"])

    def condition(self) -> Condition | None:
        """Return what was ticked."""
        leaves = tuple(
            OneOf(name.removeprefix("when-"), tuple(values))
            for name, values in self.cleaned_data.items()
            if name != "join" and values
        )
        if len(leaves) < 2:
            return leaves[0] if leaves else None
        return AnyOf(leaves) if self.cleaned_data.get("join") == "any" else AllOf(leaves)
