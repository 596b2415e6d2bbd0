"""The desk: where an official lands after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from congxa.accounts.service import needs_sign_in
from congxa.portal.desk_queries import work_waiting


@needs_sign_in
@require_safe
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person: to approve, to finish, to correct, to refresh."""
    return render(request, "portal/desk/start.html", {"lists": work_waiting(request, timezone.now())})
