"""Text in the encodings of before Unicode, pasted as Unicode: recognised, and turned into Vietnamese again.

TCVN3 (also ABC; fonts .VnTime, .VnArial) has one byte a letter, by TCVN 5712:1993, VN3. VNI (fonts VNI-Times,
VNI-Helve) writes the letter and then its marks. Both come over the clipboard as Windows-1252 characters: `Th«ng b¸o`,
`Thoâng baùo`. TCVN3 has no capitals with tones: fonts whose name ends in H draw small letters as capitals. Here a letter
becomes a capital when its word, or a neighbour beside a word too short to tell, is otherwise in capitals.
"""

from dataclasses import dataclass
from enum import Enum
from itertools import product

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


def _accented(vowels: str, tones: str = "\u0300\u0309\u0303\u0301\u0323") -> list[str]:
    return [nfc(vowel + tone) for vowel in vowels for tone in tones]


# In the order of the standard: vowel by vowel, tones huyền hỏi ngã sắc nặng.
_TCVN3_LETTERS = (
    [*_accented("aăâeêioôơuưy"), *"ăâêôơưđĂÂÊÔƠƯĐ"],
    "µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¨©ª«¬\u00ad®¡¢£¤¥¦§",
)
TCVN3 = {ord(typed): letter for letter, typed in zip(*_TCVN3_LETTERS, strict=True)}


def _vni() -> dict[str, str]:
    grave, hook, tilde, acute, dot = tones = "\u0300\u0309\u0303\u0301\u0323"
    marks = {"ø": grave, "û": hook, "õ": tilde, "ù": acute, "ï": dot}
    breve = {"ê": "", "è": grave, "ú": hook, "ü": tilde, "é": acute, "ë": dot}
    circumflex = {"â": "", "à": grave, "å": hook, "ã": tilde, "á": acute, "ä": dot}
    table = {base + typed: base + tone for base, (typed, tone) in product("aeou", marks.items())}
    table |= {f"y{typed}": f"y{tone}" for typed, tone in marks.items() if tone != dot}
    table |= {f"a{typed}": f"ă{tone}" for typed, tone in breve.items()}
    table |= {base + typed: f"{base}\u0302{tone}" for base, (typed, tone) in product("aeo", circumflex.items())}
    table |= {horned + typed: letter + tone for horned, letter in ("ôơ", "öư") for typed, tone in marks.items()}
    table |= dict(zip("ìæóíò", _accented("i", tones), strict=True))
    return {typed: nfc(letter) for typed, letter in {**table, "î": "ỵ", "ô": "ơ", "ö": "ư", "ñ": "đ"}.items()}


VNI = _vni()
