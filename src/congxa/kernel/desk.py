"""What a room puts into the navigation of the desk: a verb, the words and the name of an address.

A room declares them in its ``desk.py`` as ``ENTRIES = [...]``; whoever may do the verb in the office sees the entry.
"""

from dataclasses import dataclass

from congxa.kernel.text import Words


@dataclass(frozen=True, kw_only=True)
class DeskEntry:
    """One entry: shown to those who may do ``verb`` in the office they are at, sorted by ``order``.

    With ``for_upper`` it is shown only where there are offices below.
    """

    verb: str
    label: Words
    url_name: str
    order: int = 100
    icon: str = ""
    for_upper: bool = False
