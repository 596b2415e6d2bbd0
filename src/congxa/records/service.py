"""The door of the room."""

from congxa.records.chain import Report, chain_pending, verify
from congxa.records.delivery import deliver_once
from congxa.records.journal import history_of, write
from congxa.records.kinds import Kind, UnknownKind
from congxa.records.models import JournalEntry
from congxa.records.outbox import Consumer, Event, publish
from congxa.records.things import ref_of
from congxa.records.versions import bump, current, settle
from congxa.records.worker import run_outbox

__all__ = [
    "Consumer",
    "Event",
    "JournalEntry",
    "Kind",
    "Report",
    "UnknownKind",
    "bump",
    "chain_pending",
    "current",
    "deliver_once",
    "history_of",
    "publish",
    "ref_of",
    "run_outbox",
    "settle",
    "verify",
    "write",
]
