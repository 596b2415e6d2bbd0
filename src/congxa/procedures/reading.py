"""Gathers what the public pages of procedures show, with a bounded number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from congxa.kernel.clock import day_of, local
from congxa.kernel.text import fold, sort_key
from congxa.kernel.workdays import NoWorkingDay, WorkCalendar
from congxa.procedures.domain.search import Entry, search
from congxa.procedures.marks import recalled_words
from congxa.procedures.models import Audience, Fee, LifeEvent, ProcedureVersion
from congxa.procedures.queries import (
    Offered,
    OnlineFiling,
    Promise,
    fees_for,
    intake_on,
    life_events_of,
    next_version,
    offered,
    online_filing,
    promise,
)
from congxa.procedures.queries.changes import Change, changes_between
from congxa.procedures.queries.promises import said_time
from congxa.units.service import Office, OfficeEntry, work_calendar

LONGEST = 200


@dataclass(frozen=True)
class Wish:
    """What a person asks of the list: words, a life event, a field, an audience."""

    query: str = ""
    event: str = ""
    field: str = ""
    audience: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Wish":
        """Read the address; unknown audiences count as not chosen."""
        get = request.GET
        audience = get.get("doi-tuong", "")
        return cls(
            get.get("q", "").replace("\0", "")[:LONGEST].strip(),
            get.get("su-kien", ""),
            get.get("linh-vuc", ""),
            audience if audience in Audience.values else "",
        )

    def address(self, **changed: str) -> str:
        """Return the query of the same wish with something changed."""
        words = {"q": self.query, "su-kien": self.event, "linh-vuc": self.field, "doi-tuong": self.audience}
        named = {"event": "su-kien", "field": "linh-vuc", "audience": "doi-tuong", "query": "q"}
        words |= {named[key]: value for key, value in changed.items()}
        query = QueryDict(mutable=True)
        query.update({key: value for key, value in words.items() if value})
        return f"?{query.urlencode()}" if query else "."

    @property
    def is_narrow(self) -> bool:
        """Return whether anything was asked."""
        return any((self.query, self.event, self.field, self.audience))


class Catalogue:
    """The list of one office, narrowed by a wish."""

    def __init__(self, office: OfficeEntry, wish: Wish, day: date) -> None:
        self._office, self.wish, self._day = office, wish, day

    @cached_property
    def everything(self) -> list[Offered]:
        """Return all that the office offers."""
        return offered(self._office.id, self._day)

    @cached_property
    def rows(self) -> list[Offered]:
        """Return what fits the wish: best first when words were typed, else by field and name."""
        return narrowed(self.everything, self.wish)

    @cached_property
    def elsewhere(self) -> list[Offered]:
        """Return what the office above offers for the same words, when this one has nothing."""
        if self.rows or not self.wish.query or self._office.upper_id is None:
            return []
        return narrowed(offered(self._office.upper_id, self._day), Wish(self.wish.query))[:5]

    @property
    def fields(self) -> list[tuple[str, str, list[Offered]]]:
        """Return (key, name, rows) of each field in which there is something, in alphabetical order."""
        ordered = sorted(self.rows, key=lambda row: (sort_key(row.version.field.name), sort_key(row.version.name)))
        groups = groupby(ordered, key=lambda row: (row.version.field.key, row.version.field.name))
        return [(key, name, list(rows)) for (key, name), rows in groups]

    @property
    def events(self) -> list[tuple[LifeEvent, int]]:
        """Return the life events with how many procedures each leads to here."""
        return life_events_of(self.everything)

    @property
    def audiences(self) -> list[tuple[str, str]]:
        """Return (key, name) of the audiences for which there is something."""
        there = {audience for row in self.everything for audience in row.version.audiences}
        return [(value, str(label)) for value, label in Audience.choices if value in there]

    @property
    def active(self) -> list[tuple[str, str]]:
        """Return (words, address without) of each filter that is set."""
        events = {event.key: event.name for event, _count in self.events}
        fields = {row.version.field.key: row.version.field.name for row in self.everything}
        chosen = (
            ("query", f"“{self.wish.query}”" if self.wish.query else ""),
            ("event", events.get(self.wish.event, self.wish.event)),
            ("field", fields.get(self.wish.field, self.wish.field)),
            ("audience", dict(self.audiences).get(self.wish.audience, self.wish.audience)),
        )
        return [(words, self.wish.address(**{name: ""})) for name, words in chosen if words]


def narrowed(rows: Sequence[Offered], wish: Wish) -> list[Offered]:
    """Return the rows that fit a wish."""
    found = [
        row
        for row in rows
        if (not wish.event or wish.event in {event.key for event in row.events})
        and (not wish.field or row.version.field.key == wish.field)
        and (not wish.audience or wish.audience in row.version.audiences)
    ]
    return search(wish.query, [entry_of(row) for row in found]) if wish.query else found


def fitting(rows: Sequence[Offered], words: str) -> list[Offered]:
    """Return the rows that fit typed words, best first as the search ranks them, then those that merely contain them.

    The latter are what somebody means who types half a code or half a word.
    """
    found = narrowed(rows, Wish(words))
    there = {row.code for row in found}
    pieces = fold(words).split()
    plain = ((row, fold(" ".join((row.code, row.version.name, *row.spoken)))) for row in rows if row.code not in there)
    return found + [row for row, text in plain if all(piece in text for piece in pieces)]


def entry_of(row: Offered) -> Entry[Offered]:
    """Return a row as the search sees it."""
    words = (row.version.field.name, row.version.result, *(event.name for event in row.events))
    return Entry.of(row, row.code, row.version.name, row.spoken, " ".join(words), row.procedure.filed)


class Sheet:
    """Everything that one page of a procedure shows, for an office and a moment."""

    def __init__(self, office: Office, row: Offered, now: datetime) -> None:
        self.office, self.row, self.now = office, row, now
        self.version: ProcedureVersion = row.version
        self._day = day_of(now)

    @cached_property
    def calendar(self) -> WorkCalendar:
        """Return the office's calendar (five queries for a commune)."""
        return work_calendar(self.office)

    @cached_property
    def promise(self) -> Promise | None:
        """Return the date for who files now; None without a time limit or when the calendar has no working day."""
        if self.row.limit is None:
            return None
        try:
            return promise(self.row.limit, self.calendar, self.now)
        except NoWorkingDay:
            return None

    @property
    def before(self) -> str:
        """Return the time of today before which the promise holds, empty when it is not an hour of today."""
        if self.promise is None or not self.promise.is_open or day_of(self.promise.before) != self._day:
            return ""
        return f"{said_time(self.promise.before, self.version.cutoff):%H:%M}"

    @property
    def holds_until(self) -> datetime:
        """Return until when the page is true."""
        midnight = local(self.now).replace(hour=23, minute=59, second=59, microsecond=999_999)
        return min(midnight, self.promise.before) if self.promise else midnight

    @cached_property
    def hours(self) -> str:
        """Return today's sessions, or why there are none."""
        today = self.calendar.workday(self._day)
        if today.sessions:
            sessions = ", ".join(f"{one.opens:%H:%M}–{one.closes:%H:%M}" for one in today.sessions)
            return _("Hôm nay làm việc %(sessions)s.") % {"sessions": sessions}
        try:
            opens = self.calendar.opening(self.now)
        except NoWorkingDay:
            return ""
        return _("Hôm nay %(why)s; mở cửa lại lúc %(time)s ngày %(day)s.") % {
            "why": today.why,
            "time": f"{opens:%H:%M}",
            "day": f"{opens:%d/%m/%Y}",
        }

    @cached_property
    def online(self) -> OnlineFiling | None:
        """Return the way online under the rule of the day."""
        return online_filing(self.row, intake_on(self.office.pk, self._day))

    @property
    def fees(self) -> list[tuple[Fee, str]]:
        """Return the amounts of today with the way of filing where they differ by it."""
        counter = fees_for(self.version, Fee.Channel.COUNTER, self._day)
        by_net = fees_for(self.version, Fee.Channel.ONLINE, self._day)
        shown = {fee.pk: fee for fee in [*counter, *by_net]}
        return [(fee, "" if fee.channel == Fee.Channel.ANY else fee.get_channel_display()) for fee in shown.values()]

    @cached_property
    def next(self) -> ProcedureVersion | None:
        """Return the version that follows, if one is known."""
        return next_version(self.version) if self.version.valid_to else None

    @property
    def changes(self) -> list[Change]:
        """Return what changes when the next version begins."""
        return changes_between(self.version, self.next) if self.next else []

    @property
    def audiences(self) -> list[str]:
        """Return who may apply, as people read it."""
        return [str(Audience(value).label) for value in self.version.audiences if value in Audience.values]

    @property
    def recalled(self) -> list[Any]:
        """Return what was not compared with the announcing decision."""
        return recalled_words(self.version)
