"""The desk's one list: what waits for this person now, what is due first, and why it has its colour."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from congxa.accounts.service import User, may
from congxa.dossiers.domain.remaining import Remaining, Urgency, remaining, urgency
from congxa.dossiers.domain.work import PERSONAL, states_for
from congxa.dossiers.models import Dossier, DossierStep, Transfer
from congxa.dossiers.permissions import VERBS
from congxa.kernel.workdays import WorkCalendar
from congxa.units.service import Office, work_calendar


@dataclass(frozen=True, slots=True)
class Work:
    """One line: the dossier, until when (the running step's date, else its own), and what that means now."""

    dossier: Dossier
    until: datetime | None
    urgency: Urgency
    left: Remaining | None

    @property
    def is_of_step(self) -> bool:
        """Whether the date is the running step's own, and not the one the applicant was promised."""
        return self.until is not None and self.until != self.dossier.due_at


def work_list(
    actor: User, office: Office, *, now: datetime, mine: bool = False, limit: int = 50, start: int = 0
) -> list[Work]:
    """What waits for `actor` in `office`, earliest date first; of what has no date, the one that came first.

    With `mine` only what is assigned to the person. One query, and those of the calendar.
    """
    return as_work(in_order(waiting(actor, office, mine=mine))[start : start + limit], work_calendar(office), now)


def as_work(rows: Iterable[Dossier], calendar: WorkCalendar, now: datetime) -> list[Work]:
    """What each of the dossiers means now: until when, how urgent, and what is left. No query of its own."""
    found = []
    for dossier in rows:
        until = getattr(dossier, "step_due", None) or dossier.due_at
        began = dossier.counted_from or dossier.submitted_at or dossier.created_at
        colour = urgency(now, began, until, calendar, paused=dossier.is_paused)
        left = remaining(now, until, calendar) if until and not dossier.has_ended else None
        found.append(Work(dossier, until, Urgency.NO_DATE if dossier.has_ended else colour, left))
    return found


def waiting(actor: User, office: Office, *, mine: bool = False) -> QuerySet[Dossier]:
    """The dossiers that `office` holds and that wait for something `actor` may do."""
    verbs = frozenset(verb.name for verb in VERBS if not verb.public and may(actor, verb.name, office))
    states = states_for(verbs)
    personal = [state for state in states if state in PERSONAL]
    rule = Q(state__in=personal, assignee=actor)
    if not mine:
        rule |= Q(state__in=[state for state in states if state not in PERSONAL])
    return Dossier.objects.filter(rule, holder=office)


def with_step(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The same with the running step's name and date, and `until`: that date, else the dossier's own."""
    running = DossierStep.objects.filter(dossier=OuterRef("pk"), started_at__isnull=False, finished_at__isnull=True)
    running = running.order_by("order")
    due, name = (Subquery(running.values(column)[:1]) for column in ("due_at", "name"))
    rows = rows.annotate(step_due=due, step_name=name)
    return rows.annotate(until=Coalesce(F("step_due"), F("due_at")))


def in_order(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The same with what a line shows, earliest date first; of what has no date, the one that came first."""
    rows = with_step(rows).select_related("procedure", "assignee", "office", "holder")
    return rows.order_by(Coalesce(F("until"), F("submitted_at")), "pk")


def arriving(actor: User, office: Office) -> QuerySet[Transfer]:
    """The hand-overs that wait to be confirmed by the office, oldest first; none for who may not take them."""
    rows = Transfer.objects.filter(receiver=office, received_at__isnull=True)
    if not may(actor, "dossiers.hand_over", office):
        return rows.none()
    return rows.select_related("dossier__procedure", "sender").order_by("handed_at", "pk")
