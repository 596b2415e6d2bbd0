"""Pages that anybody may read."""

from django.http import HttpRequest, HttpResponse


def desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse("desk")


def page(request: HttpRequest, path: str) -> HttpResponse:
    return HttpResponse("page")
