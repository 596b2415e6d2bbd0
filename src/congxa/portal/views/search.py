"""The site search at ``/tim-kiem/``."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congxa.kernel.clock import month_of, week_of
from congxa.kernel.text import nfc
from congxa.portal.addresses import office_address
from congxa.portal.frame import Frame, request_frame
from congxa.portal.http import cacheable
from congxa.portal.indexing import findable
from congxa.portal.search import LONGEST, Hit, Wish, search
from congxa.records.service import current
from congxa.units.service import directory

EVERYWHERE = "tat-ca"
Chip = tuple[str | Promise, str, bool]


@require_safe
@cacheable
def results(request: HttpRequest) -> HttpResponse:
    """Show what was found for ``?q=``, with filters ``loai``, ``co-quan``, ``ngay`` (or ``tu``, ``den``), ``xep``."""
    frame = request_frame(request)
    asked = _asked(request)
    wish = _wish(asked, frame)
    answer = search(wish)
    context = {
        "asked": asked,
        "wish": replace(wish, page=answer.page),
        "answer": answer,
        "hits": [_shown(hit, request) for hit in answer.hits],
        "kinds": _chips(asked, "loai", [(offer.key, offer.label) for offer in findable()], _("Mọi loại")),
        "times": _chips(asked, "ngay", list(_times().items()), _("Mọi lúc")),
        "places": _places(asked, frame),
        "orders": _chips(asked, "xep", [("moi", _("Mới nhất"))], _("Sát nhất")),
        "previous": _page(asked, answer.page - 1) if answer.page > 1 else "",
        "following": _page(asked, answer.page + 1) if answer.page < answer.pages else "",
        "suggestions": [(title, _with(asked, q=title)) for title in answer.suggestions],
    }
    return render(request, "portal/public/search.html", context)


def _asked(request: HttpRequest) -> dict[str, str]:
    names = ("q", "loai", "co-quan", "ngay", "tu", "den", "xep", "trang")
    found = {name: nfc(request.GET.get(name, "")).replace("\0", "").strip()[:LONGEST] for name in names}
    return {name: value for name, value in found.items() if value}


def _wish(asked: dict[str, str], frame: Frame) -> Wish:
    since, until = _span(asked)
    page = asked.get("trang", "")
    return Wish(
        query=asked.get("q", ""),
        kind=asked.get("loai", ""),
        office_id=_office_id(asked.get("co-quan", ""), frame),
        since=since,
        until=until,
        newest_first=asked.get("xep") == "moi",
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
    )


def _office_id(slug: str, frame: Frame) -> int | None:
    """Return the office to search: the upper office's portal looks everywhere, a commune's first at home."""
    if slug == EVERYWHERE or (not slug and frame.office.is_root):
        return None
    named = next((entry for entry in directory(current("units")).by_id.values() if entry.slug == slug), None)
    return named.id if named is not None else frame.office.id


def _times() -> dict[str, str]:
    return {"tuan": _("Tuần này"), "thang": _("Tháng này"), "nam": _("Năm nay")}


def _span(asked: dict[str, str]) -> tuple[date | None, date | None]:
    now = timezone.now()
    today = timezone.localdate(now)
    begins = {"tuan": week_of(now).first, "thang": month_of(now).first, "nam": date(today.year, 1, 1)}
    return begins.get(asked.get("ngay", "")) or _day(asked.get("tu", "")), _day(asked.get("den", ""))


def _day(written: str) -> date | None:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if date(1900, 1, 1) <= day <= date(2999, 1, 1) - timedelta(days=1) else None


def _with(asked: dict[str, str], **changes: str) -> str:
    wanted = {name: value for name, value in (asked | changes).items() if value and name != "trang"}
    return "?" + urlencode(wanted)


def _page(asked: dict[str, str], number: int) -> str:
    return f"{_with(asked)}&trang={number}"


def _chips(asked: dict[str, str], name: str, choices: list[tuple[str, Any]], every: str) -> list[Chip]:
    chosen = asked.get(name, "")
    return [(every, _with(asked, **{name: ""}), not chosen)] + [
        (label, _with(asked, **{name: key}), chosen == key) for key, label in choices
    ]


def _places(asked: dict[str, str], frame: Frame) -> list[Chip]:
    office, chosen = frame.office, asked.get("co-quan", "")
    here = (frame.short_name, _with(asked, **{"co-quan": office.slug}), chosen == office.slug)
    if office.is_root:
        return [(_("Tất cả cơ quan"), _with(asked, **{"co-quan": ""}), chosen in ("", EVERYWHERE)), here]
    home = (here[0], _with(asked, **{"co-quan": ""}), chosen != EVERYWHERE)
    return [home, (_("Tất cả cơ quan"), _with(asked, **{"co-quan": EVERYWHERE}), chosen == EVERYWHERE)]


def _shown(hit: Hit, request: HttpRequest) -> dict[str, Any]:
    office = directory(current("units")).by_id[hit.office_id]
    label = next((offer.label for offer in findable() if offer.key == hit.kind), hit.kind)
    return {"hit": hit, "address": "".join(office_address(office, request, hit.path)), "office": office, "kind": label}
