"""Articles of a period by office, section and author, with how often each was opened.

Counted is what anybody can read on a portal now: published, not withdrawn, not restricted, dated in the period. An
article belongs to the office that wrote it, and is counted there once however many portals show it; its views on
those portals are added.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet, Value
from django.db.models.functions import StrIndex, Substr
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.accounts.service import office_ids_with
from congxa.kernel.clock import Period
from congxa.kernel.ordering import sort_key
from congxa.portal.addresses import inner_path, office_address
from congxa.portal.models import NewsPage, SectionPage
from congxa.portal.queries import SHARED_PREFIX
from congxa.portal.shown.frame import STEP
from congxa.records.service import current
from congxa.statistics.service import NO_VIEWS, Views, views_below, views_of_offices
from congxa.units.service import OfficeEntry, directory

NOBODY = "-"
"""What an address says for articles that name no author."""
_COUNTED = 300  # characters of an address under which visits are counted


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about; a section or an author only ever narrows one office."""

    period: Period
    offices: tuple[OfficeEntry, ...]
    section: int | None = None
    author: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One article; ``views`` were counted in the period, ``views_ever`` on all days."""

    title: str
    office: OfficeEntry
    section_id: int
    section: str
    author: str
    date: datetime
    path: str
    address: str
    views: int
    views_ever: int

    @property
    def author_name(self) -> str:
        """Return the author as people read it."""
        return _("Không ghi tác giả") if self.author == NOBODY else self.author


class GroupKey(NamedTuple):
    """What makes a row of a summary: the office, and in it a section or an author."""

    office: int
    section: int | None = None
    author: str = ""


@dataclass(slots=True)
class Group:
    """One row of a summary."""

    key: GroupKey
    office: str
    name: str
    articles: int = 0
    views: int = 0
    latest: datetime | None = None

    def add(self, line: Line) -> None:
        """Count an article in."""
        self.articles += 1
        self.views += line.views
        self.latest = line.date if self.latest is None else max(self.latest, line.date)

    @property
    def average(self) -> float | None:
        """Return the views per article; None where there is no article."""
        return self.views / self.articles if self.articles else None


@dataclass(frozen=True, slots=True)
class Report:
    """The articles of a scope, newest first, and their summaries; page and sheet are both made from it."""

    scope: Scope
    lines: list[Line]
    by_office: list[Group] = field(default_factory=list)
    by_section: list[Group] = field(default_factory=list)
    by_author: list[Group] = field(default_factory=list)

    @property
    def total(self) -> Group:
        """Return everything as one row."""
        total = Group(GroupKey(0), "", _("Tổng cộng"))
        for line in self.lines:
            total.add(line)
        return total


def offices_in_reach(actor: object, office: OfficeEntry) -> list[OfficeEntry]:
    """Return the offices whose figures ``actor`` may see at the desk of ``office``: it and those below it, by name."""
    allowed = office_ids_with(actor, "portal.report")
    found, level = [office], {office.id}
    entries = directory(current("units")).by_id.values()
    while level:
        below = sorted(
            (entry for entry in entries if entry.upper_id in level), key=lambda one: sort_key(one.short_name)
        )
        found += below
        level = {entry.id for entry in below}
    return [entry for entry in found if allowed is None or entry.id in allowed]


def report(scope: Scope, request: HttpRequest | None) -> Report:
    """Read the report of a scope (five queries, however many offices and articles)."""
    lines = list(_lines(scope, request))
    today = timezone.localdate()
    working = [office for office in scope.offices if not office.ended(today)]
    made = Report(scope, lines)
    made.by_office.extend(_summed(lines, _office_of, working))
    made.by_section.extend(_summed(lines, _section_of))
    made.by_author.extend(_summed(lines, _author_of))
    return made


def _office_of(line: Line) -> tuple[GroupKey, str]:
    return GroupKey(line.office.id), line.office.short_name


def _section_of(line: Line) -> tuple[GroupKey, str]:
    return GroupKey(line.office.id, line.section_id), line.section


def _author_of(line: Line) -> tuple[GroupKey, str]:
    return GroupKey(line.office.id, None, line.author), line.author_name


def _summed(
    lines: Iterable[Line], group_of: Callable[[Line], tuple[GroupKey, str]], empty: Iterable[OfficeEntry] = ()
) -> list[Group]:
    groups = {GroupKey(one.id): Group(GroupKey(one.id), one.short_name, one.short_name) for one in empty}
    for line in lines:
        key, name = group_of(line)
        groups.setdefault(key, Group(key, line.office.short_name, name)).add(line)
    return sorted(groups.values(), key=lambda group: (-group.articles, sort_key(group.name), sort_key(group.office)))


def _lines(scope: Scope, request: HttpRequest | None) -> Iterator[Line]:
    offices = {office.id: office for office in scope.offices}
    articles = _articles(scope)
    sections = _sections(offices)
    views = _views(scope, articles)
    shared = _shared_views(scope)
    columns = ("pk", "title", "office_id", "path", "url_path", "author", "date")
    for pk, title, office_id, tree, url_path, author, date in articles.order_by("-date", "-pk").values_list(*columns):
        section_id, section = sections.get(tree[:-STEP], (0, _("Không rõ chuyên mục")))
        who = " ".join(author.split()) or NOBODY
        if (scope.section is not None and section_id != scope.section) or scope.author not in ("", who):
            continue
        path, office = inner_path(url_path), offices[office_id]
        own, elsewhere = views.get((office_id, f"/{path}"[:_COUNTED]), NO_VIEWS), shared.get(pk, NO_VIEWS)
        yield Line(
            title, office, section_id, section, who, date, path, "".join(office_address(office, request, path)),
            own.within + elsewhere.within, own.ever + elsewhere.ever,
        )  # fmt: skip


def _articles(scope: Scope) -> QuerySet[NewsPage]:
    found: QuerySet[NewsPage] = NewsPage.objects.live().public()
    ids = [office.id for office in scope.offices]
    return found.filter(office_id__in=ids, date__gte=scope.period.start, date__lt=scope.period.end)


def _sections(offices: dict[int, OfficeEntry]) -> dict[str, tuple[int, str]]:
    rows = SectionPage.objects.filter(office_id__in=offices).values_list("path", "pk", "title")
    return {tree: (pk, title) for tree, pk, title in rows}


def _views(scope: Scope, articles: QuerySet[NewsPage]) -> dict[tuple[int, str], Views]:
    # Wagtail's address is "/home/tin-tuc/a/", a visit is counted under "/tin-tuc/a/".
    after_home = StrIndex(Substr("url_path", 2), Value("/")) + 1
    paths = articles.annotate(inner=Substr(Substr("url_path", after_home), 1, _COUNTED)).values("inner")
    ids = [office.id for office in scope.offices]
    return views_of_offices(ids, paths, scope.period.first, scope.period.last)


def _shared_views(scope: Scope) -> dict[int, Views]:
    """Return the views on other offices' portals by article; the address there names it by number."""
    found: dict[int, Views] = {}
    rows = views_below(f"/{SHARED_PREFIX}/", scope.period.first, scope.period.last)
    for path, views in rows.items():
        number = path.split("/")[2]
        if number.isdecimal():
            before = found.get(int(number), NO_VIEWS)
            found[int(number)] = Views(before.within + views.within, before.ever + views.ever)
    return found
