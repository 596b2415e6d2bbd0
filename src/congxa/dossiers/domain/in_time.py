"""What was early, on time and late: the report's own words, and the national test of the quality index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from congxa.kernel.clock import day_of
from congxa.kernel.periods import Pause


class Punctuality(StrEnum):
    """How a dossier that has its result was solved (`trước hạn`, `đúng hạn`, `quá hạn`)."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


def punctuality(finished: datetime, due: datetime | None) -> Punctuality:
    """Early is on an earlier day than the date, on time is not after it. Without a date nothing can be late.

    `due` is the date of the law: a letter of apology promises a later day and does not make the dossier punctual.
    """
    if due is None:
        return Punctuality.ON_TIME
    if finished > due:
        return Punctuality.LATE
    return Punctuality.EARLY if day_of(finished) < day_of(due) else Punctuality.ON_TIME


@dataclass(frozen=True, slots=True)
class Course:
    """What the national test looks at. `promised` is the date as first given, before any waiting; `waits` are the
    stretches in which the dossier waited for the citizen, an open one without an end; `asked` counts supplements asked
    for; `longest` is the time the procedure may take at most, for a dossier without a date.

    The end is the first of: result ready (status 9), result returned (10), refused, withdrawn or stopped (3, 7, 8).
    """

    accepted: datetime
    promised: datetime | None
    ready: datetime | None = None
    returned: datetime | None = None
    closed: datetime | None = None
    waits: Sequence[Pause] = ()
    asked: int = 0
    longest: timedelta | None = None


def nationally_in_time(course: Course, *, period_end: datetime) -> bool:
    """Whether a dossier counts as in time in component 2.1 of the quality index (Quyết định 766/QĐ-TTg, verified).

    Time of waiting for the citizen is taken off the end; while it still waits, the moment of asking counts as the end;
    one that has not ended is judged at the end of the period; one for which supplements were asked more than once is
    late. Waiting that began after the end takes nothing off.
    """
    if course.asked > 1:
        return False
    end = course.ready or course.returned or course.closed or period_end
    open_wait = next((wait for wait in course.waits if wait.end is None and wait.start < end), None)
    if open_wait is not None:
        end = open_wait.start
    waited = sum(
        (min(wait.end, end) - wait.start for wait in course.waits if wait.end and wait.start < end), timedelta()
    )
    end -= waited
    if course.promised is not None:
        return end <= course.promised
    return course.longest is None or end - course.accepted <= course.longest
