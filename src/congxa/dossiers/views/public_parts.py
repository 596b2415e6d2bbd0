"""What the citizens' pages share: never kept by any cache, and only for who has opened the dossier."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.dossiers.browser import opened_as
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

    Whether there is such a dossier makes no difference to who has not opened it.
    """
    how = opened_as(request, code, timezone.now())
    if how not in levels:
        return None, how
    rows = Dossier.objects.select_related("office", "holder", "procedure__procedure", "form", "unit__kind", "competent")
    return rows.filter(code=code).first(), how


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
