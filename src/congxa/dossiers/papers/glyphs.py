"""What the printing font can draw. PDF/A and PDF/UA refuse a text with a letter that has no glyph, and a hostile or
foreign name must not keep a paper from being printed."""

import re
import unicodedata

from congxa.kernel.text import nfc

_RANGES = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x24F), (0x300, 0x30C), (0x31B, 0x31B), (0x323, 0x323), (0x1E00, 0x1E9B),
    (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9), (0x2010, 0x2010), (0x2012, 0x2022), (0x2026, 0x2026), (0x202F, 0x2030),
    (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x20AB, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122),
    (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x25A0, 0x25A1),
    (0x25CB, 0x25CB), (0x25CF, 0x25CF),
)  # fmt: skip
DRAWN = frozenset(code for first, last in _RANGES for code in range(first, last + 1))
MISSING = "□"
_LONG_WORD = re.compile(r"\S{31,}")
_MAY_BREAK = "\u200b"


def printable(text: str) -> str:
    """`text` in NFC as it can be set: other letters become `□`, invisible and control characters go, lines stay.

    Words of more than 30 characters may break after every 20, so that nothing runs off the sheet.
    """
    drawn = "".join(_drawn(char) for char in nfc(text.replace("\r\n", "\n")))
    return _LONG_WORD.sub(lambda word: _MAY_BREAK.join(re.findall(r".{1,20}", word[0])), drawn)


def _drawn(char: str) -> str:
    if char == "\n" or ord(char) in DRAWN:
        return char
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Mn", "Me"} else MISSING
