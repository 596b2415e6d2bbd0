"""Gathers what the rooms offer to the portal and to the desk; read once per process."""

from functools import cache
from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from congxa.kernel.desk import DeskEntry
from congxa.kernel.offers import Offers, gather


@cache
def offers() -> Offers:
    """Return everything the installed rooms offer."""
    return gather(_modules("offers"))


@cache
def desk_entries() -> tuple[DeskEntry, ...]:
    """Return the entries of the desk's navigation in their order."""
    found = [entry for module in _modules("desk") for entry in module.ENTRIES]
    return tuple(sorted(found, key=lambda entry: entry.order))


def _modules(name: str) -> list[ModuleType]:
    # Only our rooms: a module of this name in somebody else's app means something else.
    rooms = [config for config in apps.get_app_configs() if config.name.startswith("congxa.")]
    return [import_module(f"{room.name}.{name}") for room in rooms if module_has_submodule(room.module, name)]
