"""Taking a dossier in at the counter: the dossier, its files and, at once, its number come into being together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import User
from congxa.dossiers.actions import accept, look_up, take_in
from congxa.dossiers.actions.accounts import in_place_of, note_reused
from congxa.dossiers.domain.states import S
from congxa.dossiers.filings import Filing, HandedIn
from congxa.dossiers.forms.counter import PaperLine
from congxa.dossiers.models import Dossier, DossierPaper
from congxa.procedures.service import ProcedureVersion
from congxa.records.service import Rule
from congxa.records.service import accept as keep_file
from congxa.units.service import Office

_FORM_FILES = Rule(max_count=40)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """What the officer has typed and scanned. ``reused`` is the earlier dossier whose data may be used again."""

    procedure: ProcedureVersion
    applicant: Mapping[str, Any]
    answers: Mapping[str, Any]
    uploads: "Mapping[str, Sequence[UploadedFile[bytes]]]"
    papers: Sequence[PaperLine]
    key: str
    reused: Dossier | None = None


@transaction.atomic
def take_at_counter(*, actor: User, office: Office, counter: Counter, now: datetime, at_once: bool) -> Dossier:
    """Take the dossier in and, when `at_once`, accept it. The same `key` again gives the same dossier, untouched.

    Raises:
        Http404, PermissionDenied, Refused: see :func:`take_in` and :func:`accept`; then nothing was kept.
        UploadRefused: a file is not what may be handed in.
    """
    ticked = [line for line in counter.papers if line.ticked or line.reused]
    papers = [_handed_in(line) for line in ticked]
    filing = Filing(**counter.applicant, answers=counter.answers, papers=papers)
    before = Dossier.objects.filter(submission_key=counter.key).exists()
    filed = take_in(actor=actor, office=office, procedure=counter.procedure, filing=filing, now=now, key=counter.key)
    dossier = filed.dossier
    if not before:
        _keep_files(dossier, actor, office, counter, ticked)
        note_reused(actor=actor, dossier=dossier, results=[one.reused for one in ticked if one.reused], now=now)
        if counter.reused is not None:
            look_up(
                actor=actor,
                dossier=counter.reused,
                why=_("Dùng lại thông tin đã khai, người nộp đồng ý tại quầy"),
                now=now,
            )
    if at_once and dossier.state == S.SUBMITTED:
        dossier = accept(actor=actor, dossier=dossier, now=now).dossier
    return dossier


def _handed_in(line: PaperLine) -> HandedIn:
    if line.reused is not None:
        return in_place_of(line.name, line.reused)
    return HandedIn(name=line.name, form=line.form, count=line.count)


def _keep_files(dossier: Dossier, actor: User, office: Office, counter: Counter, ticked: Sequence[PaperLine]) -> None:
    rows = {row.order: row for row in dossier.papers.all()}
    for order, line in enumerate(ticked, 1):
        if line.file is not None:
            kept = keep_file(actor=actor, office=office, upload=line.file, rule=_FORM_FILES, owner=dossier)
            DossierPaper.objects.filter(pk=rows[order].pk).update(attachment=str(kept.pk))
    answers = dict(dossier.answers)
    for question, files in counter.uploads.items():
        kept_files = [
            str(keep_file(actor=actor, office=office, upload=one, rule=_FORM_FILES, owner=dossier).pk) for one in files
        ]
        answers[question] = [*answers.get(question, []), *kept_files]
    if counter.uploads:
        Dossier.objects.filter(pk=dossier.pk).update(answers=answers)
