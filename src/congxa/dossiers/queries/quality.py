"""The numbers of the quality index: for each component the dossiers of its numerator and denominator."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from congxa.dossiers.domain.in_time import Course, Punctuality, nationally_in_time
from congxa.dossiers.domain.states import DONE
from congxa.dossiers.models import (
    Channel,
    Charge,
    Complaint,
    Dossier,
    DossierEvent,
    DossierPaper,
    DossierPause,
    DossierResult,
    Payment,
    Rating,
)
from congxa.dossiers.queries.counting import behind
from congxa.kernel.clock import day_of
from congxa.procedures.service import Offering, in_force

ONLINE_LEVELS = ("full", "partial")
ONLINE_WAYS = (Payment.Method.BANK, Payment.Method.NATIONAL)
DISLIKED = 2
"""Stars up to which a rating counts as disliked."""


@dataclass(frozen=True, slots=True)
class Sets:
    """The dossiers of a component: those that count, and all."""

    numerator: QuerySet[Dossier]
    denominator: QuerySet[Dossier]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which offices and which period."""

    since: datetime
    until: datetime
    offices: tuple[int, ...]

    def rows(self, name: str) -> QuerySet[Dossier]:
        """The dossiers behind a figure."""
        return behind(name, since=self.since, until=self.until, offices=self.offices)


def numbers(since: datetime, until: datetime, offices: Collection[int]) -> dict[str, tuple[int, int]]:
    """Numerator and denominator of every component that can be counted."""
    asked = Asked(since, until, tuple(offices))
    found = {}
    for key in SETS:
        sets = sets_of(key, since, until, offices)
        found[key] = (sets.numerator.count(), sets.denominator.count())
    # The decision takes both shares off: one that is late and disliked counts twice.
    solved, late, disliked = found["5.4"][1], _late(asked).count(), _disliked(asked).count()
    found["5.4"] = (max(solved - late - disliked, 0), solved)
    return found | _of_procedures(asked)


def sets_of(key: str, since: datetime, until: datetime, offices: Collection[int]) -> Sets:
    """The dossiers of a component. Raises KeyError for one that is not about dossiers."""
    return SETS[key](Asked(since, until, tuple(offices)))


def _in_time(asked: Asked) -> Sets:
    return Sets(_all(asked).filter(pk__in=list(_keys_in_time(asked))), _all(asked))


def _all(asked: Asked) -> QuerySet[Dossier]:
    return asked.rows("total")


def _keys_in_time(asked: Asked) -> Iterator[int]:
    """The keys of the dossiers that are in time by the national test.

    One that never waited is in time when its end is not after its date; only those that waited are looked at singly.
    """
    pauses = DossierPause.objects.filter(dossier=OuterRef("pk"))
    rows = _all(asked).order_by().filter(asked_count__lte=1)
    end = Coalesce("finished_at", "returned_at", "ended_at", asked.until)
    simple = rows.filter(~Exists(pauses)).annotate(end=end)
    yield from simple.filter(Q(due_at__isnull=True) | Q(end__lte=F("due_at"))).values_list("pk", flat=True)
    first = DossierEvent.objects.filter(move="accept")
    waited = rows.filter(Exists(pauses)).prefetch_related("pauses", Prefetch("events", first, to_attr="accepted"))
    for dossier in waited.iterator(chunk_size=500):
        if nationally_in_time(_course(dossier, asked.until), period_end=asked.until):
            yield dossier.pk


def _course(dossier: Dossier, until: datetime) -> Course:
    moves: list[DossierEvent] = dossier.accepted  # type: ignore[attr-defined]  # prefetched under this name
    kinds = {DossierPause.Kind.SUPPLEMENT, DossierPause.Kind.PAYMENT}
    waits = [one.as_pause for one in dossier.pauses.all() if one.kind in kinds and one.since < until]
    accepted = dossier.accepted_at or dossier.created_at
    return Course(
        accepted=accepted,
        promised=moves[0].due_at if moves else dossier.due_at,
        ready=dossier.finished_at,
        returned=dossier.returned_at,
        closed=dossier.ended_at,
        waits=waits,
        asked=dossier.asked_count,
    )


def _online(asked: Asked) -> Sets:
    rows = asked.rows("received").filter(procedure__online_level__in=ONLINE_LEVELS)
    return Sets(rows.filter(channel=Channel.ONLINE), rows)


def _electronic(asked: Asked) -> Sets:
    results = DossierResult.objects.filter(dossier=OuterRef("pk"), replaced_by__isnull=True).exclude(attachment="")
    return Sets(asked.rows("solved").filter(Exists(results)), asked.rows("solved"))


def _digitised(asked: Asked) -> Sets:
    papers = DossierPaper.objects.filter(dossier=OuterRef("pk")).exclude(attachment="")
    return Sets(asked.rows("received").filter(Exists(papers)), asked.rows("received"))


def _reused(asked: Asked) -> Sets:
    papers = DossierPaper.objects.filter(dossier=OuterRef("pk"))
    papers = papers.filter(~Q(known_from="") | Q(reused_from__isnull=False))
    return Sets(asked.rows("received").filter(Exists(papers)), asked.rows("received"))


def _charged(asked: Asked) -> QuerySet[Dossier]:
    return asked.rows("received").filter(Exists(Charge.objects.filter(dossier=OuterRef("pk"), amount__gt=0)))


def _paid_online(asked: Asked) -> Sets:
    paid = Payment.objects.filter(dossier=OuterRef("pk"), method__in=ONLINE_WAYS, refund_of__isnull=True)
    return Sets(_charged(asked).filter(Exists(paid)), _charged(asked))


def _late(asked: Asked) -> QuerySet[Dossier]:
    return asked.rows("solved").filter(state__in=DONE, punctuality=Punctuality.LATE)


def _disliked(asked: Asked) -> QuerySet[Dossier]:
    rated = Rating.objects.filter(dossier=OuterRef("pk"), stars__lte=DISLIKED)
    complained = Complaint.objects.filter(dossier=OuterRef("pk"))
    return asked.rows("solved").filter(Exists(rated) | Exists(complained))


def _satisfied(asked: Asked) -> Sets:
    unhappy = _disliked(asked).order_by().values("pk")
    solved = asked.rows("solved")
    return Sets(solved.exclude(punctuality=Punctuality.LATE).exclude(pk__in=unhappy), solved)


SETS: dict[str, Callable[[Asked], Sets]] = {
    "2.1": _in_time,
    "3.3": _online,
    "4.1": _electronic,
    "4.2": _digitised,
    "4.3": _reused,
    "3.6": _paid_online,
    "5.4": _satisfied,
}
"""The components that are about dossiers."""


def _of_procedures(asked: Asked) -> dict[str, tuple[int, int]]:
    """The components that are about procedures: each counted once, whichever of the offices takes it in."""
    day = day_of(asked.until - timedelta(seconds=1))
    taken = Offering.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)
    versions = in_force(day).filter(procedure__in=taken.filter(office__in=asked.offices).values("procedure"))
    levels = dict(versions.order_by().values_list("procedure", "online_level"))
    online = {key for key, level in levels.items() if level in ONLINE_LEVELS}
    filed = asked.rows("online").order_by().values_list("procedure__procedure", flat=True).distinct()
    paid = _paid_online(asked)
    priced, settled = (
        set(rows.order_by().values_list("procedure__procedure", flat=True).distinct())
        for rows in (paid.denominator, paid.numerator)
    )
    return {
        "3.1": (len(online), len(levels)),
        "3.2": (len(online & set(filed)), len(online)),
        "3.5b": (len(settled), len(priced)),
    }
