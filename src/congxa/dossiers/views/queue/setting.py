"""The administrator's pages: matters, counters, machines."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congxa.accounts.service import actor_of, entry_of, needs, office_of
from congxa.dossiers.actions.queue import (
    Registered,
    register_device,
    renew_link,
    revoke_device,
    set_counter,
    set_matter,
)
from congxa.dossiers.forms.queue import CounterForm, DeviceForm, MatterForm
from congxa.dossiers.models import QueueDevice, QueueMatter, ServiceCounter


@needs("dossiers.keep_queue")
@require_safe
@never_cache
def settings_page(request: HttpRequest) -> HttpResponse:
    """Show the matters, counters and machines of the office."""
    office = entry_of(request).id
    words = {
        "matters": QueueMatter.objects.filter(office=office).prefetch_related("fields"),
        "counters": ServiceCounter.objects.filter(office=office).prefetch_related("matters"),
        "devices": QueueDevice.objects.filter(office=office).select_related("counter"),
        "now": timezone.now(),
    }
    return render(request, "dossiers/queue/desk/settings.html", words)


def _form_page(
    request: HttpRequest, form: forms.BaseForm, do: Callable[[], object], title: str, said: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            do()
            messages.success(request, said)
            return redirect("desk_queue_settings")
        except ValidationError as error:
            _show(form, error)
    words = {"form": form, "title": title, "back": reverse("desk_queue_settings"), "submit": _("Lưu")}
    return render(request, "dossiers/queue/desk/form.html", words, status=400 if form.errors else 200)


def _show(form: forms.BaseForm, error: ValidationError) -> None:
    for name, problems in getattr(error, "error_dict", {None: error}).items():
        form.add_error(name if name in form.fields else None, problems)


@needs("dossiers.keep_queue")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def matter(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a matter, or change one."""
    office = office_of(request)
    row = get_object_or_404(QueueMatter, office=office, pk=pk) if pk is not None else None
    form = MatterForm(request.POST if request.method == "POST" else None, instance=row)

    def do() -> None:
        data, fields = form.data_of()
        set_matter(actor=actor_of(request), office=office, data=data, fields=fields, matter=row)

    return _form_page(request, form, do, _("Việc lấy số"), _("Đã lưu việc lấy số."))


@needs("dossiers.keep_queue")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def counter(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a counter, or change one."""
    office = office_of(request)
    row = get_object_or_404(ServiceCounter, office=office, pk=pk) if pk is not None else None
    form = CounterForm(request.POST if request.method == "POST" else None, instance=row, office=office)

    def do() -> None:
        set_counter(actor=actor_of(request), office=office, counter=row, **form.cleaned_data)

    return _form_page(request, form, do, _("Quầy"), _("Đã lưu quầy."))


@needs("dossiers.keep_queue")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new_device(request: HttpRequest) -> HttpResponse:
    """Register a machine and show its link, once."""
    office = office_of(request)
    form = DeviceForm(request.POST if request.method == "POST" else None, office=office)
    if request.method == "POST" and form.is_valid():
        try:
            made = register_device(actor=actor_of(request), office=office, now=timezone.now(), **form.cleaned_data)
            return _link(request, made)
        except ValidationError as error:
            _show(form, error)
    words = {
        "form": form,
        "title": _("Đăng ký máy"),
        "back": reverse("desk_queue_settings"),
        "submit": _("Tạo đường dẫn"),
    }
    return render(request, "dossiers/queue/desk/form.html", words, status=400 if form.errors else 200)


@needs("dossiers.keep_queue")
@require_POST
@never_cache
def device(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a new link for a machine, or revoke it."""
    row = get_object_or_404(QueueDevice, office=entry_of(request).id, pk=pk)
    if request.POST.get("lam") == "thu-hoi":
        revoke_device(actor=actor_of(request), device=row, now=timezone.now())
        messages.success(request, _("Đã thu hồi %(device)s.") % {"device": row})
        return redirect("desk_queue_settings")
    try:
        return _link(request, renew_link(actor=actor_of(request), device=row, now=timezone.now()))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("desk_queue_settings")


def _link(request: HttpRequest, made: Registered) -> HttpResponse:
    address = request.build_absolute_uri(reverse("queue_register", args=[made.secret]))
    return render(request, "dossiers/queue/desk/link.html", {"device": made.device, "address": address})
