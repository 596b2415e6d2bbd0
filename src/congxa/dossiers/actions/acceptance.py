"""Accepting a dossier: the number, the dates, the steps and the receipt come into being together, or not at all."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.actions.doing import legal, locked, move
from congxa.dossiers.actions.issuing import issue
from congxa.dossiers.actions.numbering import next_number
from congxa.dossiers.domain.clock import Facts, dates, plan
from congxa.dossiers.filings import index
from congxa.dossiers.models import Dossier, DossierStep, IssuedPaper
from congxa.dossiers.models.numbering import MAIN_BOOK
from congxa.dossiers.routing import budgets, limit_of, offering_on, office_of
from congxa.kernel.clock import day_of
from congxa.kernel.workdays import WorkCalendar
from congxa.units.service import work_calendar


@dataclass(frozen=True, slots=True)
class Accepted:
    """The accepted dossier and its receipt, ready to be printed, now or again."""

    dossier: Dossier
    receipt: IssuedPaper


@transaction.atomic
def accept(
    *, actor: User, dossier: Dossier, now: datetime, version: int | None = None, book: str = MAIN_BOOK
) -> Accepted:
    """Accept a dossier that is complete: the clock starts and the applicant gets a number and a promised date.

    One acceptance to a transaction: who holds the book and then asks for another dossier may wait for somebody who has
    that one and asks for the book.

    Raises:
        Http404, PermissionDenied: `actor` does not receive for the office.
        Changed: somebody else was faster, `version` given.
        Refused: not in a state to be accepted, or no number can be given.
    """
    dossier = locked(dossier, version)
    require(actor, "dossiers.receive", dossier.office)
    legal(dossier, "accept")
    if dossier.submitted_at is not None and now < dossier.submitted_at:
        raise Refused(_("Đồng hồ máy chủ đang chỉ trước lúc hồ sơ được nộp. Hãy báo người quản trị chỉnh lại giờ."))
    dossier.accepted_at = now
    calendar = work_calendar(dossier.office)
    _set_limit(dossier, calendar, now)
    _copy_steps(dossier, calendar, now)
    dossier.number = str(next_number(dossier.office, book=book, now=now))  # late: from here on others wait for the book
    index(dossier)
    after = {"number": dossier.number, "due_at": dossier.due_at}
    move(dossier, "accept", actor=actor, office=dossier.office, now=now, after=after)
    promised = {"promised_at": dossier.promised_at.isoformat() if dossier.promised_at else ""}
    return Accepted(
        dossier,
        issue(dossier, IssuedPaper.Kind.RECEIPT, actor=actor, office=dossier.office, now=now, content=promised),
    )


def _set_limit(dossier: Dossier, calendar: WorkCalendar, now: datetime) -> None:
    limit = limit_of(offering_on(dossier.office, dossier.procedure, day_of(now)), dossier.procedure)
    dossier.counted_from = calendar.opening(now)
    if limit is not None:
        dossier.limit_value, dossier.limit_unit, dossier.cutoff = limit.value, limit.unit, limit.cutoff
        answer = dates(Facts(now, limit), calendar, now=now)
        dossier.due_at, dossier.promised_at, dossier.due_certain = answer.due, answer.promised, answer.certain


def _copy_steps(dossier: Dossier, calendar: WorkCalendar, now: datetime) -> None:
    """Copy the steps of the procedure's version, planned from now on; the first one begins at once."""
    steps = list(dossier.procedure.steps.order_by("order"))
    planned = plan(now, budgets(steps, dossier.office), calendar, total=dossier.due_at, now=now)
    DossierStep.objects.bulk_create(
        DossierStep(
            dossier=dossier,
            order=step.order,
            name=step.name,
            office=office_of(step, dossier.office),
            role=step.role,
            limit_value=step.limit_value,
            limit_unit=step.limit_unit,
            planned_at=until,
            started_at=now if place == 0 else None,
            due_at=until if place == 0 else None,
        )
        for place, (step, until) in enumerate(zip(steps, planned, strict=True))
    )
