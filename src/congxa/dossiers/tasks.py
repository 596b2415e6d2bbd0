"""Work that is done again and again: figures, reminders in the morning, the end of what was never answered."""

from django.utils import timezone

from congxa.dossiers.actions.queue import close_days
from congxa.dossiers.figures.fresh import FreshBoards
from congxa.dossiers.lapsing import end_unanswered
from congxa.dossiers.queries.frequency import filings_lately
from congxa.dossiers.reminding import remind
from congxa.kernel.periodic import Periodic
from congxa.procedures.service import note_filings


def _close_days() -> int:
    return close_days(now=timezone.now())


def _note_filings() -> int:
    return note_filings(filings_lately(timezone.now()))


PERIODIC = [
    Periodic("fresh figures of dossiers", 60, FreshBoards()),
    Periodic("close the queue of past days", 1800, _close_days),
    Periodic("remind officers of dates", 900, remind),
    Periodic("end dossiers that nobody completed", 1800, end_unanswered),
    Periodic("count how often procedures are filed", 86_400, _note_filings),
]
