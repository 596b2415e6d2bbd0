"""Forms of the journal page."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import offices_with
from congxa.records.kinds import all_kinds
from congxa.records.queries import JournalFilter

_FIRST, _LAST = date(1945, 1, 1), date(2999, 12, 31)


def _day_field(label: Any) -> forms.DateField:  # noqa: ANN401 -- a lazy translation
    sensible = [MinValueValidator(_FIRST), MaxValueValidator(_LAST)]
    widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, validators=sensible)


class JournalFilterForm(forms.Form):
    """How the reader narrows the journal; only offices that the reader may audit are on offer."""

    co_quan = forms.TypedChoiceField(label=_("Cơ quan"), required=False, coerce=int, empty_value=None)
    nguoi = forms.CharField(label=_("Người làm"), required=False, max_length=150)
    viec = forms.ChoiceField(label=_("Việc"), required=False)
    doi_tuong = forms.CharField(label=_("Đối tượng"), required=False, max_length=200)
    tu_ngay = _day_field(_("Từ ngày"))
    den_ngay = _day_field(_("Đến ngày"))

    def __init__(self, data: Any, *, actor: object) -> None:  # noqa: ANN401 -- what Django calls form data
        super().__init__(data)
        offices = offices_with(actor, "records.audit").order_by("name").values_list("pk", "short_name")
        self.fields["co_quan"].choices = [("", _("Mọi cơ quan")), *offices]  # type: ignore[attr-defined]  # a choice field
        kinds = sorted((str(kind.label), kind.key) for kind in all_kinds().values())
        choices = [("", _("Mọi việc")), *((key, label) for label, key in kinds)]
        self.fields["viec"].choices = choices  # type: ignore[attr-defined]  # a choice field

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
