"""What writing and reading of the queue both need to know of counters and tickets."""

from datetime import datetime

from congxa.dossiers.domain.queue import IN_A_ROW, TicketState
from congxa.dossiers.models import ServiceCounter
from congxa.kernel.clock import day_of

AT_COUNTER = (TicketState.CALLED, TicketState.SERVING)


def firsts_called(tickets: object) -> int:
    """How many of the last called among `tickets` went first, in a row."""
    called = tickets.filter(first_called_at__isnull=False, sent=False).order_by("-first_called_at", "-pk")  # type: ignore[attr-defined]  # a queryset of tickets
    count = 0
    for first_from, called_at in called.values_list("first_from", "first_called_at")[:IN_A_ROW]:
        if first_from is None or first_from > called_at:
            break
        count += 1
    return count


def is_seated(counter: ServiceCounter, now: datetime) -> bool:
    """Whether somebody sat down at the counter today: who forgot to get up yesterday is not there."""
    return counter.officer_id is not None and counter.seated_at is not None and day_of(counter.seated_at) == day_of(now)
