"""What the home page of an office shows, block by block; a block without content is left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.functional import cached_property

from congxa.kernel.offers import Banner, Block, Tile
from congxa.portal.gathering import offers
from congxa.portal.queries import Shelf, Story, give_pictures
from congxa.portal.shown import pictures
from congxa.portal.shown.frame import Frame, Section

BESIDE = 4
RECENT = 60
SECTION_COUNT = 4
GATHERED = 6


@dataclass(slots=True)
class HomeBlock:
    """One block as its template ``portal/home/<kind>.html`` needs it; neighbours of one ``group`` share a row."""

    kind: str
    stories: list[Story] = field(default_factory=list)
    section: Section | None = None
    items: list[Any] = field(default_factory=list)
    template: str = ""
    content: object = None

    @property
    def template_name(self) -> str:
        """Return the template that shows the block."""
        return self.template or f"portal/home/{self.kind}.html"

    @property
    def first(self) -> Story:
        """Return the story shown largest."""
        return self.stories[0]

    @property
    def rest(self) -> list[Story]:
        """Return the stories beside the first."""
        return self.stories[1:]


@dataclass(slots=True)
class Row:
    """One band of the page: blocks of one kind that stand side by side."""

    kind: str
    blocks: list[HomeBlock]


class Home:
    """Builds the blocks of one home page; an article is shown once, in the first block that wants it."""

    def __init__(self, frame: Frame, request: HttpRequest, now: datetime) -> None:
        self._frame = frame
        self._shelf = Shelf(frame, request)
        self._now = now
        self._root = get_script_prefix()
        self._used: set[int] = set()
        self._recent: list[Story] = []

    def rows(self) -> list[Row]:
        """Return the bands of the page in their order (three queries to five)."""
        self._recent = self._read_recent()
        rows: list[Row] = []
        for kind, value in self._wanted():
            block = self._build(kind, value)
            if block is None:
                continue
            if rows and rows[-1].kind == kind and kind in ("section_news", "offered"):
                rows[-1].blocks.append(block)
            else:
                rows.append(Row(kind, [block]))
        self._give_pictures(rows)
        return rows

    def _wanted(self) -> Iterator[tuple[str, Any]]:
        if self._frame.blocks:
            yield from ((block["type"], block.get("value")) for block in self._frame.blocks)
            return
        yield from (("tiles", None), ("lead_news", None))
        yield from (("offered", {"key": block.key}) for block in sorted(offers().all(Block), key=lambda b: b.order))
        leaves = [section for section in self._frame.sections if not self._has_subsections(section)]
        yield from (("section_news", {"section": section.id, "count": SECTION_COUNT}) for section in leaves[:6])
        yield from (("banners", None), ("gathered_news", None), ("offices", None))

    def _has_subsections(self, section: Section) -> bool:
        return any(other.tree.startswith(section.tree) and other is not section for other in self._frame.sections)

    def _build(self, kind: str, value: Any) -> HomeBlock | None:  # noqa: ANN401 -- what the editor stored
        match kind:
            case "tiles":
                return _filled(HomeBlock(kind, items=self._ways(self._frame.tiles)))
            case "banners":
                return _filled(HomeBlock(kind, items=self._ways(self._frame.banners)))
            case "lead_news":
                return _filled(HomeBlock(kind, stories=self._take(self._recent, 1 + BESIDE)))
            case "section_news":
                return self._section_news(value)
            case "gathered_news":
                return self._gathered_news()
            case "offices":
                return _filled(HomeBlock(kind, items=list(self._frame.lower)))
            case "offered":
                return self._offered(str(value["key"]))
        return None

    def _ways(self, offered: Iterable[Tile | Banner]) -> list[tuple[Tile | Banner, str]]:
        return [(way, f"{self._root}{way.path}") for way in offered]

    def _read_recent(self) -> list[Story]:
        own = self._shelf.stories(self._shelf.own(), RECENT, pinned_first=True)
        pinned = [story for story in own[:1] if story.pinned]
        others = own[len(pinned) :]
        if self._frame.office.upper_id is not None:
            others += self._shelf.stories(self._shelf.shared(), RECENT)
        return [*pinned, *sorted(others, key=lambda story: (story.date, story.id), reverse=True)]

    @cached_property
    def _older(self) -> list[Story]:
        """Return articles of the sections to be shown of which too few are recent, enough for each (one query)."""
        blocks = [value for kind, value in self._wanted() if kind == "section_news"]
        counts = {value["section"]: int(value.get("count") or SECTION_COUNT) for value in blocks}
        trees = [section.tree for section in self._frame.sections if section.id in counts]
        known = [story.tree for story in self._recent]
        # An article may already be shown higher up, in any other block.
        enough = sum(counts.values()) + 1 + BESIDE
        lacking = [tree for tree in trees if sum(other.startswith(tree) for other in known) < enough]
        return self._shelf.newest_of_each(lacking, enough, [story.id for story in self._recent])

    def _take(self, stories: list[Story], count: int) -> list[Story]:
        fresh = [story for story in stories if story.id not in self._used][:count]
        self._used.update(story.id for story in fresh)
        return fresh

    def _section_news(self, value: dict[str, Any]) -> HomeBlock | None:
        section = next((each for each in self._frame.sections if each.id == value["section"]), None)
        if section is None:
            return None
        count = int(value.get("count") or SECTION_COUNT)
        stories = self._take([story for story in self._recent if story.tree.startswith(section.tree)], count)
        if len(stories) < count and len(self._recent) >= RECENT:
            older = [story for story in self._older if story.tree.startswith(section.tree)]
            stories += self._take(older, count - len(stories))
        return _filled(HomeBlock("section_news", stories=stories, section=section))

    def _gathered_news(self) -> HomeBlock | None:
        if not self._frame.lower:
            return None
        return _filled(HomeBlock("gathered_news", stories=self._shelf.stories(self._shelf.gathered(), GATHERED)))

    def _offered(self, key: str) -> HomeBlock | None:
        block = next((offer for offer in offers().all(Block) if offer.key == key), None)
        content = block.content(office=self._frame.office.id, now=self._now) if block else None
        return HomeBlock("offered", template=block.template, content=content) if block and content else None

    def _give_pictures(self, rows: list[Row]) -> None:
        lead = [story for row in rows if row.kind == "lead_news" for story in row.blocks[0].stories]
        gathered = [story for row in rows if row.kind == "gathered_news" for story in row.blocks[0].stories]
        give_pictures(
            [*lead, *gathered],
            thumb=pictures.THUMB,
            large=pictures.LEAD,
            small=pictures.LEAD_SMALL,
            lead=1 if lead else 0,
        )


def _filled(block: HomeBlock) -> HomeBlock | None:
    return block if block.stories or block.items else None
