"""The officers' page: one key calls the next, and everything else about who is at the counter."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from congxa.accounts.service import Refused, actor_of, entry_of, may, needs, office_of
from congxa.dossiers.actions.queue import (
    call_again,
    call_next,
    call_ticket,
    check_in,
    come_back,
    done,
    draw,
    leave,
    move_to,
    no_show,
    sit,
    start,
)
from congxa.dossiers.actions.queue.calling import at_counter
from congxa.dossiers.domain.queue import TicketState
from congxa.dossiers.models import Appointment, Dossier, QueueMatter, ServiceCounter, Ticket
from congxa.dossiers.queries import find
from congxa.dossiers.queries.queue import board, waits
from congxa.dossiers.views.queue.common import key_in
from congxa.dossiers.waiting_room import is_seated
from congxa.kernel.clock import day_of, week_of
from congxa.kernel.text import storable


@needs("dossiers.call_queue")
@require_safe
@never_cache
def queue(request: HttpRequest) -> HttpResponse:
    """Show my counter with who is there, and those who wait in the order in which they will be called."""
    return render(request, "dossiers/queue/desk/queue.html", _seen(request))


@needs("dossiers.call_queue")
@require_safe
@never_cache
def queue_part(request: HttpRequest) -> HttpResponse:
    """The list of those who wait alone, for the page to ask again and again."""
    return render(request, "dossiers/queue/desk/waiting.html", _seen(request))


def _seen(request: HttpRequest) -> dict[str, Any]:
    office, now = entry_of(request), timezone.now()
    seen = board(office.id, now)
    mine = next((one for one in seen.counters if one.officer_id == request.user.pk and is_seated(one, now)), None)
    here = at_counter(mine, now) if mine else None
    served = {matter.pk for matter in mine.matters.all()} if mine else set()
    rows = [one for one in seen.order if not mine or (one.matter_id in served and not one.sent) or one.counter == mine]
    today = day_of(now)
    gone = Ticket.objects.filter(office=office.id, day=today, state=TicketState.GONE).select_related("matter")
    booked = Appointment.objects.filter(office=office.id, starts_at__date=today, state="booked").select_related(
        "matter"
    )
    return {
        "board": seen, "mine": mine, "here": here, "rows": rows, "elsewhere": len(seen.order) - len(rows),
        "seats": [(one, is_seated(one, now)) for one in seen.counters], "gone": list(gone), "booked": list(booked),
        "reasons": Ticket.REASONS, "now": now, "may_count": may(request.user, "dossiers.count", office),
        "may_keep": may(request.user, "dossiers.keep_queue", office),
    }  # fmt: skip


@needs("dossiers.call_queue")
@require_POST
@never_cache
def do(request: HttpRequest) -> HttpResponse:
    """Do what the pressed button says with the ticket at my counter, or with one of the list."""
    verb = request.POST.get("lam", "")
    try:
        _DOING[verb](request) if verb in _DOING else None
    except Refused as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
    return redirect("desk_queue")


def _counter(request: HttpRequest, name: str = "quay") -> ServiceCounter:
    return get_object_or_404(ServiceCounter, office=entry_of(request).id, pk=key_in(request.POST, name))


def _ticket(request: HttpRequest) -> Ticket:
    rows = Ticket.objects.select_related("office", "matter")
    return get_object_or_404(rows, office=entry_of(request).id, pk=key_in(request.POST, "phieu"))


def _next(request: HttpRequest) -> None:
    seen = key_in(request.POST, "phieu") or None
    if call_next(actor=actor_of(request), counter=_counter(request), seen=seen, now=timezone.now()) is None:
        messages.info(request, _("Không còn ai chờ quầy này."))


def _done(request: HttpRequest) -> None:
    written = storable(request.POST.get("ho-so", "")).strip()
    dossier: Dossier | None = None
    if written:
        dossier = find(actor_of(request), written).first()
        if dossier is None:
            raise Refused(
                _("Không thấy hồ sơ “%(number)s”. Hãy kiểm tra mã, hoặc để trống.") % {"number": written[:40]}
            )
    done(actor=actor_of(request), ticket=_ticket(request), dossier=dossier, now=timezone.now())


def _draw(request: HttpRequest) -> None:
    matter = get_object_or_404(QueueMatter, office=entry_of(request).id, pk=key_in(request.POST, "viec"))
    given = draw(actor=actor_of(request), matter=matter, priority=request.POST.get("uu-tien", ""), now=timezone.now())
    messages.success(request, _("Đã cấp số %(ticket)s.") % {"ticket": given})


def _arrived(request: HttpRequest) -> None:
    row = get_object_or_404(Appointment, office=entry_of(request).id, pk=key_in(request.POST, "hen"))
    given = check_in(actor=actor_of(request), appointment=row, now=timezone.now())
    messages.success(request, _("Đã cấp số %(ticket)s.") % {"ticket": given})


_DOING = {
    "goi-tiep": _next,
    "goi": lambda request: call_ticket(
        actor=actor_of(request), counter=_counter(request), ticket=_ticket(request), now=timezone.now()
    ),
    "goi-lai": lambda request: call_again(actor=actor_of(request), ticket=_ticket(request), now=timezone.now()),
    "bat-dau": lambda request: start(actor=actor_of(request), ticket=_ticket(request), now=timezone.now()),
    "xong": _done,
    "vang": lambda request: no_show(actor=actor_of(request), ticket=_ticket(request), now=timezone.now()),
    "tro-lai": lambda request: come_back(actor=actor_of(request), ticket=_ticket(request), now=timezone.now()),
    "chuyen": lambda request: move_to(
        actor=actor_of(request), ticket=_ticket(request), counter=_counter(request, "quay-moi"), now=timezone.now()
    ),
    "ngoi": lambda request: sit(
        actor=actor_of(request), counter=_counter(request), now=timezone.now(), take_over="nhan-thay" in request.POST
    ),
    "roi": lambda request: leave(actor=actor_of(request), counter=_counter(request), now=timezone.now()),
    "cap-so": _draw,
    "den-hen": _arrived,
}


@needs("dossiers.count")
@require_safe
@never_cache
def figures(request: HttpRequest) -> HttpResponse:
    """Show what waiting was like today and this week, whole and by matter."""
    office, now = office_of(request), timezone.now()
    today, week = day_of(now), week_of(now)
    periods = [
        (_("Hôm nay"), waits(office.pk, today, today)),
        (_("Tuần này"), waits(office.pk, week.first, today)),
        (_("Tuần trước"), waits(office.pk, week.first - timedelta(days=7), week.first - timedelta(days=1))),
    ]
    words = {"periods": periods, "may_call": may(request.user, "dossiers.call_queue", office)}
    return render(request, "dossiers/queue/desk/figures.html", words)
