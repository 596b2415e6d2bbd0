"""Looking up units of the tree for addresses, those of today and those of former days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from congxa.kernel.text import sort_key, tokens
from congxa.procedures.domain.form_cleaning import Place
from congxa.records.service import current
from congxa.units.service import Tree, read_tree

COMMUNE_TIER = 3
MOST = 12


@dataclass(frozen=True, slots=True)
class _Entry:
    place: Place
    words: frozenset[str]
    name: tuple[str, ...]
    valid_to: date | None


class UnitPlaces:
    """The communes of the tree; it is read when somebody first asks, and again after it changed."""

    def get(self, code: str, valid_from: date) -> Place | None:
        """Return the commune with this key, its line as of its last day."""
        found = _index().get((code, valid_from))
        return found.place if found else None

    def search(self, text: str) -> Sequence[Place]:
        """Return the communes that have every word of ``text``; same name first, those of today before former ones."""
        words = tokens(text)
        if not words:
            return ()
        found = [one for one in _index().values() if one.words.issuperset(words)]
        found.sort(key=lambda one: (one.name != tuple(words), one.valid_to is not None, sort_key(one.place.line)))
        return [one.place for one in found[:MOST]]

    def until(self, place: Place) -> date | None:
        """Return the last day of a former commune, None for one of today."""
        found = _index().get((place.code, place.valid_from))
        return found.valid_to if found else None


_known: dict[tuple[str, str], dict[tuple[str, date], _Entry]] = {}


def _index() -> dict[tuple[str, date], _Entry]:
    version = (str(settings.VERSION_BOARD), current("units"))
    if version not in _known:
        _known.clear()
        _known[version] = _entries(read_tree(), timezone.localdate())
    return _known[version]


def _entries(tree: Tree, today: date) -> dict[tuple[str, date], _Entry]:
    found = {}
    for key, life in tree.lives.items():
        kind = tree.kinds.get(life.kind)
        if kind is None or kind.tier != COMMUNE_TIER:
            continue
        line = tree.address_line(key, min(life.valid_to, today) if life.valid_to else max(today, key.valid_from))
        place = Place(key.code, key.valid_from, line)
        found[key.code, key.valid_from] = _Entry(
            place, frozenset(tokens(line)), tuple(tokens(life.name)), life.valid_to
        )
    return found
