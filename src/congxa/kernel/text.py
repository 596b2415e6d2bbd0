"""Vietnamese text: one spelling going in, one folding for search, slugs, words, document numbers.

Folding works character by character and never looks at the neighbours. That is what lets
`congxa.kernel.highlighting` find the original characters again, and what makes composed and decomposed text
fold alike. Why search folds to bare letters: docs/decisions/0003-search-folding.md. Alphabet order:
`congxa.kernel.ordering`.
"""

import re
import unicodedata
from typing import Protocol

from congxa.kernel.ordering import person_sort_key, sort_key

__all__ = [
    "Words",
    "document_numbers",
    "fold",
    "nfc",
    "normalise_tones",
    "person_sort_key",
    "slugify",
    "sort_key",
    "storable",
    "tokens",
    "truncate_words",
]

# Eth and African D look like Đ and were typed for it for years: Windows-1252 has Eth, not Đ.
_LETTERS_FOR_D = "đĐðÐɖƉ"
# Combining marks and invisible formatting characters (soft hyphen, zero-width space, byte order mark).
_DROPPED = {"Mn", "Cf"}

_NUMBER = r"\d{1,6}[a-zđ]?"
_ISSUER = r"[a-zđ][a-zđ&]*"
_DOCUMENT_NUMBER = re.compile(
    rf"""(?<![\w/.,-])(?:
        {_NUMBER}\ ?/\ ?\d{{4}}/{_ISSUER}\d*(?:-{_ISSUER})*  # 61/2018/NĐ-CP, 45/2019/QH14
      | {_NUMBER}\ ?/\ ?{_ISSUER}(?:-{_ISSUER})+             # 123/QĐ-UBND, 12/UBND-VHXH
      | {_NUMBER}\ ?-\ ?{_ISSUER}/{_ISSUER}                  # 15-NQ/TW
      | {_NUMBER}\ ?/\ ?(?-i:[A-ZĐ]{{3,}})                   # 235/UBND; capitals only, or it would take 3/xã
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_LOOK_ALIKES = str.maketrans("‐‑‒–Ðð", "----Đđ")

_OLD_STYLE = re.compile(
    r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_]|[\u0300-\u036f])",
    re.IGNORECASE,
)


class Words(Protocol):
    """Text for people: a `str` or a lazily translated one."""

    def __add__(self, other: str, /) -> str: ...

    def __mod__(self, values: object, /) -> str: ...


class _FoldTable(dict[int, str]):
    """Character → its folded letters, filled as characters are met; shared by the whole process."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _LETTERS_FOR_D:
            folded = "d"
        else:
            parts = unicodedata.normalize("NFD", char.lower())
            folded = "".join(part for part in parts if unicodedata.category(part) not in _DROPPED)
        self[code] = folded
        return folded


_FOLDED = _FoldTable()


def nfc(s: str) -> str:
    """`s` in Unicode normal form C, the form in which Cổng Xã keeps every text (TCVN 6909:2001)."""
    return unicodedata.normalize("NFC", s)


def storable(s: str) -> str:
    """`s` as any database holds it: without NUL, which PostgreSQL refuses, and `?` for a lone surrogate, no UTF-8."""
    return s.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def fold_characters(s: str) -> str:
    """`s` in lower case without diacritics, đ as d, white space untouched. Works character by character."""
    return s.lower() if s.isascii() else s.translate(_FOLDED)


def fold(s: str) -> str:
    """The form in which two texts are alike for search: lower case, no diacritics, đ as d, single spaces.

    `hoa binh`, `Hoà Bình` and `Hòa Bình` fold alike, whether composed or decomposed.
    """
    return " ".join(fold_characters(s).split())


def normalise_tones(s: str) -> str:
    """`s` in NFC with the tone of open oa, oe, uy on the first vowel: `hoà` → `hòa`, `thuý` → `thúy`.

    Closed syllables (`hoàn`, `huỳnh`), longer vowels (`ngoài`, `khuỷu`) and `quý`, where u belongs to the
    consonant, are written the same in both styles and stay. Use it to match with diacritics and to see that
    two headings are one.
    """
    return _OLD_STYLE.sub(_move_tone, nfc(s))


def _move_tone(match: re.Match[str]) -> str:
    vowels = match[0]
    second = unicodedata.normalize("NFD", vowels[1])
    return nfc(vowels[0] + second[1]) + second[0]


def tokens(s: str) -> list[str]:
    """The folded words of `s` in order: runs of letters and digits. `Số 61/2018/NĐ-CP` → so 61 2018 nd cp."""
    return re.findall(r"[^\W_]+", fold(s))


def slugify(s: str, max_length: int = 80) -> str:
    """`s` as ASCII for an address: `Đường liên xã` → `duong-lien-xa`; empty when nothing can be kept.

    At most `max_length` characters, whole words only; a first word longer than that is cut.
    """
    words = re.findall(r"[a-z0-9]+", fold(unicodedata.normalize("NFKC", s)))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:max_length]
        if len(longer) > max_length:
            break
        slug = longer
    return slug


def truncate_words(s: str, length: int, ellipsis: str = "…") -> str:
    """`s` with single spaces, cut between words to at most `length` characters, the ellipsis counted.

    A first word that does not fit is cut. Raises ValueError when `length` has no room for the ellipsis and
    one letter.
    """
    if length <= len(ellipsis):
        raise ValueError(f"length must be more than {len(ellipsis)}, not {length}")
    whole = " ".join(s.split())
    if len(whole) <= length:
        return whole
    room = length - len(ellipsis)
    kept = whole[: room + 1].rpartition(" ")[0] or whole[:room]
    return kept.rstrip(" ,;:.–-") + ellipsis


def document_numbers(s: str) -> list[str]:
    """The numbers of official documents named in `s`, in order, each once, in the case they were typed.

    Knows `61/2018/NĐ-CP`, `45/2019/QH14`, `123/QĐ-UBND`, `12/UBND-VHXH`, `15-NQ/TW` and `235/UBND` (the
    number and sign of Decree 30/2020/NĐ-CP, Annex I, and the sign of Party papers); spaces before the sign
    and long dashes are put right. Dates and fractions (`24/11/2026`, `13/19`) are not numbers of documents.
    """
    found = _DOCUMENT_NUMBER.findall(nfc(s).translate(_LOOK_ALIKES))
    return list(dict.fromkeys(number.replace(" ", "") for number in found))
