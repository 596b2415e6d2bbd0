"""What is typed on the pages of the queue."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from congxa.dossiers.actions.queue import MatterData
from congxa.dossiers.models import QueueDevice, QueueMatter, ServiceCounter
from congxa.kernel.phones import BadPhone, normalise_phone
from congxa.kernel.text import nfc
from congxa.procedures.service import Field
from congxa.units.service import Office


class BookingForm(forms.Form):
    """Who comes."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = forms.CharField(
        label=_("Số điện thoại"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        help_text=_("Để nhận số tại máy lấy số và để hủy lịch. Được xóa 30 ngày sau giờ hẹn."),
    )

    def clean_name(self) -> str:
        """Return the name in one spelling."""
        return nfc(" ".join(str(self.cleaned_data["name"]).split()))

    def clean_phone(self) -> str:
        """Return the number as E.164."""
        return phone_of(self.cleaned_data["phone"])


class CancelForm(forms.Form):
    """The telephone with which an appointment was booked."""

    phone = forms.CharField(
        label=_("Số điện thoại đã dùng để đặt lịch"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_phone(self) -> str:
        """Return the number as E.164."""
        return phone_of(self.cleaned_data["phone"])


def phone_of(typed: str) -> str:
    """Return a number as E.164. Raises ValidationError when it is none."""
    try:
        return normalise_phone(typed)
    except BadPhone as refusal:
        raise ValidationError(str(refusal)) from refusal


class MatterForm(forms.ModelForm[QueueMatter]):
    """A matter of the queue."""

    class Meta:
        model = QueueMatter
        fields = ("letter", "name", "fields", "slot_minutes", "per_slot", "open")
        widgets = {"fields": forms.CheckboxSelectMultiple}
        help_texts = {"letter": _("Đứng trước số, ví dụ A trong A012.")}

    def data_of(self) -> tuple[MatterData, list[Field]]:
        """Return what was typed."""
        given = dict(self.cleaned_data)
        fields = list(given.pop("fields"))
        return MatterData(**given), fields


class CounterForm(forms.ModelForm[ServiceCounter]):
    """A counter."""

    class Meta:
        model = ServiceCounter
        fields = ("name", "matters", "open")
        widgets = {"matters": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["matters"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 -- for the type checker
        field.queryset = QueueMatter.objects.filter(office=office)


class DeviceForm(forms.Form):
    """A kiosk, or a tablet at a counter."""

    kind = forms.ChoiceField(label=_("Loại máy"), choices=QueueDevice.Kind.choices)
    name = forms.CharField(label=_("Tên máy"), max_length=60, help_text=_("Ví dụ: Máy ở sảnh tầng 1."))
    counter = forms.ModelChoiceField(
        ServiceCounter.objects.none(), label=_("Quầy"), required=False, help_text=_("Chỉ máy đánh giá cần chọn quầy.")
    )

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["counter"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- for the type checker
        field.queryset = ServiceCounter.objects.filter(office=office, open=True)
