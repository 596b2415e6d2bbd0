"""Writes. Each action opens a transaction, locks and re-reads, asks whether the actor may, checks that the change is
legal, changes, writes the journal, and tells caches and search."""

from congxa.procedures.actions.catalogue import import_catalogue, load_catalogue
from congxa.procedures.actions.intake import set_intake_rule
from congxa.procedures.actions.offerings import Particulars, offer, offer_many, stop_offering
from congxa.procedures.actions.versions import end_version, put_version

__all__ = [
    "Particulars",
    "end_version",
    "import_catalogue",
    "load_catalogue",
    "offer",
    "offer_many",
    "put_version",
    "set_intake_rule",
    "stop_offering",
]
