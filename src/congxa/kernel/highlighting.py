"""Where a query is found in a text: the pieces to mark, and the short passage that shows most of it.

Matching is that of search: whole folded words. What comes out is always the original text with its own
characters.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from congxa.kernel.text import fold_characters, tokens

# A word as typed: letters and digits with the marks and invisible characters that folding drops.
_LOOSE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_LOOSE}])*")
# Vietnamese syllables of five letters begin no other syllable, so from here on a beginning is worth marking:
# `inter` in `internet`, but not `hoa` in `hoạch`.
_SHORTEST_BEGINNING = 5
_ELLIPSIS = "…"

Fragment = tuple[str, bool]


def highlight(text: str, query: str) -> list[Fragment]:
    """`text` in pieces, each with whether it matches a word of `query`; joined they are `text` again.

    Accents, tone placement, đ/d and composition do not matter: `hoa binh` matches both words of `Hoà Bình`.
    """
    wanted = _wanted(query)
    spans = _matches_at_once(text, wanted)
    if spans is None:
        spans = _matches(text, set(wanted))
    cuts = sorted({0, len(text), *(cut for span in spans for cut in span)})
    return [(text[start:end], (start, end) in spans) for start, end in pairwise(cuts)]


@lru_cache(maxsize=64)
def _wanted(query: str) -> tuple[str, ...]:
    """Return the different words of a query in a fixed order; a page of results asks for every text it shows."""
    return tuple(sorted(set(tokens(query))))


def _matches_at_once(text: str, wanted: tuple[str, ...]) -> set[tuple[int, int]] | None:
    """Return what :func:`_matches` does where folding changes no length, as in any composed Vietnamese; else None."""
    if not wanted:
        return set()
    folded = fold_characters(text)
    if len(folded) != len(text):
        return None
    spans = {match.span() for match in _pattern(wanted).finditer(folded)}
    # Of the same length by chance, one character longer and one gone: then the letters do not stand where they were.
    return spans if all(fold_characters(text[start:end]) == folded[start:end] for start, end in spans) else None


@lru_cache(maxsize=64)
def _pattern(wanted: tuple[str, ...]) -> re.Pattern[str]:
    """Find the wanted words, whole, and the long ones as the beginning of a word; they are letters and digits only."""
    long = sorted((token for token in wanted if len(token) >= _SHORTEST_BEGINNING), key=len, reverse=True)
    whole = rf"(?:{'|'.join(wanted)})(?![^\W_])"
    return re.compile(rf"(?<![^\W_])(?:{'|'.join((whole, *long))})")


def _matches(text: str, wanted: set[str]) -> set[tuple[int, int]]:
    spans = set()
    long = tuple(token for token in wanted if len(token) >= _SHORTEST_BEGINNING)
    for word in _WORD.finditer(text):
        folded = fold_characters(word[0])
        token = folded if folded in wanted else _beginning(folded, long) if folded.startswith(long) else ""
        end = _end_of(word[0], token) if token else 0
        if end:
            spans.add((word.start(), word.start() + end))
    return spans


def _beginning(folded: str, long: tuple[str, ...]) -> str:
    return max(filter(folded.startswith, long), key=len)


def _end_of(word: str, token: str) -> int:
    """How many characters of `word` fold to `token`, marks that follow included; 0 when no cut does."""
    folded = 0
    for at, char in enumerate(word):
        folded += len(fold_characters(char))
        if folded > len(token):
            return at if fold_characters(word[:at]) == token else 0
    return len(word)


def snippet(text: str, query: str, length: int = 200) -> str:
    """At most `length` characters of `text`, cut between words, with the most words of `query`; `…` where
    cut.

    White space becomes single spaces. Without a match it is the beginning. Among equally good passages the
    first is taken, with its matches towards the middle. A word longer than `length` is cut. `length` is at
    least 10.
    """
    if length < 10:
        raise ValueError(f"length must be at least 10, not {length}")
    words = text.split()
    whole = " ".join(words)
    if len(whole) <= length:
        return whole
    room = length - 2 * len(_ELLIPSIS)
    # The letters up to a word's end, and a space for each word before it.
    ends = [letters + at for at, letters in enumerate(accumulate(map(len, words)))]
    starts = [0, *(end + 1 for end in ends[:-1])]
    first, last = _best_window(whole, starts, ends, room, _wanted(query))
    passage = whole[starts[first] : ends[last]][:room]
    before = _ELLIPSIS if first else ""
    after = _ELLIPSIS if starts[first] + len(passage) < len(whole) else ""
    return before + passage + after


def _best_window(whole: str, starts: list[int], ends: list[int], room: int, wanted: tuple[str, ...]) -> tuple[int, int]:
    """First and last word of the best passage of at most `room` characters; passages are known by their first word.

    A match is in all passages from the first that reaches it to the one that begins with it, so only where one comes
    or goes does anything change.
    """
    final = min(len(starts) - 1, bisect_left(starts, ends[-1] - room))  # later passages only lose words at the end
    come: defaultdict[int, list[str]] = defaultdict(list)
    go: defaultdict[int, list[str]] = defaultdict(list)
    for at, token in _found(whole, wanted):
        come[min(at, bisect_left(starts, ends[at] - room))].append(token)
        go[at + 1].append(token)
    counts = dict.fromkeys(wanted, 0)
    scores = {0: (0, 0)}
    for first in sorted(first for first in come.keys() | go.keys() if first <= final):
        for token in go.get(first, ()):
            counts[token] -= 1
        for token in come.get(first, ()):
            counts[token] += 1
        scores[first] = (sum(map(bool, counts.values())), sum(counts.values()))
    best = max(scores, key=lambda first: scores[first])
    run = next((first for first in scores if first > best and scores[first] != scores[best]), final + 1)
    first = (best + run - 1) // 2 if best else 0
    return first, max(first, bisect_right(ends, starts[first] + room) - 1)


@lru_cache(maxsize=64)
def _whole_words(wanted: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(wanted)})(?![^\W_])")


def _found(whole: str, wanted: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield the number of each word with a match, and the match; one that a word holds twice counts once."""
    if not wanted:
        return
    folded = fold_characters(whole)
    # Folding never adds or drops a space, so the folded words stand where the words do.
    token = _whole_words(wanted)
    word, counted = 0, 0
    seen: set[str] = set()
    for match in token.finditer(folded):
        passed = folded.count(" ", counted, match.start())
        word, counted = word + passed, match.start()
        if passed:
            seen.clear()
        if match[0] not in seen:
            seen.add(match[0])
            yield word, match[0]
