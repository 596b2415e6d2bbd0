"""The officers' small forms: the code of a procedure, when something ends, an offering, an import, a rule."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from congxa.procedures.models import IntakeRule
from congxa.procedures.models.catalogue import CODE, UNITS
from congxa.units.service import day_field


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Show what an action refused, at its field where the form has it, else above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, problems in error.error_dict.items():
        form.add_error(name if name in form.fields else None, problems)


class CodeForm(forms.Form):
    """The national code of a new procedure."""

    code = forms.CharField(
        label=gettext_lazy("Mã thủ tục"),
        max_length=8,
        validators=[CODE],
        help_text=gettext_lazy("Mã quốc gia, ví dụ 1.001193."),
    )


class EndForm(forms.Form):
    """Until when a version holds, and what takes its place."""

    last_day = day_field(gettext_lazy("Áp dụng đến hết ngày"))
    replaced_by = forms.CharField(
        label=gettext_lazy("Thay bằng thủ tục"),
        required=False,
        max_length=8,
        validators=[CODE],
        help_text=gettext_lazy("Mã của thủ tục thay thế; để trống nếu bãi bỏ."),
    )
    reason = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=300)


class OfferingForm(forms.Form):
    """How an office takes a procedure in."""

    valid_from = day_field(gettext_lazy("Nhận từ ngày"))
    limit_value = forms.IntegerField(
        label=gettext_lazy("Thời hạn rút ngắn"),
        required=False,
        min_value=0,
        max_value=1000,
        help_text=gettext_lazy("Chỉ ghi nếu cơ quan cam kết trả sớm hơn thời hạn đã công bố."),
    )
    limit_unit = forms.ChoiceField(
        label=gettext_lazy("Đơn vị thời hạn"), required=False, choices=(("", gettext_lazy("như đã công bố")), *UNITS)
    )
    counter = forms.CharField(label=gettext_lazy("Nơi và giờ tiếp nhận"), required=False, max_length=300)
    contact = forms.CharField(label=gettext_lazy("Liên hệ"), required=False, max_length=300)
    bank_bin = forms.CharField(
        label=gettext_lazy("Mã ngân hàng (BIN)"),
        required=False,
        max_length=6,
        help_text=gettext_lazy("6 chữ số, ví dụ 970436."),
    )
    bank_account = forms.CharField(label=gettext_lazy("Số tài khoản thu phí"), required=False, max_length=19)


class StopForm(forms.Form):
    """Until when an office takes a procedure in, and why no longer."""

    last_day = day_field(gettext_lazy("Nhận đến hết ngày"))
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)


class ImportForm(forms.Form):
    """An Excel file, to be checked only or taken in."""

    file = forms.FileField(label=gettext_lazy("Tệp Excel"), widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}))
    only_check = forms.BooleanField(label=gettext_lazy("Chỉ kiểm tra, chưa ghi"), required=False)


class IntakeForm(forms.Form):
    """Where online filing goes from a day on."""

    valid_from = day_field(gettext_lazy("Từ ngày"))
    way = forms.ChoiceField(label=gettext_lazy("Nộp trực tuyến qua"), choices=IntakeRule.Way.choices)
    address = forms.CharField(
        label=gettext_lazy("Địa chỉ nộp"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Chỉ cần khi nộp qua cổng quốc gia; ghi {code} vào chỗ của mã thủ tục."),
    )
    basis = forms.CharField(label=gettext_lazy("Căn cứ"), required=False, max_length=300)
