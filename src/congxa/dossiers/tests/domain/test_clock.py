"""Dates of a dossier: what always holds, and the letter of apology."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.dossiers.domain.clock import (
    Budget,
    CannotExtend,
    Facts,
    Part,
    answer_by,
    dates,
    extend,
    parts,
    plan,
    step_due,
    workdays_between,
)
from congxa.kernel.clock import VIETNAM
from congxa.kernel.periods import Pause, TimeLimit, Unit
from congxa.kernel.tests.offices import at, off, office

NOW = at("2024-03-31 12:00")
DAYS = Unit.WORKING_DAY
moments = st.datetimes(datetime(2024, 1, 1), datetime(2024, 12, 31), timezones=st.just(VIETNAM))  # noqa: DTZ001 -- hypothesis adds the zone
limits = st.builds(TimeLimit, st.integers(0, 30), st.just(DAYS))
lengths = st.timedeltas(timedelta(0), timedelta(days=20))
pauses = st.lists(st.builds(lambda start, length: Pause(start, start + length), moments, lengths), max_size=4).map(
    tuple
)
budgets = st.lists(
    st.builds(
        Budget,
        st.one_of(
            st.builds(TimeLimit, st.integers(0, 9), st.just(DAYS)),
            st.builds(TimeLimit, st.integers(1, 16), st.just(Unit.WORKING_HOUR)),
        ),
        st.integers(1, 2),
    ),
    min_size=1,
    max_size=6,
)


@given(moments, limits, pauses, st.lists(st.dates(date(2024, 1, 1), date(2025, 2, 1)), max_size=10))
def test_a_date_that_was_told_never_moves_earlier(
    received: datetime, limit: TimeLimit, waits: tuple[Pause, ...], holidays: list[date]
) -> None:
    with_holidays = office(off(*map(str, holidays)))
    told = dates(Facts(received, limit, waits), with_holidays, now=NOW).due
    assert dates(Facts(received, limit, waits, kept=told), office(), now=NOW).due == told


@given(moments, limits, pauses)
def test_without_an_apology_the_applicant_is_told_the_date_of_the_law(
    received: datetime, limit: TimeLimit, waits: tuple[Pause, ...]
) -> None:
    answer = dates(Facts(received, limit, waits), office(), now=NOW)
    assert answer.promised == answer.due


def test_a_late_holiday_moves_the_date_and_says_why() -> None:
    facts = Facts(at("2024-03-04 09:00"), TimeLimit(3, DAYS))
    before = dates(facts, office(), now=NOW)
    after = dates(facts, office(off("2024-03-06", name="nghỉ tang")), now=NOW)
    assert (before.due, after.due) == (at("2024-03-07 17:00"), at("2024-03-08 17:00"))
    assert "nghỉ tang" in "\n".join(map(str, after.lines))


def test_a_date_kept_because_it_was_told_says_so() -> None:
    facts = Facts(at("2024-03-04 09:00"), TimeLimit(3, DAYS), kept=at("2024-03-08 17:00"))
    answer = dates(facts, office(), now=NOW)
    assert answer.due == at("2024-03-08 17:00")
    assert "đã hẹn với người nộp" in str(answer.lines[-1])


def test_an_apology_moves_what_is_told_and_not_what_is_late() -> None:
    facts = Facts(
        at("2024-03-04 09:00"), TimeLimit(3, DAYS), extension=(at("2024-03-07 17:00"), at("2024-03-12 17:00"))
    )
    answer = dates(facts, office(), now=NOW)
    assert (answer.due, answer.promised) == (at("2024-03-07 17:00"), at("2024-03-12 17:00"))


def test_a_pause_after_an_apology_moves_the_new_date_as_well() -> None:
    waits = (Pause(at("2024-03-06 10:00"), at("2024-03-08 10:00")),)
    facts = Facts(
        at("2024-03-04 09:00"), TimeLimit(3, DAYS), waits, extension=(at("2024-03-07 17:00"), at("2024-03-12 17:00"))
    )
    answer = dates(facts, office(), now=NOW)
    assert (answer.due, answer.promised) == (at("2024-03-11 17:00"), at("2024-03-14 17:00"))


def extended(new: str, *, now: str = "2024-03-07 16:59", reason: str = "thiếu người", before: bool = False) -> datetime:
    return extend(at("2024-03-07 17:00"), at(new), reason, before=before, calendar=office(), now=at(now))


def test_the_new_date_is_the_close_of_its_day() -> None:
    assert extended("2024-03-12 08:00") == at("2024-03-12 17:00")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            {"new": "2024-03-12 08:00", "before": True},
            "Hồ sơ đã được xin lỗi và hẹn lại một lần; pháp luật không cho hẹn lại lần nữa.",
        ),
        (
            {"new": "2024-03-12 08:00", "reason": "  "},
            "Hãy ghi lý do chậm: văn bản xin lỗi phải nêu lý do.",
        ),
        (
            {"new": "2024-03-12 08:00", "now": "2024-03-07 17:01"},
            "Đã quá hẹn (17:00 ngày 07/03/2024). Văn bản xin lỗi phải ký trước khi quá hẹn; hãy giải quyết ngay.",
        ),
        (
            {"new": "2024-03-09 08:00"},
            "Ngày 09/03/2024 cơ quan không làm việc; hãy chọn một ngày làm việc.",
        ),
        (
            {"new": "2024-03-07 08:00"},
            "Ngày hẹn mới phải sau ngày hẹn cũ 07/03/2024.",
        ),
    ],
)
def test_a_new_date_is_given_once_with_a_reason_in_time_to_a_later_working_day(
    arguments: dict[str, object], words: str
) -> None:
    with pytest.raises(CannotExtend) as refused:
        extended(**arguments)  # type: ignore[arg-type]  # values by name
    assert str(refused.value) == words


def test_an_apology_may_be_signed_up_to_the_promised_moment() -> None:
    assert extended("2024-03-08 08:00", now="2024-03-07 17:00") == at("2024-03-08 17:00")


def test_what_has_no_promised_date_needs_no_new_one() -> None:
    with pytest.raises(CannotExtend, match=r"^Hồ sơ này không có ngày hẹn nên không cần hẹn lại\.$"):
        extend(None, at("2024-03-12 08:00"), "thiếu người", before=False, calendar=office(), now=NOW)


def test_the_reason_of_a_new_date_names_the_date_of_the_law() -> None:
    facts = Facts(
        at("2024-03-04 09:00"), TimeLimit(3, DAYS), extension=(at("2024-03-07 17:00"), at("2024-03-12 17:00"))
    )
    said = str(dates(facts, office(), now=NOW).lines[-1])
    assert said == "Thứ Ba 12/03/2024: ngày hẹn lại trong văn bản xin lỗi; hạn theo luật là 07/03/2024"


def test_a_date_of_the_law_that_overtakes_the_apology_is_the_one_that_is_told() -> None:
    late = off("2024-03-05", "2024-03-06", "2024-03-07", "2024-03-08")
    facts = Facts(
        at("2024-03-04 09:00"), TimeLimit(3, DAYS), extension=(at("2024-03-13 17:00"), at("2024-03-08 17:00"))
    )
    answer = dates(facts, office(late), now=NOW)
    assert answer.promised == answer.due == at("2024-03-13 17:00")


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [
        ("2024-03-04 17:00", "2024-03-04 18:00", 0),
        ("2024-03-04 17:00", "2024-03-05 07:30", 1),
        ("2024-03-08 17:00", "2024-03-11 17:00", 1),
        ("2024-03-08 17:00", "2024-03-10 17:00", 0),
        ("2024-03-04 17:00", "2024-03-12 17:00", 6),
        ("2024-03-12 17:00", "2024-03-04 17:00", 0),
    ],
)
def test_working_days_lie_after_the_first_day_and_up_to_the_last(earlier: str, later: str, days: int) -> None:
    assert workdays_between(at(earlier), at(later), office()) == days


def test_a_supplement_is_waited_for_until_the_close_of_the_last_day() -> None:
    assert answer_by(at("2024-03-04 09:00"), 5, office(), now=NOW) == at("2024-03-11 17:00")
    assert answer_by(at("2024-03-04 18:00"), 5, office(), now=NOW) == at("2024-03-12 17:00")


def test_days_of_steps_are_not_lost_between_them() -> None:
    one, two = TimeLimit(1, DAYS), TimeLimit(2, DAYS)
    planned = plan(at("2024-03-04 09:00"), [Budget(one, 1), Budget(two, 1)], office(), total=None, now=NOW)
    assert planned == [at("2024-03-05 17:00"), at("2024-03-07 17:00")]


def test_hours_of_steps_follow_one_another() -> None:
    hours = [Budget(TimeLimit(value, Unit.WORKING_HOUR), 1) for value in (2, 3, 2, 1)]
    planned = plan(at("2024-03-04 07:30"), hours, office(), total=at("2024-03-04 17:00"), now=NOW)
    assert planned == [at("2024-03-04 09:30"), at("2024-03-04 14:30"), at("2024-03-04 16:30"), at("2024-03-04 17:00")]


@given(moments, budgets, limits)
def test_steps_come_in_order_and_never_reach_beyond_the_dossier(
    received: datetime, steps: list[Budget], limit: TimeLimit
) -> None:
    total = dates(Facts(received, limit), office(), now=NOW).due
    planned = plan(received, steps, office(), total=total, now=NOW)
    assert planned == sorted(planned)
    assert len(planned) == len(steps)
    assert max(planned) <= total


@given(moments, budgets)
def test_the_last_part_ends_with_the_last_step(received: datetime, steps: list[Budget]) -> None:
    planned = plan(received, steps, office(), total=None, now=NOW)
    found = parts(steps, planned)
    assert found[-1] == Part(steps[-1].office, planned[-1])
    assert all(one.office != other.office for one, other in pairwise(found))


@given(moments, st.integers(1, 9), pauses)
def test_a_step_is_never_due_after_the_dossier(started: datetime, value: int, waits: tuple[Pause, ...]) -> None:
    total = dates(Facts(started, TimeLimit(5, DAYS), waits), office(), now=NOW).due
    assert step_due(started, TimeLimit(value, DAYS), office(), waits, total=total, now=NOW) <= total
