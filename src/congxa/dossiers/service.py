"""The door of the room."""

from congxa.dossiers.actions import (
    Accepted,
    Changed,
    Filed,
    accept,
    edit_draft,
    file,
    note_printed,
    save_draft,
    set_agency_code,
    submit,
    take_in,
)
from congxa.dossiers.filings import Filing, HandedIn
from congxa.dossiers.models import AgencyCode, Channel, Dossier, IdentityKind, IssuedPaper, ResultWay

__all__ = [
    "Accepted",
    "AgencyCode",
    "Changed",
    "Channel",
    "Dossier",
    "Filed",
    "Filing",
    "HandedIn",
    "IdentityKind",
    "IssuedPaper",
    "ResultWay",
    "accept",
    "edit_draft",
    "file",
    "note_printed",
    "save_draft",
    "set_agency_code",
    "submit",
    "take_in",
]
