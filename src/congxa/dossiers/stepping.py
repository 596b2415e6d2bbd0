"""Where a dossier is in its steps: which one runs, and what ends and begins when it moves on.

Steps are budgets of time with a place and a role; states are moved by the table alone. A procedure whose steps do not
fit a move simply has nothing that ends there.
"""

from collections.abc import Callable
from datetime import datetime

from congxa.accounts.service import Role, User
from congxa.dossiers.dating import date_steps, due_of
from congxa.dossiers.models import Dossier, DossierStep
from congxa.units.service import work_calendar


def current_step(dossier: Dossier) -> DossierStep | None:
    """The first step that is not finished."""
    return dossier.steps.filter(finished_at__isnull=True).order_by("order").first()


def end_steps(
    dossier: Dossier, ends: Callable[[DossierStep], bool], now: datetime, *, taken_by: User | None = None
) -> None:
    """End steps in order as long as `ends` says so, then begin the next one if the holder does it.

    With `taken_by` the next one is that person's.
    """
    for step in dossier.steps.filter(finished_at__isnull=True).order_by("order"):
        if not ends(step):
            _begin(dossier, step, now, taken_by)
            return
        step.started_at = step.started_at or now
        step.finished_at = now
        step.save(update_fields=["started_at", "finished_at"])


def begin_step(dossier: Dossier, now: datetime) -> None:
    """Let the next step begin if the holder does it; one that is done again counts from its first start."""
    step = current_step(dossier)
    if step is not None:
        _begin(dossier, step, now, None)


def _begin(dossier: Dossier, step: DossierStep, now: datetime, taken_by: User | None) -> None:
    if step.office_id != dossier.holder_id or (step.started_at is not None and taken_by is None):
        return
    if step.started_at is None:
        step.started_at = now
        step.due_at = due_of(dossier, step, work_calendar(dossier.office), now)
    if taken_by is not None:
        step.taken_at, step.assignee = step.taken_at or now, taken_by
    step.save(update_fields=["started_at", "due_at", "taken_at", "assignee"])


def is_reception(step: DossierStep) -> bool:
    """A step of the counter."""
    return step.role == Role.RECEPTION


def is_handling(step: DossierStep) -> bool:
    """A step of a case officer or, before it, of the counter."""
    return step.role in {Role.CASE_OFFICER, Role.RECEPTION}


def until_signed() -> Callable[[DossierStep], bool]:
    """Ends everything up to and with the first step of a leader."""
    seen: list[bool] = []

    def ends(step: DossierStep) -> bool:
        if seen:
            return False
        if step.role == Role.LEADER:
            seen.append(True)
        return True

    return ends


def open_again(dossier: Dossier, now: datetime) -> None:
    """Take the last finished step of a case officer up again; its time goes on from its first start."""
    step = dossier.steps.filter(finished_at__isnull=False, role=Role.CASE_OFFICER).order_by("-order").first()
    if step is not None:
        step.finished_at = None
        step.reworked += 1
        step.save(update_fields=["finished_at", "reworked"])
        date_steps(dossier, [step], work_calendar(dossier.office), now)
