"""A filing in the making: the steps, what is kept of each, and the way over to a new version of the procedure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from congxa.dossiers.actions import edit_draft
from congxa.dossiers.citizens.uploading import VISITOR, held, take
from congxa.dossiers.filings import Filing, papers_of
from congxa.dossiers.forms.applicant import PROOF, answers_of, applicant_form, filing_from
from congxa.dossiers.models import Dossier, DossierResult
from congxa.dossiers.queries.known import own_results, stands_for
from congxa.dossiers.routing import in_force, offering_on
from congxa.dossiers.secrets import secret_again
from congxa.kernel.clock import day_of, format_date
from congxa.kernel.text import fold
from congxa.procedures.service import (
    Audience,
    FillingForm,
    Paper,
    ProcedureVersion,
    form_of,
    rule_of,
    version_on,
)


def secret_of(dossier: Dossier) -> str:
    """The second secret, for actions in the name of whoever has shown it before."""
    return secret_again(dossier.code, dossier.secret_hash)


def proof_name() -> str:
    """What the proof of a proxy is called among the papers."""
    return _("Giấy tờ chứng minh được nộp thay")


def write(dossier: Dossier, now: datetime, **changed: Any) -> Dossier:
    """Keep what changed of a draft."""
    filing = Filing.of(dossier, **changed)
    return edit_draft(actor=VISITOR, dossier=dossier, filing=filing, now=now, secret=secret_of(dossier))


def applicant_held(dossier: Dossier | None) -> dict[str, list[tuple[str, str]]]:
    """The files already given about the proxy."""
    if dossier is None:
        return {}
    papers = papers_of(dossier)
    keys = [paper.attachment for paper in papers if paper.name == proof_name() and paper.attachment]
    return {PROOF: held(papers, keys)}


def applicant_filled(dossier: Dossier, now: datetime) -> FillingForm:
    """The questions about the applicant as a draft answers them."""
    return applicant_form()(answers=answers_of(dossier), held=applicant_held(dossier), today=day_of(now))


def write_applicant(dossier: Dossier, form: FillingForm, now: datetime) -> tuple[Dossier, list[str]]:
    """Keep what was answered about the applicant and every good file; return what was refused."""
    others = [paper for paper in papers_of(dossier) if paper.name != proof_name()]
    proofs = [paper for paper in papers_of(dossier) if paper.name == proof_name()]
    taken = take(dossier, form.uploads.get(PROOF, ()), name=proof_name(), now=now, there=len(proofs))
    filing = filing_from(
        form.outcome.answers,
        kind=dossier.applicant_kind,
        channel=dossier.channel,
        sets=dossier.sets,
        answers=dossier.answers,
        papers=[*proofs, *taken.papers, *others],
    )
    kept = edit_draft(actor=VISITOR, dossier=dossier, filing=filing, now=now, secret=secret_of(dossier))
    return kept, taken.refused


def audience_of(version: ProcedureVersion) -> str:
    """As what people file this procedure: citizens, wherever they may."""
    return Audience.CITIZEN if not version.audiences or Audience.CITIZEN in version.audiences else version.audiences[0]


def form_held(dossier: Dossier) -> dict[str, list[tuple[str, str]]]:
    """The files already given to questions of the procedure's form."""
    if dossier.form is None:
        return {}
    papers = papers_of(dossier)
    files = _file_questions(dossier)
    return {key: held(papers, dossier.answers.get(key) or ()) for key in files}


def filled(dossier: Dossier, now: datetime, form: type[FillingForm] | None = None) -> FillingForm | None:
    """The procedure's form as a draft answers it, begun with what is known of the applicant; None without a form."""
    if form is None and dossier.form is None:
        return None
    made = form or form_of(dossier.form)  # type: ignore[arg-type]  # not None
    return made(answers=dossier.answers or known(dossier, made), held=form_held(dossier), today=day_of(now))


def known(dossier: Dossier, form: type[FillingForm]) -> dict[str, Any]:
    """What the form asks of the applicant and was answered already."""
    about = answers_of(dossier)
    by_kind = {"person": about["nguoi"], "phone": about["dien_thoai"], "email": about["thu"], "address": about["noi_o"]}
    return {one.key: by_kind[one.kind] for one in form.schema.all_fields() if one.own and one.kind in by_kind}


def write_form(dossier: Dossier, form: FillingForm, now: datetime) -> tuple[Dossier, list[str]]:
    """Keep the answers that are right and every good file; return what was refused."""
    answers, papers, refused = dict(form.outcome.answers), papers_of(dossier), []
    for key, one in _file_questions(dossier).items():
        there = [file for file in dossier.answers.get(key) or () if file in {paper.attachment for paper in papers}]
        taken = take(dossier, form.uploads.get(key, ()), name=one.label, now=now, rule=rule_of(one), there=len(there))
        papers += taken.papers
        refused += taken.refused
        answers[key] = there + [paper.attachment for paper in taken.papers]
        if not answers[key]:
            del answers[key]
    return write(dossier, now, answers=answers, papers=papers), refused


def _file_questions(dossier: Dossier) -> dict[str, Any]:
    fields = form_of(dossier.form).schema.all_fields() if dossier.form else ()
    return {one.key: one for one in fields if one.kind == "file"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper the procedure asks for, with the files that are there.

    `reused` names the result that stands in its place; `offers` are results of the account that could.
    """

    paper: Paper | None
    name: str
    files: list[tuple[str, str]]
    reused: str = ""
    offers: Sequence[DossierResult] = ()

    @property
    def key(self) -> str:
        """The name of its input."""
        return f"p-{self.paper.order if self.paper else 0}"


def wanted(dossier: Dossier, now: datetime) -> list[Wanted]:
    """The papers asked for, and a place for others; what the form's own questions took counts."""
    papers = papers_of(dossier)
    known = list(own_results(dossier.account, on=day_of(now))) if dossier.account else []
    reused = {one.name: one.known_from for one in papers if one.known_from}
    names = held(papers, [paper.attachment for paper in papers])
    files = dict(names)
    rows, used = [], set()
    for paper in dossier.procedure.papers.all():
        if paper.form == Paper.Form.FORM:
            continue
        mine = [one for one in papers if one.attachment in files and _same(one.name, paper.name)]
        used |= {one.attachment for one in mine}
        given = [(one.attachment, files[one.attachment]) for one in mine]
        offers = [] if given or paper.name in reused else [one for one in known if stands_for(one, paper.name)]
        rows.append(Wanted(paper, paper.name, given, reused.get(paper.name, ""), offers))
    rest = [one for one in papers if one.attachment in files and one.attachment not in used]
    shown = [(one.attachment, f"{one.name}: {files[one.attachment]}") for one in rest]
    return [*rows, Wanted(None, _("Giấy tờ khác"), shown)]


def take_back_reuse(dossier: Dossier, row: Wanted, now: datetime) -> Dossier:
    """Hand the paper itself in after all."""
    papers = [one for one in papers_of(dossier) if not (one.name == row.name and one.known_from)]
    return write(dossier, now, papers=papers)


def _same(given: str, asked: str) -> bool:
    """Whether a file given to a question is the paper asked for, whose name may say more in brackets."""
    one, other = fold(given), fold(asked)
    return one == other or re.match(rf"{re.escape(one)}\b", other) is not None


def add_files(dossier: Dossier, row: Wanted, uploads: Any, now: datetime) -> tuple[Dossier, list[str]]:  # noqa: ANN401 -- Django's MultiValueDict of files
    """Take files in for one of the papers."""
    taken = take(dossier, uploads, name=row.name, now=now, there=len(row.files))
    if not taken.papers:
        return dossier, taken.refused
    return write(dossier, now, papers=[*papers_of(dossier), *taken.papers]), taken.refused


def drop_file(dossier: Dossier, key: str, now: datetime) -> Dossier:
    """Take a file back out of a draft."""
    papers = [paper for paper in papers_of(dossier) if paper.attachment != key]
    return write(dossier, now, papers=papers, answers=_without(dossier.answers, key))


def _without(answers: Mapping[str, Any], key: str) -> dict[str, Any]:
    cut = {name: [one for one in value if one != key] if isinstance(value, list) else value
           for name, value in answers.items()}  # fmt: skip
    return {name: value for name, value in cut.items() if value != []}


def missing_step(dossier: Dossier, now: datetime) -> str:
    """The first step in which something is still to be answered; empty when the draft can be sent."""
    if applicant_filled(dossier, now).outcome.faults:
        return "nguoi-nop"
    form = filled(dossier, now)
    if form is not None and (not dossier.answers or form.outcome.faults):
        return "to-khai"
    return ""


@dataclass(frozen=True, slots=True)
class Renewed:
    """A draft that was carried over to the procedure's new version, or could not be (`dossier` is None)."""

    dossier: Dossier | None
    sentence: str = ""


def renew(dossier: Dossier, now: datetime) -> Renewed:
    """Carry a draft over to the version of today when its own has ended; what fits is kept, the rest is named."""
    day, old = day_of(now), dossier.procedure
    if in_force(old, day):
        return Renewed(dossier)
    new = version_on(old.procedure.code, day)
    if new is None or offering_on(dossier.office, new, day) is None:
        return Renewed(None)
    if new.form_id is None:
        return Renewed(None)
    before = form_of(dossier.form).schema if dossier.form else None
    form = filled(dossier, now, form_of(new.form))  # type: ignore[arg-type]  # looked at above
    answers = form.outcome.answers if form is not None and dossier.answers else {}
    asked = before.all_fields() if before else ()
    lost = [one.label for one in asked if one.key in dossier.answers and one.key not in answers]
    filing = Filing.of(dossier, answers=answers)
    moved = edit_draft(actor=VISITOR, dossier=dossier, filing=filing, now=now, secret=secret_of(dossier), procedure=new)
    said = _("Thủ tục này có bản mới từ ngày %(day)s. Hồ sơ của bạn đã được chuyển sang bản mới.") % {
        "day": format_date(new.valid_from)
    }
    kept = _("Các câu trả lời cũ được giữ.")
    more = _("Các câu trả lời không còn chỗ hoặc phải điền lại: %(list)s.") % {"list": "; ".join(lost)}
    return Renewed(moved, f"{said} {more}" if lost else f"{said} {kept}")
