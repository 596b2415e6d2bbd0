"""Opening a citizen's account, its password, and closing it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import urlsafe_base64_decode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from congxa.accounts.service import (
    Citizen,
    Refused,
    citizen_of,
    citizen_tokens,
    close_citizen,
    office_of,
    open_citizen,
    set_citizen_password,
    sign_in_citizen,
    sign_out_citizen,
)
from congxa.dossiers.citizens.account_letters import Wish, address_in, ask_letter
from congxa.dossiers.citizens.browser import forget_all
from congxa.dossiers.citizens.throttling import ASK_BY_ADDRESS, address_of
from congxa.dossiers.forms.account import AddressForm, CloseForm, OpenForm
from congxa.dossiers.views.public_parts import personal


@require_http_methods(["GET", "POST"])
@personal
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for an account; the page says the same whoever asks."""
    return _ask(request, "open")


@require_http_methods(["GET", "POST"])
@personal
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a new password; the page says the same whoever asks."""
    return _ask(request, "password")


def _ask(request: HttpRequest, wish: Wish) -> HttpResponse:
    form, now, status = AddressForm(request.POST or None), timezone.now(), 200
    context: dict[str, Any] = {"form": form, "wish": wish}
    if request.method == "POST" and form.is_valid():
        if ASK_BY_ADDRESS.takes(address_of(request), now):
            context["sent"] = form.cleaned_data["email"]
            ask_letter(context["sent"], wish, office=office_of(request), now=now)
        else:
            status = 429
            form.add_error(None, _("Bạn gửi quá nhiều yêu cầu trong thời gian ngắn. Hãy đợi 10 phút rồi thử lại."))
    return render(request, "dossiers/account/ask.html", context, status=status)


@require_http_methods(["GET", "POST"])
@personal
@sensitive_post_parameters()
def open_account(request: HttpRequest, token: str) -> HttpResponse:
    """Choose name and password, with the link that was sent to the address; the account is open and signed in."""
    email, now = address_in(token), timezone.now()
    if email is None or Citizen.objects.known(email) is not None:
        return render(request, "dossiers/account/link_gone.html", {"known": email is not None}, status=410)
    form = OpenForm(Citizen(email=email), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            citizen = open_citizen(
                email=email,
                full_name=form.cleaned_data["full_name"],
                password=form.cleaned_data["new_password1"],
                now=now,
            )
        except Refused:  # the same link in two tabs
            return redirect("citizen_sign_in")
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            sign_in_citizen(request, citizen, now)
            messages.success(request, _("Tài khoản đã mở. Hồ sơ nộp từ bây giờ nằm ở đây."))
            return redirect("citizen_home")
    return render(request, "dossiers/account/open.html", {"form": form, "email": email})


@method_decorator(personal, name="dispatch")
class NewPassword(PasswordResetConfirmView):
    """Django's own page of a new password, for citizens: the link is good once, and three days."""

    template_name = "dossiers/account/new_password.html"
    token_generator = citizen_tokens

    def get_user(self, uidb64: str) -> Any:  # noqa: ANN401 -- Django's own signature knows officials only
        """Return the account of the link, None when there is none."""
        try:
            return Citizen.objects.filter(pk=int(urlsafe_base64_decode(uidb64))).first()
        except (ValueError, OverflowError):
            return None

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401 -- as above
        """Set the password, which ends every session of the account, and sign in here."""
        citizen = set_citizen_password(actor=self.user, password=form.cleaned_data["new_password1"])  # type: ignore[arg-type]
        del self.request.session[INTERNAL_RESET_SESSION_TOKEN]
        sign_in_citizen(self.request, citizen, timezone.now())
        messages.success(self.request, _("Đã đặt mật khẩu mới."))
        return redirect("citizen_home")


@require_http_methods(["GET", "POST"])
@personal
@sensitive_post_parameters()
def settings_page(request: HttpRequest) -> HttpResponse:
    """Show what the account keeps, and change its password."""
    citizen = citizen_of(request)
    if citizen is None:
        return _to_sign_in("citizen_settings")
    form = SetPasswordForm(citizen, request.POST or None)
    if request.method == "POST" and form.is_valid():
        changed = set_citizen_password(actor=citizen, password=form.cleaned_data["new_password1"])
        sign_in_citizen(request, changed, timezone.now())
        messages.success(request, _("Đã đặt mật khẩu mới. Các máy khác phải đăng nhập lại."))
        return redirect("citizen_home")
    return render(request, "dossiers/account/settings.html", {"form": form, "citizen": citizen})


@require_http_methods(["GET", "POST"])
@personal
@sensitive_post_parameters()
def close(request: HttpRequest) -> HttpResponse:
    """Delete the account after the password was typed once more; the dossiers stay with the offices."""
    citizen = citizen_of(request)
    if citizen is None:
        return _to_sign_in("citizen_close")
    form = CloseForm(citizen, request.POST or None)
    if request.method == "POST" and form.is_valid():
        close_citizen(actor=citizen)
        sign_out_citizen(request)
        forget_all(request)
        messages.success(request, _("Đã xóa tài khoản. Hồ sơ đã nộp vẫn được giải quyết."))
        return redirect("citizen_sign_in")
    return render(request, "dossiers/account/close.html", {"form": form, "citizen": citizen})


def _to_sign_in(name: str) -> HttpResponse:
    answer = redirect("citizen_sign_in")
    answer["Location"] += f"?next={resolve_url(name)}"
    return answer
