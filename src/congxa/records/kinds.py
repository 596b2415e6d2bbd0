"""The kinds of journal entries: each room lists its own in ``kinds.py`` as ``KINDS``; an unknown kind is an error.

The rooms below this one (units, accounts) do not know the journal; what is written for them is listed here.
"""

import sys
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that can be done, named ``room.what_was_done``; ``label`` says it to people."""

    key: str
    label: str | Promise


KINDS = [
    Kind("records.attachment_accepted", _("Nhận tệp đính kèm")),
    Kind("records.delivery_requeued", _("Gửi lại sự kiện")),
    Kind("records.delivery_skipped", _("Bỏ qua sự kiện")),
]


class UnknownKind(LookupError):
    """No room has registered this kind of journal entry."""


@cache
def all_kinds() -> dict[str, Kind]:
    """Return every registered kind by key; the same key twice raises ValueError."""
    autodiscover_modules("kinds")
    found: dict[str, Kind] = {}
    for config in apps.get_app_configs():
        for kind in getattr(sys.modules.get(f"{config.name}.kinds"), "KINDS", ()):
            if kind.key in found:
                raise ValueError(f"The journal kind {kind.key} is registered twice.")
            found[kind.key] = kind
    return found


def kind_named(key: str) -> Kind:
    """Return the kind called ``key``.

    Raises:
        UnknownKind: when no room has registered it.
    """
    try:
        return all_kinds()[key]
    except KeyError:
        raise UnknownKind(key) from None
