"""What a room says when it has changed something: one value that the journal can keep.

Rooms on the ground floor below the journal cannot write it themselves. They send this value with a signal inside the
transaction of the change, and the journal's room listens; if it cannot write, the change does not happen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from congxa.kernel.refs import Ref

Value = str | int | float | bool | None
"""What can stand in a journal row; dates and times are ISO 8601 text."""


@dataclass(frozen=True, slots=True)
class Change:
    """Who changed what, from what, to what, and why.

    ``verb`` names the action (``accounts.grant_role``); ``actor`` is the person, None for the program itself.
    ``before`` and ``after`` hold only what changed, empty for a thing that was not there before or is gone after.
    ``office`` is the office in whose name it was done, None when it concerns the installation as a whole.
    """

    verb: str
    actor: Ref | None
    thing: Ref
    before: Mapping[str, Value] = field(default_factory=dict)
    after: Mapping[str, Value] = field(default_factory=dict)
    reason: str = ""
    office: Ref | None = None
