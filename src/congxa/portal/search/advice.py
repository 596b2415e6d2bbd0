"""What to try when the search finds nothing: only what is known to find something."""

import difflib
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from congxa.kernel.text import tokens
from congxa.portal.models import SearchEntry
from congxa.portal.search.finding import MOST, Wish, count

_TITLES = 2000  # of the newest, from which the spelling of words is learnt
_MOST_WORDS = 6  # of a query that are tried one by one
_MOST_FEWER = 3
_ALIKE = 0.7
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Advice:
    """Queries that find something: the words spelled as titles spell them, and with words left out.

    ``anywhere`` is how many the words as typed find without the filters, at most as many as a search counts.
    """

    respelled: str = ""
    fewer: tuple[str, ...] = ()
    anywhere: int = 0


def advice(wish: Wish) -> Advice:
    """Return what can be tried instead of a query that found nothing (at most four queries)."""
    bare = replace(wish, kind="", office_id=None, since=None, until=None)
    anywhere = 0 if bare == wish else count([bare], MOST)[0]
    if anywhere:  # nothing else is as near to what was asked, and it costs no further query
        return Advice(anywhere=anywhere)
    words = wish.query.replace('"', " ").split()[:_MOST_WORDS]
    known = _known(words, wish)
    respelled = "" if len(known) == len(words) else _respelled(words, known)
    fewer = _fewer(words, known, wish)
    working = _working([respelled, *fewer], wish)
    return Advice(
        respelled if respelled in working else "", tuple([query for query in fewer if query in working][:_MOST_FEWER])
    )


def _known(words: list[str], wish: Wish) -> list[str]:
    """Return the words that something has (one query)."""
    found = count([replace(wish, query=f'"{word}"') for word in words])
    return [word for word, number in zip(words, found, strict=True) if number]


def _working(queries: list[str], wish: Wish) -> set[str]:
    """Return those of the queries that find something (one query)."""
    found = count([replace(wish, query=query) for query in queries])
    return {query for query, number in zip(queries, found, strict=True) if number}


def _fewer(words: list[str], known: list[str], wish: Wish) -> list[str]:
    """Return shorter queries to try: without quotes, without unknown words, or without one word."""
    if '"' in wish.query:
        tries = [words, known]
    elif len(known) < len(words):
        tries = [known]
    else:
        tries = [words[:at] + words[at + 1 :] for at in reversed(range(len(words)))]
    queries = dict.fromkeys(" ".join(some) for some in tries if some)
    return [query for query in queries if query != wish.query]


def _respelled(words: list[str], known: list[str]) -> str:
    """Return the query with its unknown words as titles spell what resembles them; empty when one resembles nothing."""
    spelled = _spellings()
    said = [word if word in known else _nearest(word, spelled) for word in words]
    return " ".join(said) if all(said) else ""


def _spellings() -> dict[str, str]:
    """Return folded word → how titles spell it most often."""
    ways: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for title in SearchEntry.objects.order_by("-pk").values_list("toned_title", flat=True)[:_TITLES]:
        for word in title.split():
            folded = tokens(word)
            if len(folded) == 1 and len(folded[0]) >= _SHORTEST and word.isalnum():
                ways[folded[0]][word] += 1
    return {folded: spelled.most_common(1)[0][0] for folded, spelled in ways.items()}


def _nearest(word: str, spelled: dict[str, str]) -> str:
    folded = "".join(tokens(word))
    near = [other for other in spelled if abs(len(other) - len(folded)) < _SHORTEST]
    found = difflib.get_close_matches(folded, near, n=1, cutoff=_ALIKE)
    return spelled[found[0]] if found else ""
