"""Text in the fonts of TCVN3 (.VnTime) and VNI, turned into Unicode by the fonts it was written in."""

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement

from congxa.kernel.legacy import Encoding, convert
from congxa.kernel.syllables import is_syllable
from congxa.portal.editor.word.hints import word_of

_LEGACY_NAME = re.compile(r"""["']?(\.Vn\w+|VNI-[\w-]+)""", re.IGNORECASE)
_BODY_FONT = re.compile(r"MsoNormal[^{}]{0,300}\{[^{}]{0,800}?font-family:\s*[\"']?(\.Vn\w+|VNI-[\w-]+)", re.IGNORECASE)


def usual_font(html: str) -> str:
    """Return the legacy font that a style sheet of Word gives to its paragraphs, empty when there is none."""
    found = _BODY_FONT.search(html)
    return found[1] if found else ""


def convert_by_font(soup: BeautifulSoup, default: str) -> Encoding | None:
    """Turn text in legacy fonts into Unicode when it becomes Vietnamese by it; return the encoding that was found.

    ``default`` is the font of text that names none.
    """
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
        font = word_of(tag, "font") or ("" if not tag.get("face") else _legacy_name(str(tag["face"])))
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
