"""Writes. Each action opens a transaction, locks and re-reads, asks whether the actor may, checks that the change is
legal, changes, and tells the rooms above, who write the journal (``docs/decisions/0004-ground-floor-writes.md``)."""

from congxa.units.actions.events import Decision, Decreed, record_event, record_events
from congxa.units.actions.offices import (
    add_department,
    close_office,
    create_office,
    describe_office,
    remove_host,
    set_host,
    set_opening_hours,
    set_root,
)

__all__ = [
    "Decision",
    "Decreed",
    "add_department",
    "close_office",
    "create_office",
    "describe_office",
    "record_event",
    "record_events",
    "remove_host",
    "set_host",
    "set_opening_hours",
    "set_root",
]
