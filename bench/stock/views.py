"""The search of the peer, as ``wagtail start`` writes it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

PER_PAGE = 10


def search(request: HttpRequest) -> HttpResponse:
    """Show the pages that hold the words of ``?q=``."""
    words = request.GET.get("q", "")
    found = Page.objects.live().search(words) if words else Page.objects.none()
    results = Paginator(found, PER_PAGE).get_page(request.GET.get("page", "1"))
    return render(request, "stock/search.html", {"words": words, "results": results})
