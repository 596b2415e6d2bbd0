"""Reads HTML as Word, LibreOffice and Google Docs put it on the clipboard, and writes it as plain, honest HTML.

Word writes a list as paragraphs whose style names list and level (``mso-list:l0 level1 lfo1``) and whose bullet or
number stands in the text; Google Docs writes bold as a style of a span. Both would be lost when styles are dropped, so
they are read here first. Numbers that a plain list would not show again ("3.", "IV.", "1.1.") stay as typed: in a
document of an office they are referred to. Whatever a page may not hold goes later, in `congxa.portal.cleaning`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import nh3
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from congxa.kernel.legacy import Encoding, convert
from congxa.kernel.syllables import is_syllable
from congxa.portal.cleaning import DROPPED, TAGS
from congxa.portal.word_tables import plain_tables

DEEPEST = 300
"""Levels of tags within tags; deeper HTML was not written by a person, and only its text is taken."""

MOST_TAGS = 12_000
"""Tags in one paste, some sixty pages of Word; of more, again only the text is taken."""

_READ_TAGS = TAGS | {"div", "span", "font", "center", "h1", "h4", "h5", "h6", "img"}
_READ_ATTRIBUTES = {
    "*": {"style", "class"},
    "font": {"face"},
    "a": {"href"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
# None of these runs past the next bracket, so that a clipboard full of beginnings without an end costs no time.
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)[^<>]*?(/?)>")
_LINE_TAG = re.compile(r"<(?:p|br|tr|li|h\d)\b[^<>]*>", re.IGNORECASE)
_NO_LINE_TAG = re.compile(r"<(?!p>)[^<>]*>")
_CLOSES_ITSELF = {
    *("p", "li", "tr", "td", "th", "thead", "tbody", "tfoot", "br", "hr", "img", "meta", "link", "col", "input"),
    *("option", "dd", "dt", "html", "head", "body", "base", "wbr", "source", "area", "embed"),
}
# Bounded, so that a clipboard full of beginnings without an end costs no time.
_MARKER = re.compile(r"<!(?:--)?\[if !supportLists\](?:--)?>(.{0,600}?)<!(?:--)?\[endif\](?:--)?>", re.DOTALL)
_COPY_BEGINS, _COPY_ENDS = "<!--StartFragment-->", "<!--EndFragment-->"
_LIST = re.compile(r"mso-list:\s*(l\d+)\s+level(\d)", re.IGNORECASE)
_FONT = re.compile(r"(?<![-\w])font(?:-family)?\s*:[^;]{0,200}?(?P<name>\.Vn\w+|VNI-[\w-]+)", re.IGNORECASE)
_OTHER_FONT = re.compile(r"(?<![-\w])font-family\s*:", re.IGNORECASE)
_LEGACY_NAME = re.compile(r"""["']?(\.Vn\w+|VNI-[\w-]+)""", re.IGNORECASE)
_BODY_FONT = re.compile(r"MsoNormal[^{}]{0,300}\{[^{}]{0,800}?font-family:\s*[\"']?(\.Vn\w+|VNI-[\w-]+)", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_DECIMAL = re.compile(r"\(?(\d{1,3})[.)]\)?")
_LETTER = re.compile(r"\(?([a-zA-Z])[.)]\)?")
_NUMBERED = re.compile(r"(?:\w+ )?[\w.()]*\w[.):]?[.)]*")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = ["p", "div", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "center"]


@dataclass
class Read:
    """HTML that was read: its plain form, pictures left behind, encoding its fonts told, and if only text was taken."""

    html: str
    pictures: int = 0
    encoding: Encoding | None = None
    is_text_only: bool = False


@dataclass
class _Item:
    """A paragraph of Word that is an item of a list."""

    paragraph: Tag
    list_id: str
    level: int
    marker: str


@dataclass
class _Open:
    """A list being written."""

    level: int
    tag: Tag
    list_id: str
    length: int = field(default=0)


def read(html: str, *, with_fonts: bool = True) -> Read:
    """Return what was on the clipboard as plain HTML; ``with_fonts`` turns text in .VnTime and VNI fonts into Unicode.

    Never raises; the result still has to be cleaned.
    """
    default = _BODY_FONT.search(html) if with_fonts else None
    copied = _copied(html)
    is_text_only = _is_too_complex(copied)
    soup = BeautifulSoup(_reduced(_text_only(copied) if is_text_only else copied), "html.parser")
    pictures = soup.find_all("img")
    for picture in pictures:
        picture.decompose()
    _mark_markers(soup)
    encoding = _convert_by_font(soup, default[1] if default else "") if with_fonts else None
    _read_styles(soup)
    _read_links(soup)
    plain_tables(soup)
    _build_lists(soup)
    _straighten_lists(soup)
    _number_from_start(soup)
    for line in soup.find_all("br", recursive=False):
        line.replace_with(NavigableString(" "))
    for paragraph in soup.find_all(["p", "div", "h1", "h2", "h3", "li"]):
        if not paragraph.get_text(strip=True) and paragraph.find(["table", "hr"]) is None:
            paragraph.decompose()
    return Read(str(soup), len(pictures), encoding, is_text_only)


def _copied(html: str) -> str:
    """Return what lies between the marks of the clipboard, or everything where they are missing."""
    begins, ends = html.find(_COPY_BEGINS), html.rfind(_COPY_ENDS)
    return html[begins + len(_COPY_BEGINS) : ends] if 0 <= begins < ends else html


def _text_only(html: str) -> str:
    """Return ``html`` with paragraphs and no other tag."""
    return _NO_LINE_TAG.sub(" ", _LINE_TAG.sub("<p>", html))


def _reduced(html: str) -> str:
    """Return well-formed HTML with the tags and the hints that are read here, and nothing else."""
    marked = _MARKER.sub(r'<span style="mso-list:Ignore">\1</span>', html)
    return nh3.clean(
        marked,
        tags=_READ_TAGS,
        clean_content_tags=DROPPED,
        attributes=_READ_ATTRIBUTES,
        attribute_filter=_hints,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )


def _is_too_complex(html: str) -> bool:
    """Say whether HTML has more tags, or more tags within tags, than a person writes."""
    depth = deepest = opened = 0
    for close, name, empty in _ANY_TAG.findall(html):
        opened += not close
        if empty or name.lower() in _CLOSES_ITSELF:
            continue
        depth = max(depth - 1, 0) if close else depth + 1
        deepest = max(deepest, depth)
    return deepest > DEEPEST or opened > MOST_TAGS


def _hints(_tag: str, name: str, value: str) -> str | None:
    """Return of a style only what is read here, as words: ``list=l0 level=1``, ``ignore``, ``bold``."""
    if name == "class":
        return value if value.startswith("Mso") else None
    if name == "face":
        return value
    if name != "style":
        return value
    words = []
    if found := _LIST.search(value):
        words += [f"list={found[1]}", f"level={found[2]}"]
    elif re.search(r"mso-list:\s*ignore", value, re.IGNORECASE):
        words.append("ignore")
    if found := re.search(r"(?<![-\w])font-weight:\s*(\w+)", value, re.IGNORECASE):
        words.append("bold" if found[1].lower() in ("bold", "bolder", "600", "700", "800", "900") else "notbold")
    if found := re.search(r"(?<![-\w])font-style:\s*(\w+)", value, re.IGNORECASE):
        words.append("italic" if found[1].lower() in ("italic", "oblique") else "notitalic")
    if found := _FONT.search(value):
        words.append(f"font={found['name']}")
    elif _OTHER_FONT.search(value):
        words.append("font=other")
    return " ".join(words) or None


def _words(tag: Tag) -> list[str]:
    return str(tag.get("style", "")).split()


def _word(tag: Tag, name: str) -> str:
    return next((word.partition("=")[2] for word in _words(tag) if word.startswith(f"{name}=")), "")


def _mark_markers(soup: BeautifulSoup) -> None:
    """Take the bullets and numbers that Word typed out of the text; each goes into its paragraph's ``marker``."""
    for span in soup.find_all("span", style="ignore") + soup.find_all("span", style=re.compile(r"^ignore ")):
        if span.decomposed or span.parent is None:
            continue
        paragraph = span.find_parent(lambda tag: bool(_word(tag, "list")))
        if paragraph is not None:
            paragraph["marker"] = span.get_text().replace("\xa0", " ").strip()
            span.decompose()


def _convert_by_font(soup: BeautifulSoup, default: str) -> Encoding | None:
    """Turn text in legacy fonts into Unicode when it becomes Vietnamese by it; return the encoding that was found."""
    found = [(node, font) for node in soup.find_all(string=True) if (font := _font(node, default))]
    encodings = [Encoding.VNI if font.upper().startswith("VNI") else Encoding.TCVN3 for _, font in found]
    told: Encoding | None = None
    for encoding in Encoding:
        nodes = [item for item, its in zip(found, encodings, strict=True) if its is encoding]
        if not nodes or not _becomes_vietnamese(" ".join(str(node) for node, _ in nodes), encoding):
            continue
        told = encoding
        for node, font in nodes:
            text = convert(str(node), encoding).text
            capitals = encoding is Encoding.TCVN3 and font.upper().endswith("H")
            node.replace_with(NavigableString(text.upper() if capitals else text))
    return told


def _font(node: PageElement, default: str) -> str:
    for tag in node.parents:
        font = _word(tag, "font") or ("" if not tag.get("face") else _legacy_name(str(tag["face"])))
        if font:
            return "" if font == "other" else font
    return default


def _legacy_name(face: str) -> str:
    found = _LEGACY_NAME.match(face)
    return found[1] if found else "other"


def _becomes_vietnamese(text: str, encoding: Encoding) -> bool:
    words = {word for word in re.findall(r"[^\s\d.,;:!?()\"'“”/]+", text) if not word.isascii()}
    before = sum(is_syllable(word) for word in words)
    after = sum(is_syllable(convert(word, encoding).text) for word in words)
    return after > before and after * 2 > len(words)


def _read_styles(soup: BeautifulSoup) -> None:
    """Write bold and italic as tags, titles as headings, and take the wrappers away."""
    for tag in soup.find_all(["b", "strong", "i", "em"]):
        if ("notbold" if tag.name in ("b", "strong") else "notitalic") in _words(tag):
            tag.unwrap()
    for tag in soup.find_all(["span", "font"]):
        styles = [name for word, name in (("bold", "b"), ("italic", "i")) if word in _words(tag)]
        if not styles or not tag.get_text(strip=True) or tag.find(_BLOCKS) is not None:
            tag.unwrap()
            continue
        tag.name = styles[0]
        if len(styles) > 1:
            inner = soup.new_tag(styles[1])
            inner.extend(list(tag.contents))
            tag.append(inner)
    for tag in soup.find_all("p", class_=re.compile("^MsoTitle")):
        tag.name = "h2"
    for tag in soup.find_all("center"):
        tag.unwrap() if tag.find(_BLOCKS) is not None else setattr(tag, "name", "p")
    for tag in soup.find_all(True):
        if "level" in str(tag.get("style", "")):
            continue
        del tag["style"]
        del tag["class"]
    soup.smooth()
    for node in soup.find_all(string=True):
        node.replace_with(NavigableString(_SPACE.sub(" ", node)))


def _read_links(soup: BeautifulSoup) -> None:
    """Keep the words of a link that leads nowhere on the web: a bookmark, a footnote, a file of the writer's own."""
    for link in soup.find_all("a"):
        if not _WEB_ADDRESS.match(str(link.get("href", ""))):
            link.unwrap()


def _number_from_start(soup: BeautifulSoup) -> None:
    """Keep the numbers of a list that does not begin at 1, as the list of a page always does."""
    for numbered in soup.find_all("ol", start=True):
        start = str(numbered["start"])
        del numbered["start"]
        if not start.isascii() or not start.isdigit() or int(start) == 1 or numbered.find(["ul", "ol"]) is not None:
            continue
        for number, item in enumerate(numbered.find_all("li", recursive=False), int(start)):
            item.insert(0, NavigableString(f"{number}. "))
            item.name = "p"
        numbered.unwrap()


def _build_lists(soup: BeautifulSoup) -> None:
    """Write the runs of Word's list paragraphs as lists within lists."""
    for run in list(_runs(soup)):
        _write_run(soup, run)
    for tag in soup.find_all("p", style=True):
        del tag["style"]


def _runs(soup: BeautifulSoup) -> Iterator[list[_Item]]:
    run: list[_Item] = []
    for tag in soup.find_all(style=re.compile("list=")):
        item = _Item(tag, _word(tag, "list"), int(_word(tag, "level") or 1), str(tag.get("marker", "")))
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
        paragraph = item.paragraph
        while open_lists and open_lists[-1].level > item.level:
            open_lists.pop()
        name = _list_name(item, open_lists)
        if name is None:
            _type_marker(paragraph, item.marker)
            if not open_lists:
                continue
            name = open_lists[-1].tag.name if open_lists[-1].level == item.level else "ul"
            if name == "ol":  # its own number would stand beside the typed one
                open_lists.clear()
                continue
        current = open_lists[-1] if open_lists and open_lists[-1].level == item.level else None
        if current is not None and (current.tag.name != name or _begins_anew(item, current)):
            open_lists.pop()
            current = None
        if current is None:
            current = _Open(item.level, soup.new_tag(name), item.list_id)
            if open_lists:
                open_lists[-1].tag.find_all("li", recursive=False)[-1].append(current.tag)
            else:
                paragraph.insert_before(current.tag)
            open_lists.append(current)
        entry = soup.new_tag("li")
        entry.extend(list(paragraph.contents))
        current.tag.append(entry)
        current.length += 1
        paragraph.decompose()


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


def _straighten_lists(soup: BeautifulSoup) -> None:
    """Put a list that lies right in a list (Google Docs) into the item before it; lay an item's paragraphs flat."""
    for inner in soup.find_all(["ul", "ol"]):
        outer = inner.parent
        before = inner.find_previous_sibling("li")
        if outer is not None and outer.name in ("ul", "ol"):
            if before is not None:
                before.append(inner.extract())
            else:
                inner.unwrap()
    for item in soup.find_all("li"):
        paragraphs = item.find_all(["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"], recursive=False)
        for paragraph in paragraphs:
            if paragraph is not paragraphs[0]:
                paragraph.insert_before(soup.new_tag("br"))
            paragraph.unwrap()
        if item.parent is None or item.parent.name not in ("ul", "ol"):
            item.name = "p"
