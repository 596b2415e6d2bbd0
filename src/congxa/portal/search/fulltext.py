"""The one place that speaks the full-text dialects: SQLite's FTS5 and PostgreSQL's ``tsvector``.

Both hold the same words under the entry's id: title, keywords and body, folded to ASCII and cut into tokens by
:mod:`congxa.kernel.text`, so that one spelling of a query finds the same things in both. Beside them stand *marks*,
words nobody can type: the title's words once more, so that titles can be asked alone, and the entry's
kind and office, so
that a filter is part of the full-text question. Ids grow with the date, so that both databases walk what matches from
the newest on and stop when there is enough (``docs/decisions/0007-site-search.md``).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from congxa.kernel.text import tokens

TABLE = "portal_search_words"
_ENTRIES = "portal_searchentry"
_MARK = "\ue000"  # for private use: ``tokens`` never lets it through, both indexes keep it
_LONGEST_WORD = 200  # PostgreSQL refuses words of 2 KB
_MOST_WORDS = 50_000  # and more than 1 MB of them for one entry


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one entry, by weight, and what it can be filtered by."""

    title: str
    keywords: str
    body: str
    kind: str
    office_id: int

    @property
    def folded(self) -> tuple[list[str], list[str], list[str], list[str]]:
        """Return title, keywords, body and marks as the index keeps them."""
        title = _kept(self.title)
        marks = [*(_MARK + word for word in title), _of_kind(self.kind), _of_office(self.office_id)]
        return title, _kept(self.keywords), _kept(self.body), marks


Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: ways of saying it, each a list of phrases that must all occur.

    With ``open_end`` the last word of each way may go on.
    """

    ways: tuple[tuple[Phrase, ...], ...]
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: a kind, an office, ids from ``first`` up to but without ``end``; empty is everywhere."""

    kind: str = ""
    office_id: int | None = None
    first: int | None = None
    end: int | None = None

    @property
    def marks(self) -> list[str]:
        """Return the words that every entry inside has."""
        kind = [_of_kind(self.kind)] if self.kind else []
        return kind if self.office_id is None else [*kind, _of_office(self.office_id)]


@dataclass(frozen=True, slots=True)
class Order:
    """What comes first. ``like`` are the patterns of the title with its tones and without.

    Entries of the kinds ``last`` come after all others, but for those with the folded title and office of ``first``.
    """

    like: tuple[str, str]
    last: tuple[str, ...] = ()
    first: tuple[str, int | None] = ("", None)


def _kept(text: str) -> list[str]:
    return [word for word in tokens(text)[:_MOST_WORDS] if len(word) <= _LONGEST_WORD]


def _of_kind(kind: str) -> str:
    return _MARK.join((_MARK, "kind", *tokens(kind)))


def _of_office(office_id: int) -> str:
    return f"{_MARK}{_MARK}office{_MARK}{office_id}"


def put(entry_id: int, words: Words) -> None:
    """Write the words of an entry, in place of those it had."""
    remove([entry_id])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            vector = _vector(words.folded)
            cursor.execute(f"INSERT INTO {TABLE} (entry_id, words) VALUES (%s, %s::tsvector)", [entry_id, vector])
        else:
            cursor.execute(
                f"INSERT INTO {TABLE} (rowid, title, keywords, body, marks) VALUES (%s, %s, %s, %s, %s)",
                [entry_id, *map(" ".join, words.folded)],
            )


def _vector(parts: Iterable[Sequence[str]]) -> str:
    """Return the literal of a ``tsvector``; words are letters, digits and marks, so none needs an escape."""
    weighed = [(word, weight) for weight, part in zip("ABDD", parts, strict=True) for word in part]
    return " ".join(f"'{word}':{at}{weight}" for at, (word, weight) in enumerate(weighed, start=1))


def remove(entry_ids: Sequence[int]) -> None:
    """Forget the words of entries."""
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE {_key()} = %s", [[pk] for pk in entry_ids])


def newest(question: Question, scope: Scope, most: int) -> list[int]:
    """Return the ids of what matches, newest first, at most ``most``."""
    sql, values = _matching(question, scope, most)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def count(asked: Sequence[Question], scopes: Sequence[Scope], most: int) -> list[int]:
    """Return how much matches each question in the scope beside it, at most ``most`` of each (one query)."""
    parts = [_matching(question, scope, most) for question, scope in zip(asked, scopes, strict=True)]
    if not parts:
        return []
    counts = ", ".join(f"(SELECT COUNT(*) FROM ({sql}) found)" for sql, _values in parts)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", [value for _sql, values in parts for value in values])
        return list(cursor.fetchone() or ())


def closest(question: Question, scope: Scope, most: int, order: Order, *, titles: bool = False) -> list[int]:
    """Return the ids of the newest ``most`` that match, those first whose title is like what was typed.

    Then comes the database's own weight, in which the title counts ten times the text; with ``titles`` only titles are
    looked at and the newer comes first.
    """
    sql, values = _matching(question, scope, most, titles=titles, weighed=not titles)
    last = f"e.kind IN ({', '.join(['%s'] * len(order.last))})" if order.last else "1 = 0"
    turn = f"CASE WHEN NOT {last} THEN 1 WHEN e.folded_title = %s AND e.office_id = %s THEN 0 ELSE 2 END"
    closeness = (
        "CASE WHEN e.toned_title LIKE %s ESCAPE '!' THEN 0 WHEN e.folded_title LIKE %s ESCAPE '!' THEN 1 ELSE 2 END"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT e.id FROM ({sql}) found JOIN {_ENTRIES} e ON e.id = found.id "
            f"ORDER BY {turn}, {closeness}, found.weight, e.id DESC",
            [*values, *order.last, *order.first, *order.like],
        )
        return [row[0] for row in cursor.fetchall()]


def astray() -> tuple[list[int], list[int]]:
    """Return the ids of entries without words, and of words without an entry."""
    lonely = f"SELECT e.id FROM {_ENTRIES} e WHERE e.id NOT IN (SELECT {_key()} FROM {TABLE})"
    left = f"SELECT {_key()} FROM {TABLE} WHERE {_key()} NOT IN (SELECT id FROM {_ENTRIES})"
    with connection.cursor() as cursor:
        cursor.execute(lonely)
        without = [row[0] for row in cursor.fetchall()]
        cursor.execute(left)
        return without, [row[0] for row in cursor.fetchall()]


def _key() -> str:
    return "entry_id" if connection.vendor == "postgresql" else "rowid"


def _matching(
    question: Question, scope: Scope, most: int, *, titles: bool = False, weighed: bool = False
) -> tuple[str, list[str | int]]:
    """Return the query for (id, weight: smaller is better) of the newest matches, and its values."""
    key, weight, before = _key(), "0", []
    if connection.vendor == "postgresql":
        expression, test = _postgresql(question, scope, titles), "words @@ %s::tsquery"
        if weighed:
            weight, before = "-ts_rank_cd('{0.1, 0.2, 0.4, 1.0}', words, %s::tsquery)", [expression]
    else:
        expression, test = _sqlite(question, scope, titles), f"{TABLE} MATCH %s"
        weight = f"bm25({TABLE}, 10.0, 3.0, 1.0, 0.0)" if weighed else "0"
    bounds = [(sign, value) for sign, value in ((">=", scope.first), ("<", scope.end)) if value is not None]
    within = "".join(f" AND {key} {sign} %s" for sign, _value in bounds)
    sql = f"SELECT {key} AS id, {weight} AS weight FROM {TABLE} WHERE {test}{within} ORDER BY {key} DESC LIMIT %s"
    return sql, [*before, expression, *(value for _sign, value in bounds), most]


def _sqlite(question: Question, scope: Scope, titles: bool) -> str:
    """Return the FTS5 expression; every phrase is quoted, so nothing in it is an operator."""
    mark, ways = _MARK if titles else "", []
    for way in question.ways:
        parts = [f'"{" ".join(mark + word for word in phrase)}"' for phrase in way]
        if question.open_end:
            parts[-1] += "*"
        ways.append("(" + " AND ".join(parts) + ")")
    return " AND ".join((f"({' OR '.join(ways)})", *(f'"{word}"' for word in scope.marks)))


def _postgresql(question: Question, scope: Scope, titles: bool) -> str:
    mark, ways = _MARK if titles else "", []
    for way in question.ways:
        parts = ["(" + " <-> ".join(f"'{mark}{word}'" for word in phrase) + ")" for phrase in way]
        if question.open_end:
            parts[-1] = parts[-1][:-1] + ":*)"
        ways.append("(" + " & ".join(parts) + ")")
    return " & ".join((f"({' | '.join(ways)})", *(f"'{word}'" for word in scope.marks)))
