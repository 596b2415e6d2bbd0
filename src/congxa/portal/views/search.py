"""The site search at ``/tim-kiem/``."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congxa.portal.addresses import office_address
from congxa.portal.search.advice import advice
from congxa.portal.search.asking import EVERYWHERE, NEWEST, Asked
from congxa.portal.search.finding import PER_PAGE, Answer, Hit, Wish, question, search
from congxa.portal.search.indexing import findable
from congxa.portal.shown.frame import Frame, request_frame
from congxa.portal.shown.paging import page_links
from congxa.records.service import cacheable, current
from congxa.units.service import directory

Chip = tuple[str | Promise, str, bool]


@require_safe
@cacheable
def results(request: HttpRequest) -> HttpResponse:
    """Show what was found for ``?q=``, with filters ``loai``, ``co-quan``, ``ngay`` (or ``tu``, ``den``), ``xep``."""
    frame = request_frame(request)
    asked = Asked.of(request, frame)
    wish = asked.wish(frame)
    answer = Answer([], 0) if asked.faults else search(wish)
    offices = _offices(frame)
    context = {
        "asked": asked,
        "typed": asked.fields,
        "answer": answer,
        "hits": _shown(answer.hits, request),
        "understood": question(asked.query) is not None,
        "offices": tuple(offices),
        "first_number": (answer.page - 1) * PER_PAGE + 1,
        **_filters(asked, offices),
        **_pages(asked, answer),
        **_place(asked, wish, frame),
    }
    if asked.query and not answer.total and not asked.faults:
        context |= _instead(asked, wish)
    return render(request, "portal/public/search.html", context)


def _filters(asked: Asked, offices: list[tuple[str, str]]) -> dict[str, Any]:
    """Return the choices as words, and the active filters, each with the address without it."""
    kinds: list[tuple[str, Any]] = [(offer.key, offer.label) for offer in findable()]
    times: list[tuple[str, Any]] = [("tuan", _("Tuần này")), ("thang", _("Tháng này")), ("nam", _("Năm nay"))]
    fields, active = asked.fields, []
    for name, choices in (("loai", kinds), ("co-quan", offices), ("ngay", times)):
        label = dict(choices).get(fields.get(name, ""))
        if label:
            active.append((label, asked.address(**{name: ""})))
    if asked.since:
        active.append((_("Từ %(day)s") % {"day": asked.since.strftime("%d/%m/%Y")}, asked.address(tu="")))
    if asked.until:
        active.append((_("Đến %(day)s") % {"day": asked.until.strftime("%d/%m/%Y")}, asked.address(den="")))
    return {
        "active": active,
        "without_filters": asked.address(**dict.fromkeys(("loai", "ngay", "tu", "den"), ""), co_quan=EVERYWHERE),
        "kinds": _chips(asked, "loai", kinds, _("Mọi loại")),
        "times": [] if asked.since or asked.until else _chips(asked, "ngay", times, _("Mọi lúc")),
        "orders": _chips(asked, "xep", [(NEWEST, _("Mới nhất"))], _("Sát nhất")),
    }


def _chips(asked: Asked, name: str, choices: list[tuple[str, Any]], every: str) -> list[Chip]:
    chosen = asked.fields.get(name, "")
    return [(every, asked.address(**{name: ""}), not chosen)] + [
        (label, asked.address(**{name: key}), chosen == key) for key, label in choices
    ]


def _offices(frame: Frame) -> list[tuple[str, str]]:
    """Return (slug, name) of what can be chosen as the place; the first is where the search looks by itself."""
    here, entries = frame.office, list(directory(current("units")).by_id.values())
    lower = [(entry.slug, entry.short_name) for entry in entries if entry.id != here.id and not entry.successor_id]
    own, all_of_it = (here.slug, here.short_name), (EVERYWHERE, _("Toàn %(house)s") % {"house": frame.house})
    return [all_of_it, own, *lower] if here.is_root else [own, all_of_it, *lower]


def _pages(asked: Asked, answer: Answer) -> dict[str, Any]:
    return {
        "pages": page_links(answer.page, answer.pages, asked.page),
        "previous": asked.page(answer.page - 1) if answer.page > 1 else "",
        "following": asked.page(answer.page + 1) if answer.page < answer.pages else "",
    }


def _place(asked: Asked, wish: Wish, frame: Frame) -> dict[str, Any]:
    """Return where was searched, in words, and the address of the search of the whole house when that is more."""
    if wish.office_id is None:
        return {"chosen_office": EVERYWHERE, "place": "", "everywhere": ""}
    office = directory(current("units")).by_id[wish.office_id]
    everywhere = asked.address(co_quan="" if frame.office.is_root else EVERYWHERE)
    return {"chosen_office": office.slug, "place": office.short_name, "everywhere": everywhere}


def _instead(asked: Asked, wish: Wish) -> dict[str, Any]:
    found = advice(wish)
    return {
        "advice": found,
        "respelled_address": asked.address(q=found.respelled),
        "fewer": [(words, asked.address(q=words)) for words in found.fewer],
    }


def _shown(hits: list[Hit], request: HttpRequest) -> list[dict[str, Any]]:
    offices = directory(current("units")).by_id
    labels = {offer.key: str(offer.label) for offer in findable()}
    return [
        {
            "hit": hit,
            "address": "".join(office_address(offices[hit.office_id], request, hit.path)),
            "office": offices[hit.office_id],
            "kind": labels.get(hit.kind, hit.kind),
        }
        for hit in hits
    ]
