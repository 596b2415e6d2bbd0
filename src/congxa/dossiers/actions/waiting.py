"""What stops the clock and starts it again: supplements, payments and opinions."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.actions.doing import legal, locked, move, require_applicant
from congxa.dossiers.actions.handling import need
from congxa.dossiers.actions.issuing import issue
from congxa.dossiers.dating import set_dates
from congxa.dossiers.domain.states import ENDED, S
from congxa.dossiers.filings import HandedIn, Missing, add_papers
from congxa.dossiers.models import Dossier, DossierPause, IssuedPaper, SupplementItem, SupplementRequest
from congxa.kernel.clock import format_date
from congxa.units.service import work_calendar


@transaction.atomic
def ask_supplement(
    *,
    actor: User,
    dossier: Dossier,
    items: Sequence[str | Missing],
    reason: str,
    now: datetime,
    why_again: str = "",
    answer_by: date | None = None,
    version: int | None = None,
) -> SupplementRequest:
    """Ask the applicant in writing for everything that is missing, paper by paper; after acceptance the clock stops.

    Before acceptance the counter asks, later the case officer. Once and complete; a second time needs `why_again` and
    makes the dossier late in the national index.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: nothing listed, no reason, asked before without saying why again, or not in a state to ask.
    """
    dossier = locked(dossier, version)
    early = dossier.state == S.SUBMITTED
    office = dossier.office if early else dossier.holder
    require(actor, "dossiers.receive" if early else "dossiers.handle", office)
    name = "ask_first_supplement" if early else "ask_supplement"
    legal(dossier, name)
    missing = [Missing.read(item) if isinstance(item, str) else item.cut() for item in items]
    missing = [one for one in missing if one.paper]
    listed = [str(one) for one in missing]
    _require_complete_request(dossier, listed, reason, why_again)
    dossier.asked_count += 1
    if not early:
        _stand_still(dossier, DossierPause.Kind.SUPPLEMENT, reason, now)
    move(dossier, name, actor=actor, office=office, now=now, reason=reason, after={"asked_count": dossier.asked_count})
    issue(dossier, IssuedPaper.Kind.SUPPLEMENT, actor=actor, office=office, now=now, content={"items": listed})
    asked = SupplementRequest.objects.create(
        dossier=dossier,
        items=listed,
        reason=reason,
        why_again=why_again,
        before_acceptance=early,
        office=office,
        asked_by=actor,
        asked_at=now,
        answer_by=answer_by,
    )
    SupplementItem.objects.bulk_create(
        SupplementItem(request=asked, order=order, paper=one.paper, wrong=one.wrong)
        for order, one in enumerate(missing, 1)
    )
    return asked


def _require_complete_request(dossier: Dossier, items: Sequence[str], reason: str, why_again: str) -> None:
    if not items:
        raise Refused(_("Hãy liệt kê đầy đủ giấy tờ phải bổ sung; chỉ được yêu cầu một lần."))
    need(reason, _("Hãy ghi lý do yêu cầu bổ sung."))
    if dossier.asked_count:
        need(
            why_again,
            _("Hồ sơ đã được yêu cầu bổ sung. Muốn yêu cầu thêm lần nữa, hãy ghi vì sao lần trước chưa nêu hết."),
        )


@transaction.atomic
def answer_supplement(
    *, actor: object, dossier: Dossier, now: datetime, papers: Sequence[HandedIn] = (), secret: str = ""
) -> Dossier:
    """Take in what was asked for: the clock goes on, with the next session when it comes outside office hours.

    Raises:
        Http404, PermissionDenied: neither the filer, nor the secret, nor an officer of the counter.
        Refused: the dossier has ended, or nothing is asked for.
    """
    dossier = locked(dossier)
    require_applicant(actor, dossier, secret)
    if dossier.state in ENDED and dossier.ended_at is not None:
        raise Refused(
            _("Hồ sơ đã kết thúc (%(state)s) ngày %(day)s nên không nhận bổ sung nữa. Nếu vẫn cần giải quyết, hãy nộp "
              "hồ sơ mới.") % {"state": dossier.get_state_display(), "day": format_date(dossier.ended_at)}
        )  # fmt: skip
    name = "answer_first_supplement" if dossier.state == S.INCOMPLETE else "answer_supplement"
    legal(dossier, name)
    taken_up = work_calendar(dossier.office).opening(now)
    dossier.supplements.filter(answered_at__isnull=True).update(answered_at=now, counted_at=taken_up)
    add_papers(dossier, papers, first=dossier.papers.count() + 1)
    _go_on(dossier, name, actor, now)
    return dossier


@transaction.atomic
def pause_for_payment(
    *, actor: User, dossier: Dossier, reason: str, now: datetime, version: int | None = None
) -> Dossier:
    """Stop the clock until the applicant has paid what the law makes a condition of going on (status 6)."""
    return _pause(actor, dossier, "pause_for_payment", DossierPause.Kind.PAYMENT, reason, "", now, version)


@transaction.atomic
def pause_for_opinion(
    *, actor: User, dossier: Dossier, reason: str, basis: str, now: datetime, version: int | None = None
) -> Dossier:
    """Stop the clock until another agency has answered; only where a law says so, which `basis` names."""
    need(basis, _("Hãy ghi căn cứ: chỉ được tạm dừng chờ cơ quan khác khi pháp luật quy định."))
    return _pause(actor, dossier, "pause_for_opinion", DossierPause.Kind.OPINION, reason, basis, now, version)


@transaction.atomic
def resume(*, actor: User, dossier: Dossier, now: datetime, version: int | None = None, reason: str = "") -> Dossier:
    """Let the clock go on after a payment or an opinion. Raises Http404, PermissionDenied, Changed, Refused."""
    dossier = locked(dossier, version)
    require(actor, "dossiers.handle", dossier.holder)
    legal(dossier, "resume")
    _go_on(dossier, "resume", actor, now, reason)
    return dossier


def _pause(
    actor: User,
    dossier: Dossier,
    name: str,
    kind: DossierPause.Kind,
    reason: str,
    basis: str,
    now: datetime,
    version: int | None,
) -> Dossier:
    dossier = locked(dossier, version)
    require(actor, "dossiers.handle", dossier.holder)
    legal(dossier, name)
    need(reason, _("Hãy ghi lý do tạm dừng."))
    _stand_still(dossier, kind, reason, now, basis)
    move(dossier, name, actor=actor, office=dossier.holder, now=now, reason=reason)
    return dossier


def _stand_still(dossier: Dossier, kind: DossierPause.Kind, reason: str, now: datetime, basis: str = "") -> None:
    DossierPause.objects.create(dossier=dossier, kind=kind, since=now, reason=reason[:500], basis=basis)


def _go_on(dossier: Dossier, name: str, actor: object, now: datetime, reason: str = "") -> None:
    """Close the open pause, move on, and compute the dates anew."""
    before = dossier.promised_at
    close_pause(dossier, now)
    office = dossier.office if dossier.accepted_at is None else dossier.holder
    set_dates(dossier, now=now)
    after = {"promised_at": dossier.promised_at} if dossier.promised_at != before else {}
    move(dossier, name, actor=actor, office=office, now=now, reason=reason, after=after)


def close_pause(dossier: Dossier, now: datetime) -> None:
    """End the open pause, if there is one."""
    for pause in dossier.pauses.filter(until__isnull=True):
        pause.until = max(now, pause.since)
        pause.save(update_fields=["until"])
