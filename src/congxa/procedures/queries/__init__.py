"""Reads: what holds on a day, what an office offers, what it costs and when it is due."""

from congxa.procedures.queries.fees import fees_for
from congxa.procedures.queries.intake import OnlineFiling, intake_on, online_filing
from congxa.procedures.queries.offered import Offered, life_events_of, offered, offered_one
from congxa.procedures.queries.promises import Promise, promise
from congxa.procedures.queries.versions import in_force, next_version, version_on, with_parts

__all__ = [
    "Offered",
    "OnlineFiling",
    "Promise",
    "fees_for",
    "in_force",
    "intake_on",
    "life_events_of",
    "next_version",
    "offered",
    "offered_one",
    "online_filing",
    "promise",
    "version_on",
    "with_parts",
]
