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
    "wagtail": "wagtail-rest",
    "wagtail.contrib.forms": "wagtail-rest",
    "wagtail.contrib.redirects": "wagtail-rest",
    "wagtail.contrib.search_promotions": "wagtail-rest",
    "wagtail.contrib.settings": "wagtail-rest",
    "wagtail.contrib.simple_translation": "wagtail-rest",
    "wagtail.contrib.styleguide": "wagtail-rest",
    "wagtail.contrib.table_block": "wagtail-rest",
    "wagtail.contrib.typed_table_block": "wagtail-rest",
    "wagtail.documents": "wagtail-rest",
    "wagtail.embeds": "wagtail-rest",
    "wagtail.images": "wagtail-rest",
    "wagtail.locales": "wagtail-rest",
    "wagtail.search": "wagtail-rest",
    "wagtail.sites": "wagtail-rest",
    "wagtail.snippets": "wagtail-rest",
    "wagtail.users": "wagtail-rest",
    "django_filters": "wagtail-rest",
    "modelsearch": "wagtail-rest",
    "taggit": "wagtail-rest",
    "treebeard": "wagtail-rest",
    "allauth": "allauth",
    "django": "django",
    "django.conf": "django",
    "django.contrib.admin": "django",
    "django.contrib.auth": "django",
    "django.contrib.contenttypes": "django",
    "django.contrib.humanize": "django",
    "django.contrib.postgres": "django",
    "django.contrib.redirects": "django",
    "django.contrib.sessions": "django",
    "django.contrib.sites": "django",
}
"""Package → the directory below ``overlay/`` that speaks for it."""

SHIPPED = {"django": "conf/locale"} | {package: "locale" for package in OVERLAYS if package.startswith("django.")}
"""Package → its own catalogues, for those whose Vietnamese stands wherever our overlay is silent."""

SAME_IN_BOTH = (
    {"Email", "ID", "IPv4", "IPv6", "RSS", "Slack", "URL", "Wagtail"}
    | {f"%s {unit}" for unit in ("KB", "MB", "GB", "TB", "PB")}
    | {"%(size)d byte"}
)
"""Words a Vietnamese official writes as they are."""

NO_SENTENCES = {"addedname", "changedname", "deletedname"}
"""What the extractor makes of ``gettext(message["added"]["name"])`` in Django's admin."""

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


def untranslated(wanted: set[tuple[str | None, str]], package: str, domain: str) -> list[str]:
    known = {
        (entry.context, forms(entry.id)[0]): forms(entry.string)
        for catalogue in catalogues_of(package, domain)
        for entry in entries(catalogue)
        if not entry.fuzzy
    }
    return sorted(
        msgid
        for context, msgid in wanted
        if not all(known.get((context, msgid), [""]))
        or (known[context, msgid] == [msgid] and msgid not in SAME_IN_BOTH and says_something(msgid))
    )


def catalogues_of(package: str, domain: str) -> list[Path]:
    """Return the catalogues that speak for ``package``, the one with the last word last."""
    folders = [OVERLAY / OVERLAYS[package] / "locale"]
    if package in SHIPPED:
        folders.insert(0, package_directory(package) / SHIPPED[package])
    paths = [folder / "vi" / "LC_MESSAGES" / f"{domain}.po" for folder in folders]
    return [path for path in paths if path.exists()]


def english_scripts(package: str) -> Path:
    return package_directory(package) / "locale" / "en" / "LC_MESSAGES" / "djangojs.po"


@pytest.mark.parametrize("package", OVERLAYS)
def test_pages_and_messages_are_translated(package: str) -> None:
    wanted = {key for key in extract_messages(package_directory(package)) if key[1] not in NO_SENTENCES}
    assert wanted
    assert untranslated(wanted, package, "django") == []


@pytest.mark.parametrize("package", [package for package in OVERLAYS if english_scripts(package).exists()])
def test_scripts_are_translated(package: str) -> None:
    """The scripts are shipped minified; their sentences are in the English catalogue beside them."""
    wanted = {(entry.context, forms(entry.id)[0]) for entry in entries(english_scripts(package), "en")}
    assert wanted
    assert untranslated(wanted, package, "djangojs") == []


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
