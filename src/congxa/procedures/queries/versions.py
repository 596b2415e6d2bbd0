"""Versions by day."""

from datetime import date

from django.db.models import Q, QuerySet

from congxa.procedures.models import Procedure, ProcedureVersion

PARTS = ("papers", "fees", "exemptions", "steps")


def in_force(day: date) -> QuerySet[ProcedureVersion]:
    """Return the versions that hold on ``day``: at most one for each procedure."""
    return ProcedureVersion.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


def version_on(code: str, day: date) -> ProcedureVersion | None:
    """Return what the procedure with this national code is on ``day``; None when it does not hold then (one query)."""
    return in_force(day).filter(procedure__code=code).select_related("procedure", "field").first()


def with_parts(versions: QuerySet[ProcedureVersion]) -> QuerySet[ProcedureVersion]:
    """Let versions come with papers, fees, exemptions and steps (four queries however many versions)."""
    return versions.prefetch_related(*PARTS)


def next_version(version: ProcedureVersion) -> ProcedureVersion | None:
    """Return the version that follows this one, of the same procedure (one query)."""
    later = ProcedureVersion.objects.filter(procedure=version.procedure_id, valid_from__gt=version.valid_from)
    return later.select_related("field").order_by("valid_from").first()


def history(procedure: Procedure) -> QuerySet[ProcedureVersion]:
    """Return every version of a procedure, the latest first."""
    return procedure.versions.select_related("field").order_by("-valid_from")
