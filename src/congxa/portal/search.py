"""Asks the site search: reads what a person typed, finds entries, says what to try when there are none."""

import difflib
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection

from congxa.kernel.abbreviations import expand
from congxa.kernel.clock import start_of
from congxa.kernel.highlighting import highlight, snippet
from congxa.kernel.text import fold, nfc, normalise_tones, tokens
from congxa.portal.fulltext import Phrase, Question, matching
from congxa.portal.models import SearchEntry

LONGEST = 200  # characters of a query that are read
MOST_WORDS = 12
PER_PAGE = 10
_PIECES = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks: the words as typed, and the filters."""

    query: str
    kind: str = ""
    office_id: int | None = None
    since: date | None = None
    until: date | None = None
    newest_first: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class Hit:
    """One result; ``title`` and ``text`` are cut into (words, is a match)."""

    office_id: int
    kind: str
    path: str
    date: datetime
    title: list[tuple[str, bool]]
    text: list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of results."""

    hits: list[Hit]
    total: int
    page: int
    suggestions: list[str] = field(default_factory=list)

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // PER_PAGE))


def question(typed: str) -> Question | None:
    """Read a query: quotes hold words together, abbreviations are also said in full; None when it has no word."""
    typed = nfc(typed)[:LONGEST]
    ways = [way for said in (typed, *expand(typed)) if (way := _phrases(said))]
    return Question(tuple(dict.fromkeys(ways)), open_end=not typed.rstrip().endswith('"')) if ways else None


def _phrases(said: str) -> tuple[Phrase, ...]:
    found = [tuple(tokens(held or word)) for held, word in _PIECES.findall(said)]
    return tuple(phrase for phrase in found if phrase)[:MOST_WORDS]


def search(wish: Wish) -> Answer:
    """Return one page of what was found (two queries), or what to try instead when nothing was."""
    asked = question(wish.query)
    if asked is None:
        return Answer([], 0, 1)
    source, rank, words = matching(asked)
    where, limits = _limits(wish)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {source} {where}", [*words, *limits])  # noqa: S608
        total = cursor.fetchone()[0]
        page = min(max(1, wish.page), max(1, -(-total // PER_PAGE)))
        if not total:
            return Answer([], 0, 1, suggestions(wish))
        order, closeness = _order(wish, rank)
        cursor.execute(
            "SELECT e.office_id, e.kind, e.path, e.date, e.title, e.text "  # noqa: S608
            f"FROM {source} {where} ORDER BY {order} LIMIT %s OFFSET %s",
            [*words, *limits, *closeness, PER_PAGE, (page - 1) * PER_PAGE],
        )
        rows = cursor.fetchall()
    marked = " ".join((wish.query, *expand(wish.query)))[: 2 * LONGEST]
    return Answer([_hit(row, marked) for row in rows], total, page)


def _limits(wish: Wish) -> tuple[str, list[Any]]:
    parts: list[tuple[str, Any]] = []
    if wish.kind:
        parts.append(("e.kind = %s", wish.kind))
    if wish.office_id is not None:
        parts.append(("e.office_id = %s", wish.office_id))
    if wish.since is not None:
        parts.append(("e.date >= %s", _moment(wish.since)))
    if wish.until is not None:
        parts.append(("e.date < %s", _moment(wish.until + timedelta(days=1))))
    return ("WHERE " + " AND ".join(sql for sql, _value in parts) if parts else ""), [value for _sql, value in parts]


def _moment(day: date) -> object:
    """Return the beginning of a day in Viet Nam as the database compares it."""
    return SearchEntry._meta.get_field("date").get_db_prep_value(start_of(day), connection)


def _order(wish: Wish, rank: str) -> tuple[str, list[str]]:
    """Return the order: the words as typed in the title first, then without regard to diacritics, then by weight."""
    if wish.newest_first:
        return "e.date DESC, e.id DESC", []
    toned = _like(normalise_tones(nfc(wish.query)[:LONGEST]).lower())
    folded = _like(fold(wish.query[:LONGEST]))
    closeness = (
        "CASE WHEN e.toned_title LIKE %s ESCAPE '!' THEN 0 WHEN e.folded_title LIKE %s ESCAPE '!' THEN 1 ELSE 2 END"
    )
    return f"{closeness}, {rank}, e.date DESC, e.id DESC", [toned, folded]


def _like(words: str) -> str:
    held = " ".join(words.replace('"', " ").split())
    return "%" + held.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"


def _hit(row: tuple[Any, ...], query: str) -> Hit:
    office_id, kind, path, when, title, text = row
    if isinstance(when, str):  # SQLite keeps moments as text, in UTC
        when = datetime.fromisoformat(when).replace(tzinfo=UTC)
    part = snippet(text, query, 220) if text else ""
    return Hit(office_id, kind, path, when, highlight(title, query), highlight(part, query))


def suggestions(wish: Wish, most: int = 5) -> list[str]:
    """Return titles, of the offices that are searched, that resemble a query that found nothing."""
    query, wanted = wish.query, fold(wish.query[:LONGEST])
    entries = SearchEntry.objects.order_by("-date")
    if wish.office_id is not None:
        entries = entries.filter(office_id=wish.office_id)
    known = dict(entries.values_list("folded_title", "title")[:2000])
    near = difflib.get_close_matches(wanted, known, n=most, cutoff=0.5)
    words = [word for word in tokens(query) if len(word) > 2]
    partly = sorted(known, key=lambda title: -sum(word in title for word in words))[:most] if words else []
    both = [*near, *(title for title in partly if any(word in title for word in words))]
    return [known[title] for title in dict.fromkeys(both)][:most]
