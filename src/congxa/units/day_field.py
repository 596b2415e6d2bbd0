"""The one field in which a day is typed, on every form of the house."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

DATE_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]
YEARS = (1945, 2999)


def day_field(
    label: Any,  # noqa: ANN401 -- a lazy translation
    *,
    required: bool = True,
    help_text: Any = "",  # noqa: ANN401 -- lazy or plain words
    years: tuple[int, int] = YEARS,
) -> forms.DateField:
    """Return a field for a day of ``years`` (both included), typed as 24/11/2026; ISO is understood too.

    It is no date picker: those show the order of the browser's own language, and 11/12 would be read in two ways.
    """
    said = format_lazy(_("Hãy ghi một ngày từ năm {first} đến năm {last}."), first=years[0], last=years[1])
    attrs = {"placeholder": _("ngày/tháng/năm"), "autocomplete": "off", "inputmode": "numeric", "class": "day"}
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(format="%d/%m/%Y", attrs=attrs),
        error_messages={
            "invalid": _("Ngày không hợp lệ. Hãy ghi như 24/11/2026."),
            "required": _("Hãy ghi ngày, như 24/11/2026."),
        },
        validators=[MinValueValidator(date(years[0], 1, 1), said), MaxValueValidator(date(years[1], 12, 31), said)],
    )
