"""Keeps tests apart: each has its own version board and an unread directory of offices."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import TransactionTestCase

from congxa.portal import frame
from congxa.records.tests.guards import journal_unguarded
from congxa.units import directory


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
    cache.clear()


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
