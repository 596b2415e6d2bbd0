"""What was read for one moment, so that all the figures of one page agree and cost one reading."""

from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class OfOneMoment(Generic[Key, Value]):
    """Holds what ``read(key, now)`` gave for one ``now``, the very object: whoever asks with another reads anew."""

    def __init__(self, read: Callable[[Key, datetime], Value]) -> None:
        self._read = read
        self._held: tuple[datetime, dict[Key, Value]] | None = None

    def of(self, key: Key, now: datetime) -> Value:
        """Return what was read for this key and moment."""
        held = self._held
        if held is None or held[0] is not now:
            held = self._held = (now, {})
        if key not in held[1]:
            held[1][key] = self._read(key, now)
        return held[1][key]
