"""The desk's list narrowed as the officer asks, and the counts beside each way to narrow it."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from congxa.accounts.service import User
from congxa.dossiers.domain.states import ENDED, OPEN, PAUSED, S
from congxa.dossiers.models import Dossier, DossierEvent
from congxa.dossiers.queries.finding import find
from congxa.dossiers.queries.work import in_order, waiting, with_step
from congxa.kernel.clock import day_of, start_of
from congxa.units.service import Office

MINE, OPEN_ONES, OVER = "", "dang-giai-quyet", "da-xong"
SHOWN = (MINE, OPEN_ONES, OVER)
LATE, TODAY, SOON, WAITS = "tre", "hom-nay", "3-ngay", "tam-dung"
DUE = (LATE, TODAY, SOON, WAITS)
NOBODY = "chua-giao"
_AHEAD = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is to show. Empty fields narrow nothing; `words` search everything the officer may see."""

    shown: str = MINE
    words: str = ""
    state: str = ""
    step: str = ""
    procedure: str = ""
    officer: str = ""
    due: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything beside the view was asked for."""
        return self != Asked(shown=self.shown)


@dataclass(slots=True)
class Facets:
    """What the unnarrowed list holds: how many by state, step, procedure (code, name) and officer, and by date."""

    total: int = 0
    states: Counter[str] = field(default_factory=Counter)
    steps: Counter[str] = field(default_factory=Counter)
    procedures: Counter[tuple[str, str]] = field(default_factory=Counter)
    officers: Counter[tuple[str, str]] = field(default_factory=Counter)
    due: Counter[str] = field(default_factory=Counter)


def base_rows(actor: User, office: Office, asked: Asked) -> QuerySet[Dossier]:
    """The dossiers the list begins with: those searched for, or those of the view; not in order yet."""
    if asked.words:
        return find(actor, asked.words)
    if asked.shown == MINE:
        return waiting(actor, office)
    here = Dossier.objects.filter(Q(holder=office) | Q(office=office))
    if asked.shown == OVER:
        return here.filter(state__in=ENDED)
    return here.filter(state__in=OPEN | {S.SUBMITTED, S.INCOMPLETE})


def listed(rows: QuerySet[Dossier], asked: Asked, now: datetime) -> QuerySet[Dossier]:
    """The rows narrowed as asked, earliest date first; what is over comes with the latest first."""
    rows = in_order(rows)
    rule = _due_rules(now).get(asked.due, Q())
    if asked.state:
        rule &= Q(state=asked.state)
    if asked.step:
        rule &= Q(step_name=asked.step)
    if asked.procedure:
        rule &= Q(procedure__procedure__code=asked.procedure)
    if asked.officer == NOBODY:
        rule &= Q(assignee__isnull=True)
    elif asked.officer:
        rule &= Q(assignee=int(asked.officer))
    rows = rows.filter(rule)
    return rows.order_by("-ended_at", "-pk") if asked.shown == OVER and not asked.words else rows


def facets(rows: QuerySet[Dossier], now: datetime) -> Facets:
    """Counts of the whole list by what it can be narrowed by; one query."""
    counts: dict[str, Any] = {name: Count("pk", filter=rule) for name, rule in _due_rules(now).items()}
    keys = ("state", "step_name", "procedure__procedure__code", "procedure__name", "assignee", "assignee__full_name")
    found = Facets()
    grouped = with_step(rows).order_by().values(*keys).annotate(total=Count("pk"), **counts)
    for row in grouped:
        count = row["total"]
        found.total += count
        found.states[row["state"]] += count
        if row["step_name"]:
            found.steps[row["step_name"]] += count
        found.procedures[row["procedure__procedure__code"], row["procedure__name"]] += count
        who = (str(row["assignee"]), row["assignee__full_name"]) if row["assignee"] else (NOBODY, "")
        found.officers[who] += count
        for name in DUE:
            found.due[name] += row[name]
    return found


def _due_rules(now: datetime) -> dict[str, Q]:
    """The rule of each filter by date. What waits for somebody else is neither late nor due."""
    runs = ~Q(state__in=PAUSED | ENDED)
    tomorrow = start_of(day_of(now) + timedelta(days=1))
    return {
        LATE: runs & Q(until__lt=now),
        TODAY: runs & Q(until__gte=now, until__lt=tomorrow),
        SOON: runs & Q(until__gte=now, until__lt=tomorrow + _AHEAD),
        WAITS: Q(state__in=PAUSED),
    }


def new_since(actor: User, office: Office, since: datetime) -> int:
    """How many dossiers of the person's list were moved there by others after `since`; one query."""
    moved = DossierEvent.objects.filter(dossier=OuterRef("pk"), at__gt=since).exclude(by=actor)
    return waiting(actor, office).filter(Exists(moved)).count()


def whole_list(asked: Asked) -> Asked:
    """The same question without what narrows it."""
    return replace(Asked(), shown=asked.shown)
