"""One flight for many passengers: what several threads want at the same moment is made by the first of them."""

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

PATIENCE = 2.0  # seconds; a page that takes longer is made by everybody who waits for it


class Flights:
    """Holds the others back while one thread makes what all of them want.

    Whoever waited looks for the result and makes it anew if there is none: because the first one failed, because what
    it made may not be shared, or because it took longer than ``patience``. Nobody waits for more than one other.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._lock = threading.Lock()
        self._flying: dict[Hashable, threading.Event] = {}

    @contextmanager
    def board(self, key: Hashable) -> Iterator[None]:
        """Enter at once as the first who wants ``key``, else when the first has left or patience is at its end."""
        landed = threading.Event()
        with self._lock:
            ahead = self._flying.setdefault(key, landed)
        if ahead is not landed:
            ahead.wait(self.patience)
            yield
            return
        try:
            yield
        finally:
            with self._lock:
                del self._flying[key]
            landed.set()
