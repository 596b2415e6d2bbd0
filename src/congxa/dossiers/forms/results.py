"""What is typed on the page of a result."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import User
from congxa.dossiers.actions.result_files import Wording
from congxa.dossiers.forms.desk import TaskForm
from congxa.dossiers.models import Dossier, ResultWay
from congxa.units.service import Office, day_field

_PDF = forms.ClearableFileInput(attrs={"accept": "application/pdf"})
WAYS = (
    ("signature", _("tại quầy, người nhận ký")),
    ("code", _("tại quầy, người nhận đọc mã nhận kết quả")),
    ("post", _("gửi bưu chính")),
)


class _Says(forms.Form):
    name = forms.CharField(label=_("Tên kết quả"), max_length=300)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    valid_to = day_field(_("Có giá trị đến hết ngày"), required=False)
    denied = forms.BooleanField(label=_("Không giải quyết yêu cầu"), required=False)
    reason = forms.CharField(
        label=_("Lý do (khi không giải quyết)"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class DraftForm(_Says):
    """A result to be put before the leader."""

    file = forms.FileField(
        label=_("Tệp kết quả (PDF)"), required=False, widget=_PDF,
        help_text=_("Giấy chứng nhận, trích lục… theo mẫu riêng. Không có tệp thì viết nội dung trả lời dưới đây."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("Hoặc nội dung văn bản trả lời"), required=False, max_length=8000,
        widget=forms.Textarea(attrs={"rows": 7}),
    )  # fmt: skip


class SignForm(forms.Form):
    """The passphrase of the signer's own key, where it has one."""

    passphrase = forms.CharField(
        label=_("Mật khẩu khóa ký"), required=False, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Để trống nếu khóa của bạn do máy chủ giữ."),
    )  # fmt: skip


class HandOutForm(TaskForm):
    """Who took the result, and how that is known."""

    to = forms.CharField(label=_("Người nhận kết quả"), max_length=200)
    way = forms.ChoiceField(label=_("Cách trả"), choices=WAYS)
    proof = forms.CharField(
        label=_("Mã nhận kết quả hoặc số bưu gửi"), max_length=60, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}), help_text=_("Người nhận ký thì để trống."),
    )  # fmt: skip

    def prepare(self, dossier: Dossier, people: Iterable[User], offices: Iterable[Office]) -> None:
        """Mostly whoever filed comes, or the post goes as was asked for: then Enter is enough."""
        self.fields["to"].initial = dossier.proxy_name or dossier.applicant_name
        self.fields["way"].initial = "post" if dossier.result_way == ResultWay.POST else "signature"


class CorrectForm(_Says):
    """A corrected result in place of a wrong one."""

    file = forms.FileField(label=_("Tệp kết quả đúng (PDF)"), widget=_PDF)
    why = forms.CharField(label=_("Vì sao đính chính"), widget=forms.Textarea(attrs={"rows": 2}))
    passphrase = forms.CharField(
        label=_("Mật khẩu khóa ký"), required=False, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


def wording_of(data: Mapping[str, Any]) -> Wording:
    """What was typed in a draft or a correction, as the action takes it."""
    names = ("name", "number", "valid_to", "denied", "reason")
    return Wording(**{name: data[name] for name in names}, words=data.get("words", ""))
