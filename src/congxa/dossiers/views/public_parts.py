"""What the citizens' pages share: never kept by any cache, and only for who has opened the dossier."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.accounts.service import Citizen, citizen_of
from congxa.dossiers.citizens.browser import WHOLE, opened_as
from congxa.dossiers.citizens.uploading import VISITOR
from congxa.dossiers.models import Dossier
from congxa.kernel.workdays import NoWorkingDay
from congxa.units.service import Office, work_calendar

View = TypeVar("View", bound=Callable[..., HttpResponse])


def personal(view: View) -> View:
    """Mark pages that hold what belongs to one person: no cache keeps them, and no other site learns their address."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return cast(View, marked)


def dossier_opened(request: HttpRequest, code: str, *levels: str) -> tuple[Dossier | None, str]:
    """The dossier and how this browser has opened it; None when it has not, or not as one of `levels`.

    What is in the account that is signed in is open whole.
    Whether there is such a dossier makes no difference to who has not opened it.
    """
    rows = Dossier.objects.select_related(
        "office", "holder", "procedure__procedure", "form", "unit__kind", "competent", "account"
    ).filter(code=code)
    citizen = citizen_of(request) if WHOLE in levels else None
    mine = rows.filter(account=citizen).first() if citizen else None
    if mine is not None:
        return mine, WHOLE
    how = opened_as(request, code, timezone.now())
    return (rows.first(), how) if how in levels else (None, how)


def for_applicant(view: Callable[[HttpRequest, Dossier], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a personal view the dossier of its address when it is open here whole; lead others to the look-up."""

    @personal
    @wraps(view)
    def shown(request: HttpRequest, ref: str) -> HttpResponse:
        dossier, _how = dossier_opened(request, ref, WHOLE)
        return closed(ref) if dossier is None else view(request, dossier)

    return shown


def filer_of(request: HttpRequest) -> Citizen | AnonymousUser:
    """Who acts on the citizens' pages: the account that is signed in, or a visitor."""
    return citizen_of(request) or VISITOR


def closed(ref: str) -> HttpResponse:
    """Lead whoever has not opened the dossier, or for whom it has been closed again, to the look-up."""
    answer = redirect("dossier_look_up")
    answer["Location"] += f"?ma={ref}"
    return answer


def hours_of(office: Office, now: datetime) -> list[str]:
    """When the office is open: today and the next day it works."""
    calendar = work_calendar(office)
    today = calendar.workday(now.astimezone(timezone.get_default_timezone()).date())
    lines = []
    if today.sessions:
        sessions = ", ".join(f"{one.opens:%H:%M}–{one.closes:%H:%M}" for one in today.sessions)
        lines.append(_("Hôm nay làm việc %(sessions)s.") % {"sessions": sessions})
    try:
        opens = calendar.opening(now)
    except NoWorkingDay:
        return lines
    if opens > now:
        lines.append(
            _("Mở cửa lại lúc %(time)s ngày %(day)s.") % {"time": f"{opens:%H:%M}", "day": f"{opens:%d/%m/%Y}"}
        )
    return lines
