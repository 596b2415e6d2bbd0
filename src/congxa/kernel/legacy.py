"""Text in the encodings of before Unicode, pasted as Unicode: recognised, and turned into Vietnamese again.

TCVN3 (also ABC; fonts .VnTime, .VnArial) has one byte a letter, after TCVN 5712:1993, VN3. VNI (fonts VNI-Times,
VNI-Helve) writes the letter and then its marks. Both come over the clipboard as Windows-1252 characters: `Th«ng b¸o`,
`Thoâng baùo`. TCVN3 has no capitals with tones: fonts whose name ends in H draw small letters as capitals. Here a
letter becomes a capital when its word is otherwise in capitals, or the words beside one too short to tell.
"""

import re
from dataclasses import dataclass
from enum import Enum

from congxa.kernel.syllables import is_syllable
from congxa.kernel.text import nfc


class Encoding(Enum):
    """The legacy encodings that are recognised; the value is the name people know."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI-Windows"


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in NFC, and the encoding it was turned from; None when it was not legacy text and only NFC was done."""

    text: str
    encoding: Encoding | None


_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng


def _accented(vowels: str) -> list[str]:
    return [nfc(vowel + tone) for vowel in vowels for tone in _TONES]


# Vowel by vowel with its five tones, then the letters without tone; \u00ad is the soft hyphen.
_TCVN3_TYPED = (
    "µ¶·¸¹" "»¼½¾Æ" "ÇÈÉÊË" "ÌÎÏÐÑ" "ÒÓÔÕÖ" "×ØÜÝÞ" "ßáâãä" "åæçèé" "êëìíî" "ïñòóô" "õö÷øù" "úûüýþ"
    "¨©ª«¬\u00ad®" "¡¢£¤¥¦§"
)  # fmt: skip
TCVN3 = dict(zip(_TCVN3_TYPED, [*_accented("aăâeêioôơuưy"), *"ăâêôơưđ", *"ĂÂÊÔƠƯĐ"], strict=True))


def _vni_table() -> dict[str, str]:
    tones = dict(zip("øûõùï", _TONES, strict=True))
    breve = dict(zip("êèúüéë", ["", *_TONES], strict=True))
    circumflex = dict(zip("âàåãáä", ["", *_TONES], strict=True))
    table = dict(zip("ìæóíò", _accented("i"), strict=True)) | {"î": "ỵ", "ô": "ơ", "ö": "ư", "ñ": "đ"}
    for bases, marks, shape in (("aeouy", tones, ""), ("a", breve, "\u0306"), ("aeo", circumflex, "\u0302")):
        table |= {base + typed: nfc(base + shape + tone) for base in bases for typed, tone in marks.items()}
    table |= {horned + typed: nfc(table[horned] + tone) for horned in "ôö" for typed, tone in tones.items()}
    capitals = {typed.upper(): letter.upper() for typed, letter in table.items()}
    mixed = {typed.capitalize(): letter.upper() for typed, letter in table.items()}
    return table | mixed | capitals


VNI = _vni_table()

# Words for either encoding: the signs of both are letters, everything else separates.
_WORD = re.compile(f"[A-Za-zÀ-ÿ{_TCVN3_TYPED}]+")
_VNI_LETTER = re.compile("|".join(sorted(VNI, key=len, reverse=True)))
_LAST_OF_LATIN_1 = "ÿ"

# Of the different words the encoding would change, four in five must become Vietnamese, at least two more than were so
# before and fewer than seven in ten before; and it must change a quarter of all, as Vietnamese has accents everywhere.
# Short headings pass; French, English and Norwegian do not, nor does Unicode, which is Vietnamese before.
_FEWEST_GAINED = 2
_VALID_AFTER = 0.8
_VALID_BEFORE = 0.7
_CHANGED = 0.25


def detect(text: str) -> Encoding | None:
    """The legacy encoding `text` was typed in, or None when it is not, or when there is too little to tell.

    Only lines without a letter beyond Latin-1 (ạ, ơ, đ …) are judged, because legacy text has none.
    """
    lines = "\n".join(line for line in nfc(text).split("\n") if _may_be_legacy(line))
    scores = {encoding: _score(lines, encoding) for encoding in Encoding}
    # Even scores happen in two words, when the signs stand after vowels: `chuû noâng` is chủ nông, hardly chuỷ noõng.
    best = max(scores, key=lambda encoding: (scores[encoding], encoding is Encoding.VNI))
    return best if scores[best] else None


def convert(text: str, encoding: Encoding | None = None) -> Converted:
    """`text` in NFC, turned from `encoding`, or else from what `detect` finds.

    Lines with letters that no legacy text has are left alone. Small letters in .VnTimeH fonts look like capitals in
    the font only; they come out small.
    """
    composed = nfc(text)
    found = encoding or detect(composed)
    if found is None:
        return Converted(composed, None)
    lines = (_line(line, found) if _may_be_legacy(line) else line for line in composed.split("\n"))
    return Converted("\n".join(lines), found)


def _may_be_legacy(line: str) -> bool:
    return not line.isascii() and not any(char > _LAST_OF_LATIN_1 and char.isalpha() for char in line)


def _score(lines: str, encoding: Encoding) -> float:
    """The share of the words the encoding would change that become Vietnamese by it; 0 below the threshold."""
    words = {word for word in _WORD.findall(lines) if re.search("[A-Za-z]", word)}
    changes = [(word, changed) for word in words if (changed := _letters(word, encoding)) != word]
    after = sum(is_syllable(changed) for _, changed in changes)
    before = sum(is_syllable(word) for word, _ in changes)
    is_vietnamese_now = after - before >= _FEWEST_GAINED and after >= _VALID_AFTER * len(changes)
    was_vietnamese = before >= _VALID_BEFORE * len(changes)
    if not is_vietnamese_now or was_vietnamese or len(changes) < _CHANGED * len(words):
        return 0
    return after / len(changes)


def _letters(typed: str, encoding: Encoding) -> str:
    if encoding is Encoding.VNI:
        return _VNI_LETTER.sub(lambda match: VNI[match[0]], typed)
    return "".join(TCVN3.get(char, char) for char in typed)


def _line(line: str, encoding: Encoding) -> str:
    if encoding is Encoding.VNI:
        return _letters(line, encoding)
    words = _WORD.findall(line)
    letters = iter(
        _letters(word, encoding).upper() if capital else _letters(word, encoding)
        for word, capital in zip(words, _in_capitals(words), strict=True)
    )
    return _WORD.sub(lambda _: next(letters), line)


def _in_capitals(words: list[str]) -> list[bool]:
    """For each word of a line whether it stands in capitals; one too short to tell does if all beside it do."""
    known = [_shows_capitals(word) for word in words]
    before = _last_known(known)
    after = reversed(_last_known(known[::-1]))
    beside = zip(known, before, after, strict=True)
    return [own if own is not None else {left, right} - {None} == {True} for own, left, right in beside]


def _last_known(known: list[bool | None]) -> list[bool | None]:
    """For each place the last answer up to it, itself included."""
    last: bool | None = None
    answers = []
    for own in known:
        last = last if own is None else own
        answers.append(last)
    return answers


def _shows_capitals(word: str) -> bool | None:
    """True when two capitals and no small letter say so, False when a small one does, None when it cannot be told."""
    if re.search("[a-z]", word):
        return False
    return True if len(re.findall("[A-Z¡-§]", word)) > 1 else None
