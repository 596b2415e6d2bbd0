"""What concerns many dossiers at once: an officer leaves, a calendar changes."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import SYSTEM, Refused, User, require
from congxa.dossiers.actions.doing import locked, note, save
from congxa.dossiers.actions.handling import need, require_handler
from congxa.dossiers.dating import set_dates
from congxa.dossiers.domain.states import OPEN, RUNNING
from congxa.dossiers.models import Dossier, DossierStep
from congxa.kernel.workdays import WorkCalendar
from congxa.units.service import Office, work_calendar


@transaction.atomic
def reassign_all(*, actor: User, office: Office, leaver: User, heir: User, reason: str, now: datetime) -> int:
    """Give every open dossier that `leaver` has in an office to `heir`; return how many.

    All or none. States and dates stay as they are; steps that run change hands.

    Raises:
        Http404, PermissionDenied: `actor` may not reassign in the office.
        Refused: no reason, or `heir` handles no dossiers there.
    """
    require(actor, "dossiers.reassign", office)
    need(reason, _("Hãy ghi lý do giao lại."))
    if leaver.pk == heir.pk:
        raise Refused(_("Hãy chọn một người khác để nhận việc."))
    found = Dossier.objects.filter(holder=office, assignee=leaver, state__in=OPEN).order_by("pk")
    for row in found:
        dossier = locked(row)
        require_handler(heir, dossier)
        dossier.assignee = heir
        save(dossier)
        DossierStep.objects.filter(dossier=dossier, assignee=leaver, finished_at__isnull=True).update(assignee=heir)
        was, will = {"assignee": leaver.pk}, {"assignee": heir.pk}
        note(dossier, "reassign", actor=actor, office=office, now=now, reason=reason, before=was, after=will)
    return len(found)


def recompute_open(office: Office, *, now: datetime) -> int:
    """Compute the dates of all running dossiers of an office and those below anew; return how many promises moved.

    Done once more it changes nothing, so it may be interrupted. A date that was told never moves to an earlier one;
    whoever was promised a date that moves is told through the outbox (`dossiers.recompute`). Dossiers that wait are
    computed when they go on.
    """
    moved = 0
    for one in offices_from(office):
        calendar = work_calendar(one)
        keys = Dossier.objects.filter(office=one, state__in=RUNNING, due_at__isnull=False).order_by("pk")
        moved += sum(_recompute(key, calendar, now) for key in keys.values_list("pk", flat=True).iterator())
    return moved


@transaction.atomic
def _recompute(key: int, calendar: WorkCalendar, now: datetime) -> bool:
    dossier = locked(Dossier(pk=key))
    if dossier.state not in RUNNING:
        return False
    before, certain = dossier.promised_at, dossier.due_certain
    was = dossier.due_at
    moved = set_dates(dossier, now=now, calendar=calendar)
    if dossier.due_at == was and not moved:
        if dossier.due_certain != certain:
            dossier.save(update_fields=["due_certain"])
        return False
    save(dossier)
    note(
        dossier,
        "recompute",
        actor=SYSTEM,
        office=dossier.office,
        now=now,
        reason=_("Lịch làm việc của cơ quan đã đổi."),
        before={"promised_at": before} if moved else {},
        after={"promised_at": dossier.promised_at} if moved else {},
    )
    return True


def offices_from(office: Office) -> Sequence[Office]:
    """The office and all below it, from the top."""
    found, ahead = [], [office]
    while ahead:
        at = ahead.pop(0)
        found.append(at)
        ahead += list(at.lower.order_by("pk"))
    return found
