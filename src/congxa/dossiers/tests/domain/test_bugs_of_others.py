"""Errors of deadlines that other systems made (OpenCPS, Open Zaak, DIGIT), each as a test that bears its name."""

from datetime import timedelta

from congxa.dossiers.domain.clock import Budget, Facts, Part, answer_by, dates, parts, plan, step_due
from congxa.dossiers.domain.in_time import Course, nationally_in_time
from congxa.dossiers.domain.remaining import Urgency, remaining, urgency
from congxa.kernel.periods import Pause, TimeLimit, Unit
from congxa.kernel.tests.offices import at, office

COMMUNE, DISTRICT = 1, 2
THREE = TimeLimit(3, Unit.WORKING_DAY)
ONE = TimeLimit(1, Unit.WORKING_DAY)
TOTAL = at("2024-03-15 17:00")
NOW = at("2024-03-04 09:00")


def test_opencps_1280_1080_a_step_is_late_by_its_own_date_and_not_by_the_hours_of_the_night() -> None:
    """A step begun on Friday at 16:00 with one day is due on Monday at 17:00 and in time over the whole weekend."""
    started = at("2024-03-08 16:00")
    due = step_due(started, ONE, office(), total=TOTAL, now=NOW)
    assert due == at("2024-03-11 17:00")
    assert urgency(at("2024-03-10 23:00"), started, due, office()) != Urgency.LATE
    assert urgency(at("2024-03-11 17:01"), started, due, office()) == Urgency.LATE


def test_opencps_670_submitted_today_is_not_overdue_today() -> None:
    for received in ("2024-03-04 00:05", "2024-03-04 07:30", "2024-03-04 16:59", "2024-03-04 23:59"):
        answer = dates(Facts(at(received), TimeLimit(0, Unit.WORKING_DAY)), office(), now=at(received))
        assert urgency(at(received), answer.counted_from, answer.due, office()) != Urgency.LATE


def test_opencps_1254_asking_three_times_adds_each_waiting_to_the_date() -> None:
    waits = tuple(Pause(at(f"2024-03-{day:02} 10:00"), at(f"2024-03-{day + 1:02} 10:00")) for day in (5, 7, 12))
    asked = dates(Facts(at("2024-03-04 09:00"), TimeLimit(5, Unit.WORKING_DAY), waits), office(), now=NOW)
    never = dates(Facts(at("2024-03-04 09:00"), TimeLimit(5, Unit.WORKING_DAY)), office(), now=NOW)
    assert (never.due, asked.due) == (at("2024-03-11 17:00"), at("2024-03-14 17:00"))


def test_opencps_1254_but_the_national_index_calls_asking_twice_late() -> None:
    course = Course(accepted=at("2024-03-04 09:00"), promised=TOTAL, ready=at("2024-03-05 09:00"), asked=2)
    assert not nationally_in_time(course, period_end=TOTAL)


def test_opencps_v2_1112_waiting_is_added_to_the_step_and_doing_it_again_counts_from_the_first_start() -> None:
    first = at("2024-03-04 09:00")
    waits = [Pause(at("2024-03-05 10:00"), at("2024-03-07 10:00"))]
    assert step_due(first, THREE, office(), total=TOTAL, now=NOW) == at("2024-03-07 17:00")
    assert step_due(first, THREE, office(), waits, total=TOTAL, now=NOW) == at("2024-03-11 17:00")


def test_opencps_1178_one_day_without_a_supplement_is_a_working_day_and_not_five_minutes() -> None:
    assert answer_by(at("2024-03-04 16:55"), 1, office(), now=NOW) == at("2024-03-05 17:00")
    assert answer_by(at("2024-03-08 16:55"), 1, office(), now=NOW) == at("2024-03-11 17:00")


def test_opencps_1168_days_overdue_are_days_of_work() -> None:
    over = remaining(at("2024-03-11 17:00"), at("2024-03-08 17:00"), office())
    assert over.over
    assert over.time == timedelta(hours=7, minutes=30)


def test_opencps_1252_what_is_left_is_said_in_working_days_of_eight_hours() -> None:
    left = remaining(at("2024-03-08 16:00"), at("2024-03-12 17:00"), office())
    assert (left.over, left.days, left.hours, left.minutes) == (False, 2, 0, 0)
    over = remaining(at("2024-03-11 09:00"), at("2024-03-08 17:00"), office())
    assert (over.over, over.days, over.hours, over.minutes) == (True, 0, 1, 30)


def test_opencps_1269_the_officer_is_warned_before_and_after_the_limit_of_the_step() -> None:
    started = at("2024-03-04 07:30")
    due = step_due(started, TimeLimit(4, Unit.WORKING_DAY), office(), total=TOTAL, now=NOW)
    seen = [
        urgency(at(moment), started, due, office())
        for moment in ("2024-03-05 09:00", "2024-03-06 16:00", "2024-03-08 10:00", "2024-03-08 17:01")
    ]
    assert seen == [Urgency.CALM, Urgency.PAST_HALF, Urgency.LAST_FIFTH, Urgency.LATE]


def test_motcua_3_the_receipt_has_the_total_date_and_each_office_its_own() -> None:
    budgets = [
        Budget(TimeLimit(1, Unit.WORKING_DAY), COMMUNE),
        Budget(TimeLimit(7, Unit.WORKING_DAY), DISTRICT),
        Budget(TimeLimit(2, Unit.WORKING_DAY), COMMUNE),
    ]
    received = at("2024-03-04 09:00")
    total = dates(Facts(received, TimeLimit(10, Unit.WORKING_DAY)), office(), now=NOW).due
    planned = plan(received, budgets, office(), total=total, now=NOW)
    assert parts(budgets, planned) == [
        Part(COMMUNE, at("2024-03-05 17:00")),
        Part(DISTRICT, at("2024-03-14 17:00")),
        Part(COMMUNE, at("2024-03-18 17:00")),
    ]
    assert total == at("2024-03-18 17:00")


def test_open_zaak_747_a_pause_moves_the_date() -> None:
    waits = (Pause(at("2024-03-05 10:00"), at("2024-03-07 10:00")),)
    assert dates(Facts(at("2024-03-04 09:00"), THREE, waits), office(), now=NOW).due == at("2024-03-11 17:00")


def test_open_zaak_747_a_pause_that_is_still_open_is_not_late() -> None:
    now = at("2024-04-30 10:00")
    facts = Facts(at("2024-03-04 09:00"), THREE, (Pause(at("2024-03-05 10:00"), None),))
    answer = dates(facts, office(), now=now)
    assert answer.due > now
    assert urgency(now, answer.counted_from, answer.due, office(), paused=True) == Urgency.PAUSED


def test_digit_a_state_without_time_of_its_own_is_not_late_at_once() -> None:
    """A step with a limit of 0 days is the same day, not the same millisecond (UPYOG #973)."""
    started = at("2024-03-04 09:00")
    due = step_due(started, TimeLimit(0, Unit.WORKING_DAY), office(), total=TOTAL, now=NOW)
    assert due == at("2024-03-04 17:00")
    assert urgency(at("2024-03-04 09:01"), started, due, office()) == Urgency.CALM
