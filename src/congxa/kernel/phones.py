"""Telephone numbers: one form going in (E.164, `+84912345678`), the form people read going out, and a masked one.

Ranges of mobile numbers: the national numbering plan of Circular 22/2014/TT-BTTTT with its changes; eleven-digit mobile
numbers ended on 2018-11-14 and are moved to their new prefixes, because old dossiers hold them.
"""

import re
import unicodedata

_MOBILE = re.compile(r"(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}")
_LANDLINE = re.compile(r"2\d{1,2}\d{7,8}")
_ABROAD = re.compile(r"\+(?!84)[1-9]\d{6,14}")
_MOVED = {
    "120": "70", "121": "79", "122": "77", "126": "76", "128": "78",
    "123": "83", "124": "84", "125": "85", "127": "81", "129": "82",
    "162": "32", "163": "33", "164": "34", "165": "35", "166": "36", "167": "37", "168": "38", "169": "39",
    "186": "56", "188": "58", "199": "59",
}  # fmt: skip


class BadPhone(ValueError):
    """What was typed is no telephone number. Its message is a Vietnamese sentence."""


def normalise_phone(text: str) -> str:
    """The number in `text` as E.164. Knows 0912…, +84 912…, 0084…, 84912…, area codes, and foreign numbers with `+`.

    Raises BadPhone when it cannot be a number that rings.
    """
    typed = re.sub(r"[\s.()\-‐‑–/]", "", unicodedata.normalize("NFKC", text))
    typed = re.sub(r"^00(?=[1-9])", "+", typed)
    if not re.fullmatch(r"\+?[0-9]+", typed):
        raise BadPhone("Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678.")
    if _ABROAD.fullmatch(typed):
        return typed
    national = re.sub(r"^(?:\+840?|84(?=\d{9,10}$)|0)", "", typed)
    if len(national) == 10 and national[:3] in _MOVED:
        national = _MOVED[national[:3]] + national[3:]
    if typed == national or not (_MOBILE.fullmatch(national) or _LANDLINE.fullmatch(national)):
        raise BadPhone("Số điện thoại không đúng: di động có 10 chữ số, ví dụ 0912 345 678; cố định thêm mã vùng.")
    return f"+84{national}"


def is_mobile(number: str) -> bool:
    """Whether the E.164 `number` is a Vietnamese mobile number, to which an SMS can be sent."""
    return number.startswith("+84") and _MOBILE.fullmatch(number[3:]) is not None


def format_phone(number: str) -> str:
    """The E.164 `number` as people read it: `0912 345 678`, `0218 3824 123`; foreign numbers stay as they are."""
    if not number.startswith("+84"):
        return number
    digits = "0" + number[3:]
    if is_mobile(number):
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    # Hà Nội and Hồ Chí Minh City are the only areas with two digits.
    if digits[:3] in {"024", "028"}:
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    return f"{digits[:4]} {digits[4:-3]} {digits[-3:]}"


def mask_phone(number: str) -> str:
    """`number` as it may be shown to others: only its last three digits, `•••••••678`."""
    digits = "0" + number[3:] if number.startswith("+84") else number
    shown = 3 if len(digits) > 3 else 0
    hidden = len(digits) - shown
    return "•" * hidden + digits[hidden:]
