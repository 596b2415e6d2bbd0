"""What the officers' pages of this room share."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from congxa.accounts.service import entry_of
from congxa.procedures.forms.desk import add_errors
from congxa.procedures.models import Procedure

FormT = TypeVar("FormT", bound=forms.Form)


def root_only(request: HttpRequest) -> None:
    """Go on only at the desk of the office at the top: the catalogue is kept there."""
    if not entry_of(request).is_root:
        raise Http404


def procedure_or_404(code: str) -> Procedure:
    """Return a procedure of the catalogue."""
    return get_object_or_404(Procedure.objects.select_related("replaced_by"), code=code)


def form_page(
    request: HttpRequest,
    form: FormT,
    do: Callable[[FormT], Any],
    *,
    back: str,
    **words: Any,
) -> HttpResponse:
    """Show one form; when it is sent and ``do`` does not refuse it, go ``back``."""
    if request.method == "POST" and form.is_valid():
        try:
            do(form)
            return redirect(back)
        except ValidationError as error:
            add_errors(form, error)
    return render(request, "procedures/desk/form.html", {"form": form, "back": back, **words})
