"""What an applicant does with a dossier that is open here: withdraw, rate, complain, choose how to be told, keep it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congxa.accounts.service import Refused, citizen_of
from congxa.dossiers.actions import complain, rate, tie_account, untie_account, withdraw
from congxa.dossiers.citizens.drafting import secret_of
from congxa.dossiers.models import Dossier
from congxa.dossiers.notices.sending import choose_way
from congxa.dossiers.notices.ways import ways_to
from congxa.dossiers.views.public_parts import closed, filer_of, for_applicant
from congxa.dossiers.views.typed import typed


def _done(request: HttpRequest, dossier: Dossier, act: Callable[[], object], sentence: str) -> HttpResponse:
    """Do it, say `sentence` or why not, and go back to the dossier."""
    try:
        act()
    except (Refused, ValidationError) as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, sentence)
    return redirect("dossier_track", ref=dossier.code)


@require_http_methods(["GET", "POST"])
@for_applicant
def take_back(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Withdraw a dossier, after being asked whether that is meant."""
    if request.method != "POST":
        return render(request, "dossiers/file/withdraw.html", {"dossier": dossier})
    filer, now, reason = filer_of(request), timezone.now(), typed(request.POST, "reason", 2000)
    return _done(
        request,
        dossier,
        lambda: withdraw(actor=filer, dossier=dossier, now=now, reason=reason, secret=secret_of(dossier)),
        _("Đã rút hồ sơ."),
    )


@require_POST
@for_applicant
def give_rating(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Say how satisfied one is."""
    filer, now, words = filer_of(request), timezone.now(), typed(request.POST, "words", 2000)
    sent = request.POST.get("stars", "")

    def act() -> None:
        if sent not in {"1", "2", "3", "4", "5"}:
            raise Refused(_("Hãy chọn một mức hài lòng."))
        rate(actor=filer, dossier=dossier, stars=int(sent), words=words, now=now, secret=secret_of(dossier))

    return _done(request, dossier, act, _("Cảm ơn bạn đã đánh giá."))


@require_POST
@for_applicant
def give_complaint(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Complain about how the dossier is handled."""
    filer, now, words = filer_of(request), timezone.now(), typed(request.POST, "words", 10_000)
    return _done(
        request,
        dossier,
        lambda: complain(actor=filer, dossier=dossier, words=words, now=now, secret=secret_of(dossier)),
        _("Đã gửi. Lãnh đạo cơ quan sẽ trả lời ở trang này."),
    )


@require_POST
@for_applicant
def choose_notice(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Choose by which way one is told of this dossier, or not at all."""
    filer, now, way = filer_of(request), timezone.now(), request.POST.get("way", "")

    def act() -> None:
        if way and way not in {one.name for one in ways_to(dossier)}:
            raise Refused(_("Hãy chọn một trong các cách báo dưới đây."))
        choose_way(actor=filer, dossier=dossier, way=way, now=now, secret=secret_of(dossier))

    said = _("Đã ghi cách báo tin cho bạn.") if way else _("Từ nay không gửi tin báo nữa.")
    return _done(request, dossier, act, said)


@require_POST
@for_applicant
def keep(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Put a dossier that the second secret has opened here into the account that is signed in."""
    citizen, now = citizen_of(request), timezone.now()
    if citizen is None:
        return closed(dossier.code)
    return _done(
        request,
        dossier,
        lambda: tie_account(actor=citizen, dossier=dossier, secret=secret_of(dossier), now=now),
        _("Hồ sơ đã nằm trong “Hồ sơ của tôi”."),
    )


@require_POST
@for_applicant
def let_go(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Take a dossier out of the account that is signed in."""
    citizen = citizen_of(request)
    if citizen is None:
        return closed(dossier.code)
    untie_account(actor=citizen, dossier=dossier, now=timezone.now())
    messages.success(request, _("Đã bỏ hồ sơ khỏi tài khoản. Mã tra cứu và mã bí mật vẫn mở được hồ sơ."))
    return redirect("citizen_home")
