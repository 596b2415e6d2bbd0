"""Keeps tests apart: each has its own version board and an unread directory of offices."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from congxa.portal import frame
from congxa.units import directory


@pytest.fixture(autouse=True)
def _apart(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VERSION_BOARD = tmp_path / "versions"
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(directory, "_held", None)
    monkeypatch.setattr(frame, "_held", {})
