"""Content versions: every change is seen by every process, at the price of a look at a file."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import caches
from django.db import transaction
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks
from tests.ports import free_port

from congxa.records import versions
from congxa.records.models import VersionChange
from congxa.records.service import bump, current, settle

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is not installed")
    port, folder = free_port(), tmp_path_factory.mktemp("redis")
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    time.sleep(0.5)
    yield f"redis://127.0.0.1:{port}/0"
    server.terminate()
    server.wait(10)


@pytest.fixture(autouse=True)
def _in_files(settings: LazySettings) -> None:
    settings.CACHE_URL = ""


@pytest.fixture(params=["files", pytest.param("redis", marks=pytest.mark.services)])
def board(request: pytest.FixtureRequest, settings: LazySettings) -> str:
    if request.param == "redis":
        settings.CACHE_URL = request.getfixturevalue("redis")
        settings.CACHES = {
            "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": settings.CACHE_URL}
        }
        caches["default"].clear()
    return str(request.param)


def test_version_differs_after_every_change(
    board: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    seen = [current("office:7")]
    for _turn in range(20):
        with django_capture_on_commit_callbacks(execute=True):
            bump("office:7", "all")
        seen.append(current("office:7"))
    assert len(set(seen)) == 21


def test_other_names_keep_their_version(
    board: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    before = current("office:8")
    with django_capture_on_commit_callbacks(execute=True):
        bump("office:7")
    assert current("office:8") == before


def test_nothing_changes_before_the_commit_or_after_a_rollback(board: str) -> None:
    before = current("all")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        bump("all")
        assert current("all") == before
        raise ZeroDivisionError
    assert current("all") == before and not VersionChange.objects.exists()


def test_change_that_reached_the_board_is_not_made_twice(
    board: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        bump("all")
    after = current("all")
    assert settle() == 0 and current("all") == after
    assert not VersionChange.objects.exists()


def test_change_that_did_not_reach_the_board_is_made_up_for(board: str) -> None:
    before = current("all")
    bump("all")
    assert settle() == 1 and current("all") != before


def test_board_that_lost_everything_never_shows_an_old_version(board: str, settings: LazySettings) -> None:
    before = current("all")
    if board == "redis":
        caches["default"].clear()
    else:
        shutil.rmtree(settings.VERSION_BOARD)
    assert current("all") != before
    assert current("all") == current("all")


def test_two_changes_within_one_tick_of_the_disk_differ(settings: LazySettings) -> None:
    seen = set()
    for n in range(200):
        versions._post(("all",), str(n))
        seen.add(current("all"))
    assert len(seen) == 200


def test_reading_costs_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        current("all")


def test_unwritable_board_does_not_stop_readers(settings: LazySettings) -> None:
    settings.VERSION_BOARD = Path("/proc/khong-co")
    assert current("all") == "0"


def test_board_holds_no_half_written_file(settings: LazySettings) -> None:
    versions._post(("office:7",), "abc")
    assert sorted(os.listdir(settings.VERSION_BOARD)) == [".generation", "office-7"]


def test_generation_differs_after_every_change_and_only_then(board: str) -> None:
    seen = []
    for n in range(20):
        versions._post(("office:7",), str(n))
        seen.append(versions.generation())
        assert versions.generation() == seen[-1]
    assert len(set(seen)) == 20


def test_generation_turns_for_a_process_that_died_before_it_could(board: str) -> None:
    before = versions.generation()
    VersionChange.objects.create(name="all", word=versions._word_on_board("all"))
    assert settle() == 0 and versions.generation() != before


@pytest.mark.parametrize("harm", ["deleted", "emptied", "cut short"])
def test_generation_survives_harm_to_its_file(harm: str, settings: LazySettings) -> None:
    versions._post(("all",), "1")
    before = versions.generation()
    file = Path(settings.VERSION_BOARD) / ".generation"
    if harm == "deleted":
        shutil.rmtree(settings.VERSION_BOARD)
    elif harm == "emptied":
        file.unlink()
    else:
        file.rename(file.with_name("old"))
        file.write_bytes(b"abc")
    time.sleep(0.3)
    after = versions.generation()
    assert after != before and len(after) == 8
    versions._post(("all",), "2")
    assert versions.generation() != after


def test_unwritable_board_has_no_generation(settings: LazySettings) -> None:
    settings.VERSION_BOARD = Path("/proc/khong-co")
    assert versions.generation() == b""
