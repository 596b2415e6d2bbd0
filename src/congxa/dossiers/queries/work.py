"""The desk's one list: what waits for this person now, what is due first, and why it has its colour."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from congxa.accounts.service import User, may
from congxa.dossiers.domain.remaining import Remaining, Urgency, remaining, urgency
from congxa.dossiers.domain.work import PERSONAL, states_for
from congxa.dossiers.models import Dossier, DossierStep, Transfer
from congxa.dossiers.permissions import VERBS
from congxa.units.service import Office, work_calendar


@dataclass(frozen=True, slots=True)
class Work:
    """One line: the dossier, until when (the running step's date, else its own), and what that means now."""

    dossier: Dossier
    until: datetime | None
    urgency: Urgency
    left: Remaining | None


def work_list(
    actor: User, office: Office, *, now: datetime, mine: bool = False, limit: int = 50, start: int = 0
) -> list[Work]:
    """What waits for `actor` in `office`, earliest date first; of what has no date, the one that came first.

    With `mine` only what is assigned to the person. One query, and those of the calendar.
    """
    rows = _waiting(actor, office, mine=mine)[start : start + limit]
    calendar = work_calendar(office)
    found = []
    for dossier in rows:
        until = getattr(dossier, "step_due", None) or dossier.due_at
        began = dossier.counted_from or dossier.submitted_at or dossier.created_at
        colour = urgency(now, began, until, calendar, paused=dossier.is_paused)
        found.append(Work(dossier, until, colour, remaining(now, until, calendar) if until else None))
    return found


def _waiting(actor: User, office: Office, *, mine: bool) -> QuerySet[Dossier]:
    verbs = frozenset(verb.name for verb in VERBS if not verb.public and may(actor, verb.name, office))
    states = states_for(verbs)
    personal = [state for state in states if state in PERSONAL]
    rule = Q(state__in=personal, assignee=actor)
    if not mine:
        rule |= Q(state__in=[state for state in states if state not in PERSONAL])
    running = DossierStep.objects.filter(dossier=OuterRef("pk"), started_at__isnull=False, finished_at__isnull=True)
    rows = Dossier.objects.filter(rule, holder=office)
    rows = rows.annotate(step_due=Subquery(running.order_by("order").values("due_at")[:1]))
    rows = rows.select_related("procedure", "assignee", "office")
    return rows.order_by(Coalesce(F("step_due"), F("due_at"), F("submitted_at")), "pk")


def arriving(actor: User, office: Office) -> QuerySet[Transfer]:
    """The hand-overs that wait to be confirmed by the office, oldest first; none for who may not take them."""
    rows = Transfer.objects.filter(receiver=office, received_at__isnull=True)
    if not may(actor, "dossiers.hand_over", office):
        return rows.none()
    return rows.select_related("dossier__procedure", "sender").order_by("handed_at", "pk")
