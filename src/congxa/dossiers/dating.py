"""The dates of a stored dossier: gathers what the clock needs from its rows and writes what the clock answers."""

from collections.abc import Sequence
from datetime import datetime

from congxa.dossiers.domain.clock import Dates, Facts, dates, step_due
from congxa.dossiers.models import Dossier, DossierStep, Extension
from congxa.kernel.periods import Pause
from congxa.kernel.workdays import WorkCalendar
from congxa.units.service import work_calendar


def pauses_of(dossier: Dossier) -> tuple[Pause, ...]:
    """The pauses of a dossier as the clock takes them."""
    return tuple(row.as_pause for row in dossier.pauses.all())


def facts_of(dossier: Dossier, *, kept: datetime | None) -> Facts | None:
    """What the dates follow from; None when the dossier has no time limit or has not been accepted."""
    limit = dossier.limit
    if limit is None or dossier.accepted_at is None:
        return None
    letter = Extension.objects.filter(dossier=dossier).first()
    extension = (letter.old_date, letter.new_date) if letter else None
    return Facts(dossier.accepted_at, limit, pauses_of(dossier), kept, extension)


def dates_of(dossier: Dossier, *, now: datetime, calendar: WorkCalendar | None = None) -> Dates | None:
    """The dates of a dossier with the reason line by line (“vì sao ngày này”); None without a time limit.

    The calendar is that of the office that received it: it made the promise.
    """
    facts = facts_of(dossier, kept=dossier.due_at)
    if facts is None:
        return None
    return dates(facts, calendar or work_calendar(dossier.office), now=now)


def set_dates(dossier: Dossier, *, now: datetime, calendar: WorkCalendar | None = None) -> bool:
    """Compute the dates anew into `dossier` and its steps that run; return whether what was told has moved.

    The dossier is not saved. Not to be asked while a pause is open: nobody knows when it ends.
    """
    calendar = calendar or work_calendar(dossier.office)
    answer = dates_of(dossier, now=now, calendar=calendar)
    if answer is None:
        return False
    moved = dossier.promised_at not in {None, answer.promised}
    dossier.due_at, dossier.promised_at, dossier.due_certain = answer.due, answer.promised, answer.certain
    dossier.counted_from = answer.counted_from
    date_steps(dossier, list(dossier.steps.filter(started_at__isnull=False, finished_at__isnull=True)), calendar, now)
    return moved


def date_steps(dossier: Dossier, steps: Sequence[DossierStep], calendar: WorkCalendar, now: datetime) -> None:
    """Set and save the dates of steps that run."""
    for step in steps:
        step.due_at = due_of(dossier, step, calendar, now)
        step.save(update_fields=["due_at"])


def due_of(dossier: Dossier, step: DossierStep, calendar: WorkCalendar, now: datetime) -> datetime | None:
    """When a step must be done; None while it has not begun."""
    if step.started_at is None:
        return None
    return step_due(step.started_at, step.limit, calendar, pauses_of(dossier), total=dossier.due_at, now=now)
