"""Results that were signed: whose signatures a file carries, and what a person was given before."""

from datetime import date

from django.db.models import QuerySet

from congxa.dossiers.keys import roots
from congxa.dossiers.models import DossierResult
from congxa.dossiers.queries.files import kept_bytes
from congxa.dossiers.verification import Verdict, check_signatures


def verdict_of(result: DossierResult) -> Verdict | None:
    """Whose signatures the kept file carries and whether it is intact; None when there is no file.

    Certificates must have held when it was signed: they run out after some years, what was signed with them does not.
    """
    pdf = kept_bytes(result.attachment) if result.attachment else None
    return check_signatures(pdf, roots(), now=result.signed_at) if pdf is not None else None


def known_results(identity_kind: str, identity_number: str, *, on: date | None = None) -> QuerySet[DossierResult]:
    """What offices of this house issued to a person before and still holds, newest first, so that none is asked again.

    To be shown to an officer only with the person's consent. Results that were replaced, denied or ran out are not in
    it; a person without a number has none.
    """
    rows = DossierResult.objects.filter(replaced_by__isnull=True, granted=DossierResult.Granted.GRANTED)
    if not identity_kind or not identity_number:
        return rows.none()
    rows = rows.filter(
        dossier__identity_kind=identity_kind, dossier__identity_number=identity_number,
        dossier__finished_at__isnull=False,
    )  # fmt: skip
    if on is not None:
        rows = rows.exclude(valid_to__lt=on)
    return rows.select_related("dossier__procedure", "office").order_by("-signed_at")
