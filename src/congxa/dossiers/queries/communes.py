"""What the upper level looks at: the figures and the satisfaction of every office below it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Avg, Count, Q

from congxa.dossiers.models import Rating

SATISFIED = 4
"""Stars from which a rating counts as satisfied."""


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """Of those who rated in a period: how many, how many were satisfied, and the mean of the stars."""

    rated: int = 0
    satisfied: int = 0
    mean: float | None = None


def satisfaction(*, since: datetime, until: datetime, offices: Collection[int]) -> dict[int, Satisfaction]:
    """Satisfaction by the office that received the dossier; one query, offices nobody rated have no entry."""
    rows: Any = Rating.objects.filter(at__gte=since, at__lt=until, dossier__office__in=offices)
    rows = rows.order_by().values("dossier__office")
    rows = rows.annotate(rated=Count("pk"), satisfied=Count("pk", filter=Q(stars__gte=SATISFIED)), mean=Avg("stars"))
    return {row["dossier__office"]: Satisfaction(row["rated"], row["satisfied"], row["mean"]) for row in rows}
