"""Single answers: from what people write to one canonical spelling, or a sentence that says what to do."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from congxa.kernel.phones import BadPhone, normalise_phone
from congxa.kernel.text import fold, nfc
from congxa.procedures.domain.form_faults import _
from congxa.procedures.domain.forms import Field

FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST_TEXT, LONGEST_LONG_TEXT, LONGEST_NAME = 200, 4000, 100
_GONE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_DAY = re.compile(r"(?:ngay )?([0-9]{1,2})\s*(?:[/.\-\s]|thang)\s*([0-9]{1,2})\s*(?:[/.\-\s]|nam)\s*([0-9]+)")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_SOLID = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_LUNAR = re.compile(
    r"\b(ty|suu|dan|mao|meo|thin|ngo|mui|than|dau|tuat|hoi|giap|at|binh|dinh|mau|ky|canh|tan|nham|quy|am lich|mong|mung"
    r"|gieng|chap|ram)\b"
)
_MOST_DIGITS = 15  # a longer number loses its last digits in JSON
_NUMBER = re.compile(r"(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_EMAIL = re.compile(r"[^@\s,;<>()\"]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


class Wrong(ValueError):
    """An answer cannot be taken; ``sentence`` with its ``values`` says why and what to write."""

    def __init__(self, sentence: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(sentence % (values or {}))
        self.sentence, self.values = sentence, dict(values or {})


def clean_line(text: str) -> str:
    """Return a line in NFC with single spaces, without control, direction and zero-width characters."""
    return " ".join(_visible(text, "").split())


def clean_lines(text: str) -> str:
    """Return several lines, each as :func:`clean_line`, without empty lines around them and never two in a row."""
    lines = [clean_line(line) for line in re.split(r"\r\n|\r|\n", text)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _visible(text: str, keep: str) -> str:
    spaced = "".join(" " if char in "\t\n\r\v\f\x85" else char for char in text)
    return nfc("".join(char for char in spaced if char in keep or unicodedata.category(char) not in _GONE))


def limited(text: str, most: int) -> str:
    """Return the text. Raises Wrong when it has more than ``most`` characters."""
    if len(text) > most:
        raise Wrong(_("Dài quá: %(length)s ký tự, nhiều nhất %(most)s."), {"length": len(text), "most": most})
    return text


def read_day(text: str) -> date:
    """Return the day written as ``24/11/2026`` (also ``24-11-2026``, ``24112026``, ``2026-11-24``).

    Raises:
        Wrong: no such day; two digits for a year; a day of the lunar calendar; a year outside 1900 to 2100.
    """
    line = clean_line(unicodedata.normalize("NFKC", text))
    if found := _ISO.fullmatch(line):
        year, month, day = found.groups()
    elif found := _SOLID.fullmatch(line) or _DAY.fullmatch(fold(line)):
        day, month, year = found.groups()
    elif _LUNAR.search(fold(line)):
        raise Wrong(_("Hãy ghi ngày dương lịch bằng số, như 24/11/2026. Ngày âm lịch xem trên lịch để đổi."))
    else:
        raise Wrong(_("Hãy ghi ngày theo thứ tự ngày/tháng/năm, như 24/11/2026."))
    if len(year) != 4:
        raise Wrong(_("Hãy ghi đủ bốn chữ số của năm, như 24/11/2026."))
    return _real_day(int(year), int(month), int(day))


def _real_day(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        values = {"year": f"{year:04d}", "first": FIRST_YEAR, "last": LAST_YEAR}
        raise Wrong(_("Năm %(year)s không hợp lý. Hãy ghi một năm từ %(first)s đến %(last)s."), values)
    if not 1 <= month <= 12:
        raise Wrong(_("Không có tháng %(month)s. Hãy ghi ngày trước, tháng sau, như 24/11/2026."), {"month": month})
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        values = {"day": day, "month": month, "year": year, "days": days}
        raise Wrong(_("Không có ngày %(day)s: tháng %(month)s năm %(year)s có %(days)s ngày."), values)
    return date(year, month, day)


def day_within(day: date, field: Field, today: date) -> date:
    """Return the day. Raises Wrong when it lies outside the limits of the question."""
    for limit, early in ((field.earliest, True), (field.latest, False)):
        if limit is None:
            continue
        edge = today if limit == "today" else date.fromisoformat(limit)
        if day < edge if early else day > edge:
            if limit == "today":
                raise Wrong(_("Ngày này đã qua.") if early else _("Ngày này còn ở phía trước. Hãy xem lại năm."))
            sentence = _("Hãy ghi một ngày từ %(edge)s.") if early else _("Hãy ghi một ngày đến %(edge)s.")
            raise Wrong(sentence, {"edge": write_day(edge)})
    return day


def write_day(day: date) -> str:
    """Return ``24/11/2026``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def read_number(raw: object, field: Field) -> int | float:
    """Return a number written as ``1.500`` or ``12,5``; a number that is one already is taken as it is.

    Raises:
        Wrong: not a number, too many digits after the comma, or outside the limits of the question.
    """
    decimals = field.decimals or 0
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        number = Decimal(str(raw))
        if number.is_finite() and abs(number) >= 10**_MOST_DIGITS:
            raise Wrong(_("Số này lớn quá. Hãy xem lại."))
        if not number.is_finite() or number != round(number, decimals):
            raise Wrong(_("Hãy ghi một số."))
    else:
        number = _written_number(str(raw), decimals)
    return _number_within(number, field)


def _written_number(raw: str, decimals: int) -> Decimal:
    found = _NUMBER.fullmatch("".join(unicodedata.normalize("NFKC", raw).split()))
    if not found:
        raise Wrong(
            _("Hãy ghi một số, như 1.500 hoặc 12,5 (dấu phẩy cho phần lẻ).")
            if decimals
            else _("Hãy ghi một số nguyên, như 25 hoặc 1.500.")
        )
    sign, whole, part = found[1], found[2].replace(".", ""), found[3] or ""
    if len(part) > decimals:
        if decimals == 0:
            raise Wrong(_("Hãy ghi một số nguyên, không có dấu phẩy. Dấu chấm ngăn hàng nghìn, như 1.500."))
        raise Wrong(_("Nhiều nhất %(decimals)s chữ số sau dấu phẩy."), {"decimals": decimals})
    if len(whole) > _MOST_DIGITS:
        raise Wrong(_("Số này lớn quá. Hãy xem lại."))
    return Decimal(f"{sign}{whole}.{part or '0'}")


def _number_within(number: Decimal, field: Field) -> int | float:
    if field.minimum is not None and number < field.minimum:
        raise Wrong(_("Hãy ghi một số từ %(least)s trở lên."), {"least": write_number(field.minimum)})
    if field.maximum is not None and number > field.maximum:
        raise Wrong(_("Hãy ghi một số không quá %(most)s."), {"most": write_number(field.maximum)})
    if abs(number) >= 10**15:
        raise Wrong(_("Số này lớn quá. Hãy xem lại."))
    return int(number) if number == int(number) else float(number)


def write_number(number: float) -> str:
    """Return ``1.500`` or ``12,5``."""
    whole, _dot, part = format(Decimal(str(number)), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if number < 0 and not grouped.startswith("-") else ""
    return f"{sign}{grouped},{part}" if part.strip("0") else f"{sign}{grouped}"


def read_money(raw: object, field: Field) -> int:
    """Return whole đồng written as ``1.500.000`` or ``1500000 đồng``. Raises Wrong."""
    if isinstance(raw, str):
        line = fold(unicodedata.normalize("NFKC", raw))
        if re.search(r"\b(trieu|tr|nghin|ngan|ty|k)\b|[0-9](?:tr|k)\b", line):
            raise Wrong(_("Hãy ghi đủ các chữ số, như 1.500.000."))
        raw = re.sub(r"\s*(?:d|dong|vnd)$", "", line)
    least = 0 if field.minimum is None else field.minimum
    number = read_number(raw, Field(key=field.key, kind=field.kind, label="", minimum=least, maximum=field.maximum))
    return int(number)


def read_phone(text: str) -> str:
    """Return a telephone number as E.164 (``+84912345678``). Raises Wrong; see ``congxa.kernel.phones``."""
    try:
        return normalise_phone(clean_line(text))
    except BadPhone as bad:
        raise Wrong("%(said)s", {"said": str(bad)}) from None


def read_email(text: str) -> str:
    """Return an e-mail address, the part after @ in small letters. Raises Wrong."""
    line = clean_line(text)
    name, sign, domain = line.rpartition("@")
    address = f"{name}{sign}{domain.lower()}"
    if len(address) > 254 or not _EMAIL.fullmatch(address):
        raise Wrong(_("Hãy ghi địa chỉ thư điện tử như ten@example.vn."))
    return address
