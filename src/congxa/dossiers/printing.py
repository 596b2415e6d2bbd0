"""Printing: a paper is made once, its file is kept with its SHA-256, and printing again gives that very file.

Between the act that issued a paper and its printing anything may fail (power, printer): the number and the code stay,
and the next print makes what was not made.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.actions.issuing import issue, note_printed
from congxa.dossiers.domain.codes import new_code
from congxa.dossiers.models import Dossier, IssuedPaper, Payment
from congxa.dossiers.paper_facts import forms_of, paper_of
from congxa.dossiers.papers import print_papers
from congxa.dossiers.queries.files import kept_bytes
from congxa.kernel.clock import start_of
from congxa.records.service import Rule, accept
from congxa.units.service import Office

Kind = IssuedPaper.Kind
PDF = Rule(types={"pdf"}, max_bytes=30 * 1024 * 1024, max_count=10)
MOST_AT_ONCE = 200


def keep_pdf(
    pdf: bytes, *, actor: User | None, office: Office, owner: Model, name: str, now: datetime, rule: Rule = PDF
) -> str:
    """Keep a PDF of the house with what it belongs to; return the reference. Inside a transaction."""
    file = ContentFile(pdf, name=name)
    return str(accept(actor=actor, office=office, upload=file, rule=rule, owner=owner, now=now).pk)


@transaction.atomic
def print_paper(*, actor: User, paper: IssuedPaper, now: datetime) -> bytes:
    """The file of an issued paper, made if this is the first time; the print is counted and written down.

    Raises:
        Http404, PermissionDenied: `actor` may not see the dossiers of the paper's office.
        Refused: the file is gone and cannot be made again as it was.
    """
    paper = _locked(paper)
    _may_print(actor, paper)
    pdf = kept_bytes(paper.attachment) if paper.attachment else None
    if pdf is None:
        pdf = _made(paper)
        digest = hashlib.sha256(pdf).hexdigest()
        if paper.sha256 and paper.sha256 != digest:
            raise Refused(_("Bản đã phát hành không còn trong kho tệp. Hãy báo người quản trị lấy lại từ bản sao lưu."))
        kept = keep_pdf(pdf, actor=actor, office=paper.office, owner=paper, name=f"{paper.kind}.pdf", now=now)
        IssuedPaper.objects.filter(pk=paper.pk).update(attachment=kept)
        note_printed(actor=actor, paper=paper, now=now, sha256=digest, attachment=kept)
    else:
        note_printed(actor=actor, paper=paper, now=now)
    return pdf


def _locked(paper: IssuedPaper) -> IssuedPaper:
    IssuedPaper.objects.select_for_update().get(pk=paper.pk)
    found: IssuedPaper = _whole().get(pk=paper.pk)
    return found


def _whole() -> Any:  # noqa: ANN401 -- a queryset
    return IssuedPaper.objects.select_related(
        "office__unit__kind", "office__upper", "issued_by", "dossier__procedure__procedure",
        "dossier__procedure__field", "dossier__office__unit__kind", "dossier__competent", "dossier__unit",
    )  # fmt: skip


def _may_print(actor: User, paper: IssuedPaper) -> None:
    """An office that had a part in the dossier prints its papers, whichever of them issued it."""
    if paper.dossier is not None and Dossier.objects.visible_to(actor).filter(pk=paper.dossier.pk).exists():
        return
    require(actor, "dossiers.see", paper.office)


def _made(paper: IssuedPaper) -> bytes:
    with translation.override("vi"):  # papers of the state do not follow the reader's language
        return print_papers([paper_of(paper)], forms_of(paper), now=paper.issued_at)


@transaction.atomic
def print_batch(*, actor: User, papers: Sequence[IssuedPaper], now: datetime) -> bytes:
    """Several papers as one PDF, in the given order; each is also kept on its own, as if printed alone.

    Raises:
        Http404, PermissionDenied: as `print_paper`, of any of them; nothing is printed then.
        Refused: nothing chosen, too many, or papers of two circulars, which are printed apart.
    """
    if not papers:
        raise Refused(_("Chưa chọn giấy nào để in."))
    if len(papers) > MOST_AT_ONCE:
        raise Refused(_("Mỗi lần in tối đa %(most)d giấy. Hãy chọn ít hơn.") % {"most": MOST_AT_ONCE})
    whole = [_whole().get(pk=paper.pk) for paper in papers]
    for paper in whole:
        print_paper(actor=actor, paper=paper, now=now)
    sets = {forms_of(paper).key for paper in whole}
    if len(sets) > 1:
        raise Refused(_("Các giấy này theo mẫu của hai thông tư khác nhau. Hãy in riêng từng nhóm."))
    with translation.override("vi"):
        made = [paper_of(paper) for paper in whole]
        return print_papers(made, forms_of(whole[0]), now=max(paper.issued_at for paper in whole))


def papers_of_several(*, actor: User, dossiers: Sequence[Dossier], kind: str, now: datetime) -> list[IssuedPaper]:
    """The papers of a kind of several dossiers, in their order; of those that have none, none.

    The control slip is the one as it stands; of hand-over slips the last of each dossier, each slip once.
    """
    if kind == Kind.CONTROL:
        taken = [one for one in dossiers if one.accepted_at is not None]
        return [control_paper(actor=actor, dossier=one, now=now) for one in taken]
    if kind == Kind.HAND_OVER:
        last = (one.transfers.order_by("-handed_at", "-pk").first() for one in dossiers)
        slips = dict.fromkeys(row.slip for row in last if row is not None)
        made = (hand_over_paper(actor=actor, slip=slip, now=now) for slip in slips)
        return [paper for paper in made if paper is not None]
    found = (latest(one, kind) for one in dossiers if kind != Kind.RESULT)
    return [paper for paper in found if paper is not None]


def latest(dossier: Dossier, kind: str) -> IssuedPaper | None:
    """The last paper of a kind that was issued for a dossier."""
    return IssuedPaper.objects.filter(dossier=dossier, kind=kind).order_by("-pk").first()


@transaction.atomic
def control_paper(*, actor: User, dossier: Dossier, now: datetime) -> IssuedPaper:
    """The control slip as it stands: a new one when something happened since the last was issued."""
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("office").get(pk=dossier.pk)
    last, event = latest(dossier, Kind.CONTROL), dossier.events.order_by("-pk").first()
    state = {"event": event.pk if event else 0}
    if last is not None and last.content == state:
        return last
    return issue(dossier, Kind.CONTROL, actor=actor, office=dossier.office, now=now, content=state)


@transaction.atomic
def fee_paper(*, actor: User | None, payment: Payment, now: datetime) -> IssuedPaper:
    """The receipt of a payment, issued when first asked for.

    Raises:
        Refused: the row is money that went back.
    """
    if payment.refund_of_id is not None:
        raise Refused(_("Khoản này là tiền hoàn, không có phiếu thu."))
    Payment.objects.select_for_update().get(pk=payment.pk)
    content = {"payment": payment.pk}
    known = IssuedPaper.objects.filter(dossier=payment.dossier, kind=Kind.FEE_RECEIPT, content=content).first()
    by = payment.taken_by or actor
    return known or issue(payment.dossier, Kind.FEE_RECEIPT, actor=by, office=payment.office, now=now, content=content)


@transaction.atomic
def hand_over_paper(*, actor: User, slip: str, now: datetime) -> IssuedPaper | None:
    """The hand-over slip as it stands; a new one once the other side has confirmed. None when there is no such slip."""
    from congxa.dossiers.queries import hand_overs  # noqa: PLC0415 -- printing is read by queries of others

    found = hand_overs(slip)
    if found is None:
        return None
    content = {"slip": slip, "answered": sum(row.received_at is not None for row in found.rows)}
    first = found.rows[0].dossier
    Dossier.objects.select_for_update(of=("self",)).get(pk=first.pk)
    known = IssuedPaper.objects.filter(kind=Kind.HAND_OVER, content=content).first()
    return known or issue(first, Kind.HAND_OVER, actor=actor, office=found.sender, now=now, content=content)


@transaction.atomic
def register_paper(*, actor: User, office: Office, first: date, last: date, now: datetime) -> IssuedPaper:
    """The register of an office from one day to another (both included), as it stands now.

    Raises:
        Http404, PermissionDenied: `actor` may not see the office's dossiers.
        Refused: the days are the wrong way round, or more than a year.
    """
    require(actor, "dossiers.see", office)
    if not timedelta(0) <= last - first <= timedelta(days=366):
        raise Refused(_("Hãy chọn khoảng ngày từ trước đến sau, không quá một năm."))
    days = {"since": start_of(first).isoformat(), "until": start_of(last + timedelta(days=1)).isoformat()}
    content = {**days, "last": start_of(last).isoformat()}
    return IssuedPaper.objects.create(
        kind=Kind.REGISTER, code=new_code(), content=content, office=office, issued_by=actor, issued_at=now
    )
