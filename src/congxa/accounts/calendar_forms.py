"""What is typed on the pages of an office's calendar and hours; the rules are in the actions of the units room."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congxa.kernel.text import nfc
from congxa.kernel.workdays import WEEK
from congxa.units.service import CalendarDay, day_field


def clock_field(label: Any, help_text: Any = "") -> forms.TimeField:  # noqa: ANN401 -- lazy or plain text
    """Return a field for a time of day, typed as 07:30; 7h30 is understood too."""
    return forms.TimeField(
        label=label,
        required=False,
        help_text=help_text,
        input_formats=["%H:%M", "%Hh%M", "%Hh"],
        widget=forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off", "size": 6}),
        error_messages={"invalid": _("Giờ không hợp lệ. Hãy ghi như 07:30.")},
    )


class CalendarDayForm(forms.Form):
    """A day that differs from its weekday."""

    day = day_field(_("Ngày"))
    kind = forms.ChoiceField(label=_("Loại ngày"), choices=CalendarDay.KINDS, initial="local_off")
    name = forms.CharField(
        label=_("Lý do"), max_length=200, help_text=_("Người dân đọc được, ví dụ: Lễ hội đình làng.")
    )
    source = forms.CharField(
        label=_("Căn cứ"), max_length=300, required=False, help_text=_("Số và ngày của thông báo hoặc quyết định.")
    )
    opens = clock_field(_("Từ giờ"), _("Chỉ ghi khi nghỉ một phần ngày, hoặc làm bù theo giờ khác."))
    closes = clock_field(_("Đến giờ"))

    def row(self) -> dict[str, Any]:
        """Return the values of the row, in one spelling."""
        data = self.cleaned_data
        return {**data, "name": nfc(data["name"]), "source": nfc(data["source"])}


class ConfirmYearForm(forms.Form):
    """The notice that the days of a year were compared with."""

    notice = forms.CharField(
        label=_("Thông báo nghỉ lễ, tết"),
        max_length=300,
        help_text=_("Ghi số, ngày và cơ quan ban hành, sau khi đã so từng ngày với thông báo."),
    )


class HoursForm(forms.Form):
    """The sessions of a week, two a day, from a day on; a day without hours is off."""

    valid_from = day_field(_("Áp dụng từ ngày"), help_text=_("Ví dụ ngày đổi giờ mùa hè, mùa đông."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday, name in enumerate(WEEK):
            for part, words in ((0, _("sáng")), (1, _("chiều"))):
                self.fields[f"opens_{weekday}_{part}"] = clock_field(
                    _("%(day)s, %(part)s, từ") % {"day": name, "part": words}
                )
                self.fields[f"closes_{weekday}_{part}"] = clock_field(
                    _("%(day)s, %(part)s, đến") % {"day": name, "part": words}
                )

    def clean(self) -> dict[str, Any]:
        """Refuse a session with only one of its two times."""
        data = super().clean() or {}
        for weekday, part in self._sessions():
            names = (f"opens_{weekday}_{part}", f"closes_{weekday}_{part}")
            missing = [name for name in names if data.get(name) is None and name not in self.errors]
            if len(missing) == 1:
                self.add_error(missing[0], _("Hãy ghi cả giờ bắt đầu và giờ kết thúc, hoặc để trống cả hai."))
        return data

    def hours(self) -> list[tuple[int, time, time]]:
        """Return the sessions as the action takes them."""
        data = self.cleaned_data
        pairs = (
            (weekday, data[f"opens_{weekday}_{part}"], data[f"closes_{weekday}_{part}"])
            for weekday, part in self._sessions()
        )
        return [pair for pair in pairs if pair[1] is not None]

    def week(self) -> list[tuple[str, list[tuple[forms.BoundField, forms.BoundField]]]]:
        """Return the fields as rows of a table: the weekday and its sessions."""
        return [
            (name, [(self[f"opens_{weekday}_{part}"], self[f"closes_{weekday}_{part}"]) for part in (0, 1)])
            for weekday, name in enumerate(WEEK)
        ]

    @staticmethod
    def initial_of(rows: list[tuple[int, time, time]], valid_from: date) -> dict[str, Any]:
        """Return what the form shows for the sessions that hold now."""
        found: dict[str, Any] = {"valid_from": valid_from}
        for weekday in range(7):
            for part, (_day, opens, closes) in enumerate([row for row in rows if row[0] == weekday][:2]):
                found |= {f"opens_{weekday}_{part}": opens, f"closes_{weekday}_{part}": closes}
        return found

    @staticmethod
    def _sessions() -> list[tuple[int, int]]:
        return [(weekday, part) for weekday in range(7) for part in (0, 1)]
