"""What the pages of papers, money and results share."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from congxa.accounts.service import Refused, actor_of
from congxa.dossiers.models import Dossier
from congxa.dossiers.views.typed import typed
from congxa.units.service import day_field


def dossier_of(request: HttpRequest, pk: int) -> Dossier:
    """A dossier the person may see. Raises Http404."""
    rows = Dossier.objects.visible_to(actor_of(request)).select_related(
        "office__unit__kind", "office__upper", "holder", "competent", "procedure__procedure"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def day_typed(request: HttpRequest, name: str, default: date) -> date:
    """The day in the address, typed as 24/11/2026 or ISO; `default` when there is none, or no such day."""
    try:
        return day_field("").to_python(typed(request.GET, name, 20)) or default
    except ValidationError:
        return default


def pdf_page(pdf: bytes, name: str) -> HttpResponse:
    """A PDF to be read in the browser, with the name under which it would be saved; kept by no cache."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def refused_page(request: HttpRequest, why: Refused | str) -> HttpResponse:
    """Say why something could not be done, where there is no form to say it on."""
    words = "; ".join(why.messages) if isinstance(why, ValidationError) else str(why)
    return render(request, "dossiers/money/refused.html", {"why": words}, status=409)


def attempt(
    request: HttpRequest, form: forms.Form, do: Callable[[dict[str, Any]], str], back: str
) -> HttpResponse | None:
    """Do what a valid form asks for and go `back` with what was said; None when it is to be shown again."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        said = do(form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    messages.success(request, said)
    return redirect(back)
