"""The work of dossiers as the desk's start page lists it."""

from datetime import datetime

from django.urls import reverse

from congxa.accounts.service import User
from congxa.dossiers.domain.remaining import Urgency
from congxa.dossiers.officers.words import LOOKS, line
from congxa.dossiers.queries.work import arriving, as_work, in_order, waiting
from congxa.kernel.desk import DeskRow, DeskRows
from congxa.units.service import Office, work_calendar

_WORST = (Urgency.LATE, Urgency.LAST_FIFTH, Urgency.PAST_HALF, Urgency.CALM)


def work_rows(actor: object, office: int, now: datetime, limit: int) -> DeskRows:
    """What waits for the person in the office, earliest date first; three queries and those of the calendar."""
    if not isinstance(actor, User):
        return DeskRows((), 0)
    at = Office.objects.get(pk=office)
    rows = waiting(actor, at)
    works = as_work(in_order(rows)[:limit], work_calendar(at), now)
    worst = min((one.urgency for one in works if one.urgency in _WORST), key=_WORST.index, default=Urgency.CALM)
    shown = [
        DeskRow(
            f"{one.dossier.applicant_name}: {one.dossier.procedure.name}",
            reverse("desk_dossier", args=[one.dossier.pk]),
            one.until,
            line(one).reason,
        )
        for one in works
    ]
    return DeskRows(shown, rows.count() if len(shown) == limit else len(shown), LOOKS[worst][0])


def arriving_rows(actor: object, office: int, now: datetime, limit: int) -> DeskRows:
    """The hand-overs that wait to be confirmed; two queries and one more when there are many."""
    if not isinstance(actor, User):
        return DeskRows((), 0)
    rows = arriving(actor, Office.objects.get(pk=office))
    shown = [
        DeskRow(
            f"{one.dossier}: {one.dossier.applicant_name}",
            reverse("desk_hand_overs"),
            one.handed_at,
            one.sender.short_name,
        )
        for one in rows[:limit]
    ]
    return DeskRows(shown, rows.count() if len(shown) == limit else len(shown), "soon")
