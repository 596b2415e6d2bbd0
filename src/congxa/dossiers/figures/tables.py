"""The figures as a table: what each line is about, its numbers, and where each number leads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from congxa.accounts.service import User
from congxa.dossiers.domain.figures import Figures
from congxa.dossiers.figures.asked import Asked
from congxa.dossiers.figures.words import FIGURE_LABELS
from congxa.dossiers.queries.counting import figures_by
from congxa.kernel.money import format_percent
from congxa.kernel.text import sort_key
from congxa.procedures.service import Field, Procedure, ProcedureVersion

SHEET = (
    "total", "carried_over", "online", "counter", "post",
    "solved", "early", "on_time", "late",
    "in_work", "in_time", "overdue", "paused",
    "withdrawn", "stopped", "refused",
)  # fmt: skip
"""The columns of the official layout, in its order."""
HEADS: tuple[tuple[str, int], ...] = (("received_head", 5), ("solved", 4), ("in_work", 4), ("other", 3))


@dataclass(frozen=True, slots=True)
class Cell:
    """One number and where the dossiers behind it are listed; nothing has no list."""

    name: str
    label: str | Promise
    value: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: name, figures, the address that narrows to it, and its cells."""

    name: str
    figures: Figures
    address: str = ""
    detail: str = ""
    cells: list[Cell] = field(default_factory=list)

    @property
    def share(self) -> str:
        """The share of what was solved that was not late."""
        return format_percent(self.figures.solved_in_time, self.figures.solved)


def lines_of(question: Asked) -> tuple[list[Line], Line]:
    """The lines of the table in alphabet order, and their total (two queries, and one for the names)."""
    by_key = figures_by(question.group, **question.words())
    names = _names(question, list(by_key))
    lines = [_line(question, key, figures, names) for key, figures in by_key.items() if figures != Figures()]
    lines.sort(key=lambda line: sort_key(line.name))
    total = sum(by_key.values(), Figures())
    return lines, Line(_("Tổng số"), total, cells=cells_of(total, question))


def cells_of(figures: Figures, question: Asked, **narrowed: object) -> list[Cell]:
    """The cells of the official columns, each leading to the dossiers that it counts."""
    page = reverse("desk_figure_rows")
    return [
        Cell(name, FIGURE_LABELS[name], figures.of(name), _to(page, question, name, figures, narrowed))
        for name in SHEET
    ]


def _to(page: str, question: Asked, name: str, figures: Figures, narrowed: Mapping[str, object]) -> str:
    return page + question.address(cot=name, **narrowed) if figures.of(name) else ""


def _line(question: Asked, key: Any, figures: Figures, names: Mapping[Any, tuple[str, str, str]]) -> Line:  # noqa: ANN401 -- a key of whatever the table is broken down by
    name, word, detail = names.get(key, (_("Chưa giao"), "0", ""))
    argument = {"field": "linh_vuc", "procedure": "thu_tuc", "office": "co_quan", "assignee": "can_bo"}[question.group]
    deeper = "" if question.group == "assignee" else "can-bo" if question.group == "procedure" else "thu-tuc"
    if question.group == "office":
        deeper = "linh-vuc"
    address = question.address(**{argument: word, "theo": deeper}) if deeper else ""
    return Line(name, figures, address, detail, cells_of(figures, question, **{argument: word}))


def _names(question: Asked, keys: list[Any]) -> dict[Any, tuple[str, str, str]]:
    """Key → name, word of the address, and a second line."""
    match question.group:
        case "field":
            return {one.pk: (one.name, one.key, "") for one in Field.objects.filter(pk__in=keys)}
        case "procedure":
            return _procedures(keys)
        case "office":
            return {one.id: (one.short_name, one.slug, "") for one in question.reach}
    return {one.pk: (str(one), str(one.pk), "") for one in User.objects.filter(pk__in=keys)}


def _procedures(keys: list[Any]) -> dict[Any, tuple[str, str, str]]:
    codes = dict(Procedure.objects.filter(pk__in=keys).values_list("pk", "code"))
    latest = ProcedureVersion.objects.filter(procedure__in=keys).order_by("valid_from")
    return {key: (name, codes[key], codes[key]) for key, name in latest.values_list("procedure", "name")}


@dataclass(frozen=True, slots=True)
class Rule:
    """A sum that must hold, with its numbers, and whether it does."""

    words: str
    left: str
    right: str
    holds: bool


def rules_of(total: Figures, lines: list[Line], carried_into: int | None) -> list[Rule]:
    """The sums that must hold; `carried_into` is what the next period carries over, None while this one runs."""
    in_of = f"{total.carried_over} + {total.online} + {total.counter} + {total.post}"
    out_of = f"{total.solved} + {total.withdrawn} + {total.stopped} + {total.in_work}"
    out = total.solved + total.withdrawn + total.stopped + total.in_work
    added = sum((line.figures for line in lines), Figures())
    found = [
        Rule(_("Kỳ trước chuyển sang + mới tiếp nhận = đã giải quyết + rút + dừng + đang giải quyết"),
             f"{in_of} = {total.total}", f"{out_of} = {out}", total.balances),
        Rule(_("Cộng các dòng của bảng = tổng số"), str(added.total), str(total.total), added == total),
    ]  # fmt: skip
    if carried_into is not None:
        found.append(
            Rule(_("Đang giải quyết khi kỳ kết thúc = kỳ sau nhận chuyển sang"), str(total.in_work), str(carried_into),
                 total.in_work == carried_into)
        )  # fmt: skip
    return found
