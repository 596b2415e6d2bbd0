"""Tables of the dated tree of units, of the offices that work for them and of their calendars."""

from congxa.units.models.calendar import CalendarDay, CalendarYear
from congxa.units.models.offices import ALWAYS, Department, Office, OfficeHost, OpeningHours
from congxa.units.models.tree import Confidence, Unit, UnitEvent, UnitKind, UnitSuccession

__all__ = [
    "ALWAYS",
    "CalendarDay",
    "CalendarYear",
    "Confidence",
    "Department",
    "Office",
    "OfficeHost",
    "OpeningHours",
    "Unit",
    "UnitEvent",
    "UnitKind",
    "UnitSuccession",
]
