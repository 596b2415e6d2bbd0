"""The glossary holds every model, role and kind of unit event, and nothing that is gone."""

import re
from pathlib import Path

from django.apps import apps

from congxa.accounts.service import Role
from congxa.units.models import UnitEvent

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"


def words_of_the_house() -> set[str]:
    ours = [config for config in apps.get_app_configs() if config.name.startswith("congxa.")]
    models = {f"{config.label}.{model.__name__}" for config in ours for model in config.get_models()}
    return models | {f"Role.{role.name}" for role in Role} | {f"UnitEvent.{kind.name}" for kind in UnitEvent.Kind}


def test_the_glossary_is_complete_and_current() -> None:
    written = set(re.findall(r"^\| .+? \| `([\w.]+)` \| .+ \|$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE))
    assert written == words_of_the_house()
