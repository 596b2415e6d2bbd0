"""Handling within one office: assigned, taken, proposed, reviewed, signed, handed back, issued."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, may, require
from congxa.dossiers.actions.doing import legal, locked, move
from congxa.dossiers.models import Dossier, DossierResult, ResultDraft
from congxa.dossiers.stepping import end_steps, is_handling, is_reception, open_again, until_signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is signed. `denied` needs a `reason`; `attachment` is the reference of the signed file."""

    name: str = ""
    number: str = ""
    denied: bool = False
    reason: str = ""
    attachment: str = ""
    valid_to: date | None = None


@transaction.atomic
def assign(
    *, actor: User, dossier: Dossier, to: User, now: datetime, version: int | None = None, reason: str = ""
) -> Dossier:
    """Give a dossier to a case officer of the office that holds it.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: not in a state to be assigned, or `to` does not handle dossiers there.
    """
    dossier = locked(dossier, version)
    require(actor, "dossiers.assign", dossier.holder)
    legal(dossier, "assign")
    require_handler(to, dossier)
    dossier.assignee = to
    move(dossier, "assign", actor=actor, office=dossier.holder, now=now, reason=reason, after={"assignee": to.pk})
    end_steps(dossier, is_reception, now)
    return dossier


@transaction.atomic
def take(*, actor: User, dossier: Dossier, now: datetime, version: int | None = None) -> Dossier:
    """Take a dossier that is one's own or that nobody has yet.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: another officer has it, or it is not in a state to be taken.
    """
    dossier = locked(dossier, version)
    require(actor, "dossiers.handle", dossier.holder)
    legal(dossier, "take")
    if dossier.assignee_id not in {None, actor.pk}:
        raise Refused(_("Hồ sơ đã được giao cho %(name)s. Hãy nhờ lãnh đạo giao lại.") % {"name": dossier.assignee})
    dossier.assignee = actor
    move(dossier, "take", actor=actor, office=dossier.holder, now=now)
    end_steps(dossier, is_reception, now, taken_by=actor)
    return dossier


@transaction.atomic
def propose(*, actor: User, dossier: Dossier, now: datetime, version: int | None = None, note: str = "") -> Dossier:
    """Put a result forward for review. Raises Http404, PermissionDenied, Changed, Refused."""
    dossier = locked(dossier, version)
    require(actor, "dossiers.handle", dossier.holder)
    move(dossier, "propose", actor=actor, office=dossier.holder, now=now, reason=note)
    end_steps(dossier, is_handling, now)
    return dossier


@transaction.atomic
def review(*, actor: User, dossier: Dossier, now: datetime, version: int | None = None, note: str = "") -> Dossier:
    """Find a proposed result good enough to be signed. Raises Http404, PermissionDenied, Changed, Refused."""
    dossier = locked(dossier, version)
    require(actor, "dossiers.review", dossier.holder)
    move(dossier, "review", actor=actor, office=dossier.holder, now=now, reason=note)
    return dossier


@transaction.atomic
def hand_back(*, actor: User, dossier: Dossier, reason: str, now: datetime, version: int | None = None) -> Dossier:
    """Give a proposed result back to be worked on again; the step's time goes on from its first start.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: no reason, or nothing was proposed.
    """
    dossier = locked(dossier, version)
    require(actor, "dossiers.review", dossier.holder)
    legal(dossier, "hand_back")
    need(reason, _("Hãy ghi lý do trả lại để người thụ lý biết phải sửa gì."))
    move(dossier, "hand_back", actor=actor, office=dossier.holder, now=now, reason=reason)
    open_again(dossier, now)
    return dossier


@transaction.atomic
def sign(
    *, actor: User, dossier: Dossier, now: datetime, outcome: Outcome | None = None, version: int | None = None
) -> DossierResult:
    """Sign the result; without an `outcome`, what the case officer's draft says.

    Raises Http404, PermissionDenied, Changed; Refused also for a denial without a reason.
    """
    dossier = locked(dossier, version)
    require(actor, "dossiers.sign", dossier.holder)
    legal(dossier, "sign")
    outcome = outcome or _drafted(dossier) or Outcome()
    if outcome.denied:
        need(outcome.reason, _("Kết quả không giải quyết phải ghi lý do."))
    move(dossier, "sign", actor=actor, office=dossier.holder, now=now, reason=outcome.reason)
    end_steps(dossier, until_signed(), now)
    return write_result(dossier, outcome, actor=actor, now=now)


def _drafted(dossier: Dossier) -> Outcome | None:
    draft = ResultDraft.objects.filter(dossier=dossier).first()
    if draft is None:
        return None
    return Outcome(
        name=draft.name, number=draft.number, denied=draft.denied, reason=draft.reason, valid_to=draft.valid_to
    )


@transaction.atomic
def finish(*, actor: User, dossier: Dossier, now: datetime, version: int | None = None) -> Dossier:
    """Number, seal and issue the signed result: the end for the test of being in time.

    Raises Http404, PermissionDenied, Changed, Refused.
    """
    dossier = locked(dossier, version)
    require(actor, "dossiers.issue", dossier.holder)
    legal(dossier, "finish")
    dossier.finished_at = now
    move(dossier, "finish", actor=actor, office=dossier.holder, now=now)
    end_steps(dossier, lambda step: not is_reception(step), now)
    return dossier


def write_result(
    dossier: Dossier,
    outcome: Outcome,
    *,
    actor: User,
    now: datetime,
    replaces: DossierResult | None = None,
    why: str = "",
) -> DossierResult:
    """Write the row of a result that was signed."""
    granted = DossierResult.Granted.DENIED if outcome.denied else DossierResult.Granted.GRANTED
    return DossierResult.objects.create(
        dossier=dossier,
        name=outcome.name or dossier.procedure.result,
        granted=granted,
        number=outcome.number,
        reason=outcome.reason,
        attachment=outcome.attachment,
        valid_to=outcome.valid_to,
        office=replaces.office if replaces else dossier.holder,
        signed_by=actor,
        signed_at=now,
        replaces=replaces,
        why_replaced=why,
    )


def require_handler(person: User, dossier: Dossier) -> None:
    """Go on only if `person` handles dossiers in the office that holds this one. Raises Refused."""
    if not may(person, "dossiers.handle", dossier.holder):
        names = {"name": person, "office": dossier.holder}
        raise Refused(_("%(name)s không phải cán bộ thụ lý của %(office)s. Hãy chọn người khác.") % names)


def need(words: str, refusal: str) -> None:
    """Go on only if something was written. Raises Refused with the sentence."""
    if not words.strip():
        raise Refused(refusal)
