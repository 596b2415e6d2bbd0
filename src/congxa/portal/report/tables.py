"""The report as tables: which columns, in which order, and where each word leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from congxa.kernel.ordering import sort_key
from congxa.portal.report.asked import Asked
from congxa.portal.report.counting import Group, Line, Report

MOST_READ = 10
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
_GROUPS: dict[str, tuple[Any, Callable[[Group], Any]]] = {
    "ten": ("", lambda group: sort_key(group.name)),
    "bai": (_("Số bài"), lambda group: group.articles),
    "xem": (_("Lượt xem"), lambda group: group.views),
    "tb": (_("Lượt xem mỗi bài"), lambda group: group.average or 0),
    "moi": (_("Bài mới nhất"), lambda group: group.latest or _BEFORE_ALL),
}
_LINES: dict[str, tuple[Any, Callable[[Line], Any]]] = {
    "tieu-de": (_("Tiêu đề"), lambda line: sort_key(line.title)),
    "chuyen-muc": (_("Chuyên mục"), lambda line: sort_key(line.section)),
    "tac-gia": (_("Tác giả"), lambda line: sort_key(line.author_name)),
    "ngay": (_("Ngày đăng"), lambda line: line.date),
    "xem": (_("Lượt xem"), lambda line: line.views),
    "xem-het": (_("Đến nay"), lambda line: line.views_ever),
}
_WORDS = {"ten", "tieu-de", "chuyen-muc", "tac-gia"}
"""Orders that begin with A; figures and dates begin with the greatest."""
_SIDE = {"tb", "moi", "chuyen-muc", "tac-gia", "ngay", "xem-het"}
"""Columns that a phone has no room for."""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: a link that sorts by it; ``order`` is the value of ``aria-sort``."""

    label: str | Promise
    address: str
    order: str
    is_number: bool
    on_phones: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A summary: its rows with the address of what each is made of."""

    id: str
    heading: str | Promise
    columns: list[Column]
    rows: list[tuple[Group, str]]
    total: Group


def office_table(report: Report, asked: Asked) -> Table:
    """Return the offices, each leading to its own report."""
    slugs = {office.id: office.slug for office in asked.reach}
    return _table("co-quan", _("Theo cơ quan"), _("Cơ quan"), report.by_office, report, asked,
                  lambda group: asked.address(co_quan=slugs[group.key.office]))  # fmt: skip


def section_table(report: Report, asked: Asked) -> Table:
    """Return the sections of one office, each leading to its articles."""
    return _table("chuyen-muc", _("Theo chuyên mục"), _("Chuyên mục"), report.by_section, report, asked,
                  lambda group: asked.address(chuyen_muc=group.key.section) + "#bai")  # fmt: skip


def author_table(report: Report, asked: Asked) -> Table:
    """Return the authors of one office, each leading to their articles."""
    return _table("tac-gia", _("Theo tác giả"), _("Tác giả"), report.by_author, report, asked,
                  lambda group: asked.address(tac_gia=group.key.author) + "#bai")  # fmt: skip


def sorted_lines(report: Report, asked: Asked) -> list[Line]:
    """Return the articles in the order asked for; newest first unless asked."""
    return _sorted(report.lines, *_order(asked.given["thu_tu"], _LINES, "-ngay"), _LINES)


def line_columns(asked: Asked) -> list[Column]:
    """Return the heads of the list of articles."""
    order = _order(asked.given["thu_tu"], _LINES, "-ngay")
    return _columns(_LINES, order, lambda word: asked.address(thu_tu=word) + "#bai")


def most_read(report: Report) -> list[Line]:
    """Return the articles opened most in the period."""
    read = [line for line in report.lines if line.views]
    return sorted(read, key=lambda line: line.views, reverse=True)[:MOST_READ]


def _table(name: str, heading: str | Promise, first: str | Promise, groups: list[Group], report: Report, asked: Asked,
           leads: Callable[[Group], str]) -> Table:  # fmt: skip
    order = _order(asked.given["xep"], _GROUPS, "-bai")
    columns = _columns(_GROUPS, order, lambda word: f"{asked.address(xep=word)}#{name}", first)
    rows = [(group, leads(group)) for group in _sorted(groups, *order, _GROUPS)]
    return Table(name, heading, columns, rows, report.total)


def _order(word: str, known: dict[str, Any], otherwise: str) -> tuple[str, bool]:
    """Return (column, whether the greatest comes first)."""
    asked = word if word.removeprefix("-") in known else otherwise
    return asked.removeprefix("-"), asked.startswith("-")


def _sorted(rows: Sequence[Any], name: str, falling: bool, known: dict[str, Any]) -> list[Any]:
    return sorted(rows, key=known[name][1], reverse=falling)


def _columns(
    known: dict[str, Any], order: tuple[str, bool], leads: Callable[[str], str], first: str | Promise = ""
) -> list[Column]:
    columns = []
    for name, (label, _key) in known.items():
        current, falling = name == order[0], order[1]
        turned = not falling if current else name not in _WORDS
        word = f"-{name}" if turned else name
        aria = ("descending" if falling else "ascending") if current else ""
        columns.append(Column(label or first, leads(word), aria, name not in _WORDS, name not in _SIDE))
    return columns
