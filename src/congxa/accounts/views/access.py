"""Inviting a person, signing them out everywhere, locking and opening their account."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from congxa.accounts.asked import actor_of
from congxa.accounts.forms import ReasonForm
from congxa.accounts.guards import needs
from congxa.accounts.invitations import mail_invitation
from congxa.accounts.service import (
    deactivate_person,
    invite,
    reactivate_person,
    reset_second_factor,
    sign_out_everywhere,
)
from congxa.accounts.views.pages import form_page, managed_or_404, posted


@never_cache
@needs("accounts.manage")
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a fresh invitation: sent by e-mail, or shown once on a page to print."""
    person, office = managed_or_404(request, pk)
    if request.method != "POST":
        return render(request, "accounts/desk/invite.html", {"person": person})
    try:
        path = invite(actor=actor_of(request), user=person, office=office, today=timezone.localdate())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("desk_person", pk)
    address = request.build_absolute_uri(path)
    if "mail" in request.POST and mail_invitation(person, address, office.name):
        messages.success(request, _("Đã gửi giấy mời đến %(email)s.") % {"email": person.email})
        return redirect("desk_person", pk)
    context = {"person": person, "address": address, "office": office, "failed": "mail" in request.POST}
    return render(request, "accounts/desk/invitation.html", context)


@needs("accounts.manage")
def sign_out(request: HttpRequest, pk: int) -> HttpResponse:
    """End every session of a person."""
    person, office = managed_or_404(request, pk)
    back = reverse("desk_person", args=[pk])

    def do(form: ReasonForm) -> str:
        sign_out_everywhere(actor=actor_of(request), user=person, office=office)
        messages.success(request, _("Đã đăng xuất %(name)s khỏi mọi thiết bị.") % {"name": person})
        return back

    title = _("Đăng xuất %(name)s khỏi mọi thiết bị") % {"name": person}
    lead = _("Dùng khi người này mất điện thoại, máy tính hoặc nghi bị lộ mật khẩu. Họ đăng nhập lại được.")
    return form_page(
        request,
        ReasonForm(posted(request)),
        do,
        title=title,
        lead=lead,
        submit=_("Đăng xuất"),
        back=back,
        danger=True,
    )


@needs("accounts.manage")
def forget_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget the second factors of a person who lost them."""
    person, office = managed_or_404(request, pk)
    back = reverse("desk_person", args=[pk])

    def do(form: ReasonForm) -> str:
        reset_second_factor(
            actor=actor_of(request),
            user=person,
            office=office,
            today=timezone.localdate(),
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Đã bỏ xác thực hai lớp của %(name)s.") % {"name": person})
        return back

    title = _("Bỏ xác thực hai lớp của %(name)s") % {"name": person}
    lead = _("Dùng khi người này mất điện thoại hoặc khóa bảo mật. Hãy gặp hoặc gọi cho họ để chắc chắn đúng người.")
    form = ReasonForm(posted(request))
    return form_page(request, form, do, title=title, lead=lead, submit=_("Bỏ"), back=back, danger=True)


@needs("accounts.manage")
def lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Lock an account."""
    person, office = managed_or_404(request, pk)
    back = reverse("desk_person", args=[pk])

    def do(form: ReasonForm) -> str:
        deactivate_person(
            actor=actor_of(request),
            user=person,
            office=office,
            today=timezone.localdate(),
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Đã khóa tài khoản của %(name)s.") % {"name": person})
        return back

    title = _("Khóa tài khoản của %(name)s") % {"name": person}
    lead = _("Người này bị đăng xuất ngay và không đăng nhập được nữa. Không có gì bị xóa; bạn mở lại được.")
    return form_page(
        request, ReasonForm(posted(request)), do, title=title, lead=lead, submit=_("Khóa"), back=back, danger=True
    )


@needs("accounts.manage")
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a locked account again."""
    person, office = managed_or_404(request, pk)
    back = reverse("desk_person", args=[pk])

    def do(form: ReasonForm) -> str:
        reactivate_person(
            actor=actor_of(request),
            user=person,
            office=office,
            today=timezone.localdate(),
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Đã mở lại tài khoản của %(name)s.") % {"name": person})
        return back

    title = _("Mở lại tài khoản của %(name)s") % {"name": person}
    return form_page(request, ReasonForm(posted(request)), do, title=title, submit=_("Mở lại"), back=back)
