"""What people say of the service on the tablet at a counter."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused
from congxa.dossiers.actions.doing import locked, note
from congxa.dossiers.domain.queue import TicketState
from congxa.dossiers.domain.states import ENDED
from congxa.dossiers.models import QueueDevice, Rating, ServiceCounter, Ticket, TicketRating
from congxa.kernel.clock import day_of
from congxa.records.service import write

ASKED_FOR = timedelta(minutes=15)
"""So long after a service ended its rating can be given at the counter."""
WORST, BEST = 1, 5


def ticket_to_rate(counter: ServiceCounter, now: datetime) -> Ticket | None:
    """The last ticket that ended at the counter, while it can be rated and has not been."""
    rows = Ticket.objects.filter(counter=counter, day=day_of(now), state=TicketState.DONE)
    last = rows.select_related("rating").order_by("-ended_at", "-pk").first()
    fresh = last is not None and last.ended_at is not None and now - last.ended_at <= ASKED_FOR
    return last if fresh and not hasattr(last, "rating") else None


@transaction.atomic
def rate_service(*, device: QueueDevice, ticket: Ticket, stars: int, now: datetime) -> TicketRating:
    """Rate a service on the tablet of its counter, once; also the dossier, when it has ended and has no rating.

    Raises:
        Refused: another counter's, too late, rated already, or not 1 to 5.
    """
    ticket = Ticket.objects.select_for_update(of=("self",)).select_related("office").get(pk=ticket.pk)
    at_the_counter = device.kind == QueueDevice.Kind.TABLET and device.counter_id == ticket.counter_id
    fresh = ticket.ended_at is not None and timedelta() <= now - ticket.ended_at <= ASKED_FOR
    if device.revoked_at is not None or not at_the_counter or ticket.state != TicketState.DONE or not fresh:
        raise Refused(_("Số này không còn đánh giá được ở quầy này."))
    if TicketRating.objects.filter(ticket=ticket).exists():
        raise Refused(_("Số này đã được đánh giá. Cảm ơn ông/bà."))
    if not WORST <= stars <= BEST:
        raise Refused(_("Hãy chọn một trong năm mức."))
    rating = TicketRating.objects.create(ticket=ticket, stars=stars, at=now)
    after = {"ticket": str(ticket), "stars": stars}
    write(actor=None, kind="dossiers.queue_rate", thing=ticket, after=after, office=ticket.office, now=now)
    _rate_dossier(ticket, stars, now)
    return rating


def _rate_dossier(ticket: Ticket, stars: int, now: datetime) -> None:
    if ticket.dossier is None:
        return
    dossier = locked(ticket.dossier)
    if dossier.state in ENDED and not Rating.objects.filter(dossier=dossier).exists():
        Rating.objects.create(dossier=dossier, stars=stars, at=now)
        note(dossier, "rate", actor=None, office=dossier.office, now=now, after={"stars": stars})
