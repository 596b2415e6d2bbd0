"""What can be done with a dossier, one verb each."""

from congxa.dossiers.actions.acceptance import Accepted, accept
from congxa.dossiers.actions.doing import Changed
from congxa.dossiers.actions.filing import Filed, edit_draft, file, save_draft, submit, take_in
from congxa.dossiers.actions.issuing import note_printed
from congxa.dossiers.actions.numbering import set_agency_code

__all__ = [
    "Accepted",
    "Changed",
    "Filed",
    "accept",
    "edit_draft",
    "file",
    "note_printed",
    "save_draft",
    "set_agency_code",
    "submit",
    "take_in",
]
