"""The forms of a citizen's account; passwords are asked for and checked by Django's own."""

from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import Citizen

_ADDRESS = forms.EmailInput(attrs={"autocomplete": "email"})


class AddressForm(forms.Form):
    """An e-mail address, in small letters."""

    email = forms.EmailField(label=_("Thư điện tử"), max_length=254, widget=_ADDRESS)

    def clean_email(self) -> str:
        """Return the address as accounts keep it."""
        return str(self.cleaned_data["email"]).lower()


class SignInForm(AddressForm):
    """Address and password."""

    password = forms.CharField(
        label=_("Mật khẩu"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class OpenForm(SetPasswordForm):  # type: ignore[type-arg]  # takes none when the program runs
    """The name and the first password of a new account; its address is confirmed already."""

    full_name = forms.CharField(
        label=_("Họ, chữ đệm, tên"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    field_order = ("full_name", "new_password1", "new_password2")

    def clean_full_name(self) -> str:
        """Return the name, and let the password be compared with it."""
        self.user.full_name = self.cleaned_data["full_name"]
        return str(self.user.full_name)


class CloseForm(forms.Form):
    """The password once more, before the account is deleted."""

    password = forms.CharField(
        label=_("Mật khẩu hiện tại"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, citizen: Citizen, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._citizen = citizen

    def clean_password(self) -> str:
        """Return the password if it is the account's."""
        password = str(self.cleaned_data["password"])
        if not self._citizen.check_password(password):
            raise forms.ValidationError(_("Mật khẩu không đúng."))
        return password
