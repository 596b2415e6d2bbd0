"""When something is due, and the reason line by line.

The rules are those of docs/law/deadlines.md: the day of receipt is not counted and a period that ends on a day off
ends with the next working day (Bộ luật Dân sự 2015, articles 147 and 148); what comes outside office hours is received
with the next session; a same-day matter received after its cut-off is due the next working day; a working day at
whose close the clock stands still is not counted.
"""

import calendar as almanac
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain

from congxa.kernel.clock import day_of, format_date, format_time, local
from congxa.kernel.periods import Line, Pause, TimeLimit, Unit
from congxa.kernel.workdays import USUAL, WorkCalendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """When it is due, since when it counts, and why. `certain` is false beyond the confirmed calendar."""

    at: datetime
    counted_from: datetime
    certain: bool
    lines: tuple[Line, ...]


def due(
    received: datetime, limit: TimeLimit, calendar: WorkCalendar, pauses: Iterable[Pause] = (), *, now: datetime
) -> Due:
    """When a matter `received` then is due under `limit`.

    While a pause is open the answer is what it would be if the pause ended `now`. Pauses may overlap and may lie before
    receipt or after the due moment; those change nothing. Raises ValueError for a time without a zone, NoWorkingDay
    when the calendar has no working day to end on.
    """
    counted_from = calendar.opening(received)
    ended = ((pause.start, calendar.opening(pause.end or max(now, pause.start)), pause.reason) for pause in pauses)
    held = [one for one in _merged(ended) if one[1] > counted_from]
    lines = list(_receipt(received, counted_from))
    count = {
        Unit.WORKING_HOUR: _by_hours,
        Unit.WORKING_DAY: _by_working_days,
        Unit.CALENDAR_DAY: _by_calendar_days,
        Unit.MONTH: _by_months,
    }[limit.unit]
    at = count(counted_from, limit, calendar, held, lines)
    certain = calendar.confirmed(day_of(at))
    if not certain:
        lines.append(Line(day_of(at), "lịch nghỉ đến ngày này chưa được xác nhận, ngày hẹn có thể lùi"))
    return Due(at, counted_from, certain, tuple(lines))


def kept_promise(promised: datetime | None, recomputed: datetime) -> datetime:
    """The date that holds after the calendar changed: what was promised on a receipt never moves to an earlier one."""
    return recomputed if promised is None else max(promised, recomputed)


_Held = tuple[datetime, datetime, str]


def _merged(pauses: Iterable[_Held]) -> list[_Held]:
    """Bring pauses into order and overlapping ones together."""
    together: list[_Held] = []
    for start, end, reason in sorted(pauses):
        if together and start <= together[-1][1]:
            before = together[-1]
            together[-1] = (before[0], max(before[1], end), before[2] if before[1] >= end else reason)
        else:
            together.append((local(start), end, reason))
    return together


def _receipt(received: datetime, counted_from: datetime) -> Iterator[Line]:
    here = local(received)
    if counted_from > here:
        moved = f"{format_time(counted_from)} ngày {format_date(counted_from)}"
        yield Line(here.date(), f"nhận lúc {format_time(here)}, ngoài giờ làm việc, tính như nhận lúc {moved}")
    yield Line(counted_from.date(), f"nhận lúc {format_time(counted_from)}, ngày nhận không tính")


def _by_working_days(
    start: datetime, limit: TimeLimit, calendar: WorkCalendar, held: Sequence[_Held], lines: list[Line]
) -> datetime:
    wanted, day = limit.value, start.date()
    candidates = _workdays_after(day, calendar, lines)
    if not wanted:
        wanted, late = 1, start.time() >= _minute_after(limit.cutoff)
        said = "sau {}, trả vào ngày làm việc tiếp theo" if late else "không sau {}, trả trong ngày"
        lines[-1] = Line(day, f"nhận lúc {format_time(start)}, {said.format(f'{limit.cutoff:%H:%M}')}")
        candidates = candidates if late else chain([day], candidates)
    counted = 0
    for day in candidates:
        reason = _standing(calendar.closing(day), held)
        if reason is not None:
            lines.append(Line(day, f"hết giờ làm việc khi hồ sơ đang tạm dừng{reason}, không tính"))
            continue
        counted += 1
        if day != start.date():
            why = calendar.workday(day).why
            lines.append(Line(day, f"ngày thứ {counted}" + ("" if why == USUAL else f" ({why})")))
        if counted == wanted:
            break
    return calendar.closing(day)


def _by_calendar_days(
    start: datetime, limit: TimeLimit, calendar: WorkCalendar, held: Sequence[_Held], lines: list[Line]
) -> datetime:
    day, counted = start.date(), 0
    while counted < limit.value:
        day += _DAY
        midnight = local(start).replace(hour=0, minute=0, second=0, microsecond=0) + (day + _DAY - start.date())
        reason = _standing(midnight, held)
        counted += reason is None
        lines.append(Line(day, f"ngày thứ {counted}" if reason is None else f"hồ sơ đang tạm dừng{reason}, không tính"))
    return _closing_on_or_after(day, calendar, lines)


def _by_months(
    start: datetime, limit: TimeLimit, calendar: WorkCalendar, held: Sequence[_Held], lines: list[Line]
) -> datetime:
    months = start.year * 12 + start.month - 1 + limit.value
    year, month = divmod(months, 12)
    day = date(year, month + 1, min(start.day, almanac.monthrange(year, month + 1)[1]))
    lines.append(Line(day, f"đủ {limit}"))
    counted_to = start
    # A pause makes the period as many days longer as days ended while it lasted; a later pause may begin in those days.
    for begin, end, reason in held:
        if day_of(begin) > day:
            break
        stood = (end.date() - max(begin, counted_to).date()).days
        if stood > 0:
            day += _DAY * stood
            lines.append(Line(day, f"cộng {stood} ngày tạm dừng{_because(reason)}"))
    return _closing_on_or_after(day, calendar, lines)


def _by_hours(
    start: datetime, limit: TimeLimit, calendar: WorkCalendar, held: Sequence[_Held], lines: list[Line]
) -> datetime:
    lines[-1] = Line(start.date(), f"nhận lúc {format_time(start)}, tính giờ từ lúc này")
    left, day = timedelta(hours=limit.value), start.date()
    while True:
        running = list(_running(calendar.stretches(day), start, held))
        used = sum((to - since for since, to in running), timedelta())
        if used:
            lines.append(Line(day, f"tính {_duration(min(used, left))}"))
        for since, to in running:
            if since + left <= to:
                return since + left
            left -= to - since
        day = _next_workday(day + _DAY, calendar, lines)


def _running(
    stretches: Iterable[tuple[datetime, datetime]], start: datetime, held: Sequence[_Held]
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the parts of a day's sessions after `start` in which the clock runs."""
    for opens, closes in stretches:
        since = max(opens, start)
        for begin, end, _reason in held:
            if end <= since or begin >= closes:
                continue
            if begin > since:
                yield since, begin
            since = max(since, end)
        if since < closes:
            yield since, closes


def _standing(moment: datetime, held: Sequence[_Held]) -> str | None:
    """Why the clock stands still at `moment`, as the end of a sentence; None when it runs."""
    return next((_because(reason) for begin, end, reason in held if begin < moment <= end), None)


def _because(reason: str) -> str:
    return f" ({reason})" if reason else ""


def _workdays_after(day: date, calendar: WorkCalendar, lines: list[Line]) -> Iterator[date]:
    """Yield the working days after `day` without end, and say of each day between why it is off."""
    while True:
        day = _next_workday(day + _DAY, calendar, lines)
        yield day


def _next_workday(day: date, calendar: WorkCalendar, lines: list[Line]) -> date:
    found = calendar.next_workday(day)
    while day < found:
        lines.append(Line(day, calendar.workday(day).why))
        day += _DAY
    return found


def _minute_after(cutoff: time) -> time:
    # What the receipt prints decides: 15:00:40 is printed 15:00 and is not “after 15:00”.
    return (datetime.combine(date.min, cutoff) + timedelta(minutes=1)).time()


def _closing_on_or_after(day: date, calendar: WorkCalendar, lines: list[Line]) -> datetime:
    found = _next_workday(day, calendar, lines)
    if found != day:
        lines.append(Line(found, "ngày làm việc đầu tiên sau ngày nghỉ, hết hạn khi hết giờ"))
    return calendar.closing(found)


def _duration(length: timedelta) -> str:
    minutes = int(length.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} giờ"] if hours else []), *([f"{rest} phút"] if rest or not hours else [])])
