"""What people see on their phones: their number, how long it takes, and times to book."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congxa.accounts.service import entry_of, office_of
from congxa.dossiers.actions.queue import book, cancel, free_slots
from congxa.dossiers.actions.queue.booking import AHEAD
from congxa.dossiers.domain.queue import TicketState
from congxa.dossiers.forms.queue import BookingForm, CancelForm
from congxa.dossiers.models import Appointment, QueueMatter, Ticket
from congxa.dossiers.queries.queue import board
from congxa.dossiers.secrets import tidy
from congxa.dossiers.views.queue.common import is_often, qr
from congxa.kernel.clock import day_of
from congxa.units.service import work_calendar

DAYS_SHOWN = 7


@require_safe
@never_cache
def ticket(request: HttpRequest, code: str) -> HttpResponse:
    """Show a number: how many are before it, about how long, and where to go once it is called."""
    rows = Ticket.objects.select_related("matter", "counter", "appointment")
    found = get_object_or_404(rows, office=entry_of(request).id, code=tidy(code))
    return render(request, "dossiers/queue/ticket.html", ticket_words(request, found))


def ticket_words(request: HttpRequest, found: Ticket) -> dict[str, Any]:
    """Return what the pages of a number show."""
    words: dict[str, Any] = {"ticket": found, "over": found.day != timezone.localdate()}
    address = request.build_absolute_uri(reverse("queue_ticket", args=[found.code]))
    words["qr"] = qr(address, _("Mã QR để theo dõi số %(ticket)s trên điện thoại") % {"ticket": found})
    if found.state == TicketState.WAITING and not words["over"]:
        seen = board(found.office_id, timezone.now())
        words["ahead"] = seen.ahead_of(found)
        words["open"] = seen.is_open(found.matter_id)
        words["minutes"] = seen.minutes_for(found.matter_id, words["ahead"])
    return words


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def booking(request: HttpRequest) -> HttpResponse:
    """Choose a matter, a day and a time, and book it."""
    office, now = office_of(request), timezone.now()
    matters = list(QueueMatter.objects.filter(office=office, open=True, per_slot__gt=0).select_related("office"))
    asked = request.POST if request.method == "POST" else request.GET
    matter = next((one for one in matters if str(one.pk) == asked.get("viec", "")), None)
    if matter is None and len(matters) == 1:
        matter = matters[0]
    days = _days(office, now) if matter else []
    day = next((one for one in days if one.isoformat() == asked.get("ngay", "")), None)
    form = BookingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and matter and form.is_valid():
        answer = _book(request, matter, form, now)
        if answer is not None:
            return answer
    free = free_slots(matter, day, now) if matter and day else []
    words = {"matters": matters, "matter": matter, "days": days, "day": day, "free": free, "form": form,
             "starts": request.POST.get("gio", "")}  # fmt: skip
    return render(request, "dossiers/queue/booking.html", words, status=400 if form.errors else 200)


def _days(office: Any, now: datetime) -> list[date]:  # noqa: ANN401 -- an office
    calendar, today = work_calendar(office), day_of(now)
    ahead = (today + timedelta(days=number) for number in range(AHEAD.days + 1))
    return [day for day in ahead if calendar.works(day)][:DAYS_SHOWN]


def _book(request: HttpRequest, matter: QueueMatter, form: BookingForm, now: datetime) -> HttpResponse | None:
    try:
        starts_at = datetime.fromisoformat(request.POST.get("gio", ""))
        if starts_at.utcoffset() is None or starts_at.year not in (now.year, now.year + 1):
            raise ValueError  # no time of ours; the first and the last year of a calendar fit into no other zone
    except ValueError:
        form.add_error(None, _("Hãy chọn một giờ."))
        return None
    if is_often(request, "book", form.cleaned_data["phone"]):
        form.add_error(None, _("Bạn vừa đặt nhiều lịch hẹn. Hãy đợi một giờ rồi đặt tiếp, hoặc gọi bộ phận một cửa."))
        return None
    try:
        row = book(actor=None, matter=matter, starts_at=starts_at, now=now, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return None
    return redirect("queue_appointment", row.code)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def appointment(request: HttpRequest, code: str) -> HttpResponse:
    """Show an appointment without name or telephone, and cancel it for who knows the telephone."""
    rows = Appointment.objects.select_related("matter", "office")
    row = get_object_or_404(rows, office=entry_of(request).id, code=tidy(code))
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            if is_often(request, "cancel", row.code):
                raise ValidationError(_("Đã thử quá nhiều lần. Hãy đợi một giờ, hoặc gọi bộ phận một cửa."))
            cancel(actor=None, appointment=row, phone=form.cleaned_data["phone"], now=timezone.now())
            return redirect("queue_appointment", row.code)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
    open_still = row.state == Appointment.State.BOOKED and row.starts_at > timezone.now()
    words = {"row": row, "form": form, "open_still": open_still}
    return render(request, "dossiers/queue/appointment.html", words, status=400 if form.errors else 200)
