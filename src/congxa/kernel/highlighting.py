"""Where a query is found in a text: the pieces to mark, and the short passage that shows most of it.

Matching is that of search: whole folded words. What comes out is always the original text with its own
characters.
"""

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise

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
    spans = _matches(text, set(tokens(query)))
    cuts = sorted({0, len(text), *(cut for span in spans for cut in span)})
    return [(text[start:end], (start, end) in spans) for start, end in pairwise(cuts)]


def _matches(text: str, wanted: set[str]) -> set[tuple[int, int]]:
    spans = set()
    long = [token for token in wanted if len(token) >= _SHORTEST_BEGINNING]
    for word in _WORD.finditer(text):
        folded = fold_characters(word[0])
        token = folded if folded in wanted else _beginning(folded, long) if long else ""
        end = _end_of(word[0], token) if token else 0
        if end:
            spans.add((word.start(), word.start() + end))
    return spans


def _beginning(folded: str, long: list[str]) -> str:
    return max(filter(folded.startswith, long), key=len, default="")


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
    starts = [0, *(at + 1 for at, char in enumerate(whole) if char == " ")]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    first, last = _best_window(whole, _windows(starts, ends, room), set(tokens(query)))
    passage = whole[starts[first] : ends[last]][:room]
    before = _ELLIPSIS if first else ""
    after = _ELLIPSIS if starts[first] + len(passage) < len(whole) else ""
    return before + passage + after


def _windows(starts: list[int], ends: list[int], room: int) -> list[tuple[int, int]]:
    """First and last word of each passage that fits; those that only lose words at the end are left out."""
    windows = []
    for first, start in enumerate(starts):
        last = max(first, bisect_right(ends, start + room) - 1)
        windows.append((first, last))
        if last == len(ends) - 1:
            break
    return windows


def _best_window(whole: str, windows: list[tuple[int, int]], wanted: set[str]) -> tuple[int, int]:
    # Folding never adds or drops a space, so the folded words stand where the words do. Most words are bare letters,
    # and then there is nothing to take apart.
    words = enumerate(fold_characters(whole).split(" "))
    likely = [(at, word) for at, word in words if word in wanted or not word.isalnum()]
    found = {at: hits for at, word in likely if (hits := _wanted_in(word, wanted))}
    if not found:
        return windows[0]
    counts: Counter[str] = Counter()
    scores: list[tuple[int, int]] = []
    counted = 0
    for first, last in windows:
        gone = found.get(first - 1, ())
        come = [token for at in range(counted, last + 1) if at in found for token in found[at]]
        counted = max(counted, last + 1)
        if gone or come or not scores:
            counts.subtract(gone)
            counts.update(come)
            scores.append((sum(map(bool, counts.values())), counts.total()))
        else:
            scores.append(scores[-1])
    best = scores.index(max(scores))
    run = next((at for at in range(best, len(scores)) if scores[at] != scores[best]), len(scores))
    return windows[(best + run - 1) // 2 if best else 0]


def _wanted_in(folded_word: str, wanted: set[str]) -> set[str]:
    return {folded_word} if folded_word in wanted else wanted.intersection(tokens(folded_word))
