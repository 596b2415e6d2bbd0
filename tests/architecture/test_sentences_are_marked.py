"""A Vietnamese sentence that somebody reads is marked for translation."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "congxa"
MARKS = {
    "_",
    "_lazy",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
DIACRITIC = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
ELSEWHERE = {"tests", "migrations", "demo", "law", "static", "locale", "overlay"}
TRANSLATED = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
EXCEPTIONS = {
    "kernel/*": "knows no Django: words of the language, and errors whose sentences the room above shows",
    "units/domain/*": "knows no Django: what is wrong with a list, printed by the importer",
    "dossiers/domain/*": "knows no Django: names of states are marked there, refusals are shown by the room above",
    "units/lists/*": "reads lists in files, whose words are Vietnamese",
    "units/actions/*_lists.py": "words of lists, printed by the importer",
    "units/importers.py": "console",
    "units/console.py": "console",
    "*/management/commands/*.py": "console: its reader runs the machine and reads the Vietnamese of the sources",
    "procedures/lists/*": "reads lists in files, whose words are Vietnamese",
    "procedures/importers.py": "console",
    "site/env.py": "console, before there are settings to translate with",
    "site/settings/*.py": "names of languages, and a default that the operator replaces",
    "site/safety.py": "console, when the program refuses to start",
    "site/templatetags/typography.py": "a pattern: whose name must not break in two",
    "accounts/checks.py": "console, when the program refuses to start",
    "accounts/standing.py": "kept in the journal, which stays in the language of the house",
    "records/things.py": "kept in the journal, which stays in the language of the house",
    "dossiers/paper_facts/*": "papers of the state are in Vietnamese whatever the reader's language",
    "dossiers/papers/*": "papers of the state are in Vietnamese whatever the reader's language",
    "portal/actions/portals.py": "content: the first section that a new portal gets",
}
"""Files below ``congxa`` whose Vietnamese is not a sentence for a screen, and why."""
NAMES = ("Cổng Xã", "Cốc Cốc")
"""What is called the same in every language."""


def of_python(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of string literals with Vietnamese letters outside calls that mark them and docstrings."""
    tree = ast.parse(source)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in MARKS:
            skipped |= {id(inner) for inner in ast.walk(node)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            if DIACRITIC.search(without_names(node.value)):
                yield node.lineno, node.value


def of_template(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of Vietnamese in a template outside its translation tags."""
    rest = TRANSLATED.sub(lambda found: "\n" * found.group().count("\n"), source)
    for number, line in enumerate(rest.splitlines(), 1):
        if DIACRITIC.search(without_names(line)):
            yield number, line.strip()


def without_names(text: str) -> str:
    for name in NAMES:
        text = text.replace(name, "")
    return text


def unmarked() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*")):
        inner = path.relative_to(PACKAGE)
        if not ELSEWHERE.isdisjoint(inner.parts) or any(inner.match(pattern) for pattern in EXCEPTIONS):
            continue
        if path.suffix == ".py":
            found = of_python(path.read_text(encoding="utf-8"))
        elif path.suffix in {".html", ".txt", ".xml"} and "templates" in inner.parts:
            found = of_template(path.read_text(encoding="utf-8"))
        else:
            continue
        yield from (f"{inner}:{line}: {text[:80]}" for line, text in found)


def test_every_vietnamese_sentence_is_marked() -> None:
    assert list(unmarked()) == []


def test_no_exception_is_left_over() -> None:
    assert [pattern for pattern in EXCEPTIONS if not list(PACKAGE.glob(pattern))] == []


Find = Callable[[str], Iterator[tuple[int, str]]]


@pytest.mark.parametrize(
    ("find", "source", "found"),
    [
        (of_python, 'x = _("Đã lưu")', []),
        (of_python, 'x = "Đã lưu"', [(1, "Đã lưu")]),
        (of_python, '"""Cổng Xã."""', []),
        (of_template, '<p>{% translate "Đã lưu" %}</p>', []),
        (of_template, "<p>\nĐã lưu</p>", [(2, "Đã lưu</p>")]),
        (of_template, "{% blocktranslate %}\nĐã lưu{% endblocktranslate %}{# Đã #}", []),
    ],
)
def test_what_is_marked_passes_and_what_is_not_is_found(find: Find, source: str, found: list[tuple[int, str]]) -> None:
    assert list(find(source)) == found
