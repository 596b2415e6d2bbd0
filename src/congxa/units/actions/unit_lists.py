"""Taking in whole lists of units: all of a list or nothing, and the same list twice changes nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.db import transaction

from congxa.kernel.refs import Ref
from congxa.units.actions.asking import require, tell
from congxa.units.domain.faults import faults_of
from congxa.units.domain.tree import Key, Kind, Life, Tree
from congxa.units.lists.parsing import BadList
from congxa.units.lists.units import ListedUnit
from congxa.units.models import Unit, UnitKind
from congxa.units.queries import read_tree
from congxa.units.signals import Change

Progress = Callable[[int, int], None]
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries of a list were new, put right, or there already."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


def silent(_done: int, _total: int) -> None:
    """Show no progress."""
    return None


def load_kinds(kinds: Iterable[Kind]) -> None:
    """Write kinds that are new or differ; part of :func:`load_units`."""
    for kind in kinds:
        fields = {"label": kind.label, "prefix": kind.prefix, "tier": kind.tier}
        if not UnitKind.objects.filter(code=kind.code, **fields).exists():
            UnitKind.objects.update_or_create(code=kind.code, defaults=fields)


def load_units(
    *,
    actor: object,
    units: Sequence[ListedUnit],
    kinds: Sequence[Kind] = (),
    name: str = "",
    progress: Progress = silent,
) -> Tally:
    """Take in a list of units (and the kinds it needs). A unit known by code and first day is put right; one whose
    code lives on that day with the same name, kind and parent is there already; everything else begins.

    Raises:
        PermissionDenied: the actor may not change the tree.
        BadList: with every problem and its place; nothing has been written.
    """
    with transaction.atomic():
        rows = {Key(row.code, row.valid_from): row for row in Unit.objects.select_for_update().order_by("pk")}
        require(actor, "units.load_units", None)
        load_kinds(kinds)
        tree = read_tree()
        fresh, changed = _compare(tree, units)
        changed = {unit.key: tree.lives[unit.key] for unit in units if _restates(rows.get(unit.key), unit)} | changed
        _refuse_faults(tree, fresh | changed, units)
        listed = {unit.key: unit for unit in units}
        before = {key.code: _said(rows[key]) for key in changed}
        _write(tree, fresh, changed, rows, listed, name, progress)
        if fresh or changed:
            after = {"created": [key.code for key in fresh], "updated": {k.code: _said(rows[k]) for k in changed}}
            tell(Change("units.load_units", actor, Ref("units.unit", "all"), None, before, after, name))
        return Tally(len(fresh), len(changed), len(units) - len(fresh) - len(changed))


def _compare(tree: Tree, units: Sequence[ListedUnit]) -> tuple[dict[Key, Life], dict[Key, Life]]:
    """Return the lives that are new and those that are put right; raise BadList for what cannot be placed."""
    bare = {unit.key: Life(unit.key, unit.kind, unit.name, None, None, unit.point) for unit in units}
    together = Tree(tree.kinds, {**bare, **tree.lives}, tree.links)
    problems: list[str] = []
    fresh: dict[Key, Life] = {}
    changed: dict[Key, Life] = {}
    for unit in units:
        parent = together.find(unit.parent, unit.valid_from) if unit.parent else None
        life = replace(bare[unit.key], parent=parent.key if parent else None)
        known, living = tree.lives.get(unit.key), tree.find(unit.code, unit.valid_from)
        if unit.parent and parent is None:
            problems.append(_orphan(unit))
        elif known is not None:
            life = replace(life, valid_to=known.valid_to, point=life.point or known.point)
            if life != known:
                changed[unit.key] = life
        elif living is None:
            fresh[unit.key] = life
        elif not _same(tree, living, unit):
            problems.append(_another(tree, living, life, unit))
    if problems:
        raise BadList(problems)
    return fresh, changed


def _restates(row: Unit | None, unit: ListedUnit) -> bool:
    """Return whether the list says something else about where the datum comes from or how sure it is."""
    if row is None:
        return False
    return (unit.source[:200] or row.source, unit.confidence or row.confidence) != (row.source, row.confidence)


def _orphan(unit: ListedUnit) -> str:
    return (
        f"{unit.where}: không có đơn vị cấp trên mang mã {unit.parent} vào ngày {unit.valid_from:%d/%m/%Y}, trong danh "
        "sách lẫn trong dữ liệu đã có."
    )


def _another(tree: Tree, living: Life, life: Life, unit: ListedUnit) -> str:
    return (
        f"{unit.where}: mã {unit.code} ngày {unit.valid_from:%d/%m/%Y} đang là "
        f"{tree.address_line(living.key, unit.valid_from)}, còn danh sách ghi {tree.title(life)} thuộc mã "
        f"{unit.parent or '(trống)'}; hãy ghi sự kiện (đổi tên, sáp nhập …) trước."
    )


def _same(tree: Tree, living: Life, unit: ListedUnit) -> bool:
    above = tree.parent_on(living.key, unit.valid_from)
    return (living.name, living.kind, above.key.code if above else None) == (unit.name, unit.kind, unit.parent)


def _refuse_faults(tree: Tree, lives: dict[Key, Life], units: Sequence[ListedUnit]) -> None:
    """Refuse what the list would newly break; what was wrong before is the doctor's to tell."""
    if not lives:
        return
    places = {unit.key: unit.where for unit in units}
    known = set(faults_of(tree))
    after = Tree(tree.kinds, {**tree.lives, **lives}, tree.links)
    new = [
        f"{places[key]}: {text}" if key in places else text
        for key, text in faults_of(after)
        if (key, text) not in known
    ]
    if new:
        raise BadList(new)


def _write(
    tree: Tree,
    fresh: dict[Key, Life],
    changed: dict[Key, Life],
    rows: dict[Key, Unit],
    listed: dict[Key, ListedUnit],
    name: str,
    progress: Progress,
) -> None:
    done, total = 0, len(fresh) + len(changed)
    for batch in _batches(tree, fresh):
        for row in Unit.objects.bulk_create([_filled(Unit(), life, rows, listed, name) for life in batch]):
            rows[Key(row.code, row.valid_from)] = row
        done += len(batch)
        progress(done, total)
    for life in changed.values():
        _filled(rows[life.key], life, rows, listed, name).save()
        done += 1
        progress(done, total)


def _batches(tree: Tree, fresh: dict[Key, Life]) -> Iterator[list[Life]]:
    """Give the upper tiers first, because a row needs the row of its parent."""
    ordered = sorted(fresh.values(), key=lambda life: tree.kinds[life.kind].tier)
    for _tier, lives in groupby(ordered, key=lambda life: tree.kinds[life.kind].tier):
        group = list(lives)
        for start in range(0, len(group), _BATCH):
            yield group[start : start + _BATCH]


def _filled(row: Unit, life: Life, rows: dict[Key, Unit], listed: dict[Key, ListedUnit], name: str) -> Unit:
    row.code, row.valid_from, row.valid_to = life.key.code, life.key.valid_from, life.valid_to
    row.kind_id, row.name = life.kind, life.name
    row.parent = rows[life.parent] if life.parent else None
    row.latitude = life.point.latitude if life.point else None
    row.longitude = life.point.longitude if life.point else None
    row.approximate = life.point.approximate if life.point else False
    row.source = (listed[life.key].source or row.source or name)[:200]
    row.confidence = listed[life.key].confidence or row.confidence
    return row


def _said(row: Unit) -> dict[str, object]:
    fields = ("name", "kind_id", "parent_id", "latitude", "longitude", "source", "confidence")
    return {field: getattr(row, field) for field in fields}
