"""What is wrong with a schema or an answer: where, and the sentence with its values.

The domain knows no Django; sentences are marked with ``_`` so that they get into the catalogue, and whoever shows a
fault translates it (``congxa.procedures.filling.words``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def _(sentence: str) -> str:
    """Mark a sentence for the catalogue."""
    return sentence


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong at ``at``: a key of the schema, or the path of an input (``con-0-ten``).

    ``sentence`` has named placeholders for ``values``.
    """

    at: str
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence % self.values


class SchemaError(ValueError):
    """A schema is malformed or contradicts itself; ``faults`` say where and why."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = faults
