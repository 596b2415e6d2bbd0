"""Statutory lists as views over what happened: nothing here is stored or edited."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from congxa.dossiers.domain.clock import Budget, Part, parts
from congxa.dossiers.domain.in_time import Punctuality, punctuality
from congxa.dossiers.models import Dossier, DossierStep, Transfer
from congxa.units.service import Office


@dataclass(frozen=True, slots=True)
class ControlRow:
    """A line of the control slip: the step, who has it, given and done when, and how that was."""

    step: str
    office: str
    person: str
    given_at: datetime | None
    due_at: datetime | None
    done_at: datetime | None
    how: Punctuality | None
    reworked: int


def control_slip(dossier: Dossier) -> list[ControlRow]:
    """The lines of a dossier's control slip (circular of 2018, form 05; of 2025, form 06); one query."""
    steps = dossier.steps.select_related("office", "assignee").order_by("order")
    return [
        ControlRow(
            step.name,
            step.office.short_name,
            str(step.assignee) if step.assignee else "",
            step.started_at,
            step.due_at or step.planned_at,
            step.finished_at,
            punctuality(step.finished_at, step.due_at) if step.finished_at else None,
            step.reworked,
        )
        for step in steps
    ]


def office_parts(dossier: Dossier) -> list[tuple[Office, datetime]]:
    """Each office's part of a dossier and its own date as planned at acceptance: what the receipt prints beside the
    total date (motcua#3)."""
    steps: list[DossierStep] = [step for step in dossier.steps.select_related("office") if step.planned_at is not None]
    offices = {step.office_id: step.office for step in steps}
    budgets = [Budget(step.limit, step.office_id) for step in steps]
    found: list[Part] = parts(budgets, [step.planned_at for step in steps if step.planned_at])
    return [(offices[part.office], part.until) for part in found]


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A line of the register (circular of 2018, form 06; of 2025, form 07)."""

    serial: int
    number: str
    procedure: str
    sets: int
    name: str
    address: str
    phone: str
    holder: str
    received_at: datetime
    due_at: datetime | None
    returned_at: datetime | None
    way: str


def register(office: Office, *, since: datetime, until: datetime) -> Iterator[RegisterRow]:
    """Yield the register of an office over a period in the order of numbers; one query, read as it comes."""
    rows = Dossier.objects.filter(office=office, accepted_at__gte=since, accepted_at__lt=until)
    rows = rows.select_related("procedure", "holder").order_by("accepted_at", "pk")
    for serial, dossier in enumerate(rows.iterator(chunk_size=500), 1):
        if dossier.number is None or dossier.accepted_at is None:
            continue
        yield RegisterRow(
            serial,
            dossier.number,
            dossier.procedure.name,
            dossier.sets,
            dossier.applicant_name,
            dossier.address,
            dossier.phone,
            dossier.holder.short_name,
            dossier.accepted_at,
            dossier.promised_at,
            dossier.returned_at,
            str(dossier.get_result_way_display()),
        )


@dataclass(frozen=True, slots=True)
class HandOver:
    """A hand-over slip: everything that went on it, and whether both sides have confirmed."""

    slip: str
    sender: Office
    receiver: Office
    handed_at: datetime
    rows: tuple[Transfer, ...]

    @property
    def confirmed(self) -> bool:
        """Whether the receiver has answered for every dossier on it."""
        return all(row.received_at is not None for row in self.rows)


def hand_overs(slip: str) -> HandOver | None:
    """The hand-over slip with its lines; None when there is none of that name. One query."""
    rows = tuple(
        Transfer.objects.filter(slip=slip)
        .select_related("dossier__procedure", "sender", "receiver", "handed_by", "received_by")
        .order_by("pk")
    )
    return HandOver(slip, rows[0].sender, rows[0].receiver, rows[0].handed_at, rows) if rows else None
