"""How one room gathers what the others declare in a module of an agreed name (`offers`, `kinds`, `tasks` …)."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

_HOUSE = "congxa."


def room_modules(applications: Iterable[str], name: str) -> Iterator[ModuleType]:
    """The modules `name` of our rooms among `applications` (names of packages), in their order; most have none.

    Somebody else's application is not asked: its module of that name means something else, and may not bear to be
    imported early. A module that cannot be imported raises what it raises.
    """
    for application in applications:
        if application.startswith(_HOUSE) and find_spec(f"{application}.{name}") is not None:
            yield import_module(f"{application}.{name}")
