"""From an event of the outbox to one message: at least once, and never a second row for the same event.

The row is written before the message leaves and marked after. Whoever is killed between the two sends it again under
the same name (`Message-ID`, `Idempotency-Key`), by which mail programs and gateways know it.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.dossiers.actions.doing import locked, require_applicant
from congxa.dossiers.models import Dossier, DossierEvent, Notice, NoticeChoice, NoticeWay
from congxa.dossiers.models.notices import Topic
from congxa.dossiers.notices.texts import message
from congxa.dossiers.notices.topics import topic_of
from congxa.dossiers.notices.ways import NeverGoes, NotReached, Way, send, ways_to
from congxa.records.service import Event, write


def tell(event: Event) -> None:
    """Tell the applicant of an event of the outbox, if it is one to tell of. Raises NotReached to be tried again."""
    done = _event_of(event)
    if done is None:
        return
    dossier = done.dossier
    topic = topic_of(
        done.move,
        done.target,
        at_home=done.office_id == dossier.office_id,
        moved="promised_at" in event.payload,
    )
    if topic is None:
        return
    with transaction.atomic():
        notice, new = Notice.objects.get_or_create(
            event=done, defaults={"dossier": dossier, "topic": topic, "at": timezone.now()}
        )
    if notice.sent_at is not None:
        return
    if new and event.created_at < timezone.now() - timedelta(hours=settings.NOTICE_MAX_AGE):
        _note(notice, error=_("Việc đã quá cũ khi đến lượt gửi nên không báo nữa."))
        return
    _send(notice, topic, date_of(event))


def _send(notice: Notice, topic: Topic, date: datetime | None) -> None:
    way, why = chosen(notice.dossier)
    if way is None:
        _note(notice, error=why)
        return
    notice.way, notice.to = way.name, way.masked_to
    notice.save(update_fields=["way", "to"])
    try:
        send(way, notice, message(topic, notice.dossier, date), date)
    except NotReached as error:
        _note(notice, error=str(error))
        raise
    except NeverGoes as error:
        _note(notice, error=_("Nơi gửi không nhận tin này: %(why)s") % {"why": error})
        return
    notice.sent_at = timezone.now()
    _note(notice, error="")


def chosen(dossier: Dossier) -> tuple[Way | None, str]:
    """The one way by which the applicant is told, or why there is none."""
    ways = ways_to(dossier)
    choice = NoticeChoice.objects.filter(dossier=dossier).first()
    if choice is not None:
        if not choice.way:
            return None, _("Người nộp không muốn nhận thông báo.")
        ways = [way for way in ways if way.name == choice.way] or ways
    if not ways and (dossier.phone or dossier.email):
        return None, _("Cơ quan chưa nối cổng tin nhắn hoặc thư điện tử để gửi đến địa chỉ người nộp đã ghi.")
    if not ways:
        return None, _("Người nộp không để lại thư điện tử hay số điện thoại dùng được.")
    return ways[0], ""


@transaction.atomic
def choose_way(*, actor: object, dossier: Dossier, way: str, now: datetime, secret: str = "") -> NoticeChoice:
    """Let the applicant (or the counter on their behalf) choose how to be told; an empty `way` is not at all.

    Raises:
        Http404, PermissionDenied: neither the filer, nor the secret, nor an officer of the counter.
        ValueError: no such way.
    """
    dossier = locked(dossier)
    require_applicant(actor, dossier, secret)
    name = NoticeWay(way) if way else ""
    choice, _new = NoticeChoice.objects.update_or_create(dossier=dossier, defaults={"way": name})
    write(
        actor=actor,
        kind="dossiers.choose_notice",
        thing=dossier,
        after={"way": name},
        office=dossier.office,
        now=now,
    )
    return choice


def date_of(event: Event) -> datetime | None:
    """The date that was promised at an event."""
    written = event.payload.get("promised_at") or event.payload.get("due_at")
    return datetime.fromisoformat(written) if written else None


def _event_of(event: Event) -> DossierEvent | None:
    rows = DossierEvent.objects.select_related("dossier__office", "dossier__procedure", "office")
    return rows.filter(pk=event.payload.get("event") or 0).first()


def _note(notice: Notice, *, error: str) -> None:
    notice.error = error[:500]
    notice.save(update_fields=["error", "sent_at"])
