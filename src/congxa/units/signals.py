"""How the ground floor asks and tells the rooms above it, which it cannot import.

See ``docs/decisions/0004-ground-floor-writes.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.dispatch import Signal

from congxa.kernel.refs import Ref

units_asked = Signal()
"""Sent before a change with ``actor``, ``verb`` and ``thing`` (an Office, or None for the whole tree). A receiver
answers True when the actor may; if nobody answers True the change is refused."""

units_changed = Signal()
"""Sent inside the transaction of a change with ``change``; a receiver that raises undoes the change."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an action of this room did: enough for the journal, plain enough for JSON.

    ``verb`` is ``units.<action>``, ``actor`` a person or None for the program itself, ``before`` and ``after`` the
    fields that changed, ``office_id`` the office concerned, None for the tree.
    """

    verb: str
    actor: object
    thing: Model | Ref
    office_id: int | None = None
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
