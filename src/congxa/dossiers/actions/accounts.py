"""Dossiers and accounts of citizens: put into an account, taken out; results that need not be handed in again."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from congxa.accounts.service import Citizen, Refused, User, require
from congxa.dossiers.actions.doing import locked, require_applicant, save
from congxa.dossiers.domain.states import S
from congxa.dossiers.filings import HandedIn, add_papers, papers_of
from congxa.dossiers.models import Dossier, DossierPaper, DossierResult
from congxa.dossiers.queries.known import known_results, own_results, told
from congxa.dossiers.secrets import secret_fits
from congxa.kernel.clock import day_of
from congxa.records.service import write
from congxa.units.service import Office

_LONGEST = 200


@transaction.atomic
def tie_account(*, actor: Citizen, dossier: Dossier, secret: str, now: datetime) -> Dossier:
    """Put a dossier into the account of who knows its second secret. Doing it again changes nothing.

    Officers see no difference, so it is no new version for them.

    Raises:
        Http404: not the secret.
        Refused: it is in somebody else's account.
    """
    dossier = locked(dossier)
    if not secret_fits(dossier.code, dossier.secret_hash, secret):
        raise Http404
    if dossier.account_id == actor.pk:
        return dossier
    if dossier.account_id is not None:
        raise Refused(_("Hồ sơ này đã nằm trong một tài khoản khác. Tài khoản đó bỏ ra thì mới đưa vào đây được."))
    dossier.account = actor
    dossier.save(update_fields=["account"])
    write(actor=actor, kind="dossiers.tie_account", thing=dossier, office=dossier.office, now=now)
    return dossier


@transaction.atomic
def untie_account(*, actor: Citizen, dossier: Dossier, now: datetime) -> Dossier:
    """Take a dossier out of one's account; code and second secret open it as before.

    Raises:
        Http404: it is not in this account.
    """
    dossier = locked(dossier)
    if dossier.account_id != actor.pk:
        raise Http404
    dossier.account = None
    dossier.save(update_fields=["account"])
    write(actor=actor, kind="dossiers.untie_account", thing=dossier, office=dossier.office, now=now)
    return dossier


@transaction.atomic
def reuse_result(
    *, actor: object, dossier: Dossier, paper: str, result: DossierResult, now: datetime, secret: str = ""
) -> Dossier:
    """Name a result that an office issued before in place of a paper of a draft, as the person agrees to.

    Raises:
        Http404, PermissionDenied: neither the account nor the secret; or the result is not in the dossier's account.
        Refused: the dossier has been submitted.
    """
    dossier = locked(dossier)
    require_applicant(actor, dossier, secret)
    if dossier.state != S.DRAFT:
        raise Refused(_("Hồ sơ đã nộp nên không sửa được nữa. Nếu cần sửa, hãy báo nơi tiếp nhận."))
    if dossier.account is None or not own_results(dossier.account, on=day_of(now)).filter(pk=result.pk).exists():
        raise Http404
    given = in_place_of(paper, result)
    kept = [one for one in papers_of(dossier) if not (one.name == paper and one.known_from)]
    save(dossier)
    dossier.papers.all().delete()
    add_papers(dossier, [*kept, given], first=1)
    _note_reuse(actor, dossier, result, now)
    return dossier


def in_place_of(paper: str, result: DossierResult) -> HandedIn:
    """The line of a dossier that says which result stands in the place of a paper."""
    return HandedIn(name=paper, form=DossierPaper.Form.ELECTRONIC, known_from=told(result)[:_LONGEST])


@transaction.atomic
def note_shown(*, actor: User, office: Office, results: Iterable[DossierResult], now: datetime) -> None:
    """Write down that an officer was shown what offices have issued to the person at the counter, who agreed to it.

    Raises:
        Http404, PermissionDenied: `actor` does not receive for the office.
    """
    require(actor, "dossiers.receive", office)
    for result in results:
        write(
            actor=actor,
            kind="dossiers.look_up_results",
            thing=result.dossier,
            after={"result": result.pk},
            reason=_("Người nộp đồng ý tại quầy"),
            office=office,
            now=now,
        )


@transaction.atomic
def note_reused(*, actor: User, dossier: Dossier, results: Iterable[DossierResult], now: datetime) -> None:
    """Write down which results stand for papers of a dossier that was taken in at the counter.

    Raises:
        Http404, PermissionDenied: `actor` does not receive for the office; or a result is not this applicant's, or no
            longer holds.
    """
    require(actor, "dossiers.receive", dossier.office)
    holding = known_results(dossier.identity_kind, dossier.identity_number, on=day_of(now))
    for result in results:
        if not holding.filter(pk=result.pk).exists():
            raise Http404
        _note_reuse(actor, dossier, result, now)


def _note_reuse(actor: object, dossier: Dossier, result: DossierResult, now: datetime) -> None:
    write(
        actor=actor,
        kind="dossiers.reuse_result",
        thing=dossier,
        after={"result": result.pk},
        reason=_("Người nộp đồng ý để cơ quan dùng lại kết quả đã cấp."),
        office=dossier.office,
        now=now,
    )
