"""Reads single values out of rows and collects what is wrong with them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from congxa.kernel.text import fold
from congxa.units.domain.tree import Kind, Point
from congxa.units.lists.files import Row, Values, text
from congxa.units.models import Confidence

CODE_WIDTHS = {1: 2, 2: 3, 3: 5}
"""Digits of a unit's code by tier: province, district, commune (Quyết định 124/2004/QĐ-TTg)."""
_YES = {"1", "true", "yes", "co", "x", "dung"}
_NO = {"", "0", "false", "no", "khong"}
_CONFIDENCE = {
    "verified": Confidence.VERIFIED,
    "da kiem chung": Confidence.VERIFIED,
    "recalled": Confidence.RECALLED,
    "unconfirmed": Confidence.RECALLED,
    "chua kiem chung": Confidence.RECALLED,
}


class BadList(ValueError):
    """Rows of a list that cannot be taken in; ``problems`` has one Vietnamese sentence each, with its place."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(self.problems))


@dataclass
class Problems:
    """What is wrong, with the place of each."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, sentence: str) -> None:
        """Note one problem."""
        self.found.append(f"{where}: {sentence}" if where else sentence)

    def refuse(self) -> None:
        """Raise BadList if anything was noted."""
        if self.found:
            raise BadList(self.found)


@dataclass(frozen=True, slots=True)
class Cells:
    """The values of one row; reading one that is wrong notes a problem and gives a stand-in."""

    row: Row
    problems: Problems

    def wrong(self, sentence: str) -> None:
        """Note a problem of this row."""
        self.problems.add(self.row.where, sentence)

    def text(self, key: str) -> str:
        """Return the value as text, empty when it is absent."""
        return text(self.row.values.get(key))

    def code(self, key: str) -> str:
        """Return a code; a number is refused, because it has lost its leading zeros."""
        value = self.row.values.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            self.wrong(
                f"mã {value} ở dạng số nên có thể đã mất số 0 ở đầu; hãy định dạng cột mã là Văn bản (Text), hoặc đặt "
                "mã trong ngoặc kép."
            )
            return ""
        return text(value)

    def day(self, key: str, default: date | None = None) -> date | None:
        """Return a day written 2020-01-01 or 01/01/2020."""
        written = self.text(key)
        if not written:
            return default
        day = parse_day(written)
        if day is None:
            self.wrong(f"“{written}” không phải là ngày; hãy ghi như 01/07/2025 hoặc 2025-07-01.")
        return day

    def point(self) -> Point | None:
        """Return the point from ``lat`` and ``lon``, None when both are empty."""
        written = self.text("lat"), self.text("lon")
        if not any(written):
            return None
        try:
            latitude, longitude = (float(part.replace(",", ".")) for part in written)
        except ValueError:
            self.wrong(f"vị trí “{written[0]}, {written[1]}” không phải là vĩ độ và kinh độ.")
            return None
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            self.wrong(f"vị trí {latitude}, {longitude} nằm ngoài trái đất; có thể vĩ độ và kinh độ bị đổi chỗ.")
            return None
        return Point(latitude, longitude, self.flag("approximate"))

    def flag(self, key: str) -> bool:
        """Return a yes or no."""
        word = fold(self.text(key))
        if word not in _YES | _NO:
            self.wrong(f"“{self.text(key)}” phải là “có” hoặc “không”.")
        return word in _YES

    def confidence(self) -> str:
        """Return how sure the datum is, empty when nothing is said."""
        word = fold(self.text("confidence"))
        if not word:
            return ""
        if word not in _CONFIDENCE:
            self.wrong(f"độ tin cậy “{self.text('confidence')}” phải là verified hoặc recalled.")
        return _CONFIDENCE.get(word, Confidence.RECALLED)

    def below(self, key: str) -> Values:
        """Return a nested record, empty when it is absent."""
        value = self.row.values.get(key)
        return value if isinstance(value, dict) else {}


def parse_day(written: str) -> date | None:
    """Return the day written as 2020-01-01, 01/01/2020 or 1-1-2020; None when it is none of these."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        pass
    parts = written.replace("-", "/").split("/")
    try:
        day, month, year = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None


def width_fault(code: str, kind: Kind | None) -> str:
    """Return a sentence when an all-digit code is too short for its tier: a spreadsheet ate its leading zeros."""
    width = CODE_WIDTHS.get(kind.tier) if kind else None
    if width is None or not code.isdigit() or len(code) == width or kind is None:
        return ""
    if len(code) < width:
        hint = f"; có thể bảng tính đã bỏ số 0 ở đầu ({code.zfill(width)})"
    else:
        hint = ""
    return f"mã “{code}” của {kind.label.lower()} phải có {width} chữ số{hint}."


def kind_named(kinds: Iterable[Kind], word: str) -> Kind | None:
    """Return the kind with this code, label or prefix (the label before the prefix, then the highest)."""
    wanted = fold(word)
    ordered = sorted(kinds, key=lambda kind: kind.tier)
    for spelling in (lambda k: k.code, lambda k: fold(k.label), lambda k: fold(k.prefix)):
        for kind in ordered:
            if spelling(kind) == wanted:
                return kind
    return None


def split_title(kinds: Iterable[Kind], title: str, tier: int | None = None) -> tuple[Kind | None, str]:
    """Split “Xã Tân Vinh” into its kind and “Tân Vinh”; the longest prefix wins, ``tier`` narrows the choice."""
    fitting = [kind for kind in kinds if tier is None or kind.tier == tier]
    for kind in sorted(fitting, key=lambda kind: (-len(kind.prefix), kind.tier)):
        name = without_prefix(kind, title)
        if name != title:
            return kind, name
    return None, title


def without_prefix(kind: Kind, title: str) -> str:
    """Return a name without the prefix of its kind, if it begins with it."""
    head, rest = title[: len(kind.prefix)], title[len(kind.prefix) :]
    return rest.strip() if head.lower() == kind.prefix.lower() and rest[:1] == " " and rest.strip() else title
