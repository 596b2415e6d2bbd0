"""The door of the room."""

from congxa.units.actions import (
    Decision,
    Decreed,
    add_department,
    close_office,
    create_office,
    describe_office,
    record_event,
    record_events,
    remove_host,
    set_host,
    set_opening_hours,
    set_root,
)
from congxa.units.checks import problems
from congxa.units.directory import Directory, OfficeEntry, directory
from congxa.units.domain.events import Event, EventKind, Heir, IllegalEvent
from congxa.units.domain.tree import Tree
from congxa.units.models import Department, Office, OfficeHost, OpeningHours, Unit, UnitEvent, UnitKind, UnitSuccession
from congxa.units.queries import (
    Continuation,
    address_line,
    ancestors_on,
    children_on,
    find,
    in_alphabet,
    lives_on,
    read_tree,
    successors,
    units_on,
)
from congxa.units.signals import Change, units_asked, units_changed

__all__ = [
    "Change",
    "Continuation",
    "Decision",
    "Decreed",
    "Department",
    "Directory",
    "Event",
    "EventKind",
    "Heir",
    "IllegalEvent",
    "Office",
    "OfficeEntry",
    "OfficeHost",
    "OpeningHours",
    "Tree",
    "Unit",
    "UnitEvent",
    "UnitKind",
    "UnitSuccession",
    "add_department",
    "address_line",
    "ancestors_on",
    "children_on",
    "close_office",
    "create_office",
    "describe_office",
    "directory",
    "find",
    "in_alphabet",
    "lives_on",
    "problems",
    "read_tree",
    "record_event",
    "record_events",
    "remove_host",
    "set_host",
    "set_opening_hours",
    "set_root",
    "successors",
    "units_asked",
    "units_changed",
    "units_on",
]
