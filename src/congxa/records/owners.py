"""To whom files belong: each room lists the kinds of its things that have files in ``attached.py`` as ``ATTACHED``.

A file is seen by whoever may see the thing it belongs to, and by nobody else; only of things that no room lists does
the office of the file decide.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from congxa.accounts.service import may
from congxa.kernel.refs import Ref
from congxa.kernel.rooms import room_modules
from congxa.records.models import Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """Things of ``kind`` (as in a :class:`Ref`) have files; ``seen_by`` gives those of them that an actor may see."""

    kind: str
    seen_by: Callable[[object], QuerySet[Any]]


@cache
def all_attached() -> dict[str, Attached]:
    """Return what every room lists, by kind; the same kind twice raises ValueError."""
    found: dict[str, Attached] = {}
    for module in room_modules((config.name for config in apps.get_app_configs()), "attached"):
        for one in module.ATTACHED:
            if one.kind in found:
                raise ValueError(f"Files of {one.kind} are listed twice.")
            found[one.kind] = one
    return found


def may_open(actor: object, attachment: Attachment) -> bool:
    """Say whether ``actor`` may open a file: it is public, or they may see the thing it belongs to."""
    if attachment.is_public:
        return True
    owner = Ref.parse(attachment.owner)
    rule = all_attached().get(owner.kind)
    if rule is None:
        return may(actor, "records.see_attachment", attachment)
    return bool(rule.seen_by(actor).filter(pk=owner.id).exists())
