"""What a room puts on the desk: entries of its navigation, and lists of the work that waits on its start page.

A room declares them in its ``desk.py`` as ``ENTRIES = [...]`` and ``LISTS = [...]``; whoever may do the verb in the
office sees them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from congxa.kernel.text import Words


class DeskGroup(StrEnum):
    """What a person comes to the desk to do; the groups of the navigation, in this order."""

    MINE = "mine"
    INTAKE = "intake"
    MONEY = "money"
    LEADER = "leader"
    FIGURES = "figures"
    PORTAL = "portal"
    SETUP = "setup"


@dataclass(frozen=True, kw_only=True)
class DeskEntry:
    """One entry: shown to those who may do ``verb`` in the office they are at, sorted by group and ``order``.

    With ``for_upper`` it is shown only where there are offices below.
    """

    verb: str
    label: Words
    url_name: str
    group: DeskGroup = DeskGroup.SETUP
    order: int = 100
    icon: str = ""
    for_upper: bool = False


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One thing that waits: what it is, where it is done, a moment beside it and what is to be said of it."""

    title: str
    address: str
    since: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeskRows:
    """The first rows of a list, how many there are in all, and the worst colour among them (ok, soon, late, paused)."""

    rows: Sequence[DeskRow]
    total: int
    state: str = "ok"


@dataclass(frozen=True, kw_only=True)
class DeskList:
    """A list of work. ``rows`` is asked with the person, the key of the office, the moment and how many to show.

    ``url_name`` leads to the whole list; ``empty`` is said when nothing waits.
    """

    verb: str
    heading: Words
    empty: Words
    rows: Callable[[object, int, datetime, int], DeskRows]
    url_name: str
    icon: str = "list"
    order: int = 100
