"""The documents keep up with the program: settings, commands and links."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "congxa"
OPERATIONS = ROOT / "docs" / "operations"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
READ = re.compile(r"env\.\w+\(\s*\"([A-Z][A-Z0-9_]+)\"")
LINK = re.compile(r"\]\(([^)\s]+)\)")


def variables() -> set[str]:
    """Return the environment variables that the settings read."""
    texts = (path.read_text(encoding="utf-8") for path in (SOURCE / "site" / "settings").glob("*.py"))
    return {name for text in texts for name in READ.findall(text)}


def commands() -> set[str]:
    """Return the names of the house's own commands."""
    return {path.stem for path in SOURCE.glob("*/management/commands/[a-z]*.py")}


def rows(page: str) -> list[str]:
    """Return the first cell of each row of the tables of a page of operations."""
    text = (OPERATIONS / page).read_text(encoding="utf-8")
    return [line.strip("|").split("|")[0] for line in text.splitlines() if line.startswith("|")]


@pytest.mark.parametrize("name", sorted(variables()))
def test_setting_is_described(name: str) -> None:
    assert any(f"`{name}`" in cell for cell in rows("settings.md"))


@pytest.mark.parametrize("name", sorted(commands()))
def test_command_is_described(name: str) -> None:
    assert any(re.search(rf"`congxa {name}[ `]", cell) for cell in rows("commands.md"))


def test_no_setting_is_described_that_nobody_reads() -> None:
    named = {name for cell in rows("settings.md") for name in re.findall(r"`([A-Z][A-Z0-9_]+)`", cell)}
    assert {name.removesuffix("_FILE") for name in named} - variables() == set()


def test_no_command_is_described_that_is_gone() -> None:
    named = {name for cell in rows("commands.md") for name in re.findall(r"`congxa (\w+)", cell)}
    assert named - commands() == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    links = [link.partition("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8"))]
    broken = [link for link in links if link and "://" not in link and not (page.parent / link).exists()]
    assert broken == []


def test_every_word_of_make_is_described() -> None:
    words = re.findall(r"^([a-z0-9-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [word for word in words if f"make {word}" not in text] == []


def test_decisions_are_numbered_once_and_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    names = sorted(path.name for path in folder.glob("*.md") if path.name != "README.md")
    assert len({re.match(r"\d{4}-", name) and name[:4] for name in names}) == len(names)
    assert sorted(LINK.findall((folder / "README.md").read_text(encoding="utf-8"))) == names


def test_every_document_is_reached_from_the_index() -> None:
    seen: set[Path] = set()
    ahead = [ROOT / "docs" / "index.md"]
    while ahead:
        page = ahead.pop()
        if page not in seen and page.suffix == ".md" and page.exists():
            seen.add(page)
            links = LINK.findall(page.read_text(encoding="utf-8"))
            ahead += [(page.parent / link.partition("#")[0]).resolve() for link in links if "://" not in link]
    assert [str(page.relative_to(ROOT)) for page in PAGES if page not in seen and page.parent != ROOT] == []
