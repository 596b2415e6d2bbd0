"""Amounts in words, as receipts must carry them."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu", "tỷ")
_MOST = 10**12


def amount_in_words(dong: int) -> str:
    """`dong` whole đồng in words: 1005000 → `Một triệu không trăm linh năm nghìn đồng`.

    Raises ValueError below nothing and from a thousand billion on.
    """
    if not 0 <= dong < _MOST:
        raise ValueError(f"{dong} is not written in words")
    words = number_in_words(dong)
    return f"{words[0].upper()}{words[1:]} đồng"


def number_in_words(number: int) -> str:
    """`number` below a thousand billion in words."""
    if not number:
        return _DIGITS[0]
    groups = [number // 1000**power % 1000 for power in range(len(_SCALES))]
    highest = max(power for power, group in enumerate(groups) if group)
    spoken = []
    for power in range(highest, -1, -1):
        if groups[power]:
            words = _hundreds(groups[power], whole=power < highest)
            spoken.append(f"{words} {_SCALES[power]}".strip())
    return " ".join(spoken)


def _hundreds(group: int, *, whole: bool) -> str:
    """A group of three digits; `whole` also says its leading zeros, because something stands before it."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = []
    if hundreds or whole:
        words.append(f"{_DIGITS[hundreds]} trăm")
    if tens > 1:
        words.append(f"{_DIGITS[tens]} mươi")
    elif tens:
        words.append("mười")
    elif ones and words:
        words.append("linh")
    if ones:
        words.append(_ones(ones, tens))
    return " ".join(words)


def _ones(ones: int, tens: int) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 5 and tens:
        return "lăm"
    return _DIGITS[ones]
