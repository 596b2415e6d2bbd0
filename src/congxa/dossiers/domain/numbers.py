"""The number of a dossier: `<agency>-<yymmdd>-<nnnn>`, one for life, and the identifiers of agencies it begins with.

The form is that of the circulars of 2018 and 2025 as seen on real papers (`000.00.12.H62-201105-0004`,
`G22.99.09-240114-0001`, `G22.99.08-260921-896048`). Who issues it and why it has no gap:
docs/decisions/0015-dossier-numbers.md.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

NUMBER = re.compile(r"(?P<agency>[A-Z0-9]+(?:\.[A-Z0-9]+)*)-(?P<day>\d{6})-(?P<serial>\d{4,6})", re.ASCII)
MOST = 999_999
PATIENCE = timedelta(days=1)
"""How far the machine's clock may lie behind the last day of a book: more than a day is a fault somebody must mend."""


class BadNumber(ValueError):
    """The text is no dossier number or no agency identifier. Its message is a Vietnamese sentence."""


class ClockBehind(ValueError):
    """The clock says a day long before the last one numbers were given for. Its message is a Vietnamese sentence."""


class Scheme(StrEnum):
    """How agencies are identified, oldest first; a dossier keeps the identifier of its day for ever."""

    QCVN_102 = "qcvn_102"
    """QCVN 102:2016/BTTTT, `VVV.XX.YY.MZZ`: the deepest level stands left."""
    DECISION_20 = "decision_20"
    """Quyết định 20/2020/QĐ-TTg (amended by 09/2025/QĐ-TTg), `H28.12.05`: the highest level stands left."""


_SCHEMES = {
    Scheme.QCVN_102: re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}", re.ASCII),
    Scheme.DECISION_20: re.compile(r"[A-Z]\d{2}(\.\d{2,3}){0,4}", re.ASCII),
}


@dataclass(frozen=True, slots=True, order=True)
class DossierNumber:
    """`agency` issued its `serial`-th number of `day`. Raises BadNumber unless the parts make a number."""

    agency: str
    day: date
    serial: int

    def __post_init__(self) -> None:
        scheme_of(self.agency)
        if not 0 < self.serial <= MOST:
            raise BadNumber(f"Số thứ tự {self.serial} phải từ 1 đến {MOST}.")

    def __str__(self) -> str:
        return f"{self.agency}-{self.day:%y%m%d}-{self.serial:04d}"


def parse(text: str) -> DossierNumber:
    """The number written as `text`, spaces around and small letters put right. Raises BadNumber."""
    found = NUMBER.fullmatch(text.strip().upper())
    if found is None:
        raise BadNumber(
            "Mã hồ sơ có dạng H28.12.05-201105-0004: mã cơ quan, ngày tiếp nhận (năm tháng ngày), số thứ tự."
        )
    written = found["day"]
    try:
        day = date(2000 + int(written[:2]), int(written[2:4]), int(written[4:]))
    except ValueError:
        raise BadNumber(f"Trong mã hồ sơ, “{written}” không phải là một ngày (năm tháng ngày).") from None
    return DossierNumber(found["agency"], day, int(found["serial"]))


def scheme_of(agency: str) -> Scheme:
    """Which scheme an agency identifier follows. Raises BadNumber when none."""
    for scheme, pattern in _SCHEMES.items():
        if pattern.fullmatch(agency):
            return scheme
    raise BadNumber(f"“{agency}” không phải là mã định danh cơ quan, như H28.12.05 hoặc 000.00.12.H28.")


@dataclass(frozen=True, slots=True)
class Place:
    """The last number a book gave: its day and serial. `serial` is 0 for a book that has given none."""

    day: date
    serial: int


def next_place(last: Place, today: date) -> Place:
    """The place after `last` on a machine that says it is `today`.

    A new day begins with 1. When the clock was set back by at most a day the later day goes on, so that numbers never
    run backwards. Raises ClockBehind when it lies further behind.
    """
    if today > last.day or not last.serial:
        return Place(today, 1)
    if last.day - today > PATIENCE:
        raise ClockBehind(
            f"Đồng hồ máy chủ đang chỉ ngày {today:%d/%m/%Y}, nhưng sổ này đã cấp số của ngày {last.day:%d/%m/%Y}. "
            "Chưa cấp số nào; hãy báo người quản trị chỉnh lại giờ rồi tiếp nhận lại."
        )
    if last.serial >= MOST:
        raise BadNumber(f"Sổ này đã cấp hết {MOST} số của ngày {last.day:%d/%m/%Y}.")
    return Place(last.day, last.serial + 1)
