"""Which office decides, which limit holds, and which office does a step: from the catalogue to one dossier."""

from datetime import date

from django.db.models import Q

from congxa.dossiers.domain.clock import Budget
from congxa.kernel.periods import TimeLimit, Unit
from congxa.procedures.service import Offering, ProcedureVersion, Step, StepPlace
from congxa.units.service import Office


def offering_on(office: Office, version: ProcedureVersion, day: date) -> Offering | None:
    """How `office` offers the procedure on `day`; None when it does not."""
    running = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    rows = Offering.objects.filter(running, office=office, procedure=version.procedure_id, valid_from__lte=day)
    return rows.first()


def in_force(version: ProcedureVersion, day: date) -> bool:
    """Whether the version is the procedure's version of `day`."""
    return version.valid_from <= day and (version.valid_to is None or day <= version.valid_to)


def limit_of(offering: Offering | None, version: ProcedureVersion) -> TimeLimit | None:
    """The office's own, shorter limit, else the announced one."""
    if offering is not None and offering.limit_value is not None:
        return TimeLimit(offering.limit_value, Unit(offering.limit_unit), version.cutoff)
    return version.limit


def competent_for(office: Office, version: ProcedureVersion) -> Office:
    """The office that decides: the nearest one above at the procedure's tier, else the office itself."""
    at: Office | None = office
    while at is not None:
        if at.unit.kind.tier == version.tier:
            return at
        at = at.upper
    return office


def office_of(step: Step, office: Office) -> Office:
    """The office that does a step of a dossier `office` received."""
    return (office.upper or office) if step.place == StepPlace.UPPER else office


def budgets(steps: list[Step], office: Office) -> list[Budget]:
    """The steps as the clock takes them."""
    return [Budget(step.limit, office_of(step, office).pk) for step in steps]
