"""The navigation of the desk: groups by what a person does, each with the entries this person may use here."""

from dataclasses import dataclass, field, replace
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import may
from congxa.kernel.desk import DeskEntry, DeskGroup
from congxa.kernel.text import Words
from congxa.portal.gathering import desk_entries
from congxa.portal.shown.frame import frame_of
from congxa.units.service import OfficeEntry

GROUP_LABELS: dict[DeskGroup, Words] = {
    DeskGroup.MINE: _("Việc của tôi"),
    DeskGroup.INTAKE: _("Tiếp nhận"),
    DeskGroup.MONEY: _("Thu phí"),
    DeskGroup.LEADER: _("Lãnh đạo"),
    DeskGroup.FIGURES: _("Số liệu"),
    DeskGroup.PORTAL: _("Cổng thông tin"),
    DeskGroup.SETUP: _("Thiết lập"),
}


@dataclass(frozen=True, slots=True)
class MenuWord:
    """One word of the navigation; a group leads to the first of its ``below``."""

    label: Words
    address: str
    icon: str = ""
    current: bool = False
    below: tuple["MenuWord", ...] = field(default=())


def desk_menu(actor: object, office: OfficeEntry | None, path: str) -> list[MenuWord]:
    """Return the groups that have something for the person in this office; what ``path`` is part of is current.

    A group with one entry is that entry: nobody has to open a drawer for one thing.
    """
    if office is None:
        return []
    frame = frame_of(office)
    has_lower = frame is not None and bool(frame.lower)
    fitting = [entry for entry in desk_entries() if has_lower or not entry.for_upper]
    shown = [(entry, reverse(entry.url_name)) for entry in fitting if may(actor, entry.verb, office)]
    # Of `…/ho-so/` and `…/ho-so/nhan/` the longer one is meant.
    here = max((address for _entry, address in shown if path.startswith(address)), key=len, default=None)
    return [_group(key, [(entry, address, address == here) for entry, address in rows])
            for key, rows in groupby(shown, key=lambda pair: pair[0].group)]  # fmt: skip


def _group(key: DeskGroup, rows: list[tuple[DeskEntry, str, bool]]) -> MenuWord:
    words = tuple(MenuWord(entry.label, address, entry.icon, current) for entry, address, current in rows)
    if len(words) == 1:
        return words[0]
    return replace(words[0], label=GROUP_LABELS[key], current=any(word.current for word in words), below=words)
