"""What applicants say: a rating, a complaint; and an officer looking at what is masked."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, may, require
from congxa.dossiers.actions.doing import locked, note, require_applicant
from congxa.dossiers.actions.handling import need
from congxa.dossiers.domain.states import ENDED
from congxa.dossiers.models import Complaint, Dossier, Rating
from congxa.records.service import write


@transaction.atomic
def rate(*, actor: object, dossier: Dossier, stars: int, now: datetime, words: str = "", secret: str = "") -> Rating:
    """Say how satisfied one is, once, when the dossier has ended.

    Raises:
        Http404, PermissionDenied: neither the filer nor the secret.
        Refused: not over yet, rated already, or not 1 to 5.
    """
    dossier = locked(dossier)
    require_applicant(actor, dossier, secret)
    if dossier.state not in ENDED:
        raise Refused(_("Hãy đánh giá khi hồ sơ đã kết thúc."))
    if Rating.objects.filter(dossier=dossier).exists():
        raise Refused(_("Bạn đã đánh giá hồ sơ này. Cảm ơn bạn."))
    rating = Rating(dossier=dossier, stars=stars, words=words, at=now)
    rating.full_clean()
    rating.save()
    note(dossier, "rate", actor=actor, office=dossier.office, now=now, after={"stars": stars})
    return rating


@transaction.atomic
def complain(*, actor: object, dossier: Dossier, words: str, now: datetime, secret: str = "") -> Complaint:
    """Complain about the handling. Raises Http404, PermissionDenied; Refused when nothing is said."""
    dossier = locked(dossier)
    require_applicant(actor, dossier, secret)
    need(words, _("Hãy ghi điều bạn chưa hài lòng."))
    complaint = Complaint.objects.create(dossier=dossier, words=words.strip()[:5000], made_at=now)
    note(dossier, "complain", actor=actor, office=dossier.office, now=now)
    return complaint


@transaction.atomic
def answer_complaint(*, actor: User, complaint: Complaint, answer: str, now: datetime) -> Complaint:
    """Answer a complaint, once. Raises Http404, PermissionDenied; Refused for an empty or a second answer."""
    dossier = locked(complaint.dossier)
    require(actor, "dossiers.extend", dossier.office)
    complaint = Complaint.objects.get(pk=complaint.pk)
    if complaint.answered_at is not None:
        raise Refused(_("Khiếu nại này đã được trả lời."))
    need(answer, _("Hãy ghi nội dung trả lời."))
    complaint.answer, complaint.answered_at = answer.strip(), now
    complaint.save(update_fields=["answer", "answered_at"])
    note(dossier, "answer_complaint", actor=actor, office=dossier.office, now=now)
    return complaint


@transaction.atomic
def look_up(*, actor: User, dossier: Dossier, why: str, now: datetime) -> Dossier:
    """Return a dossier whose masked numbers the officer needs to read; who looked, and why, is kept.

    Raises Http404, PermissionDenied; Refused when it is not said why.
    """
    if not may(actor, "dossiers.see", dossier.office):
        require(actor, "dossiers.see", dossier.holder)
    need(why, _("Hãy ghi vì sao cần xem thông tin đầy đủ."))
    write(actor=actor, kind="dossiers.look_up", thing=dossier, reason=why.strip()[:200], office=dossier.holder, now=now)
    return dossier
