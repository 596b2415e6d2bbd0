"""Keeps tests apart, and gives them the named people, their offices and the small portals of ``tests``."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import caches
from django.test import TransactionTestCase
from tests.pages import Portal, make_portal
from tests.people import Offices, People, make_offices, make_people

from congxa.portal import frame
from congxa.records.tests.guards import journal_unguarded
from congxa.units import directory


def pytest_collection_finish() -> None:
    """Let the garbage collector leave alone what is loaded, and look less often: it took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def _apart(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VERSION_BOARD = tmp_path / "versions"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VAR = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "attachments": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "attachments")},
        }
    }
    monkeypatch.setattr(directory, "_held", None)
    monkeypatch.setattr(frame, "_held", {})
    for name in ("default", "attempts"):
        caches[name].clear()


@pytest.fixture(autouse=True, scope="session")
def _cleaning_up_may_empty_the_journal() -> Iterator[None]:
    """Lift the journal's guards while a transactional test is being cleaned up after, and only then."""
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # private, and the only place

    def unguarded(case: TransactionTestCase) -> None:
        with journal_unguarded():
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", unguarded)
        yield


@pytest.fixture
def offices(db: None) -> Offices:
    return make_offices()


@pytest.fixture
def people(offices: Offices) -> People:
    return make_people(offices)


@pytest.fixture
def portal(db: None) -> Portal:
    return make_portal()
