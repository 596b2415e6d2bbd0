"""The date promised to who files now, until when it holds, and the fees of a day."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.kernel.periods import TimeLimit, Unit
from congxa.procedures.models import Fee, ProcedureVersion
from congxa.procedures.queries import fees_for, promise
from congxa.procedures.queries.promises import said_time
from congxa.procedures.tests.house import COPIES, TODAY, make_house, moment
from congxa.units.service import law_calendar

SAME_DAY, THREE_DAYS = TimeLimit(0, Unit.WORKING_DAY), TimeLimit(3, Unit.WORKING_DAY)
HOLIDAY = date(2026, 11, 24)
CALENDAR = law_calendar()


@pytest.mark.parametrize(
    ("limit", "asked", "due", "before"),
    [
        (SAME_DAY, moment(9), moment(17), moment(15, 1)),
        (SAME_DAY, moment(15), moment(17), moment(15, 1)),
        (SAME_DAY, moment(15, 1), moment(17, day=date(2026, 11, 25)), moment(17)),
        (SAME_DAY, moment(18), moment(17, day=date(2026, 11, 25)), moment(0, day=HOLIDAY)),
        (SAME_DAY, moment(9, day=HOLIDAY), moment(17, day=date(2026, 11, 25)), moment(0, day=date(2026, 11, 25))),
        (THREE_DAYS, moment(9), moment(17, day=date(2026, 11, 27)), moment(17)),
        (THREE_DAYS, moment(6), moment(17, day=date(2026, 11, 27)), moment(17)),
    ],
)
def test_the_promise_and_the_moment_it_changes(
    limit: TimeLimit, asked: datetime, due: datetime, before: datetime
) -> None:
    found = promise(limit, CALENDAR, asked)
    assert (found.due.at, found.before) == (due, before)


@given(st.integers(0, 14 * 24 * 60), st.sampled_from([SAME_DAY, THREE_DAYS]))
def test_the_promise_is_the_same_until_the_moment_it_names(minutes: int, limit: TimeLimit) -> None:
    asked = moment(0) + timedelta(minutes=minutes)
    found = promise(limit, CALENDAR, asked)
    assert asked < found.before
    assert promise(limit, CALENDAR, found.before - timedelta(microseconds=1)).due.at == found.due.at


def test_the_time_people_read_is_the_cut_off_itself() -> None:
    assert said_time(moment(15, 1), SAME_DAY.cutoff).isoformat() == "15:00:00"
    assert said_time(moment(17), SAME_DAY.cutoff).isoformat() == "17:00:00"


@pytest.mark.django_db
def test_fees_hold_by_day_and_way_of_filing() -> None:
    make_house()
    version = ProcedureVersion.objects.get(procedure__code=COPIES)
    version.fees.all().delete()
    common = {"version": version, "kind": "fee", "name": "Sao"}
    Fee.objects.create(**common, amount=2000)
    Fee.objects.create(**common, amount=0, channel=Fee.Channel.ONLINE, valid_from=TODAY, valid_to=TODAY)
    by_net = [fee.amount for fee in fees_for(version, Fee.Channel.ONLINE, TODAY)]
    at_counter = [fee.amount for fee in fees_for(version, Fee.Channel.COUNTER, TODAY)]
    later = [fee.amount for fee in fees_for(version, Fee.Channel.ONLINE, date(2026, 11, 25))]
    assert (by_net, at_counter, later) == ([0], [2000], [2000])
