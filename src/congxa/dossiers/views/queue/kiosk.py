"""The machine that gives numbers: large type, touched with a finger, without JavaScript."""

import secrets

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congxa.accounts.service import Refused, entry_of
from congxa.dossiers.actions.queue import check_in, draw
from congxa.dossiers.forms.queue import phone_of
from congxa.dossiers.models import Appointment, QueueDevice, QueueMatter, Ticket
from congxa.dossiers.queries.queue import board
from congxa.dossiers.secrets import tidy
from congxa.dossiers.views.queue.common import is_often, machine
from congxa.kernel.clock import day_of
from congxa.kernel.text import storable

KIOSK = QueueDevice.Kind.KIOSK
LONGEST = 15


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def kiosk(request: HttpRequest) -> HttpResponse:
    """Offer the matters, ask whether somebody goes first, and give the number."""
    office, device = entry_of(request), machine(request, KIOSK)
    if device is None:
        return render(request, "dossiers/queue/not_here.html", status=403)
    seen = board(office.id, timezone.now())
    chosen = request.POST.get("viec") or request.GET.get("viec", "")
    matter = next((one for one in seen.matters if str(one.pk) == chosen), None)
    if matter is None:
        return render(request, "dossiers/queue/kiosk.html", {"lines": seen.lines()})
    words = {"matter": matter, "reasons": Ticket.REASONS[1:], "once": secrets.token_urlsafe(16)}
    if request.method == "POST":
        return _give(request, device, matter, words)
    return render(request, "dossiers/queue/kiosk_first.html", words)


def _give(request: HttpRequest, device: QueueDevice, matter: QueueMatter, words: dict[str, object]) -> HttpResponse:
    try:
        once = storable(request.POST.get("lan", ""))
        if is_often(request, "draw", f"{device.pk}"):
            raise Refused(_("Máy đang bận. Mời chờ một phút rồi bấm lại."))
        ticket = draw(
            actor=None,
            matter=matter,
            priority=request.POST.get("uu-tien", ""),
            device=device,
            once=f"{device.pk}.{once[:24]}" if once else "",
            now=timezone.now(),
        )
    except Refused as refusal:
        return render(request, "dossiers/queue/kiosk_first.html", {**words, "refused": refusal.messages}, status=400)
    return redirect("queue_ticket_kiosk", ticket.code)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def arrive(request: HttpRequest) -> HttpResponse:
    """Take the telephone, or the code, of an appointment key by key, and give its number."""
    office, device = entry_of(request), machine(request, KIOSK)
    if device is None:
        return render(request, "dossiers/queue/not_here.html", status=403)
    typed = request.POST.get("so", "")[:LONGEST]
    pressed = request.POST.get("phim", "")
    if pressed.isdigit() and len(pressed) == 1 and len(typed) < LONGEST:
        typed += pressed
    elif pressed == "xoa":
        typed = typed[:-1]
    refused: list[str] = []
    if pressed == "xong":
        try:
            if is_often(request, "check_in", f"{device.pk}"):
                raise Refused(_("Máy đang bận. Mời chờ một phút rồi bấm lại."))
            ticket = check_in(actor=None, appointment=_appointment(office.id, typed), device=device, now=timezone.now())
            return redirect("queue_ticket_kiosk", ticket.code)
        except Refused as refusal:
            refused = refusal.messages
    words = {"typed": typed, "keys": "123456789", "refused": refused}
    return render(request, "dossiers/queue/kiosk_arrive.html", words, status=400 if refused else 200)


def _appointment(office_id: int, typed: str) -> Appointment:
    """Return the next appointment of today under a telephone or code. Raises Refused when there is none."""
    today = day_of(timezone.now())
    rows = Appointment.objects.filter(office=office_id, starts_at__date=today).exclude(state="cancelled")
    found = rows.filter(code=tidy(typed)).first()
    if found is None:
        try:
            phone = phone_of(typed)
        except ValidationError as error:
            raise Refused(_("Hãy nhập số điện thoại đã dùng khi đặt lịch, đủ 10 chữ số.")) from error
        mine = list(rows.filter(phone=phone).order_by("starts_at"))
        found = next((one for one in mine if one.state == "booked"), mine[-1] if mine else None)
    if found is None:
        raise Refused(_("Hôm nay không có lịch hẹn nào với số này. Mời lấy số như thường."))
    return found


@require_http_methods(["GET", "HEAD"])
@never_cache
def kiosk_ticket(request: HttpRequest, code: str) -> HttpResponse:
    """Show the number that was just given, to be printed, and go back to the beginning."""
    from congxa.dossiers.views.queue.phone import ticket_words  # noqa: PLC0415 -- the two show the same

    if machine(request, KIOSK) is None:
        return render(request, "dossiers/queue/not_here.html", status=403)
    rows = Ticket.objects.select_related("matter", "counter", "appointment")
    ticket = get_object_or_404(rows, office=entry_of(request).id, code=tidy(code))
    return render(request, "dossiers/queue/kiosk_ticket.html", ticket_words(request, ticket))
