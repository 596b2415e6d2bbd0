"""Hearing what the room tells the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from congxa.accounts.service import accounts_changed
from congxa.kernel.changes import Change


@contextmanager
def heard() -> Iterator[list[Change]]:
    """Collect the changes told inside the block."""
    changes: list[Change] = []

    def hear(change: Change, **_: Any) -> None:
        changes.append(change)

    accounts_changed.connect(hear, weak=False, dispatch_uid="heard")
    try:
        yield changes
    finally:
        accounts_changed.disconnect(dispatch_uid="heard")
