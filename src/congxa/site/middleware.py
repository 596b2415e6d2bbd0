"""Finds the office that a request is for and mounts the same addresses under it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import set_script_prefix

from congxa.records.service import current
from congxa.units.service import directory


class OfficeMiddleware:
    """Sets ``request.office`` and, for an office reached by its first path segment, the script prefix.

    ``request.path_info`` loses the segment, ``request.path`` keeps it, and ``reverse()`` gives addresses that work
    where the reader is. An office that was continued by another sends its readers there, path kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        offices = directory(current("units"))
        office, prefix = offices.find(request.META.get("HTTP_HOST", ""), request.path_info)
        request.office = office  # type: ignore[attr-defined]
        if prefix:
            if request.path_info == prefix:
                return HttpResponsePermanentRedirect(f"{prefix}/")
            request.path_info = request.path_info[len(prefix) :]
        set_script_prefix(f"{request.META.get('SCRIPT_NAME', '').rstrip('/')}{prefix}/")
        return self.get_response(request)
