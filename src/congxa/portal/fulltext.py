"""The one place that speaks the full-text dialects: SQLite's FTS5 and PostgreSQL's ``tsvector``.

Both hold the same words: title, keywords and body of an entry, folded to ASCII and cut into tokens by
:mod:`congxa.kernel.text`, so that one spelling of a query finds the same things in both
(``docs/decisions/0007-site-search.md``).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from congxa.kernel.text import tokens

TABLE = "portal_search_words"
_ENTRIES = "portal_searchentry"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one entry, by weight."""

    title: str
    keywords: str
    body: str

    @property
    def folded(self) -> tuple[str, str, str]:
        """Return them as the index keeps them."""
        return " ".join(tokens(self.title)), " ".join(tokens(self.keywords)), " ".join(tokens(self.body))


Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: ways of saying it, each a list of phrases that must all occur; the last word may go on."""

    ways: tuple[tuple[Phrase, ...], ...]
    open_end: bool = True


def put(entry_id: int, words: Words) -> None:
    """Write the words of an entry, in place of those it had."""
    remove([entry_id])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"INSERT INTO {TABLE} (entry_id, words) VALUES (%s, setweight(to_tsvector('simple', %s), 'A') || "  # noqa: S608
                "setweight(to_tsvector('simple', %s), 'B') || setweight(to_tsvector('simple', %s), 'D'))",
                [entry_id, *words.folded],
            )
        else:
            cursor.execute(
                f"INSERT INTO {TABLE} (rowid, title, keywords, body) VALUES (%s, %s, %s, %s)",  # noqa: S608
                [entry_id, *words.folded],
            )


def remove(entry_ids: Sequence[int]) -> None:
    """Forget the words of entries."""
    column = "entry_id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE {column} = %s", [[pk] for pk in entry_ids])  # noqa: S608


def matching(question: Question) -> tuple[str, str, list[str]]:
    """Return the source (entries as ``e``), the rank (smaller is better) and the parameters of the source alone."""
    if connection.vendor == "postgresql":
        source = (
            f"{_ENTRIES} e JOIN {TABLE} w ON w.entry_id = e.id JOIN (SELECT to_tsquery('simple', %s) AS q) wanted "
            "ON w.words @@ wanted.q"
        )
        return source, "-ts_rank_cd('{0.1, 0.2, 0.4, 1.0}', w.words, wanted.q)", [_postgresql(question)]
    # CROSS JOIN keeps the order: given a filter, SQLite would walk an index of entries and ask FTS5 for each of them.
    source = f"{TABLE} CROSS JOIN {_ENTRIES} e ON e.id = {TABLE}.rowid AND {TABLE} MATCH %s"
    return source, f"bm25({TABLE}, 10.0, 3.0, 1.0)", [_sqlite(question)]


def _sqlite(question: Question) -> str:
    """Return the FTS5 expression; every phrase is quoted, so nothing in it is an operator."""
    ways = []
    for way in question.ways:
        parts = [f'"{" ".join(phrase)}"' for phrase in way]
        if question.open_end and len(way[-1][-1]) > 1:
            parts[-1] += "*"
        ways.append("(" + " AND ".join(parts) + ")")
    return " OR ".join(ways)


def _postgresql(question: Question) -> str:
    ways = []
    for way in question.ways:
        parts = ["(" + " <-> ".join(f"'{word}'" for word in phrase) + ")" for phrase in way]
        if question.open_end and len(way[-1][-1]) > 1:
            parts[-1] = parts[-1][:-1] + ":*)"
        ways.append("(" + " & ".join(parts) + ")")
    return " | ".join(ways)
