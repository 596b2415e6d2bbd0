"""Word's runs of list paragraphs as lists within lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from congxa.portal.editor.word.hints import word_of

_DECIMAL = re.compile(r"\(?(\d{1,3})[.)]\)?")
_LETTER = re.compile(r"\(?([a-zA-Z])[.)]\)?")
_NUMBERED = re.compile(r"(?:\w+ )?[\w.()]*\w[.):]?[.)]*")


@dataclass
class _Item:
    """A paragraph of Word that is an item of a list."""

    paragraph: Tag
    level: int
    marker: str


@dataclass
class _Open:
    """A list being written."""

    level: int
    tag: Tag
    length: int = 0


def mark_markers(soup: BeautifulSoup) -> None:
    """Take the bullets and numbers that Word typed out of the text; each goes into its paragraph's ``marker``."""
    for span in soup.find_all("span", style="ignore") + soup.find_all("span", style=re.compile(r"^ignore ")):
        if span.decomposed or span.parent is None:
            continue
        paragraph = span.find_parent(lambda tag: bool(word_of(tag, "list")))
        if paragraph is not None:
            paragraph["marker"] = span.get_text().replace("\xa0", " ").strip()
            span.decompose()


def build_lists(soup: BeautifulSoup) -> None:
    """Write the runs of Word's list paragraphs as lists within lists."""
    for run in list(_runs(soup)):
        _write_run(soup, run)
    for tag in soup.find_all("p", style=True):
        del tag["style"]


def _runs(soup: BeautifulSoup) -> Iterator[list[_Item]]:
    run: list[_Item] = []
    for tag in soup.find_all(style=re.compile("list=")):
        item = _Item(tag, int(word_of(tag, "level") or 1), str(tag.get("marker", "")))
        if run and not _follows(run[-1].paragraph, tag):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _follows(earlier: Tag, later: Tag) -> bool:
    node = earlier.next_sibling
    while node is not None and isinstance(node, NavigableString) and not node.strip():
        node = node.next_sibling
    return node is later


def _write_run(soup: BeautifulSoup, run: list[_Item]) -> None:
    open_lists: list[_Open] = []
    for item in run:
        while open_lists and open_lists[-1].level > item.level:
            open_lists.pop()
        name = _list_name(item, open_lists)
        if name is None:
            _type_marker(item.paragraph, item.marker)
            if not _may_hold_typed(item, open_lists):
                open_lists.clear()
                continue
            name = "ul"
        current = _list_for(item, name, open_lists, soup)
        entry = soup.new_tag("li")
        entry.extend(list(item.paragraph.contents))
        current.tag.append(entry)
        current.length += 1
        item.paragraph.decompose()


def _may_hold_typed(item: _Item, open_lists: list[_Open]) -> bool:
    """Say whether an item with a typed number can stay in a list; a numbered one would show its own beside it."""
    return bool(open_lists) and (open_lists[-1].level != item.level or open_lists[-1].tag.name == "ul")


def _list_for(item: _Item, name: str, open_lists: list[_Open], soup: BeautifulSoup) -> _Open:
    """Return the open list that an item goes on, or a new one in its place."""
    current = open_lists[-1] if open_lists and open_lists[-1].level == item.level else None
    if current is not None and (current.tag.name != name or _begins_anew(item, current)):
        open_lists.pop()
        current = None
    if current is None:
        current = _Open(item.level, soup.new_tag(name))
        if open_lists:
            open_lists[-1].tag.find_all("li", recursive=False)[-1].append(current.tag)
        else:
            item.paragraph.insert_before(current.tag)
        open_lists.append(current)
    return current


def _begins_anew(item: _Item, current: _Open) -> bool:
    return current.tag.name == "ol" and current.length > 0 and _number(item.marker) == 1


def _number(marker: str) -> int | None:
    if found := _DECIMAL.fullmatch(marker):
        return int(found[1])
    found = _LETTER.fullmatch(marker)
    return ord(found[1].lower()) - ord("a") + 1 if found else None


def _list_name(item: _Item, open_lists: list[_Open]) -> str | None:
    """Return ``ol`` when a plain list shows this number again, ``ul`` for a bullet, None when the number must stay."""
    marker = item.marker
    if not marker or not _NUMBERED.fullmatch(marker) or marker == "o":
        return "ul"
    same = open_lists[-1] if open_lists and open_lists[-1].level == item.level else None
    depth = len(open_lists) - (1 if same is not None else 0)
    fits = _DECIMAL.fullmatch(marker) if depth == 0 else _LETTER.fullmatch(marker) if depth == 1 else None
    number = _number(marker)
    goes_on = same is not None and same.tag.name == "ol" and number == same.length + 1
    return "ol" if fits and (number == 1 or goes_on) else None


def _type_marker(paragraph: Tag, marker: str) -> None:
    paragraph.insert(0, NavigableString(f"{marker} "))
    del paragraph["style"]
    del paragraph["marker"]
