"""Forms of the pages of figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congxa.procedures.service import Field
from congxa.units.service import OfficeEntry, day_field

YEARS = (2000, 2100)


class FiguresForm(forms.Form):
    """Days of one's own, an office where there are several, a field, and by what the table is broken down."""

    tu = day_field(_("Từ ngày"), required=False, years=YEARS)
    den = day_field(_("Đến ngày"), required=False, years=YEARS)
    co_quan = forms.ChoiceField(label=_("Cơ quan"), required=False)
    linh_vuc = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    theo = forms.ChoiceField(label=_("Chia theo"), required=False)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 -- what Django calls form data
        *,
        offices: list[OfficeEntry],
        groups: list[tuple[str, Any]],
    ) -> None:
        super().__init__(data)
        every = [("", _("Tất cả cơ quan")), *((office.slug, office.short_name) for office in offices)]
        self._choices("co_quan", every)
        self._choices("linh_vuc", [("", _("Tất cả lĩnh vực")), *Field.objects.values_list("key", "name")])
        self._choices("theo", groups)
        if len(offices) == 1:
            del self.fields["co_quan"]

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """Refuse half a period, and one that ends before it begins."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("tu"), given.get("den")
        if first is not None and last is not None and first > last:
            self.add_error("den", _("Ngày cuối phải từ ngày đầu trở đi. Hãy đổi một trong hai ngày."))
        if (first is None) != (last is None) and not self.errors:
            self.add_error("tu" if first is None else "den", _("Hãy ghi cả ngày đầu và ngày cuối của kỳ."))
        return given


class ReasonForm(forms.Form):
    """Why a return is made again."""

    reason = forms.CharField(label=_("Lý do chốt lại"), required=False, max_length=500, strip=True)


class ApologyForm(forms.Form):
    """A new date and the reason for the letter of apology."""

    new = day_field(_("Ngày hẹn mới"), years=YEARS)
    reason = forms.CharField(
        label=_("Lý do chậm"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Hãy ghi lý do chậm: văn bản xin lỗi phải nêu lý do.")},
    )  # fmt: skip
