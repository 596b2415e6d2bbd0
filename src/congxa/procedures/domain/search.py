"""Finds procedures as people speak: without diacritics, by what they call it, by abbreviations, in any order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from congxa.kernel.abbreviations import expand
from congxa.kernel.text import fold, normalise_tones, tokens

T = TypeVar("T")
_WORD = re.compile(r"[^\W_]+")

# Words that people put around what they want, and that say nothing about which procedure it is.
_EMPTY = frozenset(
    "toi minh em anh chi ong ba muon can xin lam thu tuc dang ky cap giay ho cho o tai nhu the nao gi de duoc thi va "
    "cua mot cac nhung phai di dau bao nhieu tien may ngay hoi ve".split()
)
_CODE, _PHRASE, _NAME, _SPOKEN_WORDS, _NAME_WORDS, _ALL_WORDS = 1000, 500, 300, 200, 120, 60


@dataclass(frozen=True)
class Entry(Generic[T]):
    """Something to find: its folded name, folded phrases people say, and folded words of everything else.

    ``toned`` has every word with its diacritics, so that “mở cửa hàng” does not find “mồ côi, hằng tháng”; ``filed`` is
    how often people file it.
    """

    thing: T
    code: str
    name: str
    spoken: tuple[str, ...]
    other: str
    toned: frozenset[str]
    filed: int = 0

    @classmethod
    def of(cls, thing: T, code: str, name: str, spoken: Iterable[str], other: str, filed: int = 0) -> "Entry[T]":
        """Fold what is written."""
        phrases = list(spoken)
        toned = frozenset(_toned(" ".join((name, other, *phrases))))
        return cls(thing, code, fold(name), tuple(map(fold, phrases)), fold(other), toned, filed)


def search(query: str, entries: Sequence[Entry[T]]) -> list[T]:
    """Return what fits ``query``, best first; everything when the query has no letter or digit."""
    asked = [" ".join(tokens(query)), *expand(query)]
    if not asked[0]:
        return [entry.thing for entry in entries]
    toned = [] if query.isascii() else [word for word in _toned(query) if fold(word) not in _EMPTY]
    rated = [(max(_rate(words, entry, toned) for words in asked), entry) for entry in entries]
    best = max((rate for rate, _entry in rated), default=0)
    # What only shares the odd word with the query is left out where something fits much better.
    floor = max(best // 5, _ALL_WORDS if best >= _ALL_WORDS else 1)
    fitting = [(rate, entry) for rate, entry in rated if rate >= floor]
    # Of two that fit alike, people mean the one that is filed more often; where nobody has filed yet, the one with the
    # shorter name is the plain case and the other the special one.
    fitting.sort(key=lambda pair: (-pair[0], -pair[1].filed, len(pair[1].name), pair[1].code))
    return [entry.thing for _fits, entry in fitting]


def _rate(words: str, entry: Entry[T], toned: list[str]) -> int:
    """How well an entry fits: a code, a phrase people say, the name, then all words, then some of them.

    Words that are only scattered over an entry must be the same with their diacritics, if they were typed with any.
    """
    if words == entry.code.replace(".", " "):
        return _CODE
    if words in entry.spoken:
        return _PHRASE
    if len(words) > 2 and f" {words} " in f" {_bare(entry.name)} ":
        return _NAME
    meant = [word for word in words.split() if word not in _EMPTY] or words.split()
    spoken = max((_share(meant, phrase.split()) for phrase in entry.spoken), default=0.0)
    if spoken == 1:
        return _SPOKEN_WORDS + _closeness(words, entry.spoken)
    name = _share(meant, _bare(entry.name).split())
    if name == 1:
        return _NAME_WORDS
    if toned:
        share = _share(toned, entry.toned)
    else:
        share = _share(meant, f"{_bare(entry.name)} {' '.join(entry.spoken)} {_bare(entry.other)}".split())
    return _ALL_WORDS if share == 1 else int(50 * share) if share > 0.5 else 0


def _share(wanted: list[str], words: Iterable[str]) -> float:
    """How many of the wanted words are there; the last may be unfinished, because people type it just now."""
    there = set(words)
    found = sum(word in there for word in wanted)
    last = wanted[-1]
    if last not in there and len(last) > 1 and any(word.startswith(last) for word in there):
        found += 1
    return found / len(wanted)


def _closeness(words: str, spoken: tuple[str, ...]) -> int:
    """Up to 99 for phrases that are the query itself in other words: the fewer words beside it, the more."""
    asked = set(words.split())
    return max(99 - 10 * len(asked ^ set(phrase.split())) for phrase in spoken) if spoken else 0


def _toned(text: str) -> list[str]:
    """The words of a text with their diacritics, in one spelling."""
    return _WORD.findall(normalise_tones(text).lower())


def _bare(text: str) -> str:
    return " ".join(tokens(text))
