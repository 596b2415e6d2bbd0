"""Real processes that write, chain, deliver and are killed at the same time, on the database of the environment."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import dj_database_url
import psycopg
import pytest
from django.conf import LazySettings
from django.db import connections

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
def house(tmp_path: Path, settings: LazySettings, django_db_blocker: pytest.FixtureRequest) -> Iterator[House]:
    """Make a database with this room's tables and let the test look into it through Django."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        url, name = _make_database(tmp_path)
        held = connections["default"].settings_dict
        connections["default"].close()
        del connections["default"]
        connections.settings["default"] = connections.configure_settings({"default": _settings(url)})["default"]
        try:
            house = House(tmp_path, url)
            migrate = [sys.executable, "-m", "django", "migrate", "records", "-v0", "--settings=tests.settings"]
            subprocess.run(migrate, env=house.environment, check=True, cwd=ROOT)  # noqa: S603
            settings.CACHE_URL = ""
            settings.VERSION_BOARD = tmp_path / "versions"
            yield house
        finally:
            connections["default"].close()
            del connections["default"]
            connections.settings["default"] = held
            _drop_database(name)


def _settings(url: str) -> dict[str, object]:
    return dict(dj_database_url.parse(url))


def _make_database(folder: Path) -> tuple[str, str]:
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return f"sqlite:///{folder / 'house.sqlite3'}", ""
    name = f"congxa_{uuid4().hex}"
    _on_server(f"CREATE DATABASE {name}")
    return f"{url.rsplit('/', 1)[0]}/{name}", name


def _drop_database(name: str) -> None:
    if name:
        _on_server(f"DROP DATABASE {name} WITH (FORCE)")


def _on_server(statement: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(statement)


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
