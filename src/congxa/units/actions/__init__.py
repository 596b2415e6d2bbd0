"""Writes. Each action opens a transaction, locks and re-reads, asks whether the actor may, checks that the change is
legal, changes, and tells the rooms above, who write the journal (``docs/decisions/0004-ground-floor-writes.md``)."""

from congxa.units.actions.calendars import (
    confirm_calendar_year,
    load_calendar,
    propose_calendar_year,
    remove_calendar_day,
    set_calendar_day,
)
from congxa.units.actions.event_lists import load_events
from congxa.units.actions.events import Decision, Decreed, record_event, record_events
from congxa.units.actions.office_lists import load_offices
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
from congxa.units.actions.unit_lists import Tally, load_units

__all__ = [
    "Decision",
    "Decreed",
    "Tally",
    "add_department",
    "close_office",
    "confirm_calendar_year",
    "create_office",
    "describe_office",
    "load_calendar",
    "load_events",
    "load_offices",
    "load_units",
    "propose_calendar_year",
    "record_event",
    "record_events",
    "remove_calendar_day",
    "remove_host",
    "set_calendar_day",
    "set_host",
    "set_opening_hours",
    "set_root",
]
