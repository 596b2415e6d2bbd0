"""Reads a clipboard step by step; each step is a module of its own."""

from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString

from congxa.kernel.legacy import Encoding
from congxa.portal.editor.word.clipboard import copied, is_too_complex, text_only, well_formed
from congxa.portal.editor.word.fonts import convert_by_font, usual_font
from congxa.portal.editor.word.list_shapes import number_from_start, straighten_lists
from congxa.portal.editor.word.lists import build_lists, mark_markers
from congxa.portal.editor.word.styles import read_links, read_styles
from congxa.portal.editor.word.tables import plain_tables


@dataclass
class Read:
    """HTML that was read: its plain form, pictures left behind, encoding its fonts told, and if only text was taken."""

    html: str
    pictures: int = 0
    encoding: Encoding | None = None
    is_text_only: bool = False


def read(html: str, *, with_fonts: bool = True) -> Read:
    """Return what was on the clipboard as plain HTML; ``with_fonts`` turns text in .VnTime and VNI fonts into Unicode.

    Never raises; the result still has to be cleaned.
    """
    taken = copied(html)
    is_text_only = is_too_complex(taken)
    soup = BeautifulSoup(well_formed(text_only(taken) if is_text_only else taken), "html.parser")
    pictures = soup.find_all("img")
    for picture in pictures:
        picture.decompose()
    mark_markers(soup)  # first: neither the font nor the style of a bullet is its item's
    encoding = convert_by_font(soup, usual_font(html)) if with_fonts else None
    read_styles(soup)
    read_links(soup)
    plain_tables(soup)
    build_lists(soup)
    straighten_lists(soup)
    number_from_start(soup)
    _drop_empty(soup)
    return Read(str(soup), len(pictures), encoding, is_text_only)


def _drop_empty(soup: BeautifulSoup) -> None:
    """Take away paragraphs without words, and line ends between paragraphs."""
    for line in soup.find_all("br", recursive=False):
        line.replace_with(NavigableString(" "))
    for paragraph in soup.find_all(["p", "div", "h1", "h2", "h3", "li"]):
        if not paragraph.get_text(strip=True) and paragraph.find(["table", "hr"]) is None:
            paragraph.decompose()
