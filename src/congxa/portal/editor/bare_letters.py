"""How the form of a page writes a Vietnamese title in bare letters while it is typed."""

from functools import cache
from itertools import product
from unicodedata import normalize

_SHAPES = ("", "\u0302", "\u0306", "\u031b")
"""None, circumflex, breve, horn."""
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
"""None, grave, acute, tilde, hook above, dot below."""


@cache
def bare_letters() -> tuple[tuple[str, str], ...]:
    """Return (pattern, letter) pairs for Wagtail's address field, marks typed apart (NFD) included.

    Its own table takes the D with stroke for Serbian ``dj`` and knows no letter with two marks.
    """
    pairs = [("[\u0300-\u0323]", ""), (r"[\u0110\u0111]", "d")]
    for bare in "aeiouy":
        letters = {normalize("NFC", bare + shape + tone) for shape, tone in product(_SHAPES, _TONES)}
        marked = "".join(sorted(letter for letter in letters if len(letter) == 1 and letter != bare))
        pairs.append((f"[{marked}{marked.upper()}]", bare))
    return tuple(pairs)
