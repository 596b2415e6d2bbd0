"""The files of a dossier: papers as rows, and everything else that was handed in with it."""

from typing import NamedTuple
from uuid import UUID

from congxa.dossiers.models import Dossier, DossierPaper
from congxa.records.service import Attachment, open_kept, ref_of


class HeldPaper(NamedTuple):
    """A paper of a dossier and its file, when there is one."""

    paper: DossierPaper
    file: Attachment | None


def files_of(dossier: Dossier) -> list[HeldPaper]:
    """The papers of a dossier in order with their files; one query beside the papers'."""
    kept = {str(one.pk): one for one in Attachment.objects.filter(owner=str(ref_of(dossier)))}
    papers = sorted(dossier.papers.all(), key=lambda paper: paper.order)
    return [HeldPaper(paper, kept.get(paper.attachment)) for paper in papers]


def kept_file(reference: str) -> Attachment | None:
    """The attachment behind a reference as rows keep it: its id."""
    try:
        return Attachment.objects.filter(pk=UUID(reference)).first()
    except ValueError:
        return None


def kept_bytes(reference: str) -> bytes | None:
    """What is in the file behind a reference; None when it is nowhere."""
    found = kept_file(reference)
    try:
        return open_kept(found).read() if found else None
    except FileNotFoundError:
        return None
