"""What is typed on the pages of money. The rules are in the actions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congxa.procedures.service import Fee, FeeExemption, ProcedureVersion

_MOST = 10**12


def amount_field(label: Any, **words: Any) -> forms.IntegerField:  # noqa: ANN401 -- Django's own words
    """Whole đồng, typed with or without dots."""
    return _Amount(label=label, min_value=words.pop("min_value", 1), max_value=_MOST, **words)


class _Amount(forms.IntegerField):
    def __init__(self, **words: Any) -> None:
        words.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(**words)

    def to_python(self, value: Any) -> int | None:  # noqa: ANN401 -- Django's own signature
        return super().to_python(value.replace(".", "").replace(" ", "") if isinstance(value, str) else value)


class ChargeForm(forms.Form):
    """The exemption and how many of each fee."""

    exemption = forms.ModelChoiceField(
        FeeExemption.objects.none(), label=_("Diện miễn, giảm"), required=False, empty_label=_("không thuộc diện nào")
    )

    def __init__(self, data: Any, version: ProcedureVersion, fees: list[Fee]) -> None:  # noqa: ANN401 -- what Django calls form data
        super().__init__(data)
        choice = self.fields["exemption"]
        if isinstance(choice, forms.ModelChoiceField):
            choice.queryset = FeeExemption.objects.filter(version=version)
        self._fees = fees
        for fee in fees:
            label = f"{fee.name} ({fee.per})" if fee.per else fee.name
            self.fields[f"fee_{fee.pk}"] = forms.IntegerField(label=label, min_value=0, max_value=1000, initial=1)

    def quantities(self) -> dict[int, int]:
        """The number of each fee by its key."""
        return {fee.pk: self.cleaned_data[f"fee_{fee.pk}"] for fee in self._fees}


class CashForm(forms.Form):
    """Money taken at the counter."""

    amount = amount_field(_("Số tiền thu (đồng)"))


class RefundForm(forms.Form):
    """Money that goes back."""

    payment = forms.IntegerField(widget=forms.HiddenInput)
    amount = amount_field(_("Số tiền hoàn (đồng)"))
    reason = forms.CharField(label=_("Lý do hoàn"), max_length=300)


class BankFileForm(forms.Form):
    """A statement as the bank gives it out."""

    file = forms.FileField(
        label=_("Tệp sao kê (CSV hoặc Excel)"),
        help_text=_("Tải từ ngân hàng, không cần sửa. Cần có cột nội dung và cột số tiền ghi có."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )


class DepositForm(forms.Form):
    """Cash handed in at the bank or the treasury."""

    amount = amount_field(_("Số tiền nộp (đồng)"))
    number = forms.CharField(label=_("Số giấy nộp tiền"), max_length=60)
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)


class ClosingForm(forms.Form):
    """What was counted in the till at the end of the day."""

    counted = amount_field(_("Tiền mặt đếm được (đồng)"), min_value=0)
    note = forms.CharField(label=_("Giải thích nếu lệch sổ"), max_length=300, required=False)
