"""The citizen's account: signing in and out, the own dossiers and results, and everything of it to take along."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congxa.accounts.service import citizen_of, citizen_with, sign_in_citizen, sign_out_citizen
from congxa.dossiers.citizens import own_data
from congxa.dossiers.citizens.browser import forget_all
from congxa.dossiers.citizens.throttling import (
    SIGN_IN_BY_ADDRESS,
    SIGN_IN_BY_EMAIL,
    SIGN_IN_BY_EMAIL_A_DAY,
    address_of,
)
from congxa.dossiers.domain.states import S
from congxa.dossiers.forms.account import SignInForm
from congxa.dossiers.models import Dossier
from congxa.dossiers.queries.known import own_dossiers, own_results
from congxa.dossiers.views.public_parts import personal
from congxa.dossiers.words import STATE_LABELS, STATE_TODO
from congxa.kernel.clock import day_of


@dataclass(frozen=True, slots=True)
class Line:
    """A dossier of the list: where it is, and what its owner has to do."""

    dossier: Dossier
    state: str | Promise
    todo: str | Promise
    late: bool

    @property
    def is_draft(self) -> bool:
        """Whether it has not been sent yet."""
        return self.dossier.state == S.DRAFT

    @property
    def is_over(self) -> bool:
        """Whether nothing is waited for any more, by the office or by the owner, who fetches the result."""
        return self.dossier.has_ended and self.dossier.state != S.DONE


@require_safe
@personal
def home(request: HttpRequest) -> HttpResponse:
    """Show the own dossiers with what is to be done, and the own results."""
    citizen, now = citizen_of(request), timezone.now()
    if citizen is None:
        return redirect("citizen_sign_in")
    lines = [_line(dossier, now) for dossier in own_dossiers(citizen)]
    context = {
        "citizen": citizen,
        "open": [line for line in lines if not line.is_over],
        "ended": [line for line in lines if line.is_over],
        "results": own_results(citizen, on=day_of(now)),
    }
    return render(request, "dossiers/account/home.html", context)


def _line(dossier: Dossier, now: datetime) -> Line:
    late = bool(dossier.promised_at and not dossier.has_ended and not dossier.is_paused and now > dossier.promised_at)
    return Line(dossier, STATE_LABELS[dossier.state], STATE_TODO[dossier.state], late)


@require_http_methods(["GET", "POST"])
@personal
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with address and password; whether an address has an account is not said."""
    ahead = _ahead(request)
    if citizen_of(request) is not None:
        return redirect(ahead)
    form, now = SignInForm(request.POST or None), timezone.now()
    status = 200
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        words = (
            (SIGN_IN_BY_ADDRESS, address_of(request)),
            (SIGN_IN_BY_EMAIL, email),
            (SIGN_IN_BY_EMAIL_A_DAY, email),
        )
        if any(limit.used_up(word, now) for limit, word in words):
            status = 429
            form.add_error(None, _("Đã nhập sai quá nhiều lần. Hãy đợi 5 phút rồi thử lại, hoặc đặt mật khẩu mới."))
        elif (citizen := citizen_with(email, form.cleaned_data["password"])) is not None:
            sign_in_citizen(request, citizen, now)
            return redirect(ahead)
        else:
            for limit, word in words:
                limit.count(word, now)
            form.add_error(None, _("Thư điện tử hoặc mật khẩu không đúng. Hãy kiểm tra và nhập lại."))
    return render(request, "dossiers/account/sign_in.html", {"form": form, "next": ahead}, status=status)


def _ahead(request: HttpRequest) -> str:
    """Where to go after signing in: back where the reader was, if that is in this house."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return asked
    return resolve_url("citizen_home")


@require_POST
@personal
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out and close every dossier in this browser."""
    sign_out_citizen(request)
    forget_all(request)
    messages.success(request, _("Đã đăng xuất. Không ai mở được hồ sơ của bạn trên máy này nữa."))
    return redirect("citizen_sign_in")


@require_safe
@personal
def data(request: HttpRequest) -> HttpResponse:
    """Hand out everything of the account and of its dossiers."""
    citizen = citizen_of(request)
    if citizen is None:
        return redirect("citizen_sign_in")
    return own_data.whole_account(citizen, own_dossiers(citizen))
