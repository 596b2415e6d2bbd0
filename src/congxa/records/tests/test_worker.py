"""The worker's loop does everything this room needs done, and goes on when the database is away."""

import threading

import pytest
from django.db import OperationalError

from congxa.kernel.refs import Ref
from congxa.records import delivery, outbox, worker
from congxa.records.models import VersionChange
from congxa.records.outbox import Consumer, Event, publish
from congxa.records.service import bump, run_outbox, verify, write

pytestmark = pytest.mark.django_db
PAGE = Ref("portal.newspage", "12")


@pytest.fixture
def stop(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Return an event that the only consumer sets."""
    told = threading.Event()

    def end(_event: Event) -> None:
        told.set()

    # The test's own transaction would go with the connection.
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    for module in (outbox, delivery):
        monkeypatch.setattr(module, "all_consumers", lambda: {"t.end": Consumer("*", "t.end", end)})
    return told


def test_loop_chains_settles_and_delivers(stop: threading.Event) -> None:
    write(actor=None, kind="records.delivery_requeued", thing=PAGE, office=None)
    bump("all")
    publish("t.done", PAGE)
    run_outbox(stop)
    assert verify().checked == 1 and not VersionChange.objects.exists()


def test_loop_goes_on_when_the_database_is_away(stop: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    failures = iter([OperationalError("the database has gone away")])

    def settle() -> int:
        for failure in failures:
            raise failure
        return 0

    monkeypatch.setattr(worker, "settle", settle)
    monkeypatch.setattr(worker, "IDLE_SECONDS", 0.01)
    publish("t.done", PAGE)
    run_outbox(stop)
    assert stop.is_set()
