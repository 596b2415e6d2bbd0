"""The people of an office: the list, one person, adding and changing."""

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congxa.accounts.actions.people import is_own_person
from congxa.accounts.asked import actor_of, entry_of
from congxa.accounts.forms import NewPersonForm, ParticularsForm, PeopleFilterForm
from congxa.accounts.guards import needs
from congxa.accounts.models import Role, RoleAssignment
from congxa.accounts.queries import PeopleFilter, people_list, roles_shown_to
from congxa.accounts.service import create_person, edit_person, may, may_somewhere, offices_with
from congxa.accounts.views.pages import form_page, managed_or_404, person_or_404, posted, saved
from congxa.units.service import Office

PER_PAGE = 50


@require_safe
@needs("accounts.see")
def people(request: HttpRequest) -> HttpResponse:
    """List the people of the office, and of those below it when the reader may see them."""
    offices = list(offices_with(request.user, "accounts.see").order_by("pk"))
    form = PeopleFilterForm(request.GET, offices=_office_choices(request, offices))
    form.is_valid()
    found = people_list(request.user, _chosen(form, request, offices), timezone.localdate())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    kept = request.GET.copy()
    kept.pop("trang", None)
    context = {
        "form": form,
        "page": page,
        "query": kept.urlencode(),
        "may_add": may(request.user, "accounts.manage", entry_of(request)),
    }
    return render(request, "accounts/desk/people.html", context)


def _office_choices(request: HttpRequest, offices: list[Office]) -> list[tuple[str, Any]]:
    here = entry_of(request).id
    names = [(office.slug, office.short_name) for office in offices if office.pk != here]
    return [("", _("Cơ quan này")), ("tat-ca", _("Tất cả cơ quan")), *names]


def _chosen(form: PeopleFilterForm, request: HttpRequest, offices: list[Office]) -> PeopleFilter:
    data = form.cleaned_data
    slug = data.get("office", "")
    ids = {office.pk for office in offices if office.slug == slug} or {entry_of(request).id}
    return PeopleFilter(
        words=data.get("q", ""),
        role=data.get("role", ""),
        state=data.get("state", ""),
        office_ids=None if slug == "tat-ca" else frozenset(ids),
    )


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role as the page shows it: its state in a word and what the reader may do with it."""

    assignment: RoleAssignment
    state: str
    may_change: bool


@require_safe
@needs("accounts.see")
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one person with all roles the reader may see."""
    shown = person_or_404(request, pk)
    today = timezone.localdate()
    actor = actor_of(request)
    context = {
        "person": shown,
        "role_rows": [
            RoleRow(role, role.state_on(today), actor != shown and may(actor, "accounts.manage", role))
            for role in roles_shown_to(actor, shown)
        ],
        "today": today,
        "is_self": actor == shown,
        "may_grant": actor != shown and may_somewhere(actor, "accounts.manage"),
        "may_change": is_own_person(actor, shown, today) and may_somewhere(actor, "accounts.manage"),
        "has_second_factor": Authenticator.objects.filter(user=shown).exists(),
        "is_invited": not shown.has_usable_password(),
    }
    return render(request, "accounts/desk/person.html", context)


@needs("accounts.manage")
def add_person(request: HttpRequest) -> HttpResponse:
    """Add a person with a first role, then show the invitation."""
    initial = {"office": entry_of(request).id, "valid_from": timezone.localdate(), "role": Role.EDITOR}
    form = NewPersonForm(posted(request), initial=initial, offices=offices_with(request.user, "accounts.manage"))

    def do(form: NewPersonForm) -> str:
        data = form.cleaned_data
        added = create_person(
            actor=actor_of(request),
            office=data["office"],
            username=data["username"],
            particulars=form.particulars(),
            role=Role(data["role"]),
            valid_from=data["valid_from"],
            valid_to=data["valid_to"],
        )
        messages.success(request, _("Đã thêm %(name)s.") % {"name": added.full_name})
        return reverse("desk_person_invite", args=[added.pk])

    return form_page(request, form, do, title=_("Thêm người"), submit=_("Thêm người"), back=reverse("desk_people"))


@needs("accounts.manage")
def change_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is written down about a person."""
    shown, office = managed_or_404(request, pk)
    back = reverse("desk_person", args=[pk])
    initial = {name: getattr(shown, name) for name in ("full_name", "email", "job_title", "phone")}

    def do(form: ParticularsForm) -> str:
        edit_person(
            actor=actor_of(request),
            user=shown,
            office=office,
            particulars=form.particulars(),
            today=timezone.localdate(),
        )
        messages.success(request, saved())
        return back

    form = ParticularsForm(posted(request), initial=initial)
    return form_page(
        request, form, do, title=_("Sửa thông tin của %(name)s") % {"name": shown}, submit=_("Lưu"), back=back
    )
