"""Writes. Each action opens a transaction, locks and re-reads, asks whether the actor may, checks that the change is
legal, changes, writes the journal, and tells caches and search."""

from congxa.procedures.actions.catalogue import import_catalogue, load_catalogue
from congxa.procedures.actions.forms import (
    FormChanged,
    create_form,
    delete_form_draft,
    new_version_from,
    publish_form_version,
    save_form_draft,
)
from congxa.procedures.actions.frequency import note_filings
from congxa.procedures.actions.intake import set_intake_rule
from congxa.procedures.actions.law_forms import load_law_forms
from congxa.procedures.actions.offerings import Particulars, offer, offer_many, stop_offering
from congxa.procedures.actions.versions import end_version, put_version

__all__ = [
    "FormChanged",
    "Particulars",
    "create_form",
    "delete_form_draft",
    "end_version",
    "import_catalogue",
    "load_catalogue",
    "load_law_forms",
    "new_version_from",
    "note_filings",
    "offer",
    "offer_many",
    "publish_form_version",
    "put_version",
    "save_form_draft",
    "set_intake_rule",
    "stop_offering",
]
