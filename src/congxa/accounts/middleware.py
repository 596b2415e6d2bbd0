"""Leads a person whose role demands a second factor to the page that sets it up, before any work is shown."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from congxa.accounts.guards import guard_of
from congxa.accounts.models import User
from congxa.accounts.second_factor import lacks_second_factor

WORK = "/quan-tri/"


class SecondFactorMiddleware:
    """Holds every guarded view and the content editor until the factor is there; public and own pages stay open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Redirect to the set-up page when it is due."""
        if guard_of(view) is None and not request.path_info.startswith(WORK):
            return None
        user = request.user
        if not isinstance(user, User) or not lacks_second_factor(user):
            return None
        messages.warning(
            request, _("Vai trò của bạn bắt buộc xác thực hai lớp. Hãy thiết lập ngay tại đây để làm việc tiếp.")
        )
        return redirect("mfa_activate_totp")
