"""What is typed on the pages of people and roles. The rules are in the actions; here it becomes typed values."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from congxa.accounts.models import Role, User
from congxa.accounts.service import Particulars
from congxa.kernel.text import nfc
from congxa.units.service import Office, day_field


class ParticularsForm(forms.Form):
    """Name, address and post of a person."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    email = forms.EmailField(
        label=_("Thư điện tử"),
        required=False,
        help_text=_("Dùng để nhận giấy mời và đặt lại mật khẩu. Để trống nếu chưa có: in giấy mời đưa tận tay."),
    )
    job_title = forms.CharField(label=_("Chức vụ"), max_length=120, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)

    def particulars(self) -> Particulars:
        """Return what was typed, in one spelling (NFC)."""
        data = self.cleaned_data
        return Particulars(
            full_name=nfc(" ".join(data["full_name"].split())),
            email=data["email"].lower(),
            job_title=nfc(data["job_title"]),
            phone=data["phone"],
        )


class _RoleFields(forms.Form):
    office = forms.ModelChoiceField(Office.objects.none(), label=_("Cơ quan"), empty_label=None)
    role = forms.ChoiceField(label=_("Vai trò"), choices=[("", _("– chọn vai trò –")), *Role.choices])
    valid_from = day_field(_("Từ ngày"))
    valid_to = day_field(_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa biết ngày kết thúc."))

    def __init__(self, *args: Any, offices: QuerySet[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["office"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- for the type checker
        field.queryset = offices


class GrantForm(_RoleFields):
    """A role for somebody who is here already."""

    reason = forms.CharField(
        label=_("Căn cứ, lý do"), max_length=200, required=False, help_text=_("Ví dụ: Quyết định số 12/QĐ-UBND.")
    )


class NewPersonForm(ParticularsForm, _RoleFields):
    """A new person with a first role."""

    username = forms.RegexField(
        r"^[A-Za-z0-9@.+_-]+\Z",
        label=_("Tên đăng nhập"),
        max_length=150,
        error_messages={"invalid": _("Chỉ dùng chữ không dấu, chữ số và các ký tự @ . + - _; không có dấu cách.")},
        help_text=_("Chữ không dấu, chữ số và các ký tự @ . + - _; ví dụ: nguyenthilan. Không đổi được về sau."),
    )
    field_order = ["full_name", "username", "email", "job_title", "phone", "office", "role", "valid_from", "valid_to"]


class EndRoleForm(forms.Form):
    """The last day of a role."""

    when = forms.ChoiceField(
        label=_("Kết thúc"),
        choices=[("now", _("Thu hồi ngay bây giờ")), ("day", _("Vào cuối một ngày"))],
        widget=forms.RadioSelect,
        initial="now",
    )
    last_day = day_field(_("Ngày cuối cùng"), required=False)
    reason = forms.CharField(label=_("Căn cứ, lý do"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the day when the role ends on one."""
        data = super().clean() or {}
        if data.get("when") == "day" and data.get("last_day") is None and "last_day" not in self.errors:
            self.add_error("last_day", _("Hãy chọn ngày cuối cùng giữ vai trò."))
        return data

    def chosen_day(self, yesterday: date) -> date:
        """Return the last day of the role: yesterday when it is taken away at once."""
        day: date = yesterday if self.cleaned_data["when"] == "now" else self.cleaned_data["last_day"]
        return day


class DelegationForm(forms.Form):
    """Who stands in, and when."""

    deputy = forms.ModelChoiceField(
        User.objects.none(), label=_("Người làm thay"), empty_label=_("– chọn người trong cơ quan –")
    )
    valid_from = day_field(_("Từ ngày"))
    valid_to = day_field(_("Đến hết ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=200, required=False, help_text=_("Ví dụ: đi công tác."))

    def __init__(self, *args: Any, colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["deputy"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- for the type checker
        field.queryset = colleagues


class ReasonForm(forms.Form):
    """Why something that needs a second thought is done."""

    reason = forms.CharField(label=_("Lý do"), max_length=200, required=False)


class PeopleFilterForm(forms.Form):
    """How the list of people is narrowed; nonsense in the address narrows nothing."""

    q = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    role = forms.ChoiceField(label=_("Vai trò"), required=False, choices=[("", _("Mọi vai trò")), *Role.choices])
    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[
            ("", _("Mọi tình trạng")),
            ("working", _("Đang giữ vai trò")),
            ("invited", _("Chưa đặt mật khẩu")),
            ("former", _("Đã thôi")),
            ("locked", _("Đã khóa")),
        ],
    )
    office = forms.ChoiceField(label=_("Cơ quan"), required=False)

    def __init__(self, *args: Any, offices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(offices) > 2:
            field = self.fields["office"]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
            field.choices = offices
        else:
            del self.fields["office"]
