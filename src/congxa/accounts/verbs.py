"""The verbs of all rooms: what can be done, and who may do it, declared as data.

Each room lists its own in ``permissions.py`` as ``VERBS``; they are gathered once, when all models are loaded.
A verb nobody declared is an error, so that a typing mistake can never open or close a door.
"""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.utils.functional import Promise

from congxa.accounts.models import Role
from congxa.kernel.rooms import room_modules


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that can be done, named ``room.verb``.

    ``roles`` may do it in the office where the role is held, ``upper_roles`` in every office below that one (a
    role that may do both stands in both).
    A ``public`` verb is open to everybody, signed in or not.
    """

    name: str
    label: str | Promise
    roles: frozenset[Role] | set[Role] = frozenset()
    upper_roles: frozenset[Role] | set[Role] = frozenset()
    public: bool = False


class UnknownVerb(LookupError):
    """No room declares this verb."""


@cache
def all_verbs() -> dict[str, Verb]:
    """Return every declared verb by name; the same name twice raises ValueError."""
    found: dict[str, Verb] = {}
    for module in room_modules((config.name for config in apps.get_app_configs()), "permissions"):
        for verb in getattr(module, "VERBS", ()):
            if verb.name in found:
                raise ValueError(f"The verb {verb.name} is declared twice.")
            found[verb.name] = verb
    return found


def verb_named(name: str) -> Verb:
    """Return the verb called ``name``.

    Raises:
        UnknownVerb: when no room declares it.
    """
    try:
        return all_verbs()[name]
    except KeyError:
        raise UnknownVerb(name) from None
