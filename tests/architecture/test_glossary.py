"""Every model of the house has a row in the glossary, and the glossary names no model that is gone."""

import re
from pathlib import Path

import pytest
from django.apps import apps

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
MODELS = sorted(
    model.__name__
    for config in apps.get_app_configs()
    if config.name.startswith("congxa.")
    for model in config.get_models()
)

NO_MODELS = {"Confidence", "Figure", "Role"}
"""Classes the glossary explains that are not tables."""


def rows() -> list[list[str]]:
    """Return the cells of each row of the glossary's tables, without headings."""
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in table if row[0] != "Vietnamese"]


@pytest.mark.parametrize("name", MODELS)
def test_model_is_in_the_glossary(name: str) -> None:
    assert any(f"`{name}`" in row[1] for row in rows()), f"docs/glossary.md has no row with `{name}`"


def test_every_row_is_complete() -> None:
    assert [row for row in rows() if len(row) != 4 or not all(row)] == []


def test_no_row_names_a_class_that_is_gone() -> None:
    named = {word for row in rows() for word in re.findall(r"`([A-Z]\w+)`", row[1])}
    assert named - set(MODELS) <= NO_MODELS
