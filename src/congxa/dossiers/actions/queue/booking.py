"""Booking a time on the web, and cancelling it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, may
from congxa.dossiers.actions.queue.drawing import locked_matter
from congxa.dossiers.domain.codes import new_code
from congxa.dossiers.domain.queue import Slot, TicketState, slots
from congxa.dossiers.models import Appointment, QueueMatter, Ticket
from congxa.kernel.clock import day_of
from congxa.records.service import write
from congxa.units.service import work_calendar

AHEAD = timedelta(days=14)
"""So far ahead a time can be booked."""
NOTICE = timedelta(minutes=60)
"""So long before it begins a time can still be booked."""
AT_MOST = 3
"""Times that one telephone may have booked in an office at once."""
FORGET = timedelta(days=30)
"""Name and telephone of an appointment are forgotten this long after it."""


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A time that can be booked and how many places are left."""

    slot: Slot
    left: int


def free_slots(matter: QueueMatter, day: date, now: datetime) -> list[FreeSlot]:
    """The times of a day that can still be booked, from the office's hours; none on a day off or too far ahead."""
    if not matter.open or not matter.per_slot or not day_of(now) <= day <= day_of(now + AHEAD):
        return []
    offered = slots(work_calendar(matter.office).stretches(day), matter.slot_minutes)
    offered = [slot for slot in offered if slot.starts >= now + NOTICE]
    if not offered:
        return []
    booked = Appointment.objects.filter(matter=matter, starts_at__lt=offered[-1].ends, ends_at__gt=offered[0].starts)
    times = list(booked.exclude(state=Appointment.State.CANCELLED).values_list("starts_at", "ends_at"))
    left = ((slot, matter.per_slot - sum(a < slot.ends and b > slot.starts for a, b in times)) for slot in offered)
    return [FreeSlot(slot, places) for slot, places in left if places > 0]


@transaction.atomic
def book(
    *, actor: object, matter: QueueMatter, starts_at: datetime, name: str, phone: str, now: datetime
) -> Appointment:
    """Book a time for a name and a telephone (E.164). Asked twice for the same, the first one is the answer.

    Raises:
        Refused: the time cannot be booked any more, or the telephone has :data:`AT_MOST` times already.
    """
    matter = locked_matter(matter)
    mine = Appointment.objects.filter(office=matter.office, phone=phone, state=Appointment.State.BOOKED)
    if (again := mine.filter(matter=matter, starts_at=starts_at).first()) is not None:
        return again
    free = {one.slot.starts: one.slot for one in free_slots(matter, day_of(starts_at), now)}
    if starts_at not in free:
        raise Refused(_("Giờ này vừa hết chỗ hoặc không còn nhận. Hãy chọn giờ khác."))
    if mine.filter(ends_at__gt=now).count() >= AT_MOST:
        raise Refused(
            _("Số điện thoại này đã có %(count)d lịch hẹn chưa tới. Hãy hủy bớt rồi đặt lại.") % {"count": AT_MOST}
        )
    row = Appointment(
        office=matter.office,
        matter=matter,
        starts_at=starts_at,
        ends_at=free[starts_at].ends,
        name=name.strip(),
        phone=phone,
        code=new_code(),
        made_at=now,
    )
    row.full_clean()
    row.save()
    after = {"code": row.code, "matter": matter.name, "starts_at": starts_at}
    write(actor=actor, kind="dossiers.book", thing=row, after=after, office=matter.office, now=now)
    return row


@transaction.atomic
def cancel(*, actor: object, appointment: Appointment, now: datetime, phone: str = "") -> Appointment:
    """Cancel an appointment, by the telephone it was booked with or by an officer; a second time changes nothing.

    Raises:
        Refused: another telephone, or it has begun or been used.
    """
    row = Appointment.objects.select_for_update(of=("self",)).select_related("office").get(pk=appointment.pk)
    if (not row.phone or row.phone != phone) and not may(actor, "dossiers.call_queue", row.office):
        raise Refused(_("Mã hẹn và số điện thoại không khớp."))
    if row.state == Appointment.State.CANCELLED:
        return row
    if row.state != Appointment.State.BOOKED or row.starts_at <= now:
        raise Refused(_("Lịch hẹn đã tới giờ nên không hủy được nữa."))
    row.state = Appointment.State.CANCELLED
    row.save(update_fields=["state"])
    write(actor=actor, kind="dossiers.cancel_booking", thing=row, before={"code": row.code}, office=row.office, now=now)
    return row


def close_days(*, now: datetime) -> int:
    """Close what is left of past days and forget people who booked long ago; return how many rows changed.

    Who did not come to an appointment is noted; numbers nobody called are closed, those left at a counter are done.
    """
    today = day_of(now)
    missed = Appointment.objects.filter(state=Appointment.State.BOOKED, ends_at__lt=now - timedelta(hours=12))
    changed = missed.update(state=Appointment.State.MISSED)
    old = Ticket.objects.filter(day__lt=today)
    changed += old.filter(state=TicketState.WAITING).update(state=TicketState.GONE)
    changed += old.filter(state__in=(TicketState.CALLED, TicketState.SERVING)).update(state=TicketState.DONE)
    known = Appointment.objects.filter(ends_at__lt=now - FORGET).exclude(phone="", name="")
    return changed + known.update(name="", phone="")
