"""What an applicant does with a dossier that is open here: withdraw, rate, complain, choose how to be told, keep it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from congxa.accounts.service import Refused, citizen_of
from congxa.dossiers.actions import complain, rate, tie_account, untie_account, withdraw
from congxa.dossiers.citizens.browser import WHOLE
from congxa.dossiers.citizens.drafting import secret_of
from congxa.dossiers.notices.sending import choose_way
from congxa.dossiers.notices.ways import ways_to
from congxa.dossiers.views.public_parts import closed, dossier_opened, filer_of, personal
from congxa.dossiers.views.typed import typed


@require_http_methods(["GET", "POST"])
@personal
def take_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Withdraw a dossier, after being asked whether that is meant."""
    dossier, _how = dossier_opened(request, ref, WHOLE)
    if dossier is None:
        return closed(ref)
    if request.method == "POST":
        reason = typed(request.POST, "reason", 2000)
        try:
            withdraw(
                actor=filer_of(request), dossier=dossier, now=timezone.now(), reason=reason, secret=secret_of(dossier)
            )
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Đã rút hồ sơ."))
        return redirect("dossier_track", ref=ref)
    return render(request, "dossiers/file/withdraw.html", {"dossier": dossier})


@require_POST
@personal
def give_rating(request: HttpRequest, ref: str) -> HttpResponse:
    """Say how satisfied one is."""
    dossier, _how = dossier_opened(request, ref, WHOLE)
    if dossier is None:
        return closed(ref)
    sent = request.POST.get("stars", "")
    words = typed(request.POST, "words", 2000)
    try:
        if sent not in {"1", "2", "3", "4", "5"}:
            raise Refused(_("Hãy chọn một mức hài lòng."))
        rate(
            actor=filer_of(request),
            dossier=dossier,
            stars=int(sent),
            words=words,
            now=timezone.now(),
            secret=secret_of(dossier),
        )
    except (Refused, ValidationError) as refused:
        messages.error(request, " ".join(getattr(refused, "messages", None) or [str(refused)]))
    else:
        messages.success(request, _("Cảm ơn bạn đã đánh giá."))
    return redirect("dossier_track", ref=ref)


@require_POST
@personal
def give_complaint(request: HttpRequest, ref: str) -> HttpResponse:
    """Complain about how the dossier is handled."""
    dossier, _how = dossier_opened(request, ref, WHOLE)
    if dossier is None:
        return closed(ref)
    words = typed(request.POST, "words", 10_000)
    try:
        complain(actor=filer_of(request), dossier=dossier, words=words, now=timezone.now(), secret=secret_of(dossier))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Đã gửi. Lãnh đạo cơ quan sẽ trả lời ở trang này."))
    return redirect("dossier_track", ref=ref)


@require_POST
@personal
def choose_notice(request: HttpRequest, ref: str) -> HttpResponse:
    """Choose by which way one is told of this dossier, or not at all."""
    dossier, _how = dossier_opened(request, ref, WHOLE)
    if dossier is None:
        return closed(ref)
    way = request.POST.get("way", "")
    if way and way not in {one.name for one in ways_to(dossier)}:
        messages.error(request, _("Hãy chọn một trong các cách báo dưới đây."))
    else:
        choose_way(actor=filer_of(request), dossier=dossier, way=way, now=timezone.now(), secret=secret_of(dossier))
        messages.success(request, _("Đã ghi cách báo tin cho bạn.") if way else _("Từ nay không gửi tin báo nữa."))
    return redirect("dossier_track", ref=ref)


@require_POST
@personal
def keep(request: HttpRequest, ref: str) -> HttpResponse:
    """Put a dossier that the second secret has opened here into the account that is signed in."""
    dossier, _how = dossier_opened(request, ref, WHOLE)
    citizen = citizen_of(request)
    if dossier is None or citizen is None:
        return closed(ref)
    try:
        tie_account(actor=citizen, dossier=dossier, secret=secret_of(dossier), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Hồ sơ đã nằm trong “Hồ sơ của tôi”."))
    return redirect("dossier_track", ref=ref)


@require_POST
@personal
def let_go(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a dossier out of the account that is signed in."""
    dossier, _how = dossier_opened(request, ref, WHOLE)
    citizen = citizen_of(request)
    if dossier is None or citizen is None:
        return closed(ref)
    untie_account(actor=citizen, dossier=dossier, now=timezone.now())
    messages.success(request, _("Đã bỏ hồ sơ khỏi tài khoản. Mã tra cứu và mã bí mật vẫn mở được hồ sơ."))
    return redirect("citizen_home")
