"""Ending dossiers whose applicants never answered: off unless `SUPPLEMENT_DAYS` says after how many working days.

A system that ended dossiers minutes after the request (OpenCPS #1178) is why the days are counted from the request to
the close of the last one, and why the request's own date, when it is later, holds.
"""

import logging
from datetime import datetime, time

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.accounts.service import SYSTEM, Refused
from congxa.dossiers.actions.endings import refuse, stop
from congxa.dossiers.domain.clock import answer_by
from congxa.dossiers.domain.states import S
from congxa.dossiers.models import SupplementRequest
from congxa.kernel.clock import VIETNAM
from congxa.units.service import work_calendar

log = logging.getLogger(__name__)
_WAITING = (S.AWAITING_SUPPLEMENT, S.INCOMPLETE)


def end_unanswered(now: datetime | None = None) -> int:
    """End every dossier whose time for a supplement is over; return how many. One that fails holds up no other."""
    now = now or timezone.now()
    if not settings.SUPPLEMENT_DAYS:
        return 0
    rows = SupplementRequest.objects.filter(answered_at__isnull=True, dossier__state__in=_WAITING)
    ended = 0
    for request in rows.select_related("dossier__office").order_by("pk"):
        if now > waits_until(request, settings.SUPPLEMENT_DAYS, now):
            ended += _end(request, now)
    return ended


def waits_until(request: SupplementRequest, days: int, now: datetime) -> datetime:
    """The last moment of waiting: the close of the last working day, or the end of the day the request names."""
    counted = answer_by(request.asked_at, days, work_calendar(request.dossier.office), now=now)
    if request.answer_by is None:
        return counted
    return max(counted, datetime.combine(request.answer_by, time(23, 59, 59), VIETNAM))


def _end(request: SupplementRequest, now: datetime) -> bool:
    dossier = request.dossier
    act = refuse if dossier.state == S.INCOMPLETE else stop
    why = _("Đã quá %(days)s ngày làm việc mà chưa nhận được giấy tờ bổ sung.") % {"days": settings.SUPPLEMENT_DAYS}
    try:
        with transaction.atomic():
            # With the version: an answer that came in this moment wins.
            act(actor=SYSTEM, dossier=dossier, reason=why, now=now, version=dossier.version)
    except Refused as refusal:
        log.info("Dossier %s was not ended: %s", dossier.pk, refusal)
        return False
    except Exception:
        log.exception("Dossier %s could not be ended and will be tried again.", dossier.pk)
        return False
    return True
