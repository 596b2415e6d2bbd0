"""Writes. Each action opens a transaction, locks and re-reads, asks whether the actor may, checks that the change is
legal, changes, writes the journal, and tells caches and search."""

from congxa.procedures.actions.forms import (
    FormChanged,
    create_form,
    delete_form_draft,
    new_version_from,
    publish_form_version,
    save_form_draft,
)
from congxa.procedures.actions.law_forms import load_law_forms

__all__ = [
    "FormChanged",
    "create_form",
    "delete_form_draft",
    "load_law_forms",
    "new_version_from",
    "publish_form_version",
    "save_form_draft",
]
