"""Forms of the journal page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import offices_with
from congxa.kernel.ordering import sort_key
from congxa.records.kinds import all_kinds
from congxa.records.queries import JournalFilter
from congxa.records.saying import kind_name, thing_names
from congxa.records.words import all_words
from congxa.units.service import day_field


class JournalFilterForm(forms.Form):
    """How the reader narrows the journal; only offices that the reader may audit are on offer."""

    co_quan = forms.TypedChoiceField(label=_("Cơ quan"), required=False, coerce=int, empty_value=None)
    nguoi = forms.CharField(label=_("Người làm"), required=False, max_length=150)
    viec = forms.ChoiceField(label=_("Việc"), required=False)
    doi_tuong = forms.ChoiceField(label=_("Đối tượng"), required=False)
    tu_ngay = day_field(_("Từ ngày"), required=False)
    den_ngay = day_field(_("Đến ngày"), required=False)

    def __init__(self, data: Any, *, actor: object) -> None:  # noqa: ANN401 -- what Django calls form data
        super().__init__(data)
        offices = sorted(
            offices_with(actor, "records.audit").values_list("pk", "short_name"), key=lambda row: sort_key(row[1])
        )
        self.fields["co_quan"].choices = [("", _("Mọi cơ quan")), *offices]  # type: ignore[attr-defined]  # a choice field
        kinds = sorted((str(kind.label), kind.key) for kind in all_kinds().values())
        choices = [("", _("Mọi việc")), *((key, label) for label, key in kinds)]
        self.fields["viec"].choices = choices  # type: ignore[attr-defined]  # a choice field
        self.fields["doi_tuong"].choices = _things(str(data.get("doi_tuong", "")))  # type: ignore[attr-defined]  # as above

    def chosen(self) -> JournalFilter:
        """Return what was chosen; a field that makes no sense narrows nothing, and the form says so beside it."""
        self.is_valid()
        given = self.cleaned_data
        return JournalFilter(
            office=given.get("co_quan"),
            person=given.get("nguoi", ""),
            kind=given.get("viec", ""),
            thing=given.get("doi_tuong", ""),
            first_day=given.get("tu_ngay"),
            last_day=given.get("den_ngay"),
        )


def _things(chosen: str) -> list[tuple[str, Any]]:
    """Return the kinds of things, and the one thing whose entries are being read."""
    kinds = sorted((kind_name(kind), kind) for kind in all_words().names)
    choices: list[tuple[str, Any]] = [("", _("Mọi đối tượng"))]
    if ":" in chosen:
        choices += thing_names([chosen[:200]]).items()
    return [*choices, *((kind, label) for label, kind in kinds)]
