"""The desk: where an official lands after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congxa.accounts.service import User, needs, needs_sign_in, why_no_role, workplaces
from congxa.portal.desk_queries import desk_elsewhere, other_desks, quick_ways, work_waiting
from congxa.portal.shown.frame import request_frame


@needs_sign_in
@require_safe
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person: to approve, to finish, to correct, to refresh.

    Whoever does not work for the office of this address is led to the desk of the office they work for;
    whoever has no role today reads since when, and whom to ask.
    """
    elsewhere = desk_elsewhere(request)
    if elsewhere:
        return redirect(elsewhere)
    if isinstance(request.user, User) and not workplaces(request.user) and not request.user.is_superuser:
        return render(
            request, "portal/desk/no_role.html", {"sentence": why_no_role(request.user, timezone.localdate())}
        )
    context = {
        "lists": work_waiting(request, timezone.now()),
        "ways": quick_ways(request),
        "desks": other_desks(request),
    }
    return render(request, "portal/desk/start.html", context)


@needs("portal.write")
@require_safe
@never_cache
def write_news(request: HttpRequest) -> HttpResponse:
    """Lead to the form for a new article; with several sections, ask for the section first."""
    ways = [
        (section, reverse("wagtailadmin_pages:add", args=["portal", "newspage", section.id]))
        for section in request_frame(request).sections
    ]
    if len(ways) == 1:
        return redirect(ways[0][1])
    return render(request, "portal/desk/write.html", {"ways": ways})
