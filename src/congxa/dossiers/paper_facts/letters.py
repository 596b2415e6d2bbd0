"""Letters to an applicant: what is missing, why not, when instead."""

from datetime import timedelta

from congxa.dossiers import papers
from congxa.dossiers.models import IssuedPaper, SupplementRequest
from congxa.dossiers.paper_facts.heads import about, forms_of, issue_of, person_of
from congxa.dossiers.papers.parts import Paper
from congxa.dossiers.queries import balance_of
from congxa.kernel.clock import start_of
from congxa.kernel.money import format_money

_END_OF_DAY = timedelta(hours=17)


def supplement(issued: IssuedPaper) -> Paper:
    """The one list of everything that is missing, with until when it is awaited."""
    dossier = about(issued)
    asked = SupplementRequest.objects.filter(dossier=dossier, asked_at=issued.issued_at).first()
    by = asked.answer_by if asked else None
    name = str(issued.issued_by or "")
    phone = issued.office.phone
    last_moment = start_of(by) + _END_OF_DAY if by else None
    return papers.Supplement(
        issue=issue_of(issued),
        person=person_of(dossier),
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        items=tuple(issued.content.get("items", ())),
        contact=f"{name}, số điện thoại {phone}" if phone else name,
        officer=name,
        reason=asked.reason if asked else "",
        deadline=last_moment,
    )


def refusal(issued: IssuedPaper) -> Paper:
    """Why a dossier is not taken in."""
    dossier = about(issued)
    return papers.Refusal(
        issue=issue_of(issued),
        person=person_of(dossier),
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        reason=str(issued.content.get("reason", "")),
        officer=str(issued.issued_by or ""),
    )


def apology(issued: IssuedPaper) -> Paper:
    """The apology of the leader, with the new day."""
    dossier = about(issued)
    letter = dossier.extension
    return papers.Apology(
        issue=issue_of(issued),
        person=person_of(dossier),
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        received=dossier.accepted_at or issued.issued_at,
        due=letter.old_date,
        new_due=letter.new_date,
        reason=letter.reason,
        leader=papers.Signer(name=str(letter.signed_by)),
        domain=dossier.procedure.field.name,
    )


def stop(issued: IssuedPaper) -> Paper:
    """That the handling of a dossier ends before its result; by the forms before 2025, a refusal."""
    dossier = about(issued)
    if not forms_of(issued).has("stop"):  # the notice came in 2025; before, form 03 said it
        return refusal(issued)
    paid = balance_of(dossier).paid
    event = dossier.events.filter(move="stop").order_by("-id").first()
    return papers.Stop(
        issue=issue_of(issued),
        person=person_of(dossier),
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        received=dossier.accepted_at or dossier.created_at,
        stopped=issued.issued_at,
        asked_by=issued.office.name,
        stage=str(event.get_source_display()) if event else "",
        reason=str(issued.content.get("reason", "")),
        leader=papers.Signer(name=str(issued.issued_by or "")),
        money=f"Đã nộp {format_money(paid)}: hoàn theo quy định tại nơi đã nộp." if paid else "",
    )
