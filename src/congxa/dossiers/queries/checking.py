"""What anybody may learn of an issued paper: whether it is genuine and still holds. Never of whom it speaks."""

from dataclasses import dataclass
from datetime import datetime

from congxa.dossiers.domain.codes import read_code
from congxa.dossiers.models import DossierResult, Extension, IssuedPaper


@dataclass(frozen=True, slots=True)
class Checked:
    """A genuine paper. `replaced_on` is when something newer took its place, `apologised_on` when a letter gave a date
    in place of the one on a receipt."""

    paper: IssuedPaper
    replaced_on: datetime | None = None
    apologised_on: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing took its place."""
        return self.replaced_on is None


def checked(typed: str) -> Checked | None:
    """The paper with the code that somebody typed; None when it cannot be one of ours. At most three queries."""
    code = read_code(typed)
    if code is None:
        return None
    paper = IssuedPaper.objects.filter(code=code).select_related("office__unit__kind").first()
    if paper is None:
        return None
    kind = IssuedPaper.Kind(paper.kind)
    if kind == IssuedPaper.Kind.RECEIPT and paper.dossier_id is not None:
        letter = Extension.objects.filter(dossier_id=paper.dossier_id).first()
        return Checked(paper, apologised_on=letter.signed_at if letter else None)
    return Checked(paper, replaced_on=_replaced_on(paper, kind))


def _replaced_on(paper: IssuedPaper, kind: IssuedPaper.Kind) -> datetime | None:
    if kind == IssuedPaper.Kind.RESULT:
        newer = DossierResult.objects.filter(replaces=paper.content.get("result")).first()
        return newer.signed_at if newer else None
    if kind not in {IssuedPaper.Kind.CONTROL, IssuedPaper.Kind.HAND_OVER} or paper.dossier_id is None:
        return None
    later = IssuedPaper.objects.filter(dossier_id=paper.dossier_id, kind=kind, pk__gt=paper.pk)
    if kind == IssuedPaper.Kind.HAND_OVER:
        later = later.filter(content__slip=paper.content.get("slip"))
    found = later.order_by("pk").first()
    return found.issued_at if found else None
