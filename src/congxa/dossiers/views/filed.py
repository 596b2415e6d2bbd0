"""After filing: the code and the secret, what comes next, and closing a dossier in this browser."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from congxa.dossiers.citizens import drafting
from congxa.dossiers.citizens.browser import WHOLE, forget, noted, shows_secret
from congxa.dossiers.domain.states import S
from congxa.dossiers.routing import offering_on
from congxa.dossiers.views.public_parts import dossier_opened, hours_of, personal
from congxa.kernel.clock import day_of
from congxa.kernel.workdays import NoWorkingDay
from congxa.procedures.service import promise
from congxa.units.service import work_calendar


@require_safe
@personal
def filed(request: HttpRequest, code: str, ref: str) -> HttpResponse:
    """Say that the dossier has arrived, under which code and secret it is followed, and what happens next."""
    dossier, _how = dossier_opened(request, ref, WHOLE)
    if dossier is None or dossier.state == S.DRAFT:
        return redirect("dossier_look_up")
    now = timezone.now()
    secret = drafting.secret_of(dossier) if shows_secret(request, ref, now) else ""
    offering = offering_on(dossier.office, dossier.procedure, day_of(now))
    limit = dossier.procedure.limit
    try:
        expected = promise(limit, work_calendar(dossier.office), now) if limit else None
    except NoWorkingDay:
        expected = None
    context = {
        "dossier": dossier, "secret": secret, "offering": offering, "office": dossier.office, "expected": expected,
        "hours": hours_of(dossier.office, now), "version": dossier.procedure, "code": code,
    }  # fmt: skip
    return render(request, "dossiers/file/filed.html", context)


@require_POST
@personal
def secret_noted(request: HttpRequest, code: str, ref: str) -> HttpResponse:
    """The second secret has been noted down."""
    noted(request, ref)
    return redirect("dossier_filed", code=code, ref=ref)


@require_POST
@personal
def leave(request: HttpRequest, ref: str) -> HttpResponse:
    """Close a dossier in this browser, as one does on a device that is shared."""
    forget(request, ref)
    return redirect("dossier_look_up")
