"""The dates of a dossier: its own, those of its steps and offices, and the one the applicant was told.

The rule in plain words with worked examples: docs/law/dossier-clock.md. Counting days is `congxa.kernel.deadlines`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from congxa.kernel import deadlines
from congxa.kernel.clock import day_of, format_date, format_time
from congxa.kernel.periods import Line, Pause, TimeLimit, Unit
from congxa.kernel.workdays import WorkCalendar

_DAY = timedelta(days=1)


class CannotExtend(ValueError):
    """A new date cannot be given. Its message is a Vietnamese sentence for the officer."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the dates follow from. `kept` is the date of the law the applicant has been told of, None at acceptance;
    `extension` is the old and the new date of the letter of apology."""

    received: datetime
    limit: TimeLimit
    pauses: tuple[Pause, ...] = ()
    kept: datetime | None = None
    extension: tuple[datetime, datetime] | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """`due` is the date of the law and decides what is late; `promised` is what the applicant is told, later than `due`
    only after an apology. `lines` say why, `certain` is false beyond the confirmed calendar."""

    due: datetime
    promised: datetime
    counted_from: datetime
    certain: bool
    lines: tuple[Line, ...]


def dates(facts: Facts, calendar: WorkCalendar, *, now: datetime) -> Dates:
    """The dates of a dossier. While a pause is open they are what they would be if it ended `now`.

    A date that was told never moves to an earlier one, whatever happens to the calendar. A pause after an apology moves
    the new date by as many working days as it moves the date of the law.
    """
    answer = deadlines.due(facts.received, facts.limit, calendar, facts.pauses, now=now)
    due, lines = deadlines.kept_promise(facts.kept, answer.at), list(answer.lines)
    if due > answer.at:
        lines.append(Line(day_of(due), "ngày này đã hẹn với người nộp nên không lùi về sớm hơn"))
    promised = due
    if facts.extension is not None:
        promised = _extended(due, facts.extension, calendar)
        lines.append(Line(day_of(promised), f"ngày hẹn lại trong văn bản xin lỗi; hạn theo luật là {format_date(due)}"))
    return Dates(due, promised, answer.counted_from, answer.certain, tuple(lines))


def _extended(due: datetime, extension: tuple[datetime, datetime], calendar: WorkCalendar) -> datetime:
    old, new = extension
    moved, day = workdays_between(old, due, calendar), day_of(new)
    if not moved:
        return max(due, new)
    for _step in range(moved):
        day = calendar.next_workday(day + _DAY)
    return max(due, calendar.closing(day))


def workdays_between(earlier: datetime, later: datetime, calendar: WorkCalendar) -> int:
    """How many working days lie after the day of `earlier` up to the day of `later`."""
    first, last = day_of(earlier), day_of(later)
    return sum(calendar.works(first + _DAY * step) for step in range(1, (last - first).days + 1))


def extend(
    promised: datetime | None, new: datetime, reason: str, *, before: bool, calendar: WorkCalendar, now: datetime
) -> datetime:
    """The new date of a letter of apology: the close of its day. `before` says whether there was a letter already.

    Only one, with a reason, before the promised date passes and to a later working day (Nghị định 61/2018/NĐ-CP,
    article 19(9), recalled). Raises CannotExtend.
    """
    if promised is None:
        raise CannotExtend("Hồ sơ này không có ngày hẹn nên không cần hẹn lại.")
    if before:
        raise CannotExtend("Hồ sơ đã được xin lỗi và hẹn lại một lần; pháp luật không cho hẹn lại lần nữa.")
    if not reason.strip():
        raise CannotExtend("Hãy ghi lý do chậm: văn bản xin lỗi phải nêu lý do.")
    if now > promised:
        told = f"{format_time(promised)} ngày {format_date(promised)}"
        raise CannotExtend(f"Đã quá hẹn ({told}). Văn bản xin lỗi phải ký trước khi quá hẹn; hãy giải quyết ngay.")
    if not calendar.works(day_of(new)):
        raise CannotExtend(f"Ngày {format_date(new)} cơ quan không làm việc; hãy chọn một ngày làm việc.")
    moment = calendar.closing(day_of(new))
    if moment <= promised:
        raise CannotExtend(f"Ngày hẹn mới phải sau ngày hẹn cũ {format_date(promised)}.")
    return moment


@dataclass(frozen=True, slots=True)
class Budget:
    """A step's part of the time: its limit and the key of the office that does it."""

    limit: TimeLimit
    office: int


@dataclass(frozen=True, slots=True)
class Part:
    """An office's part of a dossier and the date on which it hands on."""

    office: int
    until: datetime


def plan(
    received: datetime, budgets: Sequence[Budget], calendar: WorkCalendar, *, total: datetime | None, now: datetime
) -> list[datetime]:
    """When each step ends if each one takes its time. Steps never reach beyond `total`, the dossier's own date.

    Budgets in one unit are counted in one go, so that days are not lost between steps: 1 and 2 working days end on the
    third working day after receipt.
    """
    found: list[datetime] = []
    base = received
    for _unit, run in groupby(budgets, key=lambda budget: budget.limit.unit):
        value, at = 0, base
        for budget in run:
            value += budget.limit.value
            limit = TimeLimit(value, budget.limit.unit, budget.limit.cutoff)
            at = deadlines.due(base, limit, calendar, now=now).at
            found.append(at if total is None else min(at, total))
        base = at
    return found


def parts(budgets: Sequence[Budget], planned: Sequence[datetime]) -> list[Part]:
    """Each office's part in order, with its own date; an office that has two parts comes twice."""
    runs = groupby(zip(budgets, planned, strict=True), key=lambda pair: pair[0].office)
    return [Part(office, list(run)[-1][1]) for office, run in runs]


def step_due(
    started: datetime,
    limit: TimeLimit,
    calendar: WorkCalendar,
    pauses: Iterable[Pause] = (),
    *,
    total: datetime | None,
    now: datetime,
) -> datetime:
    """When a step must be done that first `started` then; doing it again gives no new time.

    Time in which the dossier waits for the applicant is added. Never after `total`, the dossier's own date.
    """
    at = deadlines.due(started, limit, calendar, pauses, now=now).at
    return at if total is None else min(at, total)


def answer_by(asked: datetime, days: int, calendar: WorkCalendar, *, now: datetime) -> datetime:
    """Until when a supplement is waited for: the close of the `days`-th working day after it was asked for."""
    return deadlines.due(asked, TimeLimit(days, Unit.WORKING_DAY), calendar, now=now).at
