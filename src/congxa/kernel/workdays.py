"""An office's working calendar: which days it works, in which hours, and why a day is off.

Office hours are a weekly pattern with a first day (summer and winter hours differ). Days off are rows, never
computed: the Prime Minister's yearly agreement swaps days and no algorithm foresees it. The calendar is plain values;
the rows come from the units room, the proposals for them from elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

from congxa.kernel.clock import VIETNAM, format_date, local

WEEK = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
USUAL = "ngày làm việc"  # why an ordinary working day is one
_LONGEST_REST = timedelta(days=400)


class BadHours(ValueError):
    """Hours or rows of a calendar contradict themselves. Its message is a Vietnamese sentence for the officer."""


class NoWorkingDay(BadHours):
    """The calendar knows no working day for more than a year ahead: no due date can be given."""


class DayKind(StrEnum):
    """Why a day differs from its weekday (Bộ luật Lao động 2019, articles 111 and 112, and the yearly notices)."""

    HOLIDAY = "holiday"
    COMPENSATION = "compensation"
    SWAP_OFF = "swap_off"
    SWAP_WORK = "swap_work"
    LOCAL_OFF = "local_off"


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """A stretch of office time within one day, `closes` excluded. Raises BadHours unless it has a length."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("sessions are read on a Vietnamese clock and carry no zone")
        if self.opens >= self.closes:
            raise BadHours(f"Giờ đóng cửa {self.closes:%H:%M} phải sau giờ mở cửa {self.opens:%H:%M}.")


@dataclass(frozen=True, slots=True)
class Hours:
    """The sessions of each weekday (0 is Monday) from `valid_from` on. Raises BadHours when two sessions overlap."""

    valid_from: date
    week: Mapping[int, Sequence[Session]]

    def __post_init__(self) -> None:
        for sessions in self.week.values():
            if any(earlier.closes > later.opens for earlier, later in pairwise(sessions)):
                raise BadHours("Các buổi làm việc trong một ngày không được chồng lên nhau và phải theo thứ tự.")


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A row of the calendar: `day` is off, or worked in place of another.

    `sessions` of a worked day are its hours, empty for those of an ordinary Monday; of a day off, the hours that are
    off, empty for the whole day. `name` is what people read: “Tết Nguyên đán”.
    """

    day: date
    kind: DayKind
    name: str
    sessions: Sequence[Session] = ()


@dataclass(frozen=True, slots=True)
class Workday:
    """One day of an office: its sessions in order, none when it is off, and `why` it is as it is, in Vietnamese."""

    day: date
    sessions: tuple[Session, ...]
    why: str


@dataclass(frozen=True)
class WorkCalendar:
    """The days of one office. `confirmed_until` is the last day an officer has confirmed from the notice.

    Rows given later win over earlier ones for the same day: give the upper level's first, then the office's own.
    Raises BadHours without hours.
    """

    hours: Sequence[Hours]
    specials: Iterable[SpecialDay] = ()
    confirmed_until: date | None = None
    _specials: dict[date, SpecialDay] = field(init=False, repr=False, compare=False, default_factory=dict)
    _hours: list[Hours] = field(init=False, repr=False, compare=False, default_factory=list)
    _lengths: dict[date, timedelta] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        if not self.hours:
            raise BadHours("Chưa khai giờ làm việc của cơ quan.")
        self._specials.update({special.day: special for special in self.specials})
        self._hours.extend(sorted(self.hours, key=lambda hours: hours.valid_from))

    def workday(self, day: date) -> Workday:
        """What `day` is for this office. Days before the first known hours have the first known hours."""
        usual = self._usual(day, day.weekday())
        special = self._specials.get(day)
        if special is None:
            return Workday(day, usual, USUAL if usual else "nghỉ cuối tuần")
        if special.kind == DayKind.SWAP_WORK:
            return Workday(day, tuple(special.sessions) or usual or self._usual(day, 0), f"làm việc: {special.name}")
        left = tuple(_without(usual, special.sessions)) if special.sessions else ()
        return Workday(day, left, f"nghỉ một phần ngày: {special.name}" if left else f"nghỉ: {special.name}")

    def special(self, day: date) -> SpecialDay | None:
        """The row that makes `day` differ from its weekday, if there is one."""
        return self._specials.get(day)

    def works(self, day: date) -> bool:
        """Whether the office works on `day`, if only for an hour."""
        return bool(self.workday(day).sessions)

    def next_workday(self, day: date) -> date:
        """The first working day on or after `day`. Raises NoWorkingDay when the calendar knows none for 400 days."""
        candidate, last = day, day + _LONGEST_REST
        while not self.works(candidate):
            candidate += timedelta(days=1)
            if candidate > last:
                raise NoWorkingDay(f"Từ ngày {format_date(day)} lịch không có ngày làm việc nào trong hơn một năm.")
        return candidate

    def opening(self, at: datetime) -> datetime:
        """`at` when the office is open then, else the start of its next session. Raises as `next_workday`."""
        here = local(at)
        for session in self.workday(here.date()).sessions:
            if here.time() < session.closes:
                return max(here, _on(here.date(), session.opens))
        day = self.next_workday(here.date() + timedelta(days=1))
        return _on(day, self.workday(day).sessions[0].opens)

    def closing(self, day: date) -> datetime:
        """When the last session of `day` ends. Raises ValueError for a day off."""
        sessions = self.workday(day).sessions
        if not sessions:
            raise ValueError(f"{day} is off")
        return _on(day, sessions[-1].closes)

    def stretches(self, day: date) -> list[tuple[datetime, datetime]]:
        """The sessions of `day` as moments."""
        return [(_on(day, session.opens), _on(day, session.closes)) for session in self.workday(day).sessions]

    def length(self, day: date) -> timedelta:
        """The office time of the whole of `day`; kept, because a list of late matters asks for the same years."""
        if day not in self._lengths:
            self._lengths[day] = sum((closes - opens for opens, closes in self.stretches(day)), timedelta())
        return self._lengths[day]

    def confirmed(self, day: date) -> bool:
        """Whether an officer has confirmed the calendar as far as `day`."""
        return self.confirmed_until is not None and day <= self.confirmed_until

    def week_on(self, day: date) -> list[tuple[Session, ...]]:
        """The usual sessions of the seven weekdays, Monday first, as they hold on `day`."""
        return [self._usual(day, weekday) for weekday in range(7)]

    def _usual(self, day: date, weekday: int) -> tuple[Session, ...]:
        valid = [hours for hours in self._hours if hours.valid_from <= day] or self._hours[:1]
        return tuple(valid[-1].week.get(weekday, ()))


def weekday_name(day: date) -> str:
    """`Thứ Hai` to `Chủ nhật`."""
    return WEEK[day.weekday()]


def _on(day: date, at: time) -> datetime:
    return datetime.combine(day, at, VIETNAM)


def _without(sessions: Iterable[Session], closed: Sequence[Session]) -> Iterable[Session]:
    """Yield what is left of `sessions` outside `closed`."""
    for session in sessions:
        start = session.opens
        for off in sorted(closed):
            if off.closes <= start or off.opens >= session.closes:
                continue
            if off.opens > start:
                yield Session(start, off.opens)
            start = max(start, off.closes)
        if start < session.closes:
            yield Session(start, session.closes)
