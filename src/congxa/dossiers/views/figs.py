"""The figures on the desk: by office, field, procedure and officer, with the dossiers behind each number."""

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congxa.accounts.service import actor_of, entry_of, needs, office_ids_with
from congxa.dossiers.domain.figures import COLUMNS, SUMS
from congxa.dossiers.figures.asked import GROUP_WORDS, Asked, asked, presets
from congxa.dossiers.figures.sheet import figures_sheet
from congxa.dossiers.figures.tables import Line, lines_of, rules_of
from congxa.dossiers.figures.words import FIGURE_LABELS, FIGURE_MEANINGS
from congxa.dossiers.queries.counting import behind, figures
from congxa.kernel.clock import format_date

LENGTH = 50


@needs("dossiers.count")
@require_safe
@never_cache
def figures_page(request: HttpRequest) -> HttpResponseBase:
    """Show the figures that were asked for; ``?xuat=xlsx`` gives the same as an Excel workbook."""
    now, entry = timezone.now(), entry_of(request)
    question = asked(request, entry, now)
    context = {
        "asked": question,
        "presets": presets(question),
        "now": now,
        "who": str(actor_of(request)),
        "meanings": [(FIGURE_LABELS.get(name, _("Tính cho ai")), words) for name, words in FIGURE_MEANINGS.items()],
        "scope_name": scope_name(question),
        "narrowed": _narrowed(question),
        "has_lower": len(question.reach) > 1,
    }
    if question.span is None:
        return render(request, "dossiers/figs/figures.html", context)
    lines, total = lines_of(question)
    if request.GET.get("xuat") == "xlsx":
        return _workbook(request, question, lines, total)
    carried = None
    if question.span.is_over(now):
        words = question.words() | {"since": question.span.period.end, "until": now}
        carried = figures(**words).carried_over
    context |= {"lines": lines, "total": total, "rules": rules_of(total.figures, lines, carried),
                "first": GROUP_WORDS[question.given["theo"]][1], "excel": question.address(xuat="xlsx")}  # fmt: skip
    return render(request, "dossiers/figs/figures.html", context)


@needs("dossiers.count")
@require_safe
@never_cache
def figure_rows(request: HttpRequest) -> HttpResponse:
    """List the dossiers behind one number; who applied is shown only to those who may see the dossiers."""
    question = asked(request, entry_of(request), timezone.now())
    name = question.given["cot"]
    if question.span is None or (name not in COLUMNS and name not in SUMS):
        raise Http404
    page = Paginator(behind(name, **question.words()), LENGTH).get_page(request.GET.get("trang"))
    seen = office_ids_with(request.user, "dossiers.see")
    rows = [(one, reverse("desk_dossier", args=[one.pk]), seen is None or one.office_id in seen) for one in page]
    context = {
        "asked": question,
        "rows": rows,
        "page": page,
        "label": FIGURE_LABELS[name],
        "scope_name": scope_name(question),
        "narrowed": _narrowed(question),
        "page_address": question.address() + "&trang=",
        "back": question.address(cot=""),
        "has_lower": question.office is None,
    }
    return render(request, "dossiers/figs/rows.html", context)


def scope_name(question: Asked) -> str:
    """Of whom the figures are."""
    if question.office is not None:
        return question.office.short_name
    return _("%(office)s và cấp dưới") % {"office": question.reach[0].short_name}


def period_name(question: Asked) -> str:
    """From which day to which, as a sentence part."""
    if question.span is None:
        return ""
    first, last = question.span.period
    return _("từ %(first)s đến %(last)s") % {"first": format_date(first), "last": format_date(last)}


def _narrowed(question: Asked) -> list[tuple[str, str]]:
    """What narrows the figures, with the address without it."""
    found = []
    if question.field is not None:
        found.append((str(question.field), question.address(linh_vuc="", cot="")))
    if question.procedure is not None:
        found.append((_("Thủ tục %(code)s") % {"code": question.procedure}, question.address(thu_tuc="", cot="")))
    if question.given["can_bo"]:
        found.append((_("Một người thụ lý"), question.address(can_bo="", cot="")))
    return found


def _workbook(request: HttpRequest, question: Asked, lines: list[Line], total: Line) -> FileResponse:
    if question.span is None:
        raise Http404
    file = figures_sheet(
        lines,
        total,
        first=str(GROUP_WORDS[question.given["theo"]][1]),
        office=scope_name(question),
        upper="",
        period=_("Kỳ báo cáo: %(period)s") % {"period": period_name(question)},
        made_by=str(actor_of(request)),
        now=question.now,
    )
    first, last = question.span.period
    slug = question.office.slug if question.office else "tat-ca"
    name = f"giai-quyet-tthc-{slug}-{first:%Y-%m-%d}-{last:%Y-%m-%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name)
