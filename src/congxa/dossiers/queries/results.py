"""Whose signatures the file of a result carries."""

from congxa.dossiers.models import DossierResult
from congxa.dossiers.queries.files import kept_bytes
from congxa.dossiers.signatures.keys import roots
from congxa.dossiers.signatures.verification import Verdict, check_signatures


def verdict_of(result: DossierResult) -> Verdict | None:
    """Whose signatures the kept file carries and whether it is intact; None when there is no file.

    Certificates must have held when it was signed: they run out after some years, what was signed with them does not.
    """
    pdf = kept_bytes(result.attachment) if result.attachment else None
    return check_signatures(pdf, roots(), now=result.signed_at) if pdf is not None else None
