"""Reminding officers of dates: one letter a day for each person, on working days, and only when something is due.

Case officers hear of their own dossiers from half of the time on, leaders of their office's from the last fifth on and
of everything that is late (house rule; `domain/remaining.py`). What waits for the applicant is nobody's delay.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.accounts.service import Role, RoleAssignment, User
from congxa.dossiers.domain.remaining import Urgency, urgency
from congxa.dossiers.domain.states import RUNNING
from congxa.dossiers.models import Digest, Dossier
from congxa.kernel.clock import day_of, format_date, format_time
from congxa.records.service import Event, publish
from congxa.units.service import Office, work_calendar

log = logging.getLogger(__name__)
MOST_LINES = 50
_FOR_OFFICERS = {Urgency.PAST_HALF, Urgency.LAST_FIFTH, Urgency.LATE}
_FOR_LEADERS = {Urgency.LAST_FIFTH, Urgency.LATE}


@dataclass(frozen=True, slots=True)
class Due:
    """A dossier that somebody is reminded of, and why."""

    dossier: Dossier
    urgency: Urgency


def remind(now: datetime | None = None) -> int:
    """Write today's letters that have not been written yet; return how many. Off with `REMINDERS=0`."""
    now = now or timezone.now()
    if not settings.REMINDERS:
        return 0
    written = 0
    holders = Dossier.objects.filter(state__in=RUNNING, due_at__isnull=False).order_by().values("holder")
    for office in Office.objects.filter(pk__in=holders.distinct()).order_by("pk"):
        calendar = work_calendar(office)
        if calendar.stretches(day_of(now)) and now >= calendar.stretches(day_of(now))[0][0]:
            written += sum(_write(person, dues, now) for person, dues in reminders(office, now).items())
    return written


def reminders(office: Office, now: datetime) -> dict[User, list[Due]]:
    """Who is to be reminded of what in an office, the earliest date first."""
    found: dict[User, list[Due]] = defaultdict(list)
    leaders = _leaders(office, now)
    rows = Dossier.objects.filter(holder=office, state__in=RUNNING, due_at__isnull=False)
    calendar = work_calendar(office)
    for dossier in rows.select_related("assignee", "procedure").order_by("due_at", "pk"):
        colour = urgency(now, dossier.counted_from or dossier.created_at, dossier.due_at, calendar)
        if colour in _FOR_OFFICERS and dossier.assignee is not None and dossier.assignee.is_active:
            found[dossier.assignee].append(Due(dossier, colour))
        if colour in _FOR_LEADERS:
            for leader in leaders:
                if leader != dossier.assignee:
                    found[leader].append(Due(dossier, colour))
    return found


def _leaders(office: Office, now: datetime) -> list[User]:
    rows = RoleAssignment.objects.filter(office=office, role=Role.LEADER, valid_from__lte=day_of(now))
    rows = rows.exclude(valid_to__lt=day_of(now)).filter(user__is_active=True)
    return sorted({row.user for row in rows.select_related("user")}, key=lambda user: user.pk)


@transaction.atomic
def _write(person: User, dues: Iterable[Due], now: datetime) -> bool:
    """Write the day's letter and put it into the outbox; False when there was one already."""
    listed = list(dues)
    late = sum(due.urgency == Urgency.LATE for due in listed)
    digest, new = Digest.objects.get_or_create(
        person=person,
        day=day_of(now),
        defaults={"late": late, "soon": len(listed) - late, "lines": [_line(due) for due in listed[:MOST_LINES]]},
    )
    if new:
        publish("dossiers.digest", digest, {"digest": digest.pk}, office=None, now=now)
    return new


def _line(due: Due) -> str:
    dossier = due.dossier
    word = _("QUÁ HẠN") if due.urgency == Urgency.LATE else _("sắp đến hạn")
    when = f"{format_time(dossier.due_at)} {format_date(dossier.due_at)}" if dossier.due_at else ""
    return f"{dossier.number}  {word}  {when}  {dossier.procedure.name}"


def send_digest(event: Event) -> None:
    """Send a letter of the outbox; once it has gone, it does not go again. Raises OSError to be tried again."""
    digest = Digest.objects.select_related("person").filter(pk=event.payload.get("digest") or 0).first()
    if digest is None or digest.sent_at is not None or not digest.person.email:
        return
    words = {"late": digest.late, "soon": digest.soon, "day": format_date(digest.day)}
    more = digest.late + digest.soon - len(digest.lines)
    lines = [*digest.lines, *([_("… và %(more)s hồ sơ nữa.") % {"more": more}] if more > 0 else [])]
    body = _("Kính gửi %(name)s,\n\nNhững hồ sơ sau cần chú ý:\n\n%(lines)s\n\nMở bàn làm việc: %(address)s\n") % {
        "name": digest.person,
        "lines": "\n".join(lines),
        "address": f"{settings.BASE_URL}/ban-lam-viec/",
    }
    subject = _("Nhắc hạn ngày %(day)s: %(late)s hồ sơ quá hạn, %(soon)s hồ sơ sắp đến hạn") % words
    named = {"Message-ID": f"<digest-{digest.pk}@{settings.MAIL_NAME}>", "Auto-Submitted": "auto-generated"}
    EmailMessage(subject, body, to=[digest.person.email], headers=named).send()
    Digest.objects.filter(pk=digest.pk).update(sent_at=timezone.now())
