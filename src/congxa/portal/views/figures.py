"""The public figures of an office."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congxa.kernel.offers import Figure
from congxa.portal.frame import request_frame
from congxa.portal.gathering import offers


@require_safe
def public_figures(request: HttpRequest) -> HttpResponse:
    """Show every public figure of the office with how it is counted; never from the page cache, so it is of now."""
    office, now = request_frame(request).office, timezone.now()
    rows = [(figure, figure.count(office.id, now)) for figure in offers().all(Figure) if figure.public]
    response = render(request, "portal/public/figures.html", {"rows": rows, "now": now})
    response["Cache-Control"] = "private, max-age=60"
    return response
