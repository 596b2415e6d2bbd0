"""Work that is done again and again: what was scheduled appears, what has expired goes, the search keeps up, and
the sizes of pictures are made."""

import logging
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from congxa.kernel.periodic import Periodic
from congxa.portal.search.daily import DaySearch
from congxa.portal.search.indexing import mend
from congxa.portal.shown.pictures import Preparation

logger = logging.getLogger(__name__)


def publish_scheduled() -> int:
    """Publish what is due and withdraw what has expired, each once however many workers try; return how many.

    What fell due while the server was down is done at its start. One page that fails is logged and holds up no other.
    """
    now = timezone.now()
    due = Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at")
    done = sum(_once(_publish, pk) for pk in list(due.values_list("pk", flat=True)))
    over = Page.objects.filter(live=True, expire_at__lte=now).order_by("expire_at")
    return done + sum(_once(_withdraw, pk) for pk in list(over.values_list("pk", flat=True)))


def _once(act: Callable[[int], bool], pk: int) -> bool:
    try:
        with transaction.atomic():
            return act(pk)
    except Exception:
        logger.exception("scheduled publication %s failed and will be tried again", pk)
        return False


def _publish(pk: int) -> bool:
    # Asked again under the lock: another worker may have published it since it was listed.
    due = Revision.objects.select_for_update().filter(pk=pk, approved_go_live_at__lte=timezone.now()).first()
    if due is None:
        return False
    due.publish(log_action="wagtail.publish.scheduled")
    return True


def _withdraw(pk: int) -> bool:
    over = Page.objects.select_for_update().filter(pk=pk, live=True, expire_at__lte=timezone.now()).first()
    if over is None:
        return False
    over.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


PERIODIC = [
    Periodic("publish scheduled", 30, publish_scheduled),
    Periodic("make pictures", 10, Preparation()),
    Periodic("mend search", 600, mend),
    Periodic("bring search to the day", 60, DaySearch()),
]
