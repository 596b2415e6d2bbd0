"""Types Vietnamese the way the legacy encodings did, to test reading it back."""

from congxa.kernel.legacy import TCVN3, VNI, Encoding
from congxa.kernel.text import nfc

_TCVN3_TYPED = {letter: typed for typed, letter in TCVN3.items()}
# Of the ways VNI may be typed, capitals with capital marks are the last in the table and the usual ones.
_VNI_TYPED = {letter: typed for typed, letter in VNI.items()}


def typed_in(encoding: Encoding, text: str) -> str:
    """`text` as it looks when its font is gone. Capitals with tones become small in TCVN3, as .VnTimeH has them."""
    typed = _VNI_TYPED if encoding is Encoding.VNI else _TCVN3_TYPED
    return "".join(typed.get(char) or typed.get(char.lower(), char) for char in nfc(text))
