"""How the form of a page writes a Vietnamese title in bare letters while it is typed."""

import unicodedata
from functools import cache

_MARKED = "àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ"


@cache
def bare_letters() -> tuple[tuple[str, str], ...]:
    """Return (pattern, letter) pairs for Wagtail's address field, marks typed apart (NFD) included.

    Its own table writes “đường” as ``djng``: it takes Đ for Serbian and knows no letter with two marks.
    """
    found: dict[str, str] = {}
    for letter in _MARKED:
        bare = "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]
        found[bare] = found.get(bare, "") + letter + letter.upper()
    return (("[\\u0300-\\u0323]", ""), *((f"[{letters}]", bare) for bare, letters in found.items()))
