"""The page on which an office's administrator sets the look of the portal, without code."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congxa.accounts.service import User, needs, office_of
from congxa.portal.actions.theme import ThemeChanged, change_theme, fingerprint
from congxa.portal.models import Theme
from congxa.portal.themes.desk import ThemeDesk, changed_meanwhile
from congxa.portal.themes.form import COLOURS, PICTURES, defaults
from congxa.portal.themes.presets import PRESETS, field_values


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs("portal.design")
def edit(request: HttpRequest) -> HttpResponse:
    """Show the theme; buttons fill in colours; saving refuses what cannot be read and what somebody else changed."""
    office = office_of(request)
    theme = Theme.objects.filter(office=office).first() or Theme(office=office)
    if request.method != "POST" or not isinstance(request.user, User):
        seen = fingerprint(theme)
        return render(request, "portal/desk/theme.html", ThemeDesk(theme).context() | {"seen": seen})
    seen = str(request.POST.get("seen", ""))
    desk = ThemeDesk(theme, _sent(request), request.FILES)
    valid = desk.take_in(request.user, office)
    if valid and "save" in request.POST:
        try:
            change_theme(actor=request.user, office=office, theme=desk.form.save(commit=False), seen=seen or None)
        except ThemeChanged as changed:
            seen = fingerprint(changed.now)
            desk.form.add_error(None, changed_meanwhile(changed.now))
        else:
            messages.success(request, _("Đã lưu giao diện. Cổng hiện giao diện mới ngay."))
            return redirect("desk_theme")
    return render(request, "portal/desk/theme.html", desk.context() | {"seen": seen, "unsaved": True})


def _sent(request: HttpRequest) -> dict[str, str]:
    """Return what was sent, with what the button pressed fills in put in its place."""
    data = {name: str(value) for name, value in request.POST.items()}
    field, _sign, value = data.get("propose", "").partition("=")
    if field in COLOURS:
        data[field] = value
    if "fill" in data and data.get("preset") in PRESETS:
        data |= field_values(data["preset"]) | {"shown_preset": data["preset"]}
    if data.get("remove") in PICTURES:
        data[data["remove"]] = ""
    return data | defaults() if "reset" in data else data
