"""Time limits, pauses and the lines of a reason: the values that deadlines are computed from and explained with."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from congxa.kernel.clock import format_date, local
from congxa.kernel.workdays import weekday_name

_MOST = {"working_hour": 20_000, "working_day": 2_500, "calendar_day": 3_650, "month": 120}


class BadPeriod(ValueError):
    """A time limit or a pause that makes no sense. Its message is a Vietnamese sentence."""


class Unit(StrEnum):
    """What a time limit is counted in. The announced text of the procedure is kept beside it."""

    WORKING_HOUR = "working_hour"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"


UNIT_WORDS = {
    Unit.WORKING_HOUR: "giờ làm việc",
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.CALENDAR_DAY: "ngày",
    Unit.MONTH: "tháng",
}


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """`value` units; 0 working days is the same day, until `cutoff` of the reception hour (15:00 where none is said).

    Raises BadPeriod below 0, for 0 in another unit and beyond ten years.
    """

    value: int
    unit: Unit
    cutoff: time = time(15)

    def __post_init__(self) -> None:
        if self.value < 0 or (self.value == 0 and self.unit != Unit.WORKING_DAY):
            raise BadPeriod("Thời hạn phải là số dương; chỉ “ngày làm việc” được ghi 0, nghĩa là trong ngày.")
        if self.value > _MOST[self.unit]:
            raise BadPeriod(f"Thời hạn {self.value} {UNIT_WORDS[self.unit]} dài quá 10 năm: hãy xem lại.")

    def __str__(self) -> str:
        return f"{self.value} {UNIT_WORDS[self.unit]}" if self.value else "trong ngày"


@dataclass(frozen=True, slots=True, order=True)
class Pause:
    """The clock stood still from `start` to `end`, for `reason`; `end` is None while it still does.

    An answer outside office hours ends the pause with the next session, as any receipt does.
    Raises BadPeriod when it ends before it starts.
    """

    start: datetime
    end: datetime | None
    reason: str = ""

    def __post_init__(self) -> None:
        local(self.start)
        if self.end is not None and local(self.end) < self.start:
            raise BadPeriod("Việc tạm dừng không thể kết thúc trước khi bắt đầu.")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the reason: the day or stretch, and the sentence beside it."""

    day: date
    text: str

    def __str__(self) -> str:
        return f"{weekday_name(self.day)} {format_date(self.day)}: {self.text}"
