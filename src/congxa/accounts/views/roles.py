"""Granting, ending and lending roles."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.accounts.asked import actor_of, entry_of
from congxa.accounts.forms import DelegationForm, EndRoleForm, GrantForm, ReasonForm
from congxa.accounts.guards import needs, needs_sign_in
from congxa.accounts.models import Delegation, Role, RoleAssignment
from congxa.accounts.queries import colleagues_of
from congxa.accounts.service import delegate, end_delegation, end_role, grant_role, may, offices_with
from congxa.accounts.views.pages import form_page, person_or_404, posted


@needs("accounts.manage")
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role to a person."""
    person = person_or_404(request, pk)
    back = reverse("desk_person", args=[pk])
    initial = {"office": entry_of(request).id, "valid_from": timezone.localdate()}
    form = GrantForm(posted(request), initial=initial, offices=offices_with(request.user, "accounts.manage"))

    def do(form: GrantForm) -> str:
        data = form.cleaned_data
        grant_role(
            actor=actor_of(request),
            user=person,
            office=data["office"],
            role=Role(data["role"]),
            valid_from=data["valid_from"],
            valid_to=data["valid_to"],
            reason=data["reason"],
        )
        messages.success(request, _("Đã cấp vai trò cho %(name)s.") % {"name": person})
        return back

    title = _("Cấp vai trò cho %(name)s") % {"name": person}
    return form_page(request, form, do, title=title, submit=_("Cấp vai trò"), back=back)


@needs("accounts.manage")
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role, at once or with a day."""
    assignment = get_object_or_404(
        RoleAssignment.objects.select_related("user", "office").filter(
            office__in=offices_with(request.user, "accounts.manage")
        ),
        pk=pk,
    )
    back = reverse("desk_person", args=[assignment.user_id])

    def do(form: EndRoleForm) -> str:
        end_role(
            actor=actor_of(request),
            assignment=assignment,
            last_day=form.chosen_day(timezone.localdate() - timedelta(days=1)),
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Đã kết thúc vai trò của %(name)s.") % {"name": assignment.user})
        return back

    title = _("Kết thúc vai trò %(role)s của %(name)s tại %(office)s") % {
        "role": assignment.get_role_display(),
        "name": assignment.user,
        "office": assignment.office.short_name,
    }
    form = EndRoleForm(posted(request))
    return form_page(request, form, do, title=title, submit=_("Kết thúc vai trò"), back=back, danger=True)


def _back_to_holder(request: HttpRequest, assignment: RoleAssignment) -> str:
    if assignment.user == request.user:
        return reverse("desk_profile")
    return reverse("desk_person", args=[assignment.user_id])


@needs_sign_in
def lend(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a colleague stand in: the holder does it, or who manages the office."""
    assignment = get_object_or_404(RoleAssignment.objects.select_related("user", "office"), pk=pk)
    if assignment.user != request.user and not may(request.user, "accounts.manage", assignment):
        raise Http404
    back = _back_to_holder(request, assignment)
    today = timezone.localdate()

    def do(form: DelegationForm) -> str:
        delegate(actor=actor_of(request), assignment=assignment, today=today, **form.cleaned_data)
        messages.success(request, _("Đã ủy quyền cho %(name)s.") % {"name": form.cleaned_data["deputy"]})
        return back

    form = DelegationForm(
        posted(request),
        initial={"valid_from": today},
        colleagues=colleagues_of(assignment.user, assignment.office_id, today).exclude(pk=actor_of(request).pk),
    )
    title = _("Ủy quyền vai trò %(role)s tại %(office)s khi vắng mặt") % {
        "role": assignment.get_role_display(),
        "office": assignment.office.short_name,
    }
    return form_page(request, form, do, title=title, submit=_("Ủy quyền"), back=back)


@needs_sign_in
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """End a delegation: the holder, the deputy, or who manages the office."""
    found = get_object_or_404(Delegation.objects.select_related("assignment__user", "deputy"), pk=pk)
    assignment = found.assignment
    if request.user not in (assignment.user, found.deputy) and not may(request.user, "accounts.manage", assignment):
        raise Http404
    back = reverse("desk_profile") if request.user == found.deputy else _back_to_holder(request, assignment)

    def do(form: ReasonForm) -> str:
        end_delegation(
            actor=actor_of(request),
            delegation=found,
            today=timezone.localdate(),
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Đã kết thúc ủy quyền cho %(name)s.") % {"name": found.deputy})
        return back

    title = _("Kết thúc ngay ủy quyền cho %(name)s") % {"name": found.deputy}
    form = ReasonForm(posted(request))
    return form_page(request, form, do, title=title, submit=_("Kết thúc ủy quyền"), back=back, danger=True)
