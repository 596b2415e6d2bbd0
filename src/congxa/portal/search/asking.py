"""Reads what a person asks of the search page: every field as typed, what it means, and what is wrong with it."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Self
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.kernel.clock import month_of, week_of
from congxa.kernel.text import nfc
from congxa.portal.search.finding import LONGEST, MOST, PER_PAGE, Wish
from congxa.portal.search.indexing import findable
from congxa.portal.shown.frame import Frame
from congxa.records.service import current
from congxa.units.service import directory

EVERYWHERE = "tat-ca"
NEWEST = "moi"
_NAMES = ("q", "loai", "co-quan", "ngay", "tu", "den", "xep", "trang")
_AS_WRITTEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z", re.ASCII)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_FIRST_YEAR, _LAST_YEAR = 1900, 2998


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields that mean something, as typed; ``since`` and ``until`` read; ``faults`` by field."""

    fields: dict[str, str]
    since: date | None = None
    until: date | None = None
    faults: dict[str, str] = field(default_factory=dict)
    cut: bool = False

    @classmethod
    def of(cls, request: HttpRequest, frame: Frame) -> Self:
        """Read ``?q=`` with the filters ``loai``, ``co-quan``, ``ngay`` or ``tu`` and ``den``, ``xep`` and ``trang``.

        A choice that does not exist is left out; a date that cannot be understood is a fault and stays as typed.
        """
        typed = {name: _UNSEEN.sub(" ", nfc(request.GET.get(name, ""))).strip() for name in _NAMES}
        fields = {name: text[:LONGEST] for name, text in typed.items() if text}
        _drop_unknown(fields, frame)
        faults: dict[str, str] = {}
        since, until = _day(fields, "tu", faults), _day(fields, "den", faults)
        if since and until and since > until:
            words = {"since": since.strftime("%d/%m/%Y"), "until": until.strftime("%d/%m/%Y")}
            faults["tu"] = _("“Từ ngày” (%(since)s) sau “đến ngày” (%(until)s). Hãy đổi lại hai ngày.") % words
        return cls(fields, since, until, faults, len(typed["q"]) > LONGEST)

    @property
    def query(self) -> str:
        """Return the words to look for, as typed."""
        return self.fields.get("q", "")

    def wish(self, frame: Frame) -> Wish:
        """Return what the search is asked for."""
        return Wish(
            query=self.query,
            kind=self.fields.get("loai", ""),
            office_id=self.office_id(frame),
            since=_preset(self.fields.get("ngay", "")) or self.since,
            until=self.until,
            newest_first=self.fields.get("xep") == NEWEST,
            page=int(self.fields.get("trang", "1")),
            home_id=frame.office.id,
        )

    def office_id(self, frame: Frame) -> int | None:
        """Return the office to search: the upper office's portal looks everywhere, a commune's first at home."""
        slug = self.fields.get("co-quan", "")
        if slug == EVERYWHERE or (not slug and frame.office.is_root):
            return None
        return _by_slug(slug) or frame.office.id

    def address(self, **changes: str) -> str:
        """Return the query of the first page with other choices; an empty one leaves a field out."""
        changed = {name.replace("_", "-"): value for name, value in changes.items()}
        wanted = {name: value for name, value in (self.fields | changed).items() if value and name != "trang"}
        return "?" + urlencode(wanted)

    def page(self, number: int) -> str:
        """Return the query of another page."""
        return self.address() + (f"&trang={number}" if number > 1 else "")


def _drop_unknown(fields: dict[str, str], frame: Frame) -> None:
    known = {"loai": {offer.key for offer in findable()}, "ngay": {"tuan", "thang", "nam"}, "xep": {NEWEST}}
    known["trang"] = {str(number) for number in range(1, MOST // PER_PAGE + 1)}
    for name, values in known.items():
        if fields.get(name, "") not in values:
            fields.pop(name, None)
    if "tu" in fields or "den" in fields:
        fields.pop("ngay", None)
    place = fields.get("co-quan", "")
    usual = EVERYWHERE if frame.office.is_root else frame.office.slug
    if place == usual or (place != EVERYWHERE and _by_slug(place) is None):
        fields.pop("co-quan", None)


def _by_slug(slug: str) -> int | None:
    return next((entry.id for entry in directory(current("units")).by_id.values() if entry.slug == slug), None)


def _preset(name: str) -> date | None:
    now = timezone.now()
    begins = {"tuan": week_of(now).first, "thang": month_of(now).first}
    return begins.get(name) or (date(timezone.localdate(now).year, 1, 1) if name == "nam" else None)


def _day(fields: dict[str, str], name: str, faults: dict[str, str]) -> date | None:
    """Return a date written ``2026-11-24`` or ``24/11/2026``, and keep it in the first way, which browsers show."""
    typed = fields.get(name, "")
    if not typed:
        return None
    written = _AS_WRITTEN.match(typed)
    try:
        day = date(int(written[3]), int(written[2]), int(written[1])) if written else date.fromisoformat(typed)
    except ValueError:
        day = None
    if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        faults[name] = _("“%(typed)s” không phải là một ngày. Hãy viết ngày như 24/11/2026.") % {"typed": typed[:40]}
        return None
    fields[name] = day.isoformat()
    return day
