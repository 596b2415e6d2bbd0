"""What the desk lists: the catalogue of a day beside what offices take in of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congxa.kernel.text import sort_key
from congxa.procedures.models import Offering, Procedure, ProcedureVersion
from congxa.procedures.queries.offered import offerings_on
from congxa.procedures.queries.versions import in_force


@dataclass(frozen=True)
class Listed:
    """A version of the day, and how the office takes it in (None when it does not)."""

    version: ProcedureVersion
    offering: Offering | None

    @property
    def procedure(self) -> Procedure:
        """Return the procedure itself."""
        return self.version.procedure


def listed_at(office_id: int, tier: int | None, day: date) -> list[Listed]:
    """Return the versions of ``day`` with the office's offerings, by field and name; two queries.

    ``tier`` narrows to what offices of that tier take in; None gives the whole catalogue.
    """
    versions = in_force(day).select_related("procedure", "field")
    if tier is not None:
        versions = versions.filter(tier=tier)
    taken = {row.procedure_id: row for row in offerings_on(day).filter(office=office_id)}
    rows = [Listed(version, taken.get(version.procedure_id)) for version in versions]
    return sorted(rows, key=lambda row: (sort_key(row.version.field.name), sort_key(row.version.name)))


def takers_by_procedure(office_ids: Iterable[int], day: date) -> dict[int, set[int]]:
    """Return which of these offices take each procedure in on ``day``, by the procedure's key; one query."""
    found: dict[int, set[int]] = {}
    rows = offerings_on(day).filter(office__in=list(office_ids), procedure__versions__in=in_force(day))
    for procedure, office in rows.values_list("procedure", "office"):
        found.setdefault(procedure, set()).add(office)
    return found
