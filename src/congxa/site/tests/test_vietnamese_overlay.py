"""Every sentence of the packages an official meets on screen reads in Vietnamese."""

import unicodedata
from importlib.util import find_spec
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

from congxa.site.translations import extract_messages, placeholders

OVERLAY = Path(__file__).parents[1] / "overlay"

OVERLAYS = {
    "wagtail.admin": "wagtail-admin",
}
"""Package → the directory below ``overlay/`` that speaks for it."""

SAME_IN_BOTH = {"Email", "ID", "RSS", "Slack", "URL", "Wagtail"}
"""Words a Vietnamese official writes as they are."""

CATALOGUES = sorted(OVERLAY.glob("*/locale/vi/LC_MESSAGES/*.po"))


def read(path: Path, locale: str = "vi") -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def entries(path: Path, locale: str = "vi") -> list[Entry]:
    return [entry for entry in read(path, locale) if entry.id]


def forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return list(text) if isinstance(text, list | tuple) else [text or ""]


def name(path: Path) -> str:
    return str(path.relative_to(OVERLAY).parts[0]) + "/" + path.stem


def package_directory(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent


def says_something(sentence: str) -> bool:
    for placeholder in placeholders(sentence):
        sentence = sentence.replace(placeholder, "")
    return any(letter.isalpha() for letter in sentence)


def untranslated(wanted: set[tuple[str | None, str]], catalogue: Path) -> list[str]:
    known = {(entry.context, forms(entry.id)[0]): forms(entry.string) for entry in entries(catalogue)}
    return sorted(
        msgid
        for context, msgid in wanted
        if not all(known.get((context, msgid), [""]))
        or (known[context, msgid] == [msgid] and msgid not in SAME_IN_BOTH and says_something(msgid))
    )


def catalogue_of(directory: str, domain: str) -> Path:
    return OVERLAY / directory / "locale" / "vi" / "LC_MESSAGES" / f"{domain}.po"


@pytest.mark.parametrize("package", OVERLAYS)
def test_pages_and_messages_are_translated(package: str) -> None:
    wanted = extract_messages(package_directory(package))
    assert wanted
    assert untranslated(wanted, catalogue_of(OVERLAYS[package], "django")) == []


@pytest.mark.parametrize("package", OVERLAYS)
def test_scripts_are_translated(package: str) -> None:
    """The scripts are shipped minified; their sentences are in the English catalogue beside them."""
    english = package_directory(package) / "locale" / "en" / "LC_MESSAGES" / "djangojs.po"
    if not english.exists():
        pytest.skip(f"{package} has no scripts that speak")
    wanted = {(entry.context, forms(entry.id)[0]) for entry in entries(english, "en")}
    assert wanted
    assert untranslated(wanted, catalogue_of(OVERLAYS[package], "djangojs")) == []


def to_carry_over(original: list[str]) -> list[str]:
    """What the one Vietnamese form keeps of a counted sentence: the plural's placeholders.

    Where both forms have placeholders, only those they share: ``pybabel compile`` refuses the others.
    """
    singular, plural = placeholders(original[0]), placeholders(original[-1])
    return [part for part in plural if part in singular] if singular else plural


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_placeholders_and_tags_survive(path: Path) -> None:
    wrong = [
        (entry.id, entry.string)
        for entry in entries(path)
        if placeholders(forms(entry.string)[0]) != to_carry_over(forms(entry.id))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_letters_are_composed(path: Path) -> None:
    assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_counted_sentences_have_one_form(path: Path) -> None:
    assert read(path).num_plurals == 1


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_edges_match(path: Path) -> None:
    """A leading or trailing blank or line break is part of the layout."""
    wrong = [
        original
        for entry in entries(path)
        for original, text in [(forms(entry.id)[-1], forms(entry.string)[0])]
        if (original[:1].isspace(), original[-1:].isspace()) != (text[:1].isspace(), text[-1:].isspace())
    ]
    assert wrong == []
