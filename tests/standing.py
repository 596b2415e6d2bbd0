"""What is made once and stands while the tests of a module run, because making it takes longer than the tests do."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

Made = TypeVar("Made")


@contextmanager
def standing(make: Callable[[], Made], place: Path, blocker: DjangoDbBlocker) -> Iterator[Made]:
    """Make something in a transaction that is undone at the end; each test has a transaction of its own within it.

    Its pictures lie in ``place / "media"``. For fixtures of a module's scope.
    """
    around = transaction.atomic()
    with blocker.unblock(), override_settings(MEDIA_ROOT=place / "media", VERSION_BOARD=place / "versions"):
        around.__enter__()
        made = make()
    yield made
    with blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


class Stand:
    """The fixture ``stand``: makes things once for the tests of a module, each of which sees them as they were made."""

    def __init__(self, kept: ExitStack, factory: pytest.TempPathFactory, blocker: DjangoDbBlocker) -> None:
        self._kept, self._factory, self._blocker = kept, factory, blocker

    def __call__(self, make: Callable[[], Made]) -> Made:
        """Make something that stands until the module ends."""
        return self._kept.enter_context(standing(make, self._factory.mktemp("standing"), self._blocker))
