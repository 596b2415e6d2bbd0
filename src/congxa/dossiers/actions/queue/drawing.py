"""Drawing a number: at the kiosk, at the counter, or by coming to an appointment."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, require
from congxa.dossiers.domain.codes import new_code
from congxa.dossiers.domain.queue import Reason
from congxa.dossiers.models import Appointment, QueueDevice, QueueMatter, Ticket
from congxa.kernel.clock import day_of, format_date, format_time
from congxa.records.service import write

GRACE = timedelta(minutes=15)
"""Who comes this much later than the end of the time booked waits like everybody."""
EARLIEST = timedelta(hours=2)
"""Nobody can check in for an appointment earlier than this before it."""


@transaction.atomic
def draw(
    *,
    actor: object,
    matter: QueueMatter,
    now: datetime,
    priority: str = "",
    device: QueueDevice | None = None,
    once: str = "",
) -> Ticket:
    """Give the next number of a matter. A kiosk draws for whoever stands before it, an officer for whoever asks.

    `once` names the page that asks: touched twice, it gets the same number twice.

    Raises:
        Http404, PermissionDenied: neither a kiosk of the office nor an officer of it.
        Refused: the matter is not served, or the reason for going first is unknown.
    """
    matter = locked_matter(matter)
    require_place(actor, matter, device)
    if priority not in set(Reason):
        raise Refused(_("Hãy chọn lý do ưu tiên trong danh sách."))
    if once and (given := Ticket.objects.filter(once=once, office=matter.office).first()) is not None:
        return given
    source = Ticket.Source.KIOSK if device else Ticket.Source.COUNTER
    return _give(actor, matter, now, source, priority=priority,
                 first_from=now if priority else None, once=once)  # fmt: skip


@transaction.atomic
def check_in(
    *, actor: object, appointment: Appointment, now: datetime, priority: str = "", device: QueueDevice | None = None
) -> Ticket:
    """Give a number to somebody with an appointment; a second time, the same number again.

    In time it goes before others from the hour that was booked; later than :data:`GRACE` after its end it waits like
    any other.

    Raises:
        Http404, PermissionDenied: neither a kiosk of the office nor an officer of it.
        Refused: cancelled, or for another day or much later today.
    """
    matter = locked_matter(appointment.matter)
    require_place(actor, matter, device)
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if (given := Ticket.objects.filter(appointment=appointment).first()) is not None:
        return given
    _check_time(appointment, now)
    appointment.state = Appointment.State.CAME
    appointment.save(update_fields=["state"])
    in_time = now <= appointment.ends_at + GRACE
    counts_from = max(now, appointment.starts_at) if in_time else now
    first_from = now if priority else counts_from if in_time else None
    return _give(actor, matter, now, Ticket.Source.WEB, priority=priority, since=now if priority else counts_from,
                 first_from=first_from, appointment=appointment)  # fmt: skip


def _check_time(appointment: Appointment, now: datetime) -> None:
    if appointment.state == Appointment.State.CANCELLED:
        raise Refused(_("Lịch hẹn này đã hủy. Mời lấy số như thường."))
    if day_of(appointment.starts_at) != day_of(now) or now < appointment.starts_at - EARLIEST:
        said = {"time": format_time(appointment.starts_at), "day": format_date(appointment.starts_at)}
        raise Refused(_("Lịch hẹn này là %(time)s ngày %(day)s. Hãy đến gần giờ hẹn, hoặc lấy số như thường.") % said)


def locked_matter(matter: QueueMatter) -> QueueMatter:
    """Return the matter locked until the transaction ends: numbers and booked times are given one after another."""
    return QueueMatter.objects.select_for_update(of=("self",)).select_related("office").get(pk=matter.pk)


def require_place(actor: object, matter: QueueMatter, device: QueueDevice | None) -> None:
    """Go on only at a kiosk of the matter's office, or for an officer of it."""
    here = device is not None and device.office_id == matter.office_id
    if not (device is not None and here and device.kind == QueueDevice.Kind.KIOSK and device.revoked_at is None):
        require(actor, "dossiers.call_queue", matter.office)
    if not matter.open:
        raise Refused(_("Hôm nay không phục vụ việc “%(matter)s”.") % {"matter": matter})


def _give(
    actor: object,
    matter: QueueMatter,
    now: datetime,
    source: str,
    *,
    priority: str,
    first_from: datetime | None,
    since: datetime | None = None,
    appointment: Appointment | None = None,
    once: str = "",
) -> Ticket:
    today = day_of(now)
    rows = Ticket.objects.filter(office=matter.office, day=today, letter=matter.letter)
    last = rows.order_by("-number").values_list("number", flat=True).first() or 0
    ticket = Ticket.objects.create(
        office=matter.office,
        matter=matter,
        day=today,
        letter=matter.letter,
        number=last + 1,
        code=new_code(),
        once=once or None,
        priority=priority,
        source=source,
        appointment=appointment,
        drawn_at=now,
        since=since or now,
        first_from=first_from,
    )
    # Whether somebody is disabled or expecting is nothing the journal has to keep for ever.
    after = {"ticket": str(ticket), "day": today, "source": source}
    write(actor=actor, kind="dossiers.queue_draw", thing=ticket, after=after, office=matter.office, now=now)
    return ticket
