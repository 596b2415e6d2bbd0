"""The search of the peer: what ``wagtail start`` writes, with filters, an order and marked words."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from wagtail.models import Page, PageQuerySet

from bench.stock.models import ArticlePage, SectionPage

PER_PAGE = 10
KINDS = {"": "Mọi loại", "article": "Tin, bài", "page": "Trang thông tin"}
TYPES = {"article": ArticlePage, "page": SectionPage}
TIMES = {"": "Mọi lúc", "week": "Tuần này", "month": "Tháng này", "year": "Năm nay"}
DAYS = {"week": 7, "month": 31, "year": 366}
ORDERS = {"": "Sát nhất", "new": "Mới nhất"}


def search(request: HttpRequest) -> HttpResponse:
    """Show the pages that hold the words of ``?q=``."""
    words, chosen = request.GET.get("q", ""), _chosen(request)
    found = Page.objects.none()
    if words:
        newest = chosen["order"] == "new"
        pages = _filtered(Page.objects.live(), chosen)
        pages = pages.order_by("-first_published_at") if newest else pages
        found = pages.specific().search(words, order_by_relevance=not newest)
    results = Paginator(found, PER_PAGE).get_page(request.GET.get("page", "1"))
    context = {
        "words": words,
        "chosen": chosen,
        "results": results,
        "pages": results.paginator.get_elided_page_range(results.number),
        "sections": SectionPage.objects.live().in_menu(),
        "kinds": KINDS.items(),
        "times": TIMES.items(),
        "orders": ORDERS.items(),
    }
    return render(request, "stock/search.html", context)


def _chosen(request: HttpRequest) -> dict[str, Any]:
    section = request.GET.get("section", "")
    chosen = {name: request.GET.get(name, "") for name in ("kind", "time", "order")}
    days = {name: parse_date(request.GET.get(name, "")) for name in ("since", "until")}
    return chosen | days | {"section": int(section) if section.isdecimal() else None}


def _filtered(pages: PageQuerySet, chosen: dict[str, Any]) -> PageQuerySet:
    if chosen["kind"] in TYPES:
        pages = pages.type(TYPES[chosen["kind"]])
    if chosen["time"] in DAYS:
        pages = pages.filter(first_published_at__gte=timezone.now() - timedelta(days=DAYS[chosen["time"]]))
    if chosen["since"]:
        pages = pages.filter(first_published_at__date__gte=chosen["since"])
    if chosen["until"]:
        pages = pages.filter(first_published_at__date__lte=chosen["until"])
    section = SectionPage.objects.filter(pk=chosen["section"]).first() if chosen["section"] else None
    return pages.descendant_of(section) if section else pages
