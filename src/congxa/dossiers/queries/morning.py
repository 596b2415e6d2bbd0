"""What a leader looks at in the morning: what waits for a signature, what is late or soon late, and with whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from congxa.dossiers.domain.states import RUNNING, S
from congxa.dossiers.models import Dossier
from congxa.units.service import Office

LISTED = 50
"""Rows shown of one list; how many there are in all is said beside it."""


@dataclass(frozen=True, slots=True)
class Late:
    """How many dossiers of one person or procedure are late and soon late."""

    key: Any
    late: int
    soon: int


def to_sign(office: Office) -> QuerySet[Dossier]:
    """Results that wait for a leader of the office, what is due first: reviewed, or proposed and not yet reviewed.

    Each with its draft, if it has one, and `returned`: how often it was given back to be worked on again.
    """
    rows = Dossier.objects.filter(holder=office, state__in=(S.PROPOSED, S.REVIEWED))
    rows = rows.annotate(returned=Count("events", filter=Q(events__move="hand_back")))
    return rows.select_related("procedure", "assignee", "office", "draft").order_by("due_at", "pk")


def running(office: Office) -> QuerySet[Dossier]:
    """Dossiers whose clock runs and that the office has, or has taken in and must give back."""
    rows = Dossier.objects.filter(Q(holder=office) | Q(office=office), state__in=RUNNING)
    return rows.select_related("procedure", "assignee", "holder")


def late(office: Office, now: datetime) -> QuerySet[Dossier]:
    """Running dossiers whose date has passed, the latest first."""
    return running(office).filter(due_at__lt=now).order_by("due_at", "pk")


def soon(office: Office, now: datetime, until: datetime) -> QuerySet[Dossier]:
    """Running dossiers that are due by `until` and not late yet, what is due first."""
    return running(office).filter(due_at__gte=now, due_at__lte=until).order_by("due_at", "pk")


def late_by(group: str, office: Office, now: datetime, until: datetime) -> list[Late]:
    """How many are late and soon late for each `assignee` or `procedure`, the most late first; one query."""
    rows = running(office).filter(due_at__lte=until).order_by().values(group)
    counted = rows.annotate(late=Count("pk", filter=Q(due_at__lt=now)), soon=Count("pk", filter=Q(due_at__gte=now)))
    found = [Late(row[group], row["late"], row["soon"]) for row in counted]
    return sorted(found, key=lambda one: (-one.late, -one.soon, str(one.key)))


def to_apologise(office: Office, now: datetime, until: datetime) -> QuerySet[Dossier]:
    """Dossiers the office has, promised for `until` at the latest, that had no letter of apology yet.

    The letter must be signed before the promised moment passes.
    """
    rows = Dossier.objects.filter(holder=office, state__in=RUNNING, extension__isnull=True)
    rows = rows.exclude(state__in=(S.SIGNED, S.ON_THE_WAY)).filter(promised_at__gte=now, promised_at__lte=until)
    return rows.select_related("procedure", "assignee").order_by("promised_at", "pk")
