"""What the pages of this room share: the office and person in question, and the page with one form."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from congxa.accounts.asked import actor_of, entry_of
from congxa.accounts.models import User
from congxa.accounts.queries import office_of_work, people_visible_to
from congxa.units.service import Office

FormT = TypeVar("FormT", bound=forms.Form)


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, also when it was nothing at all; None when the page is only being read."""
    return request.POST if request.method == "POST" else None


def person_or_404(request: HttpRequest, pk: int) -> User:
    """Return a person whom the reader may see."""
    return get_object_or_404(people_visible_to(request.user), pk=pk)


def managed_or_404(request: HttpRequest, pk: int) -> tuple[User, Office]:
    """Return a person and the office in whose name the reader manages them; 404 when there is none."""
    person = person_or_404(request, pk)
    office = office_of_work(request.user, person, entry_of(request).id)
    if office is None and actor_of(request).is_superuser:
        office = Office.objects.get(pk=entry_of(request).id)
    if office is None:
        raise Http404
    return person, office


def form_page(
    request: HttpRequest,
    form: FormT,
    do: Callable[[FormT], str],
    *,
    title: str,
    submit: str,
    back: str,
    lead: str = "",
    danger: bool = False,
) -> HttpResponse:
    """Show ``form``; when it is sent and right, do the work and go where ``do`` says.

    A refusal (ValidationError) is shown beside its field, what was typed stays, nothing has changed.
    """
    if request.method == "POST" and form.is_valid():
        try:
            return HttpResponseRedirect(do(form))
        except ValidationError as error:
            show_refusal(form, error)
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "lead": lead,
        "submit": submit,
        "back": back,
        "danger": danger,
    }
    return render(request, "accounts/desk/form.html", context)


def show_refusal(form: forms.Form, error: ValidationError) -> None:
    """Put the sentences of ``error`` beside the fields they are about; the rest goes to the top of the form."""
    by_field = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)


def saved() -> str:
    """Return the sentence after a change."""
    return _("Đã lưu.")
