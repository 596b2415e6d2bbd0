"""What a leader asks of the report: period, office, section, author and order, as the address says it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from congxa.kernel.clock import Period
from congxa.portal.report.counting import Scope, offices_in_reach
from congxa.portal.report.periods import PRESETS
from congxa.units.service import OfficeEntry, day_field

YEARS = (2000, 2100)
_KEPT = ("ky", "tu", "den", "co_quan", "chuyen_muc", "tac_gia", "xep", "thu_tu")


class ReportForm(forms.Form):
    """The period from one day to another, and the office where there are several to choose from."""

    tu = day_field(_("Từ ngày"), years=YEARS)
    den = day_field(_("Đến ngày"), years=YEARS)
    co_quan = forms.ChoiceField(label=_("Cơ quan"), required=False)

    def __init__(self, data: Any, offices: list[OfficeEntry]) -> None:  # noqa: ANN401 -- what Django calls form data
        super().__init__(data)
        choices = [("", _("Tất cả cơ quan")), *((office.slug, office.short_name) for office in offices)]
        self.fields["co_quan"].choices = choices  # type: ignore[attr-defined]  # a choice field
        if len(offices) == 1:
            del self.fields["co_quan"]

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("tu"), given.get("den")
        if first is not None and last is not None and first > last:
            self.add_error("den", _("Ngày cuối phải từ ngày đầu trở đi. Hãy đổi một trong hai ngày."))
        return given


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, made safe: only offices the person may see; ``period`` is None when the form has errors."""

    form: ReportForm
    period: Period | None
    preset: str
    reach: tuple[OfficeEntry, ...]
    office: OfficeEntry | None
    given: dict[str, str]

    @property
    def section(self) -> int | None:
        """Return the number of the section asked for, within one office only."""
        word = self.given.get("chuyen_muc", "")
        return int(word) if self.office and word.isdecimal() and len(word) < 19 else None

    @property
    def author(self) -> str:
        """Return the author asked for, within one office only."""
        return self.given.get("tac_gia", "") if self.office else ""

    def scope(self) -> Scope | None:
        """Return what the report is to be about; None when the form has errors."""
        if self.period is None:
            return None
        return Scope(self.period, (self.office,) if self.office else self.reach, self.section, self.author)

    def address(self, **changes: object) -> str:
        """Return the address of the same report with something changed; an empty value leaves it out."""
        words = self.given | {name: "" if value is None else str(value) for name, value in changes.items()}
        return "?" + urlencode({name: word for name, word in words.items() if word})


def asked(request: HttpRequest, office: OfficeEntry, today: date) -> Asked:
    """Read what was asked at the desk of ``office``.

    Raises:
        Http404: an office the person may not see: for them it does not exist.
    """
    reach = offices_in_reach(request.user, office)
    given = {name: request.GET.get(name, "").strip()[:200] for name in _KEPT}
    chosen = next((one for one in reach if one.slug == given["co_quan"]), None)
    if given["co_quan"] and chosen is None:
        raise Http404
    preset = "" if given["tu"] or given["den"] else given["ky"] if given["ky"] in PRESETS else "thang-nay"
    given["ky"] = preset
    if preset:
        ready = PRESETS[preset][1](today)
        form = ReportForm({"tu": ready.first, "den": ready.last, "co_quan": given["co_quan"]}, reach)
    else:
        form = ReportForm(given, reach)
    period = Period(form.cleaned_data["tu"], form.cleaned_data["den"]) if form.is_valid() else None
    only = reach[0] if len(reach) == 1 else chosen
    return Asked(form, period, preset, tuple(reach), only, given)
