"""Reads of the dated tree. For many units at once read the whole tree (three queries) and ask that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from congxa.kernel.text import sort_key
from congxa.units.domain.tree import Key, Kind, Life, Link, Point, Tree
from congxa.units.models import Unit, UnitKind, UnitSuccession

_ABOVE = ("kind", "parent__kind", "parent__parent__kind", "parent__parent__parent__kind")


@dataclass(frozen=True, slots=True)
class Continuation:
    """A unit living on the day asked for that continues another, wholly or with a part of it."""

    unit: Unit
    whole: bool


def lives_on(day: date) -> Q:
    """Return the condition that a dated row (unit, office) is in force on ``day``."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def units_on(day: date) -> QuerySet[Unit]:
    """Return the tree as of ``day``, by code, with kinds (one query)."""
    return Unit.objects.filter(lives_on(day)).select_related("kind").order_by("code")


def find(code: str, day: date) -> Unit | None:
    """Return the unit that bore ``code`` on ``day`` (one query)."""
    return units_on(day).filter(code=code).first()


def successors(unit: Unit, day: date) -> list[Continuation]:
    """Return the units living on ``day`` that continue ``unit``, in alphabet order: itself while it lives, none before
    its birth, none when it was abolished.

    One query for each reform between the unit's end and ``day``.
    """
    waiting: dict[int, tuple[Unit, bool]] = {unit.pk: (unit, True)}
    found: dict[int, tuple[Unit, bool]] = {}
    seen: set[tuple[int, bool]] = set()
    while waiting:
        ended: dict[int, bool] = {}
        for pk, (at, whole) in waiting.items():
            if _in_force(at, day):
                found[pk] = (at, found.get(pk, (at, True))[1] and whole)
            elif at.valid_from <= day and (pk, whole) not in seen:
                seen.add((pk, whole))
                ended[pk] = whole
        waiting = _continued(ended)
    continuations = [Continuation(at, whole) for at, whole in found.values()]
    return sorted(continuations, key=lambda one: (sort_key(one.unit.name), one.unit.code))


def _continued(ended: dict[int, bool]) -> dict[int, tuple[Unit, bool]]:
    if not ended:
        return {}
    onward: dict[int, tuple[Unit, bool]] = {}
    links = UnitSuccession.objects.filter(old__in=ended, new__isnull=False)
    for link in links.select_related(*(f"new__{path}" for path in _ABOVE)):
        whole = ended[link.old_id] and link.part == UnitSuccession.Part.WHOLE
        if link.new is not None:
            onward[link.new.pk] = (link.new, onward.get(link.new.pk, (link.new, True))[1] and whole)
    return onward


def ancestors_on(unit: Unit, day: date) -> list[Unit]:
    """Return the units above ``unit`` on ``day``, the nearest first (one query, and one for each reform above it)."""
    above: list[Unit] = []
    at = Unit.objects.select_related(*_ABOVE).get(pk=unit.pk)
    while at.parent is not None:
        heirs = [at.parent] if _in_force(at.parent, day) else [one.unit for one in successors(at.parent, day)]
        if len(heirs) != 1 or heirs[0] in above:
            break
        at = heirs[0]
        above.append(at)
    return above


def children_on(unit: Unit, day: date) -> list[Unit]:
    """Return the units directly below ``unit`` on ``day`` in alphabet order, also those born under a unit it continues.

    One query, and one for each reform in the unit's past (none of them when the unit does not live on ``day``).
    """
    if not _in_force(unit, day):
        return []
    places, waiting = {unit.pk}, {unit.pk}
    while waiting:
        links = UnitSuccession.objects.filter(new__in=waiting, old__valid_to__lt=day)
        waiting = set(links.values_list("old_id", flat=True)) - places
        places |= waiting
    return in_alphabet(units_on(day).filter(parent__in=places))


def address_line(unit: Unit, day: date) -> str:
    """Return the unit and all above it on ``day``: ``xã Tân Vinh, huyện Lương Sơn, tỉnh Hòa Bình``."""
    return ", ".join(map(str, [unit, *ancestors_on(unit, day)]))


def in_alphabet(units: Iterable[Unit]) -> list[Unit]:
    """Return units as people look for them: by name in Vietnamese alphabet order."""
    return sorted(units, key=lambda unit: (sort_key(unit.name), unit.code, unit.valid_from))


def read_tree() -> Tree:
    """Read the whole tree, all days of it (three queries)."""
    kinds = {kind.code: kind for kind in read_kinds()}
    units = {unit.pk: unit for unit in Unit.objects.all()}
    keys = {pk: key_of(unit) for pk, unit in units.items()}
    lives = {
        keys[pk]: Life(
            keys[pk],
            unit.kind_id,
            unit.name,
            keys[unit.parent_id] if unit.parent_id else None,
            unit.valid_to,
            point_of(unit),
        )
        for pk, unit in units.items()
    }
    rows = UnitSuccession.objects.order_by("pk").values_list("old_id", "new_id", "part")
    links = tuple(
        Link(keys[old], keys[new] if new else None, part == UnitSuccession.Part.WHOLE) for old, new, part in rows
    )
    return Tree(kinds, lives, links)


def read_kinds() -> list[Kind]:
    """Read the kinds of units, the upper tiers first (one query)."""
    return [Kind(kind.code, kind.label, kind.prefix, kind.tier) for kind in UnitKind.objects.all()]


def key_of(unit: Unit) -> Key:
    """Return the key of a unit's row."""
    return Key(unit.code, unit.valid_from)


def point_of(unit: Unit) -> Point | None:
    """Return where a unit is pinned, None when it has no coordinates."""
    if unit.latitude is None or unit.longitude is None:
        return None
    return Point(unit.latitude, unit.longitude, unit.approximate)


def _in_force(unit: Unit, day: date) -> bool:
    return unit.valid_from <= day and (unit.valid_to is None or day <= unit.valid_to)
