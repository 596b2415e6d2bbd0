"""Whatever moves a dossier makes, it is never lost, never leaves the sums, and its date is the plain rule's.

The machine knows nothing but the domain: the table of states, the clock, and the definitions of the figures.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from congxa.dossiers.domain.clock import Facts, dates
from congxa.dossiers.domain.figures import Row, count
from congxa.dossiers.domain.states import ENDED, OPEN, PAUSED, STATES, TABLE, Counts, S
from congxa.kernel.clock import day_of, start_of
from congxa.kernel.periods import Pause, TimeLimit, Unit
from congxa.kernel.tests.offices import at, off, office
from congxa.kernel.workdays import SpecialDay, WorkCalendar

DAY = timedelta(days=1)
START = at("2024-03-01 08:00")
MONTHS = [start_of(date(2024, month, 1)) for month in range(3, 13)]


@dataclass
class Life:
    """One dossier as the domain sees it."""

    limit: int
    state: str = S.DRAFT
    accepted: datetime | None = None
    ended: datetime | None = None
    returned: datetime | None = None
    due: datetime | None = None
    pauses: list[Pause] = field(default_factory=list)

    def row(self) -> Row:
        waits = tuple((pause.start, pause.end) for pause in self.pauses)
        counts = STATES[self.state].counts
        return Row("online", self.accepted, self.ended, counts, self.due, self.returned, waits)


def plain_due(life: Life, calendar: WorkCalendar) -> datetime:
    """The rule in plain words: after the day of receipt, count the working days at whose close nothing is awaited."""
    assert life.accepted is not None
    day, left = day_of(calendar.opening(life.accepted)), life.limit
    while left:
        day += DAY
        if calendar.works(day):
            close = calendar.closing(day)
            awaited = any(one.end and one.start < close <= calendar.opening(one.end) for one in life.pauses)
            left -= not awaited
    return calendar.closing(day)


class Lives(RuleBasedStateMachine):
    """Dossiers move at random while time goes on and holidays are announced and taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.lives: list[Life] = []
        self.holidays: list[SpecialDay] = []
        self.told: list[tuple[Life, datetime]] = []

    @property
    def calendar(self) -> WorkCalendar:
        return office(self.holidays)

    @rule(limit=st.integers(1, 15))
    def file(self, limit: int) -> None:
        self.lives.append(Life(limit))

    @rule(hours=st.integers(1, 90))
    def time_goes_on(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @precondition(lambda self: self.lives)
    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        life = data.draw(st.sampled_from(self.lives))
        moves = TABLE.moves_from(life.state)
        if moves:
            self._go(life, data.draw(st.sampled_from(moves)).name)

    @precondition(lambda self: self.lives)
    @rule(data=st.data(), day=st.integers(1, 20))
    def a_holiday_is_announced(self, data: st.DataObject, day: int) -> None:
        self.holidays += off(str(day_of(self.now) + DAY * day))
        self._recompute()

    @precondition(lambda self: self.holidays)
    @rule()
    def a_holiday_is_taken_back(self) -> None:
        self.holidays.pop()
        self._recompute()

    def _go(self, life: Life, name: str) -> None:
        before, life.state = life.state, TABLE.target(life.state, name)
        if name == "accept":
            life.accepted = self.now
        if life.state in PAUSED:
            life.pauses.append(Pause(self.now, None))
        elif before in PAUSED:
            life.pauses[-1] = Pause(life.pauses[-1].start, self.now)
        if life.state in ENDED and life.ended is None:
            life.ended = self.now
        if life.state == S.RETURNED:
            life.returned = self.now
        if name == "accept" or (before in PAUSED and life.state in OPEN):
            self._date(life)

    def _date(self, life: Life) -> None:
        assert life.accepted is not None
        limit = TimeLimit(life.limit, Unit.WORKING_DAY)
        facts = Facts(life.accepted, limit, tuple(life.pauses), kept=life.due)
        life.due = dates(facts, self.calendar, now=self.now).due
        assert life.due >= plain_due(life, self.calendar)
        if not any(told is life for told, _date in self.told):
            assert life.due == plain_due(life, self.calendar)
        self.told.append((life, life.due))

    def _recompute(self) -> None:
        for life in self.lives:
            if life.state in OPEN and life.state not in PAUSED:
                self._date(life)

    @invariant()
    def no_dossier_is_lost_or_counted_twice(self) -> None:
        rows = [life.row() for life in self.lives]
        for since, until in pairwise(MONTHS):
            assert count(rows, since=since, until=until).balances
        now = count(rows, since=MONTHS[0] - DAY * 60, until=self.now + timedelta(minutes=1))
        assert now.received == sum(life.accepted is not None for life in self.lives)
        assert now.in_work == sum(life.state in OPEN for life in self.lives)
        assert now.paused == sum(STATES[life.state].counts == Counts.PAUSED for life in self.lives)

    @invariant()
    def what_was_told_never_moves_earlier(self) -> None:
        for life, told in self.told:
            assert life.due is not None
            assert life.due >= told

    @invariant()
    def every_state_has_a_clock_that_fits_its_moments(self) -> None:
        for life in self.lives:
            clock = STATES[life.state].clock
            assert (life.ended is not None) == (clock == "ended")
            assert (life.due is not None) or life.accepted is None
            assert sum(pause.end is None for pause in life.pauses) == (life.state in PAUSED)


Lives.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestLives = Lives.TestCase
