"""How a dossier ends: refused, withdrawn, stopped, its result returned, corrected, archived."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.actions.doing import legal, locked, move, note, require_applicant, save
from congxa.dossiers.actions.handling import Outcome, need, write_result
from congxa.dossiers.actions.issuing import issue
from congxa.dossiers.actions.transfers import close_open_transfer
from congxa.dossiers.actions.waiting import close_pause
from congxa.dossiers.domain.states import DONE, S
from congxa.dossiers.models import Dossier, DossierResult, IssuedPaper
from congxa.dossiers.stepping import end_steps


@transaction.atomic
def refuse(*, actor: object, dossier: Dossier, reason: str, now: datetime, version: int | None = None) -> IssuedPaper:
    """Do not accept a dossier; the applicant gets the reason in writing.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: no reason, or it was accepted already.
    """
    dossier = locked(dossier, version)
    require(actor, "dossiers.receive", dossier.office)
    legal(dossier, "refuse")
    need(reason, _("Hãy ghi lý do từ chối; phiếu từ chối phải nêu lý do và căn cứ."))
    move(dossier, "refuse", actor=actor, office=dossier.office, now=now, reason=reason)
    content = {"reason": reason}
    return issue(dossier, IssuedPaper.Kind.REFUSAL, actor=actor, office=dossier.office, now=now, content=content)


@transaction.atomic
def withdraw(*, actor: object, dossier: Dossier, now: datetime, reason: str = "", secret: str = "") -> Dossier:
    """End a dossier because its applicant wants it back.

    Raises:
        Http404, PermissionDenied: neither the filer, nor the secret, nor an officer of the counter.
        Refused: the result is signed already, or the dossier has ended.
    """
    dossier = locked(dossier)
    require_applicant(actor, dossier, secret)
    legal(dossier, "withdraw")
    close_pause(dossier, now)
    close_open_transfer(dossier, _("Hồ sơ đã được rút."), now)
    move(dossier, "withdraw", actor=actor, office=dossier.office, now=now, reason=reason)
    return dossier


@transaction.atomic
def stop(*, actor: object, dossier: Dossier, reason: str, now: datetime, version: int | None = None) -> Dossier:
    """Stop handling because the conditions are not met; the applicant gets the reason in writing.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: no reason, or not in a state to be stopped.
    """
    dossier = locked(dossier, version)
    require(actor, "dossiers.sign", dossier.holder)
    legal(dossier, "stop")
    need(reason, _("Hãy ghi lý do dừng giải quyết."))
    close_pause(dossier, now)
    move(dossier, "stop", actor=actor, office=dossier.holder, now=now, reason=reason)
    content = {"reason": reason}
    issue(dossier, IssuedPaper.Kind.STOP, actor=actor, office=dossier.holder, now=now, content=content)
    return dossier


@transaction.atomic
def return_result(
    *, actor: User, dossier: Dossier, to: str, proof: str, now: datetime, version: int | None = None
) -> Dossier:
    """Give the result to the applicant; `to` is who took it, `proof` the signature, code or postal number.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: there is no result, it is elsewhere, or it is not said who took it.
    """
    dossier = locked(dossier, version)
    require(actor, "dossiers.receive", dossier.holder)
    legal(dossier, "return_result")
    need(to, _("Hãy ghi tên người nhận kết quả."))
    need(proof, _("Hãy ghi chứng nhận đã nhận: chữ ký, mã xác nhận hoặc số bưu gửi."))
    result = holding_result(dossier)
    result.handed_to, result.handed_proof, result.handed_at = to, proof, now
    result.save(update_fields=["handed_to", "handed_proof", "handed_at"])
    dossier.returned_at = now
    move(dossier, "return_result", actor=actor, office=dossier.holder, now=now)
    end_steps(dossier, lambda _step: True, now)
    return dossier


@transaction.atomic
def correct_result(
    *, actor: User, dossier: Dossier, outcome: Outcome, why: str, now: datetime, version: int | None = None
) -> DossierResult:
    """Sign a result in place of a wrong one. The wrong one is kept and points to what replaced it; no date changes.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: it is not said why, or there is no result yet.
    """
    dossier = locked(dossier, version)
    wrong = DossierResult.objects.filter(dossier=dossier, replaced_by__isnull=True).select_related("office").first()
    if wrong is None or dossier.state not in DONE:
        raise Refused(_("Hồ sơ chưa có kết quả nên không có gì để đính chính."))
    require(actor, "dossiers.sign", wrong.office)
    need(why, _("Hãy ghi vì sao đính chính."))
    right = write_result(dossier, outcome, actor=actor, now=now, replaces=wrong, why=why)
    save(dossier)
    after = {"result": right.pk, "replaces": wrong.pk}
    note(dossier, "correct_result", actor=actor, office=wrong.office, now=now, reason=why, after=after)
    return right


@transaction.atomic
def archive(*, actor: User, dossier: Dossier, now: datetime) -> Dossier:
    """Put a dossier that is over into the archive. Archiving again changes nothing.

    Raises:
        Http404, PermissionDenied: `actor` does not receive for the office.
        Refused: it is not over yet.
    """
    dossier = locked(dossier)
    require(actor, "dossiers.receive", dossier.office)
    if dossier.state not in {S.RETURNED, S.REFUSED, S.WITHDRAWN, S.STOPPED}:
        raise Refused(_("Chỉ lưu trữ được hồ sơ đã trả kết quả, bị từ chối, đã rút hoặc đã dừng."))
    if dossier.archived_at is None:
        dossier.archived_at = now
        save(dossier)
        note(dossier, "archive", actor=actor, office=dossier.office, now=now)
    return dossier


def holding_result(dossier: Dossier) -> DossierResult:
    """The result that nothing has replaced."""
    return DossierResult.objects.get(dossier=dossier, replaced_by__isnull=True)
