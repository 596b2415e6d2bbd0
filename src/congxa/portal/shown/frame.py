"""What surrounds every page of an office: its names, menu, sections, theme and the offices below it.

A frame is read with a handful of queries and kept in the process until the office's content version changes, so that
a page that is not in the page cache does not pay for it again.
"""

import hashlib
from collections.abc import Hashable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.safestring import SafeString
from wagtail.models import Page, PageViewRestriction

from congxa.kernel.offers import Banner, Tile
from congxa.portal.addresses import inner_path
from congxa.portal.gathering import offers
from congxa.portal.models import HomePage, MenuItem, Theme
from congxa.portal.models.home import MENU_WORDS
from congxa.portal.shown.pictures import BANNER, LOGO, Picture, pictures
from congxa.portal.themes import css as theme_css
from congxa.records.service import current
from congxa.units.service import Office, OfficeEntry, directory

TILES = 4
STEP = 4  # characters of treebeard's path per level
CATCH_ALL = "wagtail_serve"


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere: ``path`` below the office's mount, or ``address`` outside of it."""

    label: str
    path: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of an office; ``tree`` is treebeard's path, ``path`` the address below the office's mount."""

    id: int
    title: str
    path: str
    tree: str
    introduction: str
    level: int

    @property
    def is_first_level(self) -> bool:
        """Return whether the section lies directly below the home page."""
        return self.level == 1


@dataclass(frozen=True, slots=True)
class Look:
    """The theme of an office as its pages need it; ``version`` names its stylesheet, empty when there is none."""

    preset: str = "default"
    version: str = ""
    logo: Picture | None = None
    banner: Picture | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What an office's pages share; ``house`` is the uppermost office's unit (``huyện Lương Sơn``).

    ``drawn`` holds the parts of pages that were drawn of it (:mod:`congxa.site.templatetags.kept`).
    """

    office: OfficeEntry
    name: str
    short_name: str
    upper_name: str
    house: str
    address: str
    phone: str
    email: str
    responsible: str
    licence: str
    home_id: int
    home_url_path: str
    home_tree: str
    gathers_all: bool
    blocks: tuple[dict[str, Any], ...]
    menu: tuple[Link, ...]
    sections: tuple[Section, ...]
    closed: tuple[str, ...]
    look: Look
    lower: tuple[OfficeEntry, ...]
    tiles: tuple[Tile, ...]
    banners: tuple[Banner, ...]
    drawn: dict[Hashable, SafeString] = field(default_factory=dict, compare=False, repr=False)

    def section_above(self, tree: str) -> Section | None:
        """Return the section directly above the page whose treebeard path is ``tree``."""
        return next((section for section in self.sections if section.tree == tree[:-STEP]), None)

    def trail(self, tree: str) -> list[Section]:
        """Return the sections above a page, from the outermost to the nearest."""
        return [section for section in self.sections if tree.startswith(section.tree) and tree != section.tree]

    def is_closed(self, tree: str) -> bool:
        """Return whether a page lies below one that was given a view restriction in the CMS."""
        return any(tree.startswith(path) for path in self.closed)

    @property
    def news(self) -> Section | None:
        """Return the section of all news: the first one below the home page."""
        return next((section for section in self.sections if section.is_first_level), None)


_held: dict[int, tuple[tuple[str, ...], Frame | None]] = {}


def frame_of(office: OfficeEntry) -> Frame | None:
    """Return the frame of an office; None as long as it has no home page."""
    versions = (current("units"), current("all"), current(f"office:{office.id}"), str(timezone.localdate()))
    held = _held.get(office.id)
    if held is None or held[0] != versions:
        held = _held[office.id] = (versions, _read(office))
    return held[1]


def request_frame(request: HttpRequest) -> Frame:
    """Return the frame of the office that a request is for.

    Raises:
        Http404: when there is no office, or it has no home page.
    """
    office: OfficeEntry | None = getattr(request, "office", None)
    frame = frame_of(office) if office is not None else None
    if frame is None:
        raise Http404
    return frame


def forget_frames() -> None:
    """Forget every frame held by this process."""
    _held.clear()


def _read(entry: OfficeEntry) -> Frame | None:
    home = HomePage.objects.filter(office_id=entry.id, live=True).select_related("office__theme").first()
    if home is None:
        return None
    office: Office = home.office
    items = list(MenuItem.objects.filter(home=home).select_related("page").order_by("sort_order", "pk"))
    tiles, banners = _offered(Tile), _offered(Banner)
    ways = [*(tile.path for tile in tiles), *(banner.path for banner in banners)]
    works = working_addresses([*(f"/{path}" for path in ways), *(item.address for item in items)], home.url_path)
    sections, in_menu = _below(home)
    offices = directory(current("units"))
    lower = [other for other in offices.by_id.values() if other.upper_id == entry.id]
    return Frame(
        office=entry,
        name=office.name,
        short_name=office.short_name,
        upper_name=office.upper_name,
        house=offices.root.unit if offices.root else "",
        address=office.address,
        phone=office.phone,
        email=office.email,
        responsible=office.responsible,
        licence=office.licence,
        home_id=home.pk,
        home_url_path=home.url_path,
        home_tree=home.path,
        gathers_all=home.gather == HomePage.Gather.ALL,
        blocks=tuple(home.blocks.raw_data),
        menu=tuple(_menu(home, items, works) if items else in_menu)[:MENU_WORDS],
        sections=sections,
        closed=tuple(PageViewRestriction.objects.values_list("page__path", flat=True)),
        look=_look(getattr(office, "theme", None)),
        lower=tuple(other for other in lower if not other.ended(timezone.localdate())),
        tiles=tuple(tile for tile in tiles if f"/{tile.path}" in works)[:TILES],
        banners=tuple(banner for banner in banners if f"/{banner.path}" in works),
    )


def _below(home: HomePage) -> tuple[tuple[Section, ...], list[Link]]:
    """Return the sections of an office, and the pages below its home that are to be in the menu (one query)."""
    in_menu = Q(depth=home.depth + 1, show_in_menus=True)
    rows = Page.objects.descendant_of(home).filter(Q(sectionpage__isnull=False) | in_menu, live=True).order_by("path")
    sections, links = [], []
    for pk, title, url_path, tree, introduction, depth, shown in rows.values_list(
        "pk", "title", "url_path", "path", "sectionpage__introduction", "depth", "show_in_menus"
    ):
        path, level = inner_path(url_path), depth - home.depth
        if introduction is not None:
            sections.append(Section(pk, title, path, tree, introduction, level))
        if shown and level == 1:
            links.append(Link(title, path))
    return tuple(sections), links


def _menu(home: HomePage, items: list[MenuItem], works: set[str]) -> Iterator[Link]:
    for item in items:
        if item.page is not None:
            if item.page.live and item.page.path.startswith(home.path):
                yield Link(item.label, inner_path(item.page.url_path))
        elif not item.address.startswith("/"):
            yield Link(item.label, address=item.address)
        elif item.address in works:
            yield Link(item.label, item.address[1:])


_Way = TypeVar("_Way", Tile, Banner)


def _offered(kind: type[_Way]) -> list[_Way]:
    return sorted(offers().all(kind), key=lambda way: way.order)


def working_addresses(addresses: Iterable[str], home_url_path: str) -> set[str]:
    """Return which of these addresses below an office's mount lead to something now (at most one query)."""
    found, pages = set(), {}
    for address in addresses:
        path = address.partition("?")[0].partition("#")[0]
        with suppress(Resolver404):
            if resolve(path).url_name != CATCH_ALL:
                found.add(address)
            else:
                pages[address] = f"{home_url_path}{path[1:]}"
    if pages:
        live = set(Page.objects.live().filter(url_path__in=pages.values()).values_list("url_path", flat=True))
        found.update(address for address, url_path in pages.items() if url_path in live)
    return found


def _look(theme: Theme | None) -> Look:
    if theme is None:
        return Look()
    css = theme_css.render(theme)
    version = "" if css == theme_css.NOTHING else hashlib.sha256(css.encode()).hexdigest()[:12]
    logo, banner = (theme.logo_id or 0, LOGO), (theme.banner_id or 0, BANNER)
    found = pictures(wanted for wanted in (logo, banner) if wanted[0])
    return Look(theme.preset, version, found.get(logo), found.get(banner))
