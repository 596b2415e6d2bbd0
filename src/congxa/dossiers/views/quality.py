"""The estimate of the quality index, with the dossiers behind each ratio."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congxa.accounts.service import entry_of, needs, office_ids_with
from congxa.dossiers.domain.quality_index import COMPONENTS, NO_SPLIT, index, total
from congxa.dossiers.figures.asked import asked, presets
from congxa.dossiers.queries.quality import SETS, numbers, sets_of
from congxa.dossiers.views.figs import LENGTH, scope_name

PARTS = ("tu", "mau", "con-lai")
"""Numerator, denominator, and the rest: those that were counted and did not make it."""


@needs("dossiers.count")
@require_safe
@never_cache
def quality(request: HttpRequest) -> HttpResponse:
    """Show every component with formula, numbers and points, and what cannot be counted."""
    question = asked(request, entry_of(request), timezone.now())
    context: dict[str, object] = {
        "asked": question,
        "presets": presets(question),
        "scope_name": scope_name(question),
        "no_split": NO_SPLIT,
        "rows_of": set(SETS),
    }
    if question.span is not None:
        since, until = question.span.since, question.span.until(question.now)
        groups = index(numbers(since, until, question.offices))
        context |= {"groups": groups, "total": total(groups)}
    return render(request, "dossiers/figs/quality.html", context)


@needs("dossiers.count")
@require_safe
@never_cache
def quality_rows(request: HttpRequest) -> HttpResponse:
    """List the dossiers of one component: those that count, all, or the rest."""
    question = asked(request, entry_of(request), timezone.now())
    key, part = request.GET.get("tp", ""), request.GET.get("phan", "con-lai")
    if question.span is None or key not in SETS or part not in PARTS:
        raise Http404
    sets = sets_of(key, question.span.since, question.span.until(question.now), question.offices)
    rest = sets.denominator.exclude(pk__in=sets.numerator.order_by().values("pk"))
    rows = {"tu": sets.numerator, "mau": sets.denominator, "con-lai": rest}[part]
    page = Paginator(rows, LENGTH).get_page(request.GET.get("trang"))
    seen = office_ids_with(request.user, "dossiers.see")
    name = next(one.name for one in COMPONENTS if one.key == key)
    context = {
        "asked": question,
        "rows": [(one, reverse("desk_dossier", args=[one.pk]), seen is None or one.office_id in seen) for one in page],
        "page": page,
        "label": f"{key} {_(name)} ({_part(part)})",
        "scope_name": scope_name(question),
        "narrowed": [],
        "page_address": f"{question.address()}&tp={key}&phan={part}&trang=",
        "back": question.address(),
        "back_url": "desk_quality",
        "has_lower": question.office is None,
    }
    return render(request, "dossiers/figs/rows.html", context)


def _part(part: str) -> str:
    return {"tu": _("tử số"), "mau": _("mẫu số"), "con-lai": _("không đạt")}[part]
