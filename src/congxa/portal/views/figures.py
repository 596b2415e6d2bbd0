"""The public figures of an office."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congxa.kernel.offers import Figure
from congxa.portal.gathering import offers
from congxa.portal.shown.frame import request_frame


@require_safe
def public_figures(request: HttpRequest) -> HttpResponse:
    """Show every public figure of the office with how it is counted; never from the page cache, so it is of now."""
    office, now = request_frame(request).office, timezone.now()
    rows = [(figure, figure.count(office.id, now)) for figure in offers().all(Figure) if figure.public]
    context = {"rows": rows, "now": now, "ways": _ways([figure for figure, _value in rows])}
    response = render(request, "portal/public/figures.html", context)
    response["Cache-Control"] = "private, max-age=60"
    return response


def _ways(figures: list[Figure]) -> list[tuple[str, str]]:
    """Return each explanation once, with what it explains: the part before the colon that its figures share."""
    ways: dict[str, list[str]] = {}
    for figure in figures:
        ways.setdefault(str(figure.how), []).append(str(figure.label))
    return [(labels[0] if len(labels) == 1 else labels[0].partition(":")[0], how) for how, labels in ways.items()]
