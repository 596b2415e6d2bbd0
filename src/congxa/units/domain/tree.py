"""The dated tree of administrative units as values.

A unit is known by its code *and* the day it began, because codes were used again for other areas. A life lasts from
``valid_from`` to ``valid_to``, both days included; an open life has no ``valid_to``. The parent noted on a life is the
parent it was born under; when that parent ends, its heir takes its place, so nothing below has to be written again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

PROVINCE_TIER = 1


class Key(NamedTuple):
    """The identity of a unit: its code and the first day of its life."""

    code: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of unit; ``tier`` 1 is the province, a larger number stands lower."""

    code: str
    label: str
    prefix: str
    tier: int


@dataclass(frozen=True, slots=True)
class Point:
    """Where a unit is pinned on a map (WGS 84 degrees), never its border."""

    latitude: float
    longitude: float
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Life:
    """One unit during one time of its life."""

    key: Key
    kind: str
    name: str
    parent: Key | None
    valid_to: date | None = None
    point: Point | None = None

    def in_force(self, day: date) -> bool:
        """Return whether the unit lives on ``day``."""
        return self.key.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Link:
    """``new`` continues ``old``, whole or in part; ``new`` is None when the unit was abolished."""

    old: Key
    new: Key | None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Successor:
    """A unit that lives on the day asked for and continues the unit asked about, wholly or with a part of it."""

    life: Life
    whole: bool


@dataclass(frozen=True)
class Tree:
    """All lives and what continues what. Two trees with the same content are equal."""

    kinds: Mapping[str, Kind]
    lives: Mapping[Key, Life]
    links: tuple[Link, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, list[Life]]:
        """Return the lives of each code, oldest first."""
        groups: dict[str, list[Life]] = {}
        for key in sorted(self.lives):
            groups.setdefault(key.code, []).append(self.lives[key])
        return groups

    @cached_property
    def _heirs(self) -> dict[Key, list[Link]]:
        return _grouped(self.links)

    @cached_property
    def _born_under(self) -> dict[Key, list[Life]]:
        groups: dict[Key, list[Life]] = {}
        for life in self.lives.values():
            if life.parent is not None:
                groups.setdefault(life.parent, []).append(life)
        return groups

    @cached_property
    def _predecessors(self) -> dict[Key, list[Key]]:
        groups: dict[Key, list[Key]] = {}
        for link in self.links:
            if link.new is not None:
                groups.setdefault(link.new, []).append(link.old)
        return groups

    def on(self, day: date) -> list[Life]:
        """Return the tree as of ``day``: every unit that lives then, by code."""
        return [life for lives in self.by_code.values() for life in lives if life.in_force(day)]

    def find(self, code: str, day: date) -> Life | None:
        """Return the unit that bore ``code`` on ``day``."""
        return next((life for life in self.by_code.get(code, ()) if life.in_force(day)), None)

    def links_from(self, key: Key) -> list[Link]:
        """Return what directly continued the unit; empty while it lives."""
        return self._heirs.get(key, [])

    def successors(self, key: Key, day: date) -> list[Successor]:
        """Return the units living on ``day`` that continue the unit, itself while it lives, none before its birth."""
        found: dict[Key, bool] = {}
        waiting = [(key, True)]
        seen: set[tuple[Key, bool]] = set()
        while waiting:
            at, whole = waiting.pop()
            if (at, whole) in seen:
                continue
            seen.add((at, whole))
            if self.lives[at].in_force(day):
                found[at] = found.get(at, True) and whole
            elif at.valid_from <= day:
                links = self.links_from(at)
                waiting += [(link.new, whole and link.whole) for link in links if link.new is not None]
        return [Successor(self.lives[at], found[at]) for at in sorted(found)]

    def parent_on(self, key: Key, day: date) -> Life | None:
        """Return the unit above on ``day``; None at the top, and for a unit whose parent has no single heir."""
        parent = self.lives[key].parent
        if parent is None:
            return None
        if self.lives[parent].in_force(day):
            return self.lives[parent]
        heirs = self.successors(parent, day)
        return heirs[0].life if len(heirs) == 1 else None

    def ancestors_on(self, key: Key, day: date) -> list[Life]:
        """Return the units above on ``day``, the nearest first."""
        above: list[Life] = []
        life = self.parent_on(key, day)
        while life is not None and life not in above:
            above.append(life)
            life = self.parent_on(life.key, day)
        return above

    def children_on(self, key: Key, day: date) -> list[Life]:
        """Return the units directly below on ``day``, by code; also those born under a unit that this one continues."""
        if not self.lives[key].in_force(day):
            return []
        places, waiting = {key}, [key]
        while waiting:
            for old in self._predecessors.get(waiting.pop(), ()):
                if old not in places and not self.lives[old].in_force(day):
                    places.add(old)
                    waiting.append(old)
        below = [life for place in places for life in self._born_under.get(place, ())]
        return sorted(
            (life for life in below if life.in_force(day) and self.parent_on(life.key, day) == self.lives[key]),
            key=lambda life: life.key,
        )

    def title(self, life: Life) -> str:
        """Return the unit with its kind, as inside a sentence: ``xã Tân Vinh``."""
        kind = self.kinds.get(life.kind)
        return f"{kind.prefix if kind else life.kind} {life.name}"

    def address_line(self, key: Key, day: date) -> str:
        """Return the unit and all above it on ``day``: ``xã Tân Vinh, huyện Lương Sơn, tỉnh Hòa Bình``."""
        return ", ".join(map(self.title, [self.lives[key], *self.ancestors_on(key, day)]))


def _grouped(links: Iterable[Link]) -> dict[Key, list[Link]]:
    groups: dict[Key, list[Link]] = {}
    for link in links:
        groups.setdefault(link.old, []).append(link)
    return groups
