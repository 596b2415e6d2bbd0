"""What the worker does for this room, all the time: chain, settle versions, deliver, and tidy up now and then."""

import logging
import threading
import time
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from congxa.records.chain import chain_pending
from congxa.records.delivery import deliver_once, prune_delivered
from congxa.records.keeping import finish_waiting
from congxa.records.models import JournalLink
from congxa.records.versions import settle

log = logging.getLogger(__name__)

IDLE_SECONDS = 1.0
TIDY_SECONDS = 3600.0


def run_outbox(stop: threading.Event) -> None:
    """Work until ``stop`` is set; a database that is away for a while is waited for, and said so in the log."""
    tidied = 0.0
    while not stop.is_set():
        close_old_connections()
        try:
            settle()
            busy = chain_pending() + deliver_once(limit=20)
            if time.monotonic() - tidied > TIDY_SECONDS or not tidied:
                tidy()
                tidied = time.monotonic()
        except DatabaseError:
            log.exception("The database cannot be used; trying again.")
            busy = 0
        if not busy:
            stop.wait(IDLE_SECONDS)
    close_old_connections()


def tidy() -> None:
    """Do what an hour may pass without: forget delivered events, log the head of the journal as a witness."""
    for job in JOBS:
        job()


def _prune() -> None:
    if pruned := prune_delivered(timezone.now()):
        log.info("Forgot %d delivered events.", pruned)


def _log_head() -> None:
    # Whoever cuts off the end of the journal cannot also change the log that has been carried elsewhere.
    if head := JournalLink.objects.order_by("-sequence").first():
        log.info("Journal head: %d %s", head.sequence, head.hash)


def _finish_files() -> None:
    if done := finish_waiting():
        log.info("Finished or swept away %d waiting files.", done)


JOBS: list[Callable[[], None]] = [_prune, _finish_files, _log_head]
