"""A list of articles with filters and numbered pages."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from congxa.portal.models import NewsPage, NewsTag
from congxa.portal.queries import Extent, Shelf, Story, common_tags, extent, give_pictures
from congxa.portal.shown import pictures
from congxa.portal.shown.frame import Section
from congxa.portal.shown.paging import page_links

PER_PAGE = 15
YEARS, PAGES, DIGITS = range(1945, 3000), range(1, 100_001), 6


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader asks of a list: a year, a tag, a page number (from 1)."""

    year: int | None = None
    tag: str = ""
    number: int = 1

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Read the wish from ``?nam=2018&the=bau-cu&trang=2``.

        Raises:
            Http404: when the year or the page is no sensible number.
        """
        tag = request.GET.get("the", "")[:100]
        return cls(_number(request, "nam", YEARS), tag, _number(request, "trang", PAGES) or 1)

    def address(self, *, year: int | None = None, tag: str = "", number: int = 1) -> str:
        """Return the query of a list; page one and what is not asked for are left out."""
        asked = {"nam": year or "", "the": tag, "trang": number if number > 1 else ""}
        return "?" + urlencode({name: value for name, value in asked.items() if value}) if any(asked.values()) else "."


def _number(request: HttpRequest, name: str, sensible: range) -> int | None:
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= DIGITS and int(text) in sensible):
        raise Http404
    return int(text)


class Listing:
    """One page of a list, with what its filters and page numbers need (four queries)."""

    def __init__(self, shelf: Shelf, found: QuerySet[NewsPage], wish: Wish, section: Section | None = None) -> None:
        self._shelf, self._found, self.wish, self._section = shelf, found, wish, section
        if wish.number > 1 and wish.number > self.page_count:
            raise Http404

    @cached_property
    def _filter(self) -> Q:
        asked = Q()
        if self.wish.year:
            asked &= Q(date__year=self.wish.year)
        if self.wish.tag:
            asked &= Q(tags__slug=self.wish.tag)
        return asked

    @cached_property
    def extent(self) -> Extent:
        """Return how many there are, and over which years."""
        return extent(self._found, self._filter)

    @cached_property
    def page_count(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, -(-self.extent.matching // PER_PAGE))

    @cached_property
    def stories(self) -> list[Story]:
        """Return the articles of this page."""
        first = (self.wish.number - 1) * PER_PAGE
        found = self._found.filter(self._filter)
        stories = self._shelf.stories(found, PER_PAGE, first)
        give_pictures(stories, thumb=pictures.THUMB)
        return stories

    @cached_property
    def years(self) -> list[tuple[int, str, bool]]:
        """Return (year, address, chosen); empty when there is only one year."""
        years = self.extent.years
        wish = self.wish
        rows = [(year, wish.address(year=year, tag=wish.tag), year == wish.year) for year in years]
        return rows if len(rows) > 1 or wish.year else []

    @cached_property
    def tags(self) -> list[tuple[str, str]]:
        """Return (name, address) of the section's usual tags; empty where a tag is chosen."""
        if self._section is None or self.wish.tag:
            return []
        return [(name, self.wish.address(year=self.wish.year, tag=slug)) for name, slug in common_tags(self._section)]

    @cached_property
    def chosen(self) -> list[tuple[str, str]]:
        """Return (words, address without it) for every active filter."""
        wish, rows = self.wish, []
        if wish.year:
            rows.append((_("Năm %(year)s") % {"year": wish.year}, wish.address(tag=wish.tag)))
        if wish.tag:
            name = NewsTag.objects.filter(slug=wish.tag).values_list("name", flat=True).first() or wish.tag
            rows.append((_("Thẻ “%(tag)s”") % {"tag": name}, wish.address(year=wish.year)))
        return rows

    @cached_property
    def pages(self) -> list[tuple[int, str]]:
        """Return (number, address) of the page links; 0 stands for a gap; empty when one page holds all."""
        return page_links(self.wish.number, self.page_count, self._address)

    @property
    def previous(self) -> str:
        """Return the address of the page before this one, empty on the first."""
        return self._address(self.wish.number - 1) if self.wish.number > 1 else ""

    @property
    def following(self) -> str:
        """Return the address of the page after this one, empty on the last."""
        return self._address(self.wish.number + 1) if self.wish.number < self.page_count else ""

    def _address(self, number: int) -> str:
        return self.wish.address(year=self.wish.year, tag=self.wish.tag, number=number)
