"""Work that is done again and again."""

from django.utils import timezone

from congxa.dossiers.actions.queue import close_days
from congxa.dossiers.fresh_boards import FreshBoards
from congxa.kernel.periodic import Periodic


def _close_days() -> int:
    return close_days(now=timezone.now())


PERIODIC = [
    Periodic("fresh figures of dossiers", 60, FreshBoards()),
    Periodic("close the queue of past days", 1800, _close_days),
]
