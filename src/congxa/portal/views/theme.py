"""The page on which an office's administrator sets the look of the portal, without code."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congxa.accounts.service import User, needs
from congxa.portal.actions.theme import change_theme
from congxa.portal.models import Theme
from congxa.portal.theme_form import COLOURS, ThemeForm
from congxa.units.service import Office


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs("portal.design")
def edit(request: HttpRequest) -> HttpResponse:
    """Show the theme; a button with a proposed colour fills it in; saving refuses what cannot be read."""
    office = get_object_or_404(Office, pk=request.office.id)  # type: ignore[attr-defined]
    theme = Theme.objects.filter(office=office).first() or Theme(office=office)
    form = ThemeForm(_sent(request), instance=theme)
    if form.is_bound and form.is_valid() and "save" in request.POST and isinstance(request.user, User):
        change_theme(actor=request.user, office=office, theme=form.save(commit=False))
        messages.success(request, _("Đã lưu giao diện. Cổng hiện giao diện mới ngay."))
        return redirect("desk_theme")
    return render(request, "portal/desk/theme.html", {"form": form, "colours": COLOURS})


def _sent(request: HttpRequest) -> dict[str, str] | None:
    """Return what was sent, with the proposed colour ``field=#rrggbb`` of the button pressed put in its place."""
    if request.method != "POST":
        return None
    data = {name: str(value) for name, value in request.POST.items()}
    field, _sign, value = data.get("propose", "").partition("=")
    return data | {field: value} if field in COLOURS else data
