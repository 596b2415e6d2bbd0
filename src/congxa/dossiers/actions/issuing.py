"""Statutory papers: issued once with what they say, printed as often as the printer needs."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from congxa.accounts.service import User, require
from congxa.dossiers.domain.codes import new_code
from congxa.dossiers.models import Dossier, IssuedPaper
from congxa.records.service import write
from congxa.units.service import Office

NOTHING: Mapping[str, object] = {}


def issue(
    dossier: Dossier,
    kind: IssuedPaper.Kind,
    *,
    actor: object,
    office: Office,
    now: datetime,
    content: Mapping[str, object] = NOTHING,
) -> IssuedPaper:
    """Issue a paper in the transaction of the act it tells of. Its code is what the QR code on it leads to.

    What the program itself issues names no person.
    """
    number = f"{IssuedPaper.objects.filter(dossier=dossier, kind=kind).count() + 1}"
    return IssuedPaper.objects.create(
        dossier=dossier,
        kind=kind,
        number=number,
        code=new_code(),
        content=dict(content),
        office=office,
        issued_by=actor if isinstance(actor, User) else None,
        issued_at=now,
    )


@transaction.atomic
def note_printed(
    *, actor: User, paper: IssuedPaper, now: datetime, sha256: str = "", attachment: str = ""
) -> IssuedPaper:
    """Write down that a paper was made and printed once more. A printer that fails costs nothing but another print.

    The hash and the file are those of the first time; a later print of the same paper keeps them.

    Raises:
        Http404, PermissionDenied: `actor` may not see the dossiers of the paper's office.
    """
    paper = IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    require(actor, "dossiers.see", paper.office)
    paper.printed = F("printed") + 1
    paper.sha256 = paper.sha256 or sha256
    paper.attachment = paper.attachment or attachment
    paper.save(update_fields=["printed", "sha256", "attachment"])
    paper.refresh_from_db(fields=["printed"])
    write(
        actor=actor,
        kind="dossiers.print_paper",
        thing=paper.dossier or paper,
        after={"paper": paper.kind, "number": paper.number, "printed": paper.printed},
        office=paper.office,
        now=now,
    )
    return paper
