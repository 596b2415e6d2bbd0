"""What a person or an officer files, as plain values: the applicant, the answers and the papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from congxa.dossiers.models import Channel, Dossier, DossierPaper, IdentityKind, ResultWay
from congxa.kernel.text import fold, nfc
from congxa.procedures.service import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """One paper handed in; `attachment` is the reference of its file, `reused` the row of an earlier dossier, `answers`
    the key of the item of a supplement request that it is for."""

    name: str
    form: str = DossierPaper.Form.COPY
    count: int = 1
    attachment: str = ""
    known_from: str = ""
    reused: int | None = None
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that has to be handed in later: which paper, and what is missing from it or wrong with it."""

    paper: str
    wrong: str = ""

    def __str__(self) -> str:
        return f"{self.paper}: {self.wrong}" if self.wrong else self.paper

    @classmethod
    def read(cls, line: str) -> "Missing":
        """Return what one line says, as `Giấy chứng sinh: ảnh mờ` or only the paper."""
        paper, _colon, wrong = line.partition(": ")
        return cls(paper.strip(), wrong.strip()).cut()

    def cut(self) -> "Missing":
        """Return the same, trimmed to what a row holds."""
        return Missing(nfc(self.paper).strip()[:500], nfc(self.wrong).strip()[:500])


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Everything about a dossier that comes from whoever files it. Names and texts are put into NFC when stored."""

    applicant_name: str
    applicant_kind: str = Audience.CITIZEN
    identity_kind: str = IdentityKind.NONE
    identity_number: str = ""
    birth_date: date | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    unit_id: int | None = None
    proxy_name: str = ""
    proxy_identity_number: str = ""
    proxy_proof: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    papers: Sequence[HandedIn] = ()
    channel: str = Channel.ONLINE
    result_way: str = ResultWay.COUNTER
    sets: int = 1

    @classmethod
    def of(cls, dossier: Dossier, **changed: Any) -> "Filing":
        """Return what a dossier says, papers included, with something `changed`."""
        values = {name: getattr(dossier, name) for name in _COLUMNS}
        return cls(**{**values, "answers": dossier.answers, "papers": papers_of(dossier), **changed})

    def fill(self, dossier: Dossier) -> None:
        """Write everything but the papers into `dossier`, with what search looks through."""
        for name in _COLUMNS:
            value = getattr(self, name)
            setattr(dossier, name, nfc(value).strip() if isinstance(value, str) else value)
        dossier.answers = dict(self.answers)
        index(dossier)

    def store_papers(self, dossier: Dossier) -> None:
        """Put the papers in place of those the dossier had."""
        dossier.papers.all().delete()
        add_papers(dossier, self.papers, first=1)


_COLUMNS = (
    "applicant_name", "applicant_kind", "identity_kind", "identity_number", "birth_date", "phone", "email", "address",
    "unit_id", "proxy_name", "proxy_identity_number", "proxy_proof", "channel", "result_way", "sets",
)  # fmt: skip


def papers_of(dossier: Dossier) -> list[HandedIn]:
    """The papers of a dossier as they were handed in."""
    return [
        HandedIn(
            name=row.name,
            form=row.form,
            count=row.count,
            attachment=row.attachment,
            known_from=row.known_from,
            reused=row.reused_from_id,
            answers=row.answers_id,
        )
        for row in dossier.papers.all()
    ]


def index(dossier: Dossier) -> None:
    """Bring what search looks through up to date."""
    dossier.applicant_folded = fold(dossier.applicant_name)[:200]
    words = (dossier.applicant_name, dossier.proxy_name, dossier.procedure.name, dossier.number or "", dossier.code)
    dossier.search_text = fold(" ".join(words))


def add_papers(dossier: Dossier, papers: Sequence[HandedIn], *, first: int) -> None:
    """Write `papers` as papers of the dossier, numbered from `first`."""
    moment = dossier.submitted_at or dossier.created_at
    DossierPaper.objects.bulk_create(
        DossierPaper(
            dossier=dossier,
            order=order,
            name=nfc(paper.name).strip(),
            form=paper.form,
            count=paper.count,
            attachment=paper.attachment,
            known_from=paper.known_from,
            reused_from_id=paper.reused,
            answers_id=paper.answers,
            added_at=moment,
        )
        for order, paper in enumerate(papers, first)
    )
