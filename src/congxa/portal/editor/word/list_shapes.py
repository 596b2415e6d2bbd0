"""Lists of Google Docs and LibreOffice in the shape that a page's lists have."""

from bs4 import BeautifulSoup
from bs4.element import NavigableString


def straighten_lists(soup: BeautifulSoup) -> None:
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


def number_from_start(soup: BeautifulSoup) -> None:
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
