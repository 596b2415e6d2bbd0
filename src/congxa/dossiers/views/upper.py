"""The upper level: every office below with its figures, and the yearly competition table."""

from dataclasses import dataclass
from typing import IO

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congxa.accounts.service import actor_of, entry_of, needs
from congxa.dossiers.domain import spans
from congxa.dossiers.domain.figures import Figures
from congxa.dossiers.domain.ranking import Entrant, Place, ranking
from congxa.dossiers.figures.asked import Asked, asked, presets
from congxa.dossiers.figures.competition import competition_sheet, formula
from congxa.dossiers.figures.sheet import figures_sheet
from congxa.dossiers.figures.tables import Cell, Line, cells_of
from congxa.dossiers.queries.communes import Satisfaction, satisfaction
from congxa.dossiers.queries.counting import figures_by
from congxa.dossiers.views.figs import period_name
from congxa.kernel.clock import day_of
from congxa.kernel.money import format_percent
from congxa.units.service import OfficeEntry

SHOWN = ("total", "received", "solved", "late", "in_work", "overdue")


@dataclass(frozen=True, slots=True)
class Commune:
    """One office of the table."""

    office: OfficeEntry
    line: Line
    cells: list[Cell]
    content: Satisfaction

    @property
    def satisfied(self) -> str:
        """The share of the satisfied among those who rated."""
        return format_percent(self.content.satisfied, self.content.rated)


@needs("dossiers.count")
@require_safe
@never_cache
def communes(request: HttpRequest) -> HttpResponseBase:
    """Show all offices below with figures and satisfaction, and the table of the year; ``?xuat=xlsx`` as Excel."""
    now = timezone.now()
    question = asked(request, entry_of(request), now)
    if len(question.reach) == 1:
        raise Http404
    year = _year(request, question)
    context = {
        "asked": question,
        "presets": presets(question),
        "now": now,
        "year": year.period.first.year,
        "years": [spans.before(year).period.first.year, year.period.first.year + 1],
        "formula": formula(),
        "places": _places(question, year),
    }
    if question.span is not None:
        rows = _rows(question)
        total = Line(_("Tổng số"), sum((row.line.figures for row in rows), Figures()))
        if request.GET.get("xuat") == "xlsx":
            return _workbook(request, question, [row.line for row in rows], total)
        context |= {"rows": rows, "total": total, "excel": question.address(xuat="xlsx")}
    return render(request, "dossiers/figs/communes.html", context)


def _rows(question: Asked) -> list[Commune]:
    words = question.words()
    counted = figures_by("office", **words)
    content = satisfaction(since=words["since"], until=words["until"], offices=question.offices)
    rows = []
    for office in question.reach:
        found = counted.get(office.id, Figures())
        if found == Figures() and office.ended(day_of(question.now)):
            continue
        cells = {cell.name: cell for cell in cells_of(found, question, co_quan=office.slug)}
        cells["received"] = Cell("received", _("Mới tiếp nhận"), found.received)
        line = Line(office.short_name, found, question.address(co_quan=office.slug, cot=""))
        shown = [cells[name] for name in SHOWN]
        rows.append(Commune(office, line, shown, content.get(office.id, Satisfaction())))
    return rows


def _year(request: HttpRequest, question: Asked) -> spans.Span:
    word = request.GET.get("nam", "")
    first = question.span.period.first.year if question.span else day_of(question.now).year
    try:
        found = spans.span_of(word) if word else spans.year(first)
    except spans.BadSpan:
        raise Http404 from None
    if found.kind != spans.SpanKind.YEAR:
        raise Http404
    return found


def _places(question: Asked, year: spans.Span) -> list[tuple[str, Place, dict[str, str]]]:
    """The table of the year: the offices below, not the upper level itself."""
    below = {office.id: office for office in question.reach if office.id != question.reach[0].id}
    since, until = year.since, year.until(question.now)
    counted = figures_by("office", since=since, until=until, offices=list(below))
    content = satisfaction(since=since, until=until, offices=list(below))
    entrants = []
    for key, office in below.items():
        found, said = counted.get(key, Figures()), content.get(key, Satisfaction())
        if found != Figures() or not office.ended(day_of(question.now)):
            entrants.append(Entrant(key, found, said.rated, said.satisfied))
    return [(below[one.entrant.key].short_name, one, _shares(one)) for one in ranking(entrants)]


def _shares(place: Place) -> dict[str, str]:
    return {name: format_percent(*pair) for name, pair in place.entrant.shares().items()}


def _workbook(request: HttpRequest, question: Asked, lines: list[Line], total: Line) -> FileResponse:
    if question.span is None:
        raise Http404
    year = _year(request, question)
    rows = [(name, place.rank, place.score, shares) for name, place, shares in _places(question, year)]
    file: IO[bytes] = figures_sheet(
        lines,
        total,
        first=_("Cơ quan"),
        office=question.reach[0].name,
        upper="",
        period=_("Kỳ báo cáo: %(period)s") % {"period": period_name(question)},
        made_by=str(actor_of(request)),
        now=question.now,
        more=lambda book: competition_sheet(book, year.period.first.year, rows),
    )
    first, last = question.span.period
    return FileResponse(file, as_attachment=True, filename=f"toan-huyen-{first:%Y-%m-%d}-{last:%Y-%m-%d}.xlsx")
