"""What the docs promise is there, and what is there has its place in the docs."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("*.md"))]
MADE_BY_A_COMMAND = "docs/pictures/"


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_every_setting_is_described() -> None:
    names = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', read("src/congxa/site/settings.py")))
    described = read("docs/operations/settings.md")
    assert {name for name in names if f"`{name}`" not in described} == set()


def test_every_command_is_described() -> None:
    files = (ROOT / "src" / "congxa").glob("*/management/commands/*.py")
    described = read("docs/operations/commands.md")
    assert {
        path.stem for path in files if path.stem != "__init__" and f"`congxa {path.stem}`" not in described
    } == set()


def test_every_word_of_make_is_described() -> None:
    words = re.findall(r"^([a-z0-9-]+):.*##", read("Makefile"), re.MULTILINE)
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert {word for word in words if f"make {word}" not in text} == set()


def test_relative_links_lead_somewhere() -> None:
    dead = []
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            target = (page.parent / link).resolve()
            is_made = target.is_relative_to(ROOT / MADE_BY_A_COMMAND)
            if not link.startswith(("http:", "https:", "mailto:")) and not is_made and not target.exists():
                dead.append(f"{page.relative_to(ROOT)}: {link}")
    assert dead == []


def test_decisions_are_numbered_and_listed() -> None:
    names = [path.name for path in (DOCS / "decisions").glob("*.md") if path.name != "README.md"]
    assert [name for name in names if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)] == []
    assert sorted(re.findall(r"\(([^)]+\.md)\)", read("docs/decisions/README.md"))) == sorted(names)
