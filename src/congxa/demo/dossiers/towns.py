"""The offices of the demo as the stories see them: who receives, handles and signs there, and how fast they work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from congxa.accounts.service import Role, RoleAssignment, User
from congxa.kernel.clock import day_of
from congxa.kernel.workdays import WorkCalendar
from congxa.units.service import Office, work_calendar


@dataclass(frozen=True, slots=True)
class Town:
    """An office with its one-stop shop. `pace` is the least and the most share of the time that it takes."""

    office: Office
    calendar: WorkCalendar
    pace: tuple[float, float]
    reception: list[User]
    officers: list[User]
    leaders: list[User]

    def after(self, start: datetime, hours: float) -> datetime:
        """The moment `hours` of office time after `start`."""
        left, day = timedelta(hours=hours), day_of(start)
        while True:
            for opens, closes in self.calendar.stretches(day):
                begin = max(opens, start)
                if begin < closes:
                    if left < closes - begin:
                        return begin + left
                    left -= closes - begin
            day += timedelta(days=1)

    def hours_between(self, start: datetime, end: datetime) -> float:
        """How many hours of office time lie between two moments."""
        total, day = timedelta(), day_of(start)
        while day <= day_of(end):
            for opens, closes in self.calendar.stretches(day):
                total += max(min(closes, end) - max(opens, start), timedelta())
            day += timedelta(days=1)
        return total.total_seconds() / 3600


def towns(offices: Iterable[Office], paces: dict[str, tuple[float, float]]) -> dict[str, Town]:
    """The offices by slug, with everybody who works in their one-stop shops."""
    found = {office.slug: Town(office, work_calendar(office), paces[office.slug], [], [], []) for office in offices}
    places = {Role.RECEPTION: "reception", Role.CASE_OFFICER: "officers", Role.LEADER: "leaders"}
    rows = RoleAssignment.objects.filter(role__in=places, valid_to__isnull=True).select_related("user", "office")
    for row in rows.order_by("user_id"):
        getattr(found[row.office.slug], places[Role(row.role)]).append(row.user)
    return found
