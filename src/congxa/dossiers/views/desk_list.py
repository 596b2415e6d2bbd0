"""The officers' list: what waits for me now, narrowed by the address, as a page, as a sheet and as a small count."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congxa.accounts.service import actor_of, may, needs, office_of
from congxa.dossiers.domain.states import S
from congxa.dossiers.models import Dossier
from congxa.dossiers.officers.sheet import list_sheet
from congxa.dossiers.officers.words import line
from congxa.dossiers.queries import arriving
from congxa.dossiers.queries.desk_list import (
    DUE,
    NOBODY,
    SHOWN,
    Asked,
    Facets,
    base_rows,
    facets,
    listed,
    new_since,
)
from congxa.dossiers.queries.work import as_work
from congxa.dossiers.views.typed import typed
from congxa.dossiers.words import STATE_CHOICES
from congxa.kernel.clock import format_date
from congxa.units.service import work_calendar

LENGTH = 50
_NAMES = {
    "shown": "xem", "words": "q", "state": "trang-thai", "step": "buoc", "procedure": "thu-tuc", "officer": "can-bo",
    "due": "han",
}  # fmt: skip


def asked_of(request: HttpRequest) -> Asked:
    """Return what the address asks for; what it does not know narrows nothing."""
    given = {field: typed(request.GET, name) for field, name in _NAMES.items()}
    given["shown"] = given["shown"] if given["shown"] in SHOWN else ""
    given["state"] = given["state"] if given["state"] in set(S) else ""
    given["due"] = given["due"] if given["due"] in DUE else ""
    officer = given["officer"]
    given["officer"] = officer if officer == NOBODY or (officer.isdecimal() and len(officer) < 10) else ""
    return Asked(**given)


def query_of(asked: Asked, **changes: str) -> str:
    """Return the question as it stands in an address, with changes."""
    given = asdict(asked) | changes
    return urlencode({_NAMES[field]: value for field, value in given.items() if value})


@needs("dossiers.see")
@require_safe
@never_cache
def dossiers(request: HttpRequest) -> HttpResponse:
    """Show the list; a number that fits one dossier leads straight to it."""
    actor, office, now, asked = actor_of(request), office_of(request), timezone.now(), asked_of(request)
    rows = base_rows(actor, office, asked)
    page = Paginator(listed(rows, asked, now), LENGTH).get_page(request.GET.get("trang"))
    found: list[Dossier] = list(page.object_list)
    if asked.words and page.paginator.count == 1 and found[0].number == asked.words.upper():
        return redirect("desk_dossier", found[0].pk)
    counts = facets(rows, now)
    context = {
        "asked": asked,
        "lines": [line(work) for work in as_work(found, work_calendar(office), now)],
        "page": page,
        "query": query_of(asked),
        "counts": counts,
        "views": _views(asked),
        "quick": _quick(asked, counts),
        "choices": _choices(asked, counts),
        "arriving": arriving(actor, office).count(),
        "now": now.isoformat(),
        "may_receive": may(actor, "dossiers.receive", office),
        "may_hand_over": may(actor, "dossiers.hand_over", office),
        "queue_address": reverse("desk_queue"),
    }
    return render(request, "dossiers/desk/list.html", context)


@needs("dossiers.see")
@require_safe
@never_cache
def sheet(request: HttpRequest) -> HttpResponseBase:
    """Hand out the list as it is narrowed, as an Excel workbook with masked numbers."""
    actor, office, now, asked = actor_of(request), office_of(request), timezone.now(), asked_of(request)
    rows = listed(base_rows(actor, office, asked), asked, now)
    name = _("ho-so-%(day)s.xlsx") % {"day": format_date(now).replace("/", "-")}
    return FileResponse(list_sheet(rows, work_calendar(office), now), as_attachment=True, filename=name)


@needs("dossiers.see")
@require_safe
@never_cache
def fresh(request: HttpRequest) -> HttpResponse:
    """Say how much has come to the person's list since the page was opened, for the script that asks now and then."""
    since: datetime | None = parse_datetime(typed(request.GET, "tu"))
    if since is None or timezone.is_naive(since):
        return HttpResponse("")
    count = new_since(actor_of(request), office_of(request), since)
    return render(request, "dossiers/desk/fresh.html", {"count": count})


def _views(asked: Asked) -> list[tuple[str, str, bool]]:
    words = (_("Việc của tôi bây giờ"), _("Đang giải quyết"), _("Đã xong"))
    return [
        (label, f"?xem={shown}" if shown else reverse("desk_dossiers"), asked.shown == shown and not asked.words)
        for shown, label in zip(SHOWN, words, strict=True)
    ]


def _quick(asked: Asked, counts: Facets) -> list[dict[str, Any]]:
    """Return the counts by date as links to their rows."""
    words = (_("quá hạn"), _("đến hạn hôm nay"), _("đến hạn trong 3 ngày"), _("tạm dừng"))
    looks = (("late", "circle-alert"), ("soon", "clock"), ("soon", "clock"), ("paused", "circle-pause"))
    return [
        {"label": label, "count": counts.due[due], "look": look, "icon": icon, "current": asked.due == due,
         "query": query_of(asked, due="" if asked.due == due else due)}
        for due, label, (look, icon) in zip(DUE, words, looks, strict=True)
    ]  # fmt: skip


def _choices(asked: Asked, counts: Facets) -> list[dict[str, Any]]:
    """Return the lists to narrow by, each with what is in the list now and what is chosen."""
    states = dict(STATE_CHOICES)
    nobody = _("chưa giao ai")
    lists: list[tuple[str, str, list[tuple[str, Any, int]], str]] = [
        ("trang-thai", _("Trạng thái"), [(key, states[S(key)], count) for key, count in counts.states.items()],
         asked.state),
        ("buoc", _("Bước"), [(step, step, count) for step, count in sorted(counts.steps.items())], asked.step),
        ("thu-tuc", _("Thủ tục"), [(code, name, count) for (code, name), count in sorted(counts.procedures.items())],
         asked.procedure),
        ("can-bo", _("Người thụ lý"), [(key, name or nobody, count) for (key, name), count in
         sorted(counts.officers.items(), key=lambda pair: pair[0][1])], asked.officer),
    ]  # fmt: skip
    return [
        {"name": name, "label": label, "options": options, "chosen": chosen}
        for name, label, options, chosen in lists
        if len(options) > 1 or chosen
    ]
