"""Work that is done again and again: each room lists its own in ``tasks.py`` as ``PERIODIC``."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Periodic:
    """Work to do every so many seconds, and once when the worker starts.

    It must bear being interrupted and being done twice: the worker may be killed at any moment.
    """

    name: str
    every: float
    run: Callable[[], object]

    def __post_init__(self) -> None:
        if self.every <= 0:
            raise ValueError(f"{self.name}: the period must be positive, not {self.every}")
