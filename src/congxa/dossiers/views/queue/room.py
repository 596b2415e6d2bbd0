"""The screen of the waiting room, the tablet for ratings, and how a machine becomes one of the office's."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congxa.accounts.service import Refused, entry_of
from congxa.dossiers.actions.queue import device_of_link, open_device, rate_service, ticket_to_rate
from congxa.dossiers.models import QueueDevice, Ticket
from congxa.dossiers.queries.queue import board
from congxa.dossiers.views.queue.common import is_often, key_in, machine, remember

FACES = (
    (5, gettext_lazy("Rất hài lòng")),
    (4, gettext_lazy("Hài lòng")),
    (3, gettext_lazy("Bình thường")),
    (2, gettext_lazy("Không hài lòng")),
    (1, gettext_lazy("Rất không hài lòng")),
)
NEXT_SHOWN = 8
PAGE_OF = {QueueDevice.Kind.KIOSK.value: "queue_kiosk", QueueDevice.Kind.TABLET.value: "queue_rating"}


@require_safe
@never_cache
def display(request: HttpRequest) -> HttpResponse:
    """Show who is called where, who comes next, and how long it takes: numbers only, nobody's name."""
    return render(request, "dossiers/queue/display.html", _shown(request))


@require_safe
@never_cache
def display_part(request: HttpRequest) -> HttpResponse:
    """The same without the page around it, for the screen to ask again and again."""
    return render(request, "dossiers/queue/display_part.html", _shown(request))


def _shown(request: HttpRequest) -> dict[str, object]:
    seen = board(entry_of(request).id, timezone.now())
    return {"board": seen, "next": seen.order[:NEXT_SHOWN], "lines": seen.lines(), "now": seen.now}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def rating(request: HttpRequest) -> HttpResponse:
    """Ask the holder of the last number at this counter how satisfied they are, in five words."""
    device = machine(request, QueueDevice.Kind.TABLET)
    if device is None or device.counter is None:
        return render(request, "dossiers/queue/not_here.html", status=403)
    refused: list[str] = []
    if request.method == "POST":
        ticket = get_object_or_404(Ticket, office=device.office_id, pk=key_in(request.POST, "phieu"))
        try:
            rate_service(device=device, ticket=ticket, stars=key_in(request.POST, "muc"), now=timezone.now())
            return render(request, "dossiers/queue/rated.html", {"counter": device.counter})
        except Refused as refusal:
            refused = refusal.messages
    words = {"counter": device.counter, "faces": FACES, "refused": refused}
    words["ticket"] = ticket_to_rate(device.counter, timezone.now())
    return render(request, "dossiers/queue/rating.html", words, status=400 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def register(request: HttpRequest, secret: str) -> HttpResponse:
    """Let the machine that opened the link become the one it was made for; a look alone changes nothing."""
    office = entry_of(request)
    if is_often(request, "open_device"):
        return render(request, "429.html", status=429)
    device = device_of_link(office.id, secret, timezone.now())
    if device is None:
        raise Http404(_("Đường dẫn này đã dùng hoặc hết hạn. Hãy xin người quản trị đường dẫn mới."))
    if request.method != "POST":
        return render(request, "dossiers/queue/register.html", {"device": device})
    try:
        opened = open_device(office=office.id, secret=secret, now=timezone.now())
    except Refused as refusal:
        raise Http404(refusal.messages[0]) from refusal
    response = redirect(PAGE_OF[opened.device.kind])
    remember(response, opened.device.kind, office.id, opened.secret)
    return response
