"""From what is recorded of a dossier to what its papers say.

A paper says what was so when it was issued: later pauses, letters and papers do not change it.
"""

from collections.abc import Callable, Mapping

from congxa.dossiers.models import IssuedPaper
from congxa.dossiers.paper_facts import books, letters, receipts
from congxa.dossiers.paper_facts.heads import forms_of, issue_of, letterhead_of, person_of
from congxa.dossiers.papers.parts import Paper

__all__ = ["forms_of", "issue_of", "letterhead_of", "paper_of", "person_of"]

Kind = IssuedPaper.Kind
_MAKERS: Mapping[Kind, Callable[[IssuedPaper], Paper]] = {
    Kind.RECEIPT: receipts.receipt,
    Kind.SUPPLEMENT: letters.supplement,
    Kind.REFUSAL: letters.refusal,
    Kind.APOLOGY: letters.apology,
    Kind.STOP: letters.stop,
    Kind.CONTROL: books.control_slip_of,
    Kind.HAND_OVER: books.hand_over,
    Kind.FEE_RECEIPT: receipts.fee_receipt,
    Kind.REGISTER: books.register_of,
}


def paper_of(issued: IssuedPaper) -> Paper:
    """What an issued paper says. Raises KeyError for what is no statutory paper (a result)."""
    return _MAKERS[Kind(issued.kind)](issued)
