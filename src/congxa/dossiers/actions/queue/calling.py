"""Calling and serving at a counter. Every action locks the counter first, then matters, then the ticket."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.domain.queue import TICKETS, TicketState, Waiting, calling_order
from congxa.dossiers.models import Dossier, QueueMatter, ServiceCounter, Ticket
from congxa.dossiers.waiting_room import AT_COUNTER, firsts_called
from congxa.kernel.clock import day_of
from congxa.kernel.states import IllegalMove
from congxa.records.service import write


@transaction.atomic
def call_next(*, actor: User, counter: ServiceCounter, now: datetime, seen: int | None = None) -> Ticket | None:
    """Call whoever is next at the counter and return their ticket; None when nobody waits.

    Whoever is at the counter is done with. `seen` is the ticket the officer's page showed there: when it is not the
    one that is there now, the page was old or the key was pressed twice, and the one there stays and is returned.

    Raises:
        Http404, PermissionDenied: `actor` may not.
        Refused: the counter is closed.
    """
    counter = locked_counter(counter, actor)
    if not counter.open:
        raise Refused(_("%(counter)s đang đóng.") % {"counter": counter})
    here = at_counter(counter, now)
    if here is not None and here.pk != seen:
        return here
    if here is not None:
        _finish(here, actor, now)
    # Other counters of the same matters wait here, so none of them chooses the same ticket.
    matters = list(QueueMatter.objects.select_for_update().filter(counters=counter).order_by("pk"))
    chosen = next_ticket(counter, matters, now)
    if chosen is None:
        return None
    ticket = Ticket.objects.select_for_update(of=("self",)).get(pk=chosen)
    ticket.counter, ticket.officer = counter, actor
    return _call(ticket, "call", actor, now)


@transaction.atomic
def call_ticket(*, actor: User, counter: ServiceCounter, ticket: Ticket, now: datetime) -> Ticket:
    """Call one that waits out of turn. Raises Http404, PermissionDenied; Refused when somebody is at the counter."""
    counter = locked_counter(counter, actor)
    if (here := at_counter(counter, now)) is not None:
        raise Refused(_("Số %(ticket)s còn ở quầy. Hãy kết thúc số này trước.") % {"ticket": here})
    ticket = _locked(ticket, counter)
    ticket.counter, ticket.officer = counter, actor
    return _call(ticket, "call", actor, now)


@transaction.atomic
def call_again(*, actor: User, ticket: Ticket, now: datetime) -> Ticket:
    """Call the ticket at the counter once more. Raises Http404, PermissionDenied; Refused when it is not called."""
    return _call(_mine(ticket, actor), "call_again", actor, now)


@transaction.atomic
def start(*, actor: User, ticket: Ticket, now: datetime) -> Ticket:
    """Say that the person has come and is being served. Raises Http404, PermissionDenied, Refused."""
    ticket = _mine(ticket, actor)
    _move(ticket, "start")
    ticket.started_at = now
    return _save(ticket, "start", actor, now)


@transaction.atomic
def done(*, actor: User, ticket: Ticket, now: datetime, dossier: Dossier | None = None) -> Ticket:
    """End the service, with the dossier it was about, if any. Raises Http404, PermissionDenied, Refused."""
    return _finish(_mine(ticket, actor), actor, now, dossier)


@transaction.atomic
def no_show(*, actor: User, ticket: Ticket, now: datetime) -> Ticket:
    """Say that nobody came when the number was called. Raises Http404, PermissionDenied, Refused."""
    ticket = _mine(ticket, actor)
    _move(ticket, "no_show")
    ticket.ended_at = now
    return _save(ticket, "no_show", actor, now)


@transaction.atomic
def come_back(*, actor: User, ticket: Ticket, now: datetime) -> Ticket:
    """Let one who was not there wait again, from now on. Raises Http404, PermissionDenied; Refused on another day."""
    ticket = _mine(ticket, actor)
    if ticket.day != day_of(now):
        raise Refused(_("Số này của ngày khác. Hãy lấy số mới."))
    _move(ticket, "come_back")
    ticket.since, ticket.ended_at, ticket.counter, ticket.sent, ticket.called_at = now, None, None, False, None
    ticket.first_from = now if ticket.priority else None
    return _save(ticket, "come_back", actor, now)


@transaction.atomic
def move_to(*, actor: User, ticket: Ticket, counter: ServiceCounter, now: datetime) -> Ticket:
    """Send the person to another counter, where they come next. Raises Http404, PermissionDenied, Refused."""
    target = ServiceCounter.objects.filter(pk=counter.pk, office=ticket.office_id, open=True).first()
    if target is None:
        raise Refused(_("Hãy chọn một quầy đang mở của cơ quan này."))
    ticket = _mine(ticket, actor)
    if target.pk == ticket.counter_id:
        raise Refused(_("Số này đã ở %(counter)s. Hãy chọn quầy khác.") % {"counter": target})
    before = {"counter": str(ticket.counter or "")}
    _move(ticket, "move")
    ticket.counter, ticket.sent, ticket.since = target, True, now
    ticket.called_at = ticket.started_at = None
    return _save(ticket, "move", actor, now, before)


def next_ticket(counter: ServiceCounter, matters: Iterable[QueueMatter], now: datetime) -> int | None:
    """The key of the ticket that is next at the counter, which serves these matters; two queries."""
    today = Ticket.objects.filter(office=counter.office_id, day=day_of(now))
    mine = today.filter(matter__in=list(matters))
    waiting = mine.filter(state=TicketState.WAITING, sent=False) | today.filter(
        state=TicketState.WAITING, sent=True, counter=counter
    )
    rows = [Waiting(*row) for row in waiting.values_list("pk", "since", "first_from", "sent")]
    order = calling_order(rows, firsts_called=firsts_called(mine), now=now)
    return order[0].key if order else None


def at_counter(counter: ServiceCounter, now: datetime) -> Ticket | None:
    """The ticket that is called to the counter or served there; one left from another day does not count."""
    rows = Ticket.objects.filter(counter=counter, state__in=AT_COUNTER).select_related("matter", "dossier")
    return rows.filter(day=day_of(now)).first()


def locked_counter(counter: ServiceCounter, actor: User) -> ServiceCounter:
    """Return the counter locked until the transaction ends. Raises Http404, PermissionDenied."""
    fresh = ServiceCounter.objects.select_for_update(of=("self",)).select_related("office").get(pk=counter.pk)
    require(actor, "dossiers.call_queue", fresh.office)
    return fresh


def _mine(ticket: Ticket, actor: User) -> Ticket:
    require(actor, "dossiers.call_queue", ticket.office)
    if ticket.counter_id is not None:
        ServiceCounter.objects.select_for_update().filter(pk=ticket.counter_id).first()
    QueueMatter.objects.select_for_update().filter(pk=ticket.matter_id).first()
    return Ticket.objects.select_for_update(of=("self",)).select_related("office", "matter").get(pk=ticket.pk)


def _locked(ticket: Ticket, counter: ServiceCounter) -> Ticket:
    QueueMatter.objects.select_for_update().filter(pk=ticket.matter_id).first()
    rows = Ticket.objects.select_for_update(of=("self",)).select_related("office", "matter")
    return rows.get(pk=ticket.pk, office=counter.office_id)


def _move(ticket: Ticket, name: str) -> None:
    try:
        ticket.state = TICKETS.target(ticket.state, name)
    except IllegalMove as refusal:
        raise Refused(str(refusal)) from refusal


def _call(ticket: Ticket, name: str, actor: User, now: datetime) -> Ticket:
    _move(ticket, name)
    ticket.called_at = now
    ticket.first_called_at = ticket.first_called_at or now
    ticket.calls += 1
    return _save(ticket, name, actor, now)


def _finish(ticket: Ticket, actor: User, now: datetime, dossier: Dossier | None = None) -> Ticket:
    _move(ticket, "done")
    ticket.started_at, ticket.ended_at = ticket.started_at or ticket.called_at, now
    ticket.dossier = dossier or ticket.dossier
    return _save(ticket, "done", actor, now)


def _save(
    ticket: Ticket, name: str, actor: User, now: datetime, before: dict[str, object] | dict[str, str] | None = None
) -> Ticket:
    ticket.save()
    after = {"ticket": str(ticket), "state": ticket.state, "counter": str(ticket.counter or "")}
    write(actor=actor, kind=f"dossiers.queue_{name}", thing=ticket, before=before or {}, after=after,
          office=ticket.office, now=now)  # fmt: skip
    return ticket
