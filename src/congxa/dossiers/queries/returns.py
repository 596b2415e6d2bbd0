"""What an office would report of a month, what it has reported, and how the two differ."""

from dataclasses import dataclass
from typing import Any

from congxa.dossiers.domain.figures import COLUMNS, Figures
from congxa.dossiers.domain.spans import Span
from congxa.dossiers.models import MonthlyReturn
from congxa.dossiers.queries.counting import figures_by
from congxa.kernel.text import sort_key
from congxa.procedures.service import Field
from congxa.units.service import Office


def counted_for(office: Office, span: Span) -> dict[str, Any]:
    """The figures of an office and a period as a return keeps them (two queries)."""
    by_field = figures_by("field", since=span.since, until=span.period.end, offices=[office.pk])
    rows = []
    for field in Field.objects.filter(pk__in=by_field):
        if by_field[field.pk] != Figures():
            rows.append({"key": field.key, "name": field.name, "figures": by_field[field.pk].as_dict()})
    rows.sort(key=lambda row: sort_key(str(row["name"])))
    return {"total": sum(by_field.values(), Figures()).as_dict(), "fields": rows}


def latest_return(office: Office, span: Span) -> MonthlyReturn | None:
    """The return of the month that holds: the last one."""
    return MonthlyReturn.objects.filter(office=office, month=span.period.first).order_by("-number").first()


def returns_of(office: Office, span: Span) -> list[MonthlyReturn]:
    """Every return of the month, the first one first."""
    rows = MonthlyReturn.objects.filter(office=office, month=span.period.first)
    return list(rows.select_related("frozen_by").order_by("number"))


@dataclass(frozen=True, slots=True)
class Difference:
    """A column that is counted otherwise now than when the return was frozen."""

    name: str
    was: int
    now: int

    @property
    def by(self) -> str:
        """By how much, with its sign."""
        return f"{self.now - self.was:+d}"


def differences(was: Figures, now: Figures) -> list[Difference]:
    """The columns that differ, in the order of the report."""
    pairs = ((name, was.of(name), now.of(name)) for name in COLUMNS)
    return [Difference(name, before, after) for name, before, after in pairs if before != after]
