"""Gathers what the rooms offer to the portal and to the desk; read once per process."""

from collections.abc import Iterator
from functools import cache
from types import ModuleType

from django.apps import apps

from congxa.kernel.desk import DeskEntry, DeskGroup, DeskList
from congxa.kernel.offers import Offers, gather
from congxa.kernel.rooms import room_modules


@cache
def offers() -> Offers:
    """Return everything the installed rooms offer."""
    return gather(_modules("offers"))


@cache
def desk_entries() -> tuple[DeskEntry, ...]:
    """Return the entries of the desk's navigation in their order."""
    found = [entry for module in _modules("desk") for entry in module.ENTRIES]
    groups = list(DeskGroup)
    return tuple(sorted(found, key=lambda entry: (groups.index(entry.group), entry.order)))


@cache
def desk_lists() -> tuple[DeskList, ...]:
    """Return the lists of work of the desk's start page in their order."""
    found = [one for module in _modules("desk") for one in getattr(module, "LISTS", ())]
    return tuple(sorted(found, key=lambda one: one.order))


def _modules(name: str) -> Iterator[ModuleType]:
    return room_modules((config.name for config in apps.get_app_configs()), name)
