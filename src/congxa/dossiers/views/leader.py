"""The leader's morning: results to sign, apologies to sign in time, and what is late with whom."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congxa.accounts.service import Refused, User, actor_of, needs, office_of
from congxa.dossiers.actions import apologise
from congxa.dossiers.actions.result_files import sign_proposed
from congxa.dossiers.actions.signing_many import Signing, sign_each
from congxa.dossiers.domain.remaining import Urgency, remaining, urgency
from congxa.dossiers.domain.soon import soon_until
from congxa.dossiers.forms.figures import ApologyForm
from congxa.dossiers.models import Dossier, ResultDraft
from congxa.dossiers.queries import morning
from congxa.dossiers.views.typed import typed
from congxa.kernel.clock import format_date, start_of
from congxa.kernel.workdays import WorkCalendar
from congxa.procedures.service import ProcedureVersion
from congxa.units.service import work_calendar

EDGES = {Urgency.LATE: "late", Urgency.LAST_FIFTH: "soon", Urgency.PAST_HALF: "soon", Urgency.PAUSED: "paused"}


class Shown:
    """One dossier as the page shows it: where it leads, its colour, and how much time is left or over."""

    def __init__(self, dossier: Dossier, now: datetime, calendar: WorkCalendar, until: datetime | None) -> None:
        self.dossier, self.until = dossier, until
        self.address = reverse("desk_dossier", args=[dossier.pk])
        began = dossier.counted_from or dossier.accepted_at or dossier.created_at
        self.edge = EDGES.get(urgency(now, began, until, calendar, paused=dossier.is_paused), "ok")
        self.left = remaining(now, until, calendar) if until else None

    @property
    def draft(self) -> ResultDraft | None:
        """What waits to be signed; asked for only in the list whose rows came with it."""
        return getattr(self.dossier, "draft", None)


@needs("dossiers.sign")
@require_safe
@never_cache
def leader(request: HttpRequest) -> HttpResponse:
    """Show the morning of the office's leader."""
    office, now = office_of(request), timezone.now()
    calendar = work_calendar(office)
    until = soon_until(now, calendar)

    def shown(rows: Any, *, promised: bool = False) -> list[Shown]:  # noqa: ANN401 -- rows of dossiers
        return [
            Shown(one, now, calendar, one.promised_at if promised else one.due_at) for one in rows[: morning.LISTED]
        ]

    to_sign, late = morning.to_sign(office), morning.late(office, now)
    soon, sorry = morning.soon(office, now, until), morning.to_apologise(office, now, until)
    context = {
        "now": now,
        "until": until,
        "office": office,
        "lists": {
            name: (rows.count(), shown(rows)) for name, rows in (("sign", to_sign), ("late", late), ("soon", soon))
        },
        "sorry": shown(sorry, promised=True),
        "any_draft": to_sign.filter(draft__isnull=False).exists(),
        "tables": [
            (_("Theo người thụ lý"), _people(morning.late_by("assignee", office, now, until))),
            (_("Theo thủ tục"), _procedures(morning.late_by("procedure", office, now, until))),
        ],
    }
    return render(request, "dossiers/figs/leader.html", context)


def _people(rows: list[morning.Late]) -> list[tuple[str, morning.Late]]:
    names = {one.pk: str(one) for one in User.objects.filter(pk__in=[row.key for row in rows])}
    return [(names.get(row.key, _("Chưa giao cho ai")), row) for row in rows]


def _procedures(rows: list[morning.Late]) -> list[tuple[str, morning.Late]]:
    names = dict(ProcedureVersion.objects.filter(pk__in=[row.key for row in rows]).values_list("pk", "name"))
    return [(names[row.key], row) for row in rows]


@needs("dossiers.sign")
@require_POST
@never_cache
def sign_many(request: HttpRequest) -> HttpResponse:
    """Sign the results that were ticked; say of each that could not be signed why."""
    chosen = [pair for word in request.POST.getlist("chon") if (pair := _pair(word)) is not None]
    if not chosen:
        messages.info(request, _("Chưa chọn hồ sơ nào để ký."))
        return redirect("desk_leader")
    how = partial(sign_proposed, passphrase=typed(request.POST, "passphrase"))
    done = sign_each(actor=actor_of(request), office=office_of(request), chosen=chosen, now=timezone.now(), how=how)
    signed = [one for one in done if not one.why]
    if signed:
        said = ngettext("Đã ký %(count)d hồ sơ.", "Đã ký %(count)d hồ sơ.", len(signed))
        messages.success(request, said % {"count": len(signed)})
    for one in done:
        if one.why:
            messages.error(request, _told(one))
    return redirect("desk_leader")


def _told(one: Signing) -> str:
    if one.name is None:
        return one.why
    return _("Chưa ký %(name)s: %(why)s") % {"name": one.name, "why": one.why}


def _pair(word: str) -> tuple[int, int] | None:
    """Read `12:3`, a key and the version that was looked at; None for anything else."""
    key, _colon, version = word.partition(":")
    if not all(part.isascii() and part.isdecimal() and len(part) < 19 for part in (key, version)):
        return None
    return int(key), int(version)


@needs("dossiers.extend")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def apology(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the letter of apology with a new date for one dossier."""
    office, now = office_of(request), timezone.now()
    dossier = get_object_or_404(Dossier.objects.select_related("procedure", "assignee"), pk=pk, holder=office)
    form = ApologyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        new, reason = start_of(form.cleaned_data["new"]), form.cleaned_data["reason"]
        try:
            letter = apologise(actor=actor_of(request), dossier=dossier, new=new, reason=reason, now=now)
            said = _("Đã ký phiếu xin lỗi của %(name)s, hẹn lại ngày %(day)s.")
            messages.success(request, said % {"name": dossier, "day": format_date(letter.new_date)})
            return redirect("desk_leader")
        except Refused as refusal:
            form.add_error(None, refusal)
    context = {"form": form, "dossier": dossier, "address": reverse("desk_dossier", args=[dossier.pk])}
    return render(request, "dossiers/figs/apology.html", context)
