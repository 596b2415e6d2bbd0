"""Real processes that write, chain, deliver and are killed at the same time, on the database of the environment."""

import time

import pytest
from django.conf import LazySettings
from tests.houses import Houses
from tests.processes import Players

from congxa.records import versions
from congxa.records.chain import verify
from congxa.records.models import Delivery, JournalEntry, JournalPending, OutboxEvent, VersionChange
from congxa.records.tests import players


class Stage:
    """An installation in which several processes play."""

    def __init__(self, house: Houses, processes: Players) -> None:
        self.folder, self.start = house.place, processes.start

    def stop(self) -> None:
        (self.folder / "stop").touch()


@pytest.fixture
def stage(house: Houses, processes: Players, settings: LazySettings) -> Stage:
    settings.CACHE_URL = ""
    return Stage(house, processes)


def test_chain_is_whole_when_several_write_and_several_chain(stage: Stage) -> None:
    chainers = [stage.start(players.chain_until_told) for _n in range(2)]
    writers = [stage.start(players.write_entries, 60) for _n in range(3)]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    stage.stop()
    assert [chainer.wait(60) for chainer in chainers] == [0, 0]
    report = verify()
    assert (report.ok, report.checked, report.waiting) == (True, 3 * 54, 0)
    assert JournalEntry.objects.count() == 3 * 54 and not JournalPending.objects.exists()


def test_killed_workers_lose_nothing_and_order_is_kept(stage: Stage) -> None:
    publishers = [stage.start(players.publish_events, 40) for _n in range(2)]
    mortal = [stage.start(players.deliver_until_told, 5) for _n in range(3)]
    assert [worker.wait(60) for worker in mortal] == [-9, -9, -9]
    steady = [stage.start(players.deliver_until_told) for _n in range(2)]
    assert [publisher.wait(60) for publisher in publishers] == [0, 0]
    _wait_until_delivered()
    stage.stop()
    assert [worker.wait(60) for worker in steady] == [0, 0]
    noted = [line.split() for line in (stage.folder / "noted").read_text().splitlines()]
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


def test_page_is_not_stale_when_its_publisher_was_killed(stage: Stage) -> None:
    before = versions.current("office:7")
    assert stage.start(players.bump_and_die).wait(60) == -9
    assert versions.current("office:7") == before, "the process was to die before it could reach the board"
    assert VersionChange.objects.count() == 1
    assert versions.settle() == 1
    assert versions.current("office:7") != before and not VersionChange.objects.exists()


def test_version_changed_elsewhere_is_seen_here(stage: Stage) -> None:
    before, generation = versions.current("office:7"), versions.generation()
    assert stage.start(players.bump_and_settle).wait(60) == 0
    assert versions.current("office:7") != before and versions.generation() != generation
