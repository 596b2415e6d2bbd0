"""The clock: what always holds, and each error other systems made. The worked examples are those of the law page."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.kernel.clock import VIETNAM, day_of
from congxa.kernel.deadlines import due, kept_promise
from congxa.kernel.periods import BadPeriod, Pause, TimeLimit, Unit
from congxa.kernel.tests.offices import at, off, office
from congxa.kernel.workdays import DayKind, SpecialDay, WorkCalendar

DAY = timedelta(days=1)
NOW = at("2024-03-31 12:00")
moments = st.datetimes(datetime(2024, 1, 1), datetime(2024, 12, 31), timezones=st.just(VIETNAM))  # noqa: DTZ001 -- hypothesis adds the zone
days = st.dates(date(2024, 1, 1), date(2025, 3, 1))
calendars = st.builds(
    lambda rows: office([SpecialDay(day, kind, "x") for day, kind in rows.items()]),
    st.dictionaries(days, st.sampled_from([DayKind.HOLIDAY, DayKind.SWAP_WORK]), max_size=30),
)
limits = st.one_of(
    st.builds(TimeLimit, st.integers(0, 40), st.just(Unit.WORKING_DAY)),
    st.builds(TimeLimit, st.integers(1, 100), st.just(Unit.WORKING_HOUR)),
    st.builds(TimeLimit, st.integers(1, 60), st.just(Unit.CALENDAR_DAY)),
    st.builds(TimeLimit, st.integers(1, 4), st.just(Unit.MONTH)),
)
pauses = st.lists(
    st.builds(
        lambda start, length: Pause(start, start + length, "bổ sung"),
        moments,
        st.timedeltas(timedelta(0), timedelta(days=20)),
    ),
    max_size=4,
)


def whole_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def held(*stretches: str) -> list[Pause]:
    """The pauses written `2024-03-05 10:00 – 2024-03-07 10:00`."""
    return [Pause(at(start), at(end)) for start, end in (stretch.split(" – ") for stretch in stretches)]


@given(moments, st.integers(1, 40), calendars)
def test_so_many_working_days_lie_after_the_day_of_receipt(received: datetime, n: int, calendar: WorkCalendar) -> None:
    answer = due(received, TimeLimit(n, Unit.WORKING_DAY), calendar, now=NOW)
    first, last = day_of(answer.counted_from) + DAY, day_of(answer.at)
    between = [first + DAY * step for step in range((last - first).days + 1)]
    assert sum(calendar.works(day) for day in between) == n
    assert answer.at == calendar.closing(last)


@given(moments, st.integers(1, 60), calendars, pauses)
def test_working_hours_are_the_minutes_open_and_not_paused(
    received: datetime, n: int, calendar: WorkCalendar, paused: list[Pause]
) -> None:
    received = whole_minute(received)
    paused = [Pause(whole_minute(one.start), one.end and whole_minute(one.end)) for one in paused]
    answer = due(received, TimeLimit(n, Unit.WORKING_HOUR), calendar, paused, now=NOW)
    minutes, day = 0, day_of(received)
    while day <= day_of(answer.at):
        for opens, closes in calendar.stretches(day):
            for step in range(int((closes - opens).total_seconds() // 60)):
                minute = opens + timedelta(minutes=step)
                runs = not any(one.start <= minute < calendar.opening(one.end) for one in paused if one.end)
                minutes += answer.counted_from <= minute < answer.at and runs
        day += DAY
    assert minutes == n * 60


@given(moments, limits, calendars, pauses)
def test_it_ends_in_office_time_and_after_receipt(
    received: datetime, limit: TimeLimit, calendar: WorkCalendar, paused: list[Pause]
) -> None:
    answer = due(received, limit, calendar, paused, now=NOW)
    assert received < answer.at
    assert answer.counted_from < answer.at
    assert any(opens < answer.at <= closes for opens, closes in calendar.stretches(day_of(answer.at)))


@given(moments, limits, calendars, pauses, moments, st.timedeltas(timedelta(0), timedelta(days=20)))
def test_another_pause_never_makes_it_earlier(
    received: datetime,
    limit: TimeLimit,
    calendar: WorkCalendar,
    paused: list[Pause],
    start: datetime,
    length: timedelta,
) -> None:
    before = due(received, limit, calendar, paused, now=NOW)
    after = due(received, limit, calendar, [*paused, Pause(start, start + length)], now=NOW)
    assert after.at >= before.at


@given(moments, limits, calendars, pauses)
def test_the_order_of_the_open_pausedoes_not_matter(
    received: datetime, limit: TimeLimit, calendar: WorkCalendar, paused: list[Pause]
) -> None:
    assert (
        due(received, limit, calendar, paused, now=NOW).at == due(received, limit, calendar, paused[::-1], now=NOW).at
    )


@given(moments, limits, st.timedeltas(timedelta(0), timedelta(days=3)))
def test_who_comes_later_is_never_served_earlier(received: datetime, limit: TimeLimit, later: timedelta) -> None:
    assert due(received + later, limit, office(), now=NOW).at >= due(received, limit, office(), now=NOW).at


@given(moments, st.integers(0, 40), st.sampled_from([Unit.WORKING_DAY]), days)
def test_one_more_holiday_never_makes_it_earlier(received: datetime, n: int, unit: Unit, holiday: date) -> None:
    limit = TimeLimit(n, unit)
    before, after = (due(received, limit, calendar, now=NOW).at for calendar in (office(), office(off(str(holiday)))))
    assert after >= before


@given(moments, limits, calendars, pauses)
def test_the_reason_names_every_day_up_to_the_last(
    received: datetime, limit: TimeLimit, calendar: WorkCalendar, paused: list[Pause]
) -> None:
    answer = due(received, limit, calendar, paused, now=NOW)
    said = [line.day for line in answer.lines]
    assert said == sorted(said)
    assert said[-1] == day_of(answer.at)


def test_the_zone_the_time_comes_in_does_not_matter() -> None:
    limit = TimeLimit(3, Unit.WORKING_DAY)
    utc = datetime.fromisoformat("2024-03-04T02:00+00:00")
    assert due(utc, limit, office(), now=NOW).at == due(at("2024-03-04 09:00"), limit, office(), now=NOW).at


def test_an_open_pause_answers_as_if_it_ended_now() -> None:
    open_pause = [Pause(at("2024-03-05 10:00"), None, "chờ bổ sung")]
    answer = due(
        at("2024-03-04 09:00"), TimeLimit(1, Unit.WORKING_DAY), office(), open_pause, now=at("2024-03-07 08:00")
    )
    assert answer.at == at("2024-03-07 17:00")


def test_a_pause_that_opens_after_now_has_not_begun() -> None:
    open_pause = [Pause(at("2024-03-05 10:00"), None)]
    answer = due(
        at("2024-03-04 09:00"), TimeLimit(1, Unit.WORKING_DAY), office(), open_pause, now=at("2024-03-04 10:00")
    )
    assert answer.at == at("2024-03-05 17:00")


def test_open_pausethat_overlap_are_counted_once() -> None:
    pauses = held("2024-03-05 10:00 – 2024-03-07 10:00", "2024-03-06 10:00 – 2024-03-08 10:00")
    answer = due(at("2024-03-04 09:00"), TimeLimit(1, Unit.WORKING_DAY), office(), pauses, now=NOW)
    assert answer.at == at("2024-03-08 17:00")


def test_a_second_pause_may_begin_in_the_days_the_first_one_added() -> None:
    pauses = held("2024-03-20 10:00 – 2024-03-25 10:00", "2024-04-05 10:00 – 2024-04-08 10:00")
    answer = due(at("2024-03-04 09:00"), TimeLimit(1, Unit.MONTH), office(), pauses, now=NOW)
    assert answer.at == at("2024-04-12 17:00")


def test_the_answer_explains_itself() -> None:
    rows = [*off("2024-04-29", kind=DayKind.SWAP_OFF, name="hoán đổi"), *off("2024-04-30", "2024-05-01")]
    rows.append(SpecialDay(date(2024, 5, 4), DayKind.SWAP_WORK, "làm bù"))
    answer = due(at("2024-04-26 09:00"), TimeLimit(3, Unit.WORKING_DAY), office(rows), now=NOW)
    assert [str(line) for line in answer.lines] == [
        "Thứ Sáu 26/04/2024: nhận lúc 09:00, ngày nhận không tính",
        "Thứ Bảy 27/04/2024: nghỉ cuối tuần",
        "Chủ nhật 28/04/2024: nghỉ cuối tuần",
        "Thứ Hai 29/04/2024: nghỉ: hoán đổi",
        "Thứ Ba 30/04/2024: nghỉ: nghỉ lễ",
        "Thứ Tư 01/05/2024: nghỉ: nghỉ lễ",
        "Thứ Năm 02/05/2024: ngày thứ 1",
        "Thứ Sáu 03/05/2024: ngày thứ 2",
        "Thứ Bảy 04/05/2024: ngày thứ 3 (làm việc: làm bù)",
    ]


def test_a_date_beyond_the_confirmed_calendar_says_so() -> None:
    answer = due(at("2024-03-04 09:00"), TimeLimit(5, Unit.WORKING_DAY), office(until=date(2024, 3, 8)), now=NOW)
    assert not answer.certain
    assert "chưa được xác nhận" in answer.lines[-1].text


def test_a_promised_date_never_moves_to_an_earlier_one() -> None:
    promised, earlier, later = at("2024-03-08 17:00"), at("2024-03-07 17:00"), at("2024-03-11 17:00")
    assert kept_promise(promised, earlier) == promised
    assert kept_promise(promised, later) == later
    assert kept_promise(None, earlier) == earlier


@pytest.mark.parametrize(("value", "unit"), [(-1, "working_day"), (0, "month"), (99_999, "working_hour")])
def test_a_limit_that_makes_no_sense_is_refused(value: int, unit: str) -> None:
    with pytest.raises(BadPeriod):
        TimeLimit(value, Unit(unit))


def test_a_pause_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(BadPeriod, match="trước khi bắt đầu"):
        Pause(at("2024-03-05 10:00"), at("2024-03-05 09:00"))


def test_a_procedure_may_have_a_cut_off_of_its_own() -> None:
    limit = TimeLimit(0, Unit.WORKING_DAY, time(16))
    assert due(at("2024-03-04 15:30"), limit, office(), now=NOW).at == at("2024-03-04 17:00")
