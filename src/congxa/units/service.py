"""The door of the room."""

from congxa.units.directory import Directory, OfficeEntry, directory
from congxa.units.models import (
    Department,
    Office,
    OfficeHost,
    OpeningHours,
    Unit,
    UnitEvent,
    UnitKind,
    UnitSuccession,
)

__all__ = [
    "Department",
    "Directory",
    "Office",
    "OfficeEntry",
    "OfficeHost",
    "OpeningHours",
    "Unit",
    "UnitEvent",
    "UnitKind",
    "UnitSuccession",
    "directory",
]
