"""The tree of the domain's examples, in the database."""

from datetime import date

from congxa.units.models import Office, Unit, UnitKind
from congxa.units.tests.domain.trees import START, tree


def store_tree() -> dict[str, Unit]:
    """Write the example tree and return its units by code."""
    example = tree()
    for kind in example.kinds.values():
        UnitKind.objects.get_or_create(
            code=kind.code, defaults={"label": kind.label, "prefix": kind.prefix, "tier": kind.tier}
        )
    units: dict[str, Unit] = {}
    for key, life in example.lives.items():
        parent = units[life.parent.code] if life.parent else None
        units[key.code] = Unit.objects.create(
            code=key.code, valid_from=key.valid_from, kind_id=life.kind, name=life.name, parent=parent
        )
    return units


def make_office(unit: Unit, slug: str, *, root: bool = False, since: date = START) -> Office:
    """Write an office for the unit."""
    return Office.objects.create(
        unit=unit, slug=slug, is_root=root, name=f"Ủy ban nhân dân {unit}", short_name=str(unit), valid_from=since
    )
