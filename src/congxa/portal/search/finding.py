"""Asks the site search: reads what a person typed, finds entries, says what to try when there are none.

However much matches, a fixed number of entries is looked at (:data:`MOST`): more are counted as "more than", and not
reached by paging. A word that half of everything has says nothing about which of them is meant; titles and dates do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models.functions import Left

from congxa.kernel.abbreviations import expand
from congxa.kernel.clock import start_of
from congxa.kernel.highlighting import highlight, snippet
from congxa.kernel.offers import Findable
from congxa.kernel.text import fold, nfc, normalise_tones, tokens
from congxa.portal.gathering import offers
from congxa.portal.models import SearchEntry
from congxa.portal.models.search import first_id_at
from congxa.portal.search import fulltext
from congxa.portal.search.fulltext import Order, Phrase, Question, Scope

LONGEST = 200  # characters of a query that are read
MOST_WORDS = 12
PER_PAGE = 10
MOST = 1000  # entries that one query can lead to
_READ = 20_000  # characters of a text in which the passage to show is looked for
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
    home_id: int | None = None  # the office on whose portal it is asked

    @property
    def scope(self) -> Scope:
        """Return the filters as the index understands them."""
        first = None if self.since is None else first_id_at(start_of(self.since))
        end = None if self.until is None else first_id_at(start_of(self.until + timedelta(days=1)))
        return Scope(self.kind, self.office_id, first, end)


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
    """One page of results; ``total`` is at most :data:`MOST`, with ``more`` there are more than that."""

    hits: list[Hit]
    total: int
    page: int = 1
    more: bool = False

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // PER_PAGE))


def question(typed: str) -> Question | None:
    """Read a query: quotes hold words together, abbreviations are also said in full; None when it has no word."""
    typed = nfc(typed)[:LONGEST]
    ways = [way for said in (typed, *expand(typed)) if (way := _phrases(said))]
    return Question(tuple(dict.fromkeys(ways))) if ways else None


def _phrases(said: str) -> tuple[Phrase, ...]:
    found = [tuple(tokens(held or word)) for held, word in _PIECES.findall(said)]
    return tuple(phrase for phrase in found if phrase)[:MOST_WORDS]


def search(wish: Wish) -> Answer:
    """Return one page of what was found (three queries, four when little or very much matches)."""
    found = _matches(wish)
    if found is None:
        return Answer([], 0)
    asked, newest = found
    more, total = len(newest) > MOST, min(len(newest), MOST)
    ordered = newest if wish.newest_first or not total else _ordered(asked, wish, newest)
    page = min(max(1, wish.page), max(1, -(-total // PER_PAGE)))
    shown = ordered[(page - 1) * PER_PAGE : min(page * PER_PAGE, total)]
    return Answer(_hits(shown, wish), total, page, more)


def _matches(wish: Wish, most: int = MOST + 1) -> tuple[Question, list[int]] | None:
    """Return what was understood and the ids found, newest first; None when there was no word to look for.

    The words are taken as whole words; only when nothing has them may the last one go on (`cồng chi` → cồng chiêng).
    """
    asked = question(wish.query)
    if asked is None:
        return None
    found = fulltext.newest(asked, wish.scope, most)
    if found or not _may_go_on(asked, wish):
        return asked, found
    asked = replace(asked, open_end=True)
    return asked, fulltext.newest(asked, wish.scope, most)


def count(wishes: Sequence[Wish], most: int = 1) -> list[int]:
    """Return how many entries each wish finds, at most ``most`` of each; one query, however many wishes."""
    asked = [(at, said, wish) for at, wish in enumerate(wishes) if (said := question(wish.query)) is not None]
    tries = [(at, said, wish.scope) for at, said, wish in asked]
    tries += [(at, replace(said, open_end=True), wish.scope) for at, said, wish in asked if _may_go_on(said, wish)]
    found = fulltext.count([said for _at, said, _scope in tries], [scope for _at, _said, scope in tries], most)
    counts = [0] * len(wishes)
    for (at, _said, _scope), number in zip(tries, found, strict=True):
        counts[at] = counts[at] or number  # as it stands comes first
    return counts


def _may_go_on(asked: Question, wish: Wish) -> bool:
    """Return whether the last word may be the beginning of one: it was not closed by a quote, nor is it one letter."""
    return not wish.query.rstrip().endswith('"') and min(len(way[-1][-1]) for way in asked.ways) > 1


def _ordered(asked: Question, wish: Wish, newest: list[int]) -> list[int]:
    """Return the order: the words as typed in the title first, then without regard to diacritics, then by weight.

    What only leads on to other things comes last, but for the one of the asking portal that is called so. Of too many
    to be weighed, those that say it in the title come first, then the newest.
    """
    toned = _like(normalise_tones(nfc(wish.query)[:LONGEST]).lower())
    folded = fold(wish.query[:LONGEST])
    order = Order(
        (toned, _like(folded)),
        tuple(offer.key for offer in offers().all(Findable) if offer.leads_on),
        (folded, wish.office_id or wish.home_id),
    )
    if len(newest) <= MOST:
        return fulltext.closest(asked, wish.scope, MOST, order)
    titled = fulltext.closest(asked, wish.scope, MOST, order, titles=True)
    return list(dict.fromkeys([*titled, *newest]))


def _like(words: str) -> str:
    held = " ".join(words.replace('"', " ").split())
    return "%" + held.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"


def _hits(ids: list[int], wish: Wish) -> list[Hit]:
    query = " ".join((wish.query[:LONGEST], *expand(wish.query[:LONGEST])))[: 2 * LONGEST]
    columns = ("pk", "office_id", "kind", "path", "date", "title", Left("text", _READ))
    rows = {row[0]: row[1:] for row in SearchEntry.objects.filter(pk__in=ids).values_list(*columns)}
    return [_hit(rows[pk], query) for pk in ids if pk in rows]


def _hit(row: tuple[Any, ...], query: str) -> Hit:
    office_id, kind, path, when, title, text = row
    part = snippet(text, query, 220) if text else ""
    return Hit(office_id, kind, path, when, highlight(title, query), highlight(part, query))
