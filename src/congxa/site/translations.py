"""Reading the sentences a package asks to have translated.

Used to check that our Vietnamese overlays over other people's packages are complete, and to build the
English catalogue of our own sentences. Plain Babel and Django; needs no configured settings.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import extract
from django.utils.translation.template import templatize

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
"""Calls that mark a sentence, in the notation of :func:`babel.messages.extract.extract`."""

NEVER_SHOWN = frozenset({"locale", "migrations", "static", "test", "tests"})
"""Folders whose sentences reach no screen."""

TEMPLATE_SUFFIXES = frozenset({".html", ".txt", ".xml"})


class Message(NamedTuple):
    """A sentence to translate: its context (or None), the sentence, its plural (or None)."""

    context: str | None
    msgid: str
    plural: str | None


def scan(package_dir: Path, *, nested: bool = False) -> Iterator[Message]:
    """Yield the sentences marked in the Python files and templates below ``package_dir``.

    A folder that brings a catalogue of its own (``locale/en``) is another package's business and is left
    out, unless ``nested`` is set. A sentence marked twice is yielded twice.
    """
    for path in sorted(package_dir.rglob("*")):
        inner = path.relative_to(package_dir).parts
        if not NEVER_SHOWN.isdisjoint(inner) or (not nested and _has_own_catalogue(path, package_dir)):
            continue
        if path.suffix == ".py":
            yield from _messages(path.read_text(encoding="utf-8"))
        elif path.suffix in TEMPLATE_SUFFIXES and "templates" in inner:
            yield from _messages(template_as_python(path.read_text(encoding="utf-8")))


def extract_messages(package_dir: Path, *, nested: bool = False) -> set[tuple[str | None, str]]:
    """Return (context, sentence) of everything :func:`scan` finds below ``package_dir``."""
    return {(message.context, message.msgid) for message in scan(package_dir, nested=nested)}


def template_as_python(source: str) -> str:
    """Return the translation tags of a Django template as the gettext calls they stand for.

    ``templatize`` blanks out the rest of the template but keeps its indentation, which Python's tokenizer
    refuses; every line is therefore moved to the margin.
    """
    return "\n".join(line.strip() for line in templatize(source).splitlines())


def _messages(source: str) -> Iterator[Message]:
    found = extract("python", BytesIO(source.encode()), KEYWORDS)
    for _line, texts, _comments, context in found:
        singular, plural = texts if isinstance(texts, tuple) else (texts, None)
        yield Message(context, singular, plural)


def _has_own_catalogue(path: Path, package_dir: Path) -> bool:
    between = [folder for folder in path.parents if folder.is_relative_to(package_dir) and folder != package_dir]
    return any((folder / "locale" / "en").is_dir() for folder in between)


_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|%%|\{\w*\}|</?[a-z][^>]*>")


def placeholders(sentence: str) -> list[str]:
    """Return, sorted, what a translation must carry over unchanged: ``%(name)s``, ``{name}``, HTML tags."""
    return sorted(_PLACEHOLDER.findall(sentence))
