"""Bold, italic, titles and links as tags of their own, when the wrappers that carried them are taken away."""

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString

from congxa.portal.editor.word.hints import words_of

_WEB_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = ["p", "div", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "center"]


def read_styles(soup: BeautifulSoup) -> None:
    """Write bold and italic as tags, titles as headings, and take the wrappers away."""
    for tag in soup.find_all(["b", "strong", "i", "em"]):
        if ("notbold" if tag.name in ("b", "strong") else "notitalic") in words_of(tag):
            tag.unwrap()
    for tag in soup.find_all(["span", "font"]):
        styles = [name for word, name in (("bold", "b"), ("italic", "i")) if word in words_of(tag)]
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


def read_links(soup: BeautifulSoup) -> None:
    """Keep the words of a link that leads nowhere on the web: a bookmark, a footnote, a file of the writer's own."""
    for link in soup.find_all("a"):
        if not _WEB_ADDRESS.match(str(link.get("href", ""))):
            link.unwrap()
