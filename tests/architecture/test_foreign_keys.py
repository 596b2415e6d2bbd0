"""Every foreign key points down the floors, or stays in its room."""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db.models import Model

FLOORS = [
    "units",
    "accounts",
    "records",
    "documents procedures places",
    "dossiers feedback agenda broadcast notices",
    "statistics",
    "criteria",
    "portal exchange compliance",
]


def wrong_way(models: Iterable[type[Model]]) -> Iterator[str]:
    """Yield each key that points up or sideways, and each model of a room that has no floor."""
    level = {room: i for i, row in enumerate(FLOORS) for room in row.split()}
    for model in models:
        if model.__module__.startswith("congxa.") and model._meta.app_label not in level:
            yield f"{model._meta.label} stands on no floor"
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not getattr(field, "concrete", False) or not target:
                continue
            a, b = model._meta.app_label, target._meta.app_label
            if a != b and a in level and b in level and level[b] >= level[a]:
                yield f"{model._meta.label}.{field.name} -> {target._meta.label}"


def test_foreign_keys() -> None:
    assert list(wrong_way(apps.get_models(include_auto_created=True))) == []
