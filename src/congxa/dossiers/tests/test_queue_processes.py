"""Real processes that draw and call at the same time, on the database of the environment."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from pytest_django import DjangoDbBlocker
from tests.houses import houses

from congxa.dossiers.models import Ticket
from congxa.dossiers.tests.queues import WaitingRoom, make_room
from congxa.dossiers.tests.shops import NOW

PLAYERS = Path(__file__).with_name("queue_players.py")
ROOT = Path(__file__).parents[4]


class Shared:
    """A waiting room in a database that several processes share."""

    def __init__(self, folder: Path, url: str) -> None:
        self.room: WaitingRoom = make_room()
        self.environment = os.environ | {
            "CONGXA_VAR": str(folder),
            "CONGXA_MODE": "test",
            "DATABASE_URL": url,
            "CACHE_URL": "",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        command = [sys.executable, str(PLAYERS), *arguments]
        return subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def shared(
    tmp_path: Path, settings: LazySettings, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Shared]:
    """Make an installation of its own and let the test look into it through Django."""
    with django_db_blocker.unblock(), houses(tmp_path, settings) as found:
        found.enter("shared", tables=True)
        if connection.vendor == "sqlite":
            connection.cursor().execute("PRAGMA journal_mode=WAL")
        settings.VERSION_BOARD = found.place / "versions"
        yield Shared(found.place, found.url)


def test_three_kiosks_leave_no_gap_and_two_counters_never_call_the_same_number(shared: Shared) -> None:
    moment = NOW.isoformat()
    kiosks = [shared.start("draw_many", moment, letter, "12") for letter in ("A", "A", "B")]
    assert [kiosk.communicate(timeout=120) and kiosk.returncode for kiosk in kiosks] == [0] * 3
    numbers = Ticket.objects.order_by("letter", "number").values_list("letter", "number")
    assert list(numbers) == [*(("A", number) for number in range(1, 25)), *(("B", number) for number in range(1, 13))]
    officers = [
        shared.start("call_all", moment, username, counter)
        for username, counter in (("hoa", "Quầy 1"), ("binh", "Quầy 2"))
    ]
    called = [officer.communicate(timeout=120)[0].split() for officer in officers]
    assert [officer.returncode for officer in officers] == [0, 0]
    assert sorted(called[0] + called[1]) == sorted(str(ticket) for ticket in Ticket.objects.all())
    assert set(Ticket.objects.values_list("calls", "state")) == {(1, "done")}
