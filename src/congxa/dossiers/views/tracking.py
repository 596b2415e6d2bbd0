"""Following a dossier by code and second secret: where it is, its files, all that is held of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congxa.accounts.service import citizen_of, office_of
from congxa.dossiers.citizens import own_data
from congxa.dossiers.citizens.browser import GLANCE, WHOLE, remember
from congxa.dossiers.citizens.recovering import ask_codes
from congxa.dossiers.citizens.throttling import (
    ASK_BY_ADDRESS,
    GUESS_BY_ADDRESS,
    GUESS_BY_CODE,
    GUESS_BY_CODE_A_DAY,
    address_of,
)
from congxa.dossiers.dating import dates_of
from congxa.dossiers.domain.states import ENDED, TABLE, S
from congxa.dossiers.filings import papers_of
from congxa.dossiers.models import Complaint, Dossier, DossierPaper, Rating, ResultWay
from congxa.dossiers.money.fee_view import citizen_fee
from congxa.dossiers.notices.view import notice_choice
from congxa.dossiers.queries import by_code, office_parts
from congxa.dossiers.secrets import pickup_code, secret_fits, tidy
from congxa.dossiers.views.public_parts import closed, dossier_opened, hours_of, personal
from congxa.dossiers.views.typed import typed
from congxa.dossiers.words import STATE_LABELS, STATE_SAYS, STATE_TODO
from congxa.records.service import Attachment, hand_out

LAST_DIGITS = 4
_MOVES_FOR_ALL = ("submit", "take_in", "accept", "refuse", "withdraw", "finish", "return_result", "stop")


@require_http_methods(["GET", "POST"])
@personal
def look_up(request: HttpRequest) -> HttpResponse:
    """Ask for the code and the second secret, or the last digits of the telephone, and open the dossier."""
    context: dict[str, Any] = {
        "typed": typed(request.GET, "ma", 40),
        "office": office_of(request),
    }
    if request.method != "POST":
        return render(request, "dossiers/file/look_up.html", context)
    code, secret = (typed(request.POST, name, 40) for name in ("code", "secret"))
    now, context["typed"] = timezone.now(), code
    if not code or not secret:
        context["error"] = _("Hãy ghi cả mã hồ sơ (hoặc mã tra cứu) và mã bí mật (hoặc 4 số cuối điện thoại).")
        return render(request, "dossiers/file/look_up.html", context)
    # By number or by code, with or without marks, a dossier is one: else each spelling would allow guesses of its own.
    named = by_code(code)
    found, how = _open(named, secret)
    one = named.code if named else tidy(code)
    words = ((GUESS_BY_ADDRESS, address_of(request)), (GUESS_BY_CODE, one), (GUESS_BY_CODE_A_DAY, one))
    if any(limit.used_up(word, now) for limit, word in words):
        context["error"] = _("Đã nhập sai quá nhiều lần. Hãy đợi 5 phút rồi thử lại, hoặc gọi bộ phận một cửa.")
        return render(request, "dossiers/file/look_up.html", context, status=429)
    if found is None:
        for limit, word in words:
            limit.count(word, now)
        context["error"] = _(
            "Mã không đúng hoặc không đi với nhau. Hãy xem lại trên giấy tiếp nhận, trên tin nhắn hoặc nơi bạn đã ghi."
        )
        return render(request, "dossiers/file/look_up.html", context)
    remember(request, found, how, now)
    return redirect("dossier_track", ref=found.code)


def _open(found: Dossier | None, secret: str) -> tuple[Dossier | None, str]:
    """The dossier if the secret opens it, and how far; the same work is done whatever is wrong."""
    whole = secret_fits(found.code if found else "0000-0000-0000", found.secret_hash if found else "-", secret)
    digits = found.phone[-LAST_DIGITS:] if found and len(found.phone) > LAST_DIGITS else ""
    glance = secret.isascii() and len(secret) == LAST_DIGITS and secret.isdecimal() and secret == digits
    if found is None or not (whole or (glance and found.state != S.DRAFT)):
        return None, ""
    return found, WHOLE if whole else GLANCE


@require_safe
@personal
def track(request: HttpRequest, ref: str) -> HttpResponse:
    """Show where a dossier is, until when, why then, and what its applicant has to do."""
    dossier, how = dossier_opened(request, ref, WHOLE, GLANCE)
    if dossier is None:
        return closed(ref)
    if dossier.state == S.DRAFT:
        return redirect("dossier_draft", code=dossier.procedure.procedure.code, ref=ref, step="doc-lai")
    citizen = citizen_of(request)
    whose = {"citizen": citizen, "mine": citizen is not None and dossier.account == citizen}
    return render(request, "dossiers/file/track.html", {**_context(dossier, how, timezone.now()), **whose})


def _context(dossier: Dossier, how: str, now: datetime) -> dict[str, Any]:
    steps = list(dossier.steps.select_related("office"))
    whole = how == WHOLE
    events = [event for event in dossier.events.select_related("office") if whole or event.move in _MOVES_FOR_ALL]
    asked = dossier.supplements.filter(answered_at__isnull=True).first()
    dates = dates_of(dossier, now=now)
    return {
        "dossier": dossier,
        "whole": whole,
        "says": {
            "label": STATE_LABELS[dossier.state],
            "says": STATE_SAYS[dossier.state],
            "todo": STATE_TODO[dossier.state],
        },
        "stars": [
            (5, _("rất hài lòng")),
            (4, _("hài lòng")),
            (3, _("bình thường")),
            (2, _("không hài lòng")),
            (1, _("rất không hài lòng")),
        ],
        "dates": dates,
        "steps": steps,
        "parts": office_parts(dossier),
        "late": bool(dates and not dossier.has_ended and not dossier.is_paused and now > dates.promised),
        "events": [event for event in events if event.move not in ("save_draft",)],
        "asked": asked,
        "pause": dossier.pauses.filter(until__isnull=True).first(),
        "result": dossier.results.filter(replaced_by__isnull=True).first(),
        "papers": _files(dossier) if whole else [],
        "fee": citizen_fee(dossier, now=now) if whole else None,
        "notice": notice_choice(dossier) if whole and not dossier.has_ended else None,
        "pickup": pickup_code(dossier) if whole and _waits_at_counter(dossier) else "",
        "issued": list(dossier.issued.exclude(kind="control").exclude(kind="hand_over")) if whole else [],
        "complaints": list(Complaint.objects.filter(dossier=dossier)) if whole else [],
        "rated": Rating.objects.filter(dossier=dossier).first(),
        "may_rate": whole and dossier.state in ENDED and not Rating.objects.filter(dossier=dossier).exists(),
        "may_withdraw": whole and TABLE.may_move(dossier.state, "withdraw"),
        "hours": hours_of(dossier.office, now),
    }


def _waits_at_counter(dossier: Dossier) -> bool:
    """Whether a result lies at the counter for the applicant to fetch."""
    at_home = dossier.holder_id == dossier.office_id
    return at_home and dossier.result_way == ResultWay.COUNTER and TABLE.may_move(dossier.state, "return_result")


def _files(dossier: Dossier) -> list[tuple[DossierPaper, str]]:
    rows = list(dossier.papers.all())
    keys = [row.attachment for row in rows if row.attachment]
    names = dict(Attachment.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}
    return [(row, names.get(UUID(row.attachment), "") if row.attachment else "") for row in rows]


@require_safe
@personal
def data(request: HttpRequest, ref: str, form: str) -> HttpResponse:
    """Hand out everything the house holds of this dossier: as JSON, or as a ZIP with a page to read and the files."""
    dossier, _how = dossier_opened(request, ref, WHOLE)
    if dossier is None:
        return closed(ref)
    return own_data.as_json(dossier) if form == "json" else own_data.as_zip(dossier)


@require_safe
def file(request: HttpRequest, ref: str, key: str) -> HttpResponseBase:
    """Hand out a file of a dossier to whoever has opened it."""
    dossier, _how = dossier_opened(request, ref, WHOLE)
    if dossier is None:
        return closed(ref)
    mine = {paper.attachment for paper in papers_of(dossier)} | set(
        dossier.results.exclude(attachment="").values_list("attachment", flat=True)
    )
    attachment = Attachment.objects.filter(pk=key).first() if key in mine else None
    if attachment is None:
        raise Http404
    response = hand_out(request, attachment)
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
@personal
def forgotten(request: HttpRequest) -> HttpResponse:
    """Send the codes of somebody's dossiers to the contact on them; whether there are any is not said."""
    context: dict[str, Any] = {"office": office_of(request)}
    if request.method == "POST":
        contact, now = typed(request.POST, "contact"), timezone.now()
        if not contact:
            context["error"] = _("Hãy ghi số điện thoại hoặc thư điện tử đã ghi trên hồ sơ.")
        elif ASK_BY_ADDRESS.used_up(address_of(request), now):
            context["error"] = _("Bạn gửi quá nhiều yêu cầu trong thời gian ngắn. Hãy đợi 10 phút rồi thử lại.")
        else:
            ASK_BY_ADDRESS.count(address_of(request), now)
            ask_codes(contact, office=context["office"], now=now)
            context["sent"] = True
    return render(request, "dossiers/file/forgotten.html", context)
