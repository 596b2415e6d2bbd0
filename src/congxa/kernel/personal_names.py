"""Names of people as they are typed, kept, searched, sorted and shown to strangers.

A name is kept as the person writes it (NFC, single spaces): capitals and missing diacritics are pointed out, never
mended by the machine. Sorting by given name: `congxa.kernel.ordering.person_sort_key`; searching: `text.fold`.
"""

import re
from dataclasses import dataclass

from congxa.kernel.text import fold, nfc, person_sort_key

__all__ = ["LONGEST", "NameCheck", "check_name", "fold", "given_name", "mask_name", "person_sort_key"]

LONGEST = 80
# Letters of any script with their marks, then what stands inside names: H'Mông names have ', foreign ones - and .
_SIGNS = re.compile(r"[^\w\s'’\-.·]|[\d_]")


@dataclass(frozen=True, slots=True)
class NameCheck:
    """`name` is what to keep; `problem` refuses it, `warnings` only ask to look again. Vietnamese sentences."""

    name: str
    problem: str | None = None
    warnings: tuple[str, ...] = ()


def check_name(text: str) -> NameCheck:
    """The name in `text` in NFC with single spaces, and what is doubtful about it. One syllable is a name."""
    name = " ".join(nfc(text).split())
    if not name:
        return NameCheck(name, "Chưa nhập họ và tên.")
    if len(name) > LONGEST:
        return NameCheck(name, f"Họ và tên dài {len(name)} ký tự, nhiều nhất là {LONGEST}.")
    if _SIGNS.search(name):
        return NameCheck(name, "Họ và tên chỉ gồm chữ cái: hãy bỏ chữ số và ký hiệu.")
    doubts = []
    if len(name) > 1 and name.isupper():
        doubts.append("Họ và tên viết toàn chữ hoa: hãy viết như trên giấy tờ, ví dụ Nguyễn Văn An.")
    if name.isascii() and len(name.split()) > 1:
        doubts.append("Họ và tên không có dấu: hãy xem lại, trừ khi trên giấy tờ cũng viết như vậy.")
    return NameCheck(name, None, tuple(doubts))


def given_name(name: str) -> str:
    """The name a person is called by: the last word."""
    return (name.split() or [""])[-1]


def mask_name(name: str) -> str:
    """`name` as it may be shown to strangers: `Nguyễn Văn An` → `N*** V** A`. Its length cannot be told from it."""
    words = nfc(name).split()
    if len(words) < 2:
        return "".join(f"{word[0]}***" for word in words)
    family, *middle, given = words
    return " ".join([f"{family[0]}***", *(f"{word[0]}**" for word in middle), given[0]])
