"""What the pages of the form builder share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from congxa.accounts.service import office_of
from congxa.procedures.actions import FormChanged, save_form_draft
from congxa.procedures.actions.forms import fingerprint
from congxa.procedures.domain.forms import Schema, schema_from_json
from congxa.procedures.models import FormVersion
from congxa.units.service import Office


def root_office(request: HttpRequest) -> Office:
    """Return the office at the top, where forms are kept. Raises Http404 elsewhere."""
    office = office_of(request)
    if not office.is_root:
        raise Http404
    return office


def version_or_404(pk: int) -> tuple[FormVersion, Schema]:
    """Return a version of a form with its schema."""
    version = get_object_or_404(FormVersion.objects.select_related("form"), pk=pk)
    return version, schema_from_json(version.schema)


def draft_or_404(pk: int) -> tuple[FormVersion, Schema]:
    """Return a draft with its schema; what is published has no page on which it is changed."""
    version, schema = version_or_404(pk)
    if version.published_at is not None:
        raise Http404
    return version, schema


def save(request: HttpRequest, version: FormVersion, schema: Schema, basis: str | None = None) -> None:
    """Write a draft. Raises ValidationError with what is wrong, FormChanged when somebody else was faster."""
    seen = str(request.POST.get("seen", ""))
    save_form_draft(
        actor=request.user, office=root_office(request), version=version, schema=schema, basis=basis, seen=seen
    )


def step(
    request: HttpRequest, pk: int, form: forms.Form | None, do: Callable[[], object], done: str, at: str = ""
) -> HttpResponse | None:
    """Do a change and go back to the form's page, to the line ``at``; None when it was refused beside its inputs."""
    try:
        do()
    except FormChanged as changed:
        messages.error(request, " ".join(changed.messages))
    except ValidationError as error:
        if form is not None:
            form.add_error(None, error)
            return None
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, done)
    return redirect(reverse("desk_form", args=[pk]) + (f"#muc-{at}" if at else ""))


def show(request: HttpRequest, form: forms.Form, version: FormVersion | None, **more: Any) -> HttpResponse:
    """Show a page with one form of the builder."""
    context = {"form": form, "version": version, "seen": seen_of(request, version)} | more
    return render(request, "procedures/forms/form.html", context)


def seen_of(request: HttpRequest, version: FormVersion | None) -> str:
    """Return what was seen: when a page comes back with errors, still what was seen at first."""
    sent = str(request.POST.get("seen", "")) if request.method == "POST" else ""
    return sent or (fingerprint(version) if version else "")
