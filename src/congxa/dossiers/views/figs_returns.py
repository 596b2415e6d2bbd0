"""Monthly returns: freezing a month, what was frozen, and what has changed since."""

from datetime import date, datetime
from itertools import pairwise

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congxa.accounts.service import Refused, actor_of, may, needs, office_of
from congxa.dossiers.actions import freeze_month
from congxa.dossiers.domain import spans
from congxa.dossiers.domain.figures import figures_from
from congxa.dossiers.domain.spans import BadSpan, Span, SpanKind
from congxa.dossiers.figures.words import FIGURE_LABELS
from congxa.dossiers.forms.figures import ReasonForm
from congxa.dossiers.models import MonthlyReturn
from congxa.dossiers.queries.returns import counted_for, differences, returns_of
from congxa.kernel.clock import day_of

SHOWN = 24
"""Months listed: two years, so that a yearly report can still be compared with the year before."""


@needs("dossiers.count")
@require_safe
@never_cache
def returns(request: HttpRequest) -> HttpResponse:
    """List the months of the last two years with what was frozen."""
    office, now = office_of(request), timezone.now()
    frozen: dict[date, MonthlyReturn] = {}
    for one in MonthlyReturn.objects.filter(office=office).select_related("frozen_by").order_by("number"):
        frozen[one.month] = one
    months = [(span, frozen.get(span.period.first)) for span in _months(now)]
    context = {"months": months, "may_freeze": may(request.user, "dossiers.freeze", office)}
    return render(request, "dossiers/figs/returns.html", context)


@needs("dossiers.count")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def monthly_return(request: HttpRequest, month: str) -> HttpResponse:
    """Show what was frozen of a month and what is counted now; freeze it, or freeze it again with a reason."""
    office, now, span = office_of(request), timezone.now(), _month(month)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = freeze_month(
                actor=actor_of(request), office=office, span=span, now=now, reason=form.cleaned_data["reason"]
            )
            messages.success(request, _("Đã chốt: %(name)s.") % {"name": made})
            return redirect("desk_return", span.word)
        except Refused as refusal:
            form.add_error("reason", refusal)
    found, counted = returns_of(office, span), counted_for(office, span)
    total = figures_from(counted["total"])
    last = found[-1] if found else None
    changes = differences(last.total, total) if last else []
    context = {
        "span": span,
        "form": form,
        "returns": found,
        "last": last,
        "differences": [(FIGURE_LABELS[one.name], one) for one in changes],
        "rows": _table(last.figures if last else counted),
        "is_over": span.is_over(now),
        "changed": last is not None and last.figures != counted,
        "may_freeze": may(request.user, "dossiers.freeze", office),
        "between": [
            (later, [(FIGURE_LABELS[one.name], one) for one in differences(earlier.total, later.total)])
            for earlier, later in pairwise(found)
        ],
    }
    return render(request, "dossiers/figs/return.html", context)


def _table(kept: dict[str, object]) -> list[tuple[str, object]]:
    """The lines of a return: each field, then the total."""
    fields = kept["fields"]
    rows = [(str(row["name"]), figures_from(row["figures"])) for row in fields] if isinstance(fields, list) else []
    total = kept["total"]
    return [*rows, (_("Tổng số"), figures_from(total if isinstance(total, dict) else {}))]


def _month(word: str) -> Span:
    try:
        span = spans.span_of(word)
    except BadSpan:
        raise Http404 from None
    if span.kind != SpanKind.MONTH:
        raise Http404
    return span


def _months(now: datetime) -> list[Span]:
    today = day_of(now)
    found = [spans.month(today.year, today.month)]
    while len(found) < SHOWN:
        found.append(spans.before(found[-1]))
    return found
