"""A migration's name says what it does, and a migration imports nothing of the house's own."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "congxa"
MIGRATIONS = sorted(SOURCE.glob("*/migrations/0*.py"))
ALLOWED = re.compile(r"congxa\.\w+\.(models|blocks|home_blocks)\b")


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_name_says_what_it_does(path: Path) -> None:
    assert re.fullmatch(r"\d{4}_[a-z][a-z0-9_]+", path.stem)
    assert not re.fullmatch(r"\d{4}_(auto_.*|initial)", path.stem)


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_no_function_of_the_house_is_imported(path: Path) -> None:
    """Fields may name classes of ``models`` and ``blocks``, which Django writes itself; data code may not."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    modules += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert [name for name in modules if name.startswith("congxa") and not ALLOWED.match(name)] == []
