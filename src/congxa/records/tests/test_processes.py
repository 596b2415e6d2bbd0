"""Real processes that write, chain, deliver and are killed at the same time, on the database of the environment."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from pytest_django import DjangoDbBlocker
from tests.houses import houses

from congxa.records import versions
from congxa.records.chain import verify
from congxa.records.models import Delivery, JournalEntry, JournalPending, OutboxEvent, VersionChange

PLAYERS = Path(__file__).with_name("players.py")
ROOT = Path(__file__).parents[4]


class House:
    """A database and a folder that several processes share."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "CONGXA_VAR": str(folder),
            "CONGXA_MODE": "test",
            "DATABASE_URL": url,
            "CACHE_URL": "",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }

    def start(self, verb: str, *arguments: str, dies_after: int = 0) -> subprocess.Popen[bytes]:
        environment = self.environment | {"DIES_AFTER": str(dies_after)}
        return subprocess.Popen([sys.executable, PLAYERS, verb, *arguments], env=environment)  # noqa: S603

    def stop(self) -> None:
        (self.folder / "stop").touch()


@pytest.fixture
def house(
    tmp_path: Path, settings: LazySettings, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[House]:
    """Make an installation of its own and let the test look into it through Django."""
    with django_db_blocker.unblock(), houses(tmp_path, settings) as found:
        folder, url = found.enter("shared", tables=True)
        if connection.vendor == "sqlite":  # else the processes, which start at once, would dispute who may set it
            connection.cursor().execute("PRAGMA journal_mode=WAL")
        settings.CACHE_URL = ""
        settings.VERSION_BOARD = folder / "versions"
        yield House(folder, url)


def test_chain_is_whole_when_several_write_and_several_chain(house: House) -> None:
    chainers = [house.start("chain_until_told") for _n in range(2)]
    writers = [house.start("write_entries", "60") for _n in range(3)]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    house.stop()
    assert [chainer.wait(60) for chainer in chainers] == [0, 0]
    report = verify()
    assert (report.ok, report.checked, report.waiting) == (True, 3 * 54, 0)
    assert JournalEntry.objects.count() == 3 * 54 and not JournalPending.objects.exists()


def test_killed_workers_lose_nothing_and_order_is_kept(house: House) -> None:
    publishers = [house.start("publish_events", "40") for _n in range(2)]
    mortal = [house.start("deliver_until_told", dies_after=5) for _n in range(3)]
    assert [worker.wait(60) for worker in mortal] == [-9, -9, -9]
    steady = [house.start("deliver_until_told") for _n in range(2)]
    assert [publisher.wait(60) for publisher in publishers] == [0, 0]
    _wait_until_delivered()
    house.stop()
    assert [worker.wait(60) for worker in steady] == [0, 0]
    noted = [line.split() for line in (house.folder / "noted").read_text().splitlines()]
    assert {int(event) for _thing, event in noted} == set(OutboxEvent.objects.values_list("pk", flat=True))
    for thing in "01234":
        seen = [int(event) for ref, event in noted if ref == thing]
        assert seen == sorted(seen)


def _wait_until_delivered() -> None:
    for _turn in range(400):
        if not Delivery.objects.filter(state=Delivery.State.WAITING).exists():
            return
        time.sleep(0.1)
    raise AssertionError("some events were never delivered")


def test_page_is_not_stale_when_its_publisher_was_killed(house: House) -> None:
    before = versions.current("office:7")
    assert house.start("bump_and_die").wait(60) == -9
    assert versions.current("office:7") == before, "the process was to die before it could reach the board"
    assert VersionChange.objects.count() == 1
    assert versions.settle() == 1
    assert versions.current("office:7") != before and not VersionChange.objects.exists()


def test_version_changed_elsewhere_is_seen_here(house: House) -> None:
    before, generation = versions.current("office:7"), versions.generation()
    assert house.start("bump_and_settle").wait(60) == 0
    assert versions.current("office:7") != before and versions.generation() != generation
