"""Vietnamese alphabet order as plain string keys: sort by the key, and store it beside the text when a table
must sort.

A key has three levels, compared one after the other: letters (a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t
u ư v x y, with f j w z at their Latin places), then the tone of each word (ngang huyền hỏi ngã sắc nặng),
then small before capital. Words are compared before letters (`An Bình` before `Anh`), numbers by value (`Thôn
2` before `Thôn 10`), signs are passed over. Keys are ASCII; in a database give their column a byte-wise
collation (SQLite's default, `C` in PostgreSQL).
"""

import re
import unicodedata

_SHAPED = {"ă": "a1", "â": "a2", "đ": "d1", "ê": "e1", "ô": "o1", "ơ": "o2", "ư": "u1"}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_NO_TONE = "0"
_WORD = re.compile(r"[0-9]+|[^\W0-9_]+")
_WORD_BREAK = "00"
_LONGEST_NUMBER = 99


def sort_key(s: str) -> str:
    """The key that puts `s` in its place in Vietnamese alphabet order. Old and new tone placement sort alike."""
    composed = unicodedata.normalize("NFC", s)
    words = _WORD.findall("".join(char for char in composed if not unicodedata.combining(char)))
    letters = _WORD_BREAK.join(_word_letters(word) for word in words)
    tones = "".join(_word_tone(word) for word in words)
    capitals = "".join("1" if char.isupper() else "0" for char in "".join(words))
    return f"{letters} {tones} {capitals}"


def person_sort_key(name: str) -> str:
    """The key for lists of people: given name (the last word), then family name (the first), then the middle
    names.

    Capitals do not count, because half of the lists people paste are typed in capitals.
    """
    words = name.lower().split()
    given, family, middle = words[-1:], words[:-1][:1], words[1:-1]
    return " ".join(sort_key(" ".join(part)) for part in (given, family, middle))


def _word_letters(word: str) -> str:
    if word[0] in "0123456789":
        digits = word.lstrip("0")
        return f"1{min(len(digits), _LONGEST_NUMBER):02d}{digits}"
    return "".join(_letter(char) for char in word)


def _letter(char: str) -> str:
    marks = unicodedata.normalize("NFD", char.lower())
    shaped = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    if shaped in _SHAPED:
        return _SHAPED[shaped]
    if marks[0].isascii():
        return f"{marks[0]}0"
    return f"z9{ord(marks[0]):06x}"


def _word_tone(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    return next((_TONES[mark] for mark in marks if mark in _TONES), _NO_TONE)
