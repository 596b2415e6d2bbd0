"""Visits are counted as the plain rule says: a stay ends after 30 minutes, robots don't count, nothing is kept."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError
from pytest_django import DjangoAssertNumQueries
from tests.people import Offices

from congxa.statistics import visits
from congxa.statistics.models import DailySalt, PageDay, Reader, VisitDay
from congxa.statistics.queries import (
    NO_VIEWS,
    Views,
    VisitFigures,
    views_below,
    views_of_offices,
    visit_figures,
)
from congxa.statistics.visits import VisitCounter, forget

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 8.1.0) AppleWebKit/537.36 Chrome/96.0 Mobile Safari/537.36"
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))  # a Tuesday


def open_page(counter: VisitCounter, office_id: int, now: datetime, ip: str = "10.0.0.1", agent: str = PHONE) -> None:
    counter.note(office_id, "/", ip, agent, now)


def test_a_stay_of_many_pages_is_one_visit(offices: Offices) -> None:
    counter = VisitCounter()
    for minute in (0, 10, 39, 60):
        open_page(counter, offices.district.pk, NOON + timedelta(minutes=minute))
        counter.write_down()
    assert visit_figures(NOON + timedelta(minutes=61))[offices.district.pk].today == 1


def test_coming_back_after_half_an_hour_is_a_second_visit(offices: Offices) -> None:
    counter = VisitCounter()
    for minute in (0, 30):
        open_page(counter, offices.district.pk, NOON + timedelta(minutes=minute))
        counter.write_down()
    assert visit_figures(NOON)[offices.district.pk].today == 2


def test_two_processes_see_one_reader_once(offices: Offices) -> None:
    for counter in (VisitCounter(), VisitCounter()):
        open_page(counter, offices.district.pk, NOON)
        counter.write_down()
    assert visit_figures(NOON)[offices.district.pk].today == 1


@pytest.mark.parametrize("agent", ["", "Googlebot/2.1 (+http://www.google.com/bot.html)", "curl/8.0"])
def test_robots_are_not_counted(offices: Offices, agent: str) -> None:
    counter = VisitCounter()
    open_page(counter, offices.district.pk, NOON, agent=agent)
    assert counter.write_down() == 0
    assert not VisitDay.objects.exists()


def test_offices_are_counted_apart(offices: Offices) -> None:
    counter = VisitCounter()
    open_page(counter, offices.tan_vinh.pk, NOON)
    counter.write_down()
    assert set(visit_figures(NOON)) == {offices.tan_vinh.pk}


def test_midnight_in_viet_nam_begins_the_day(offices: Offices) -> None:
    counter = VisitCounter()
    late = datetime(2026, 11, 24, 17, 1, tzinfo=ZoneInfo("UTC"))  # 00:01 on the 25th in Viet Nam
    open_page(counter, offices.district.pk, late)
    counter.write_down()
    assert str(VisitDay.objects.get().day) == "2026-11-25"


def test_periods_begin_on_monday_and_on_the_first(offices: Offices) -> None:
    for day, number in (
        ("11-24", 1),
        ("11-23", 10),
        ("11-22", 100),
        ("11-16", 1000),
        ("11-15", 10**4),
        ("10-31", 10**5),
    ):
        VisitDay.objects.create(office=offices.district, day=f"2026-{day}", visits=number)
    assert visit_figures(NOON)[offices.district.pk] == VisitFigures(
        today=1, yesterday=10, this_week=11, last_week=1100, this_month=11111, last_month=10**5, all_days=111111
    )


def test_reading_now_are_those_of_the_last_five_minutes(offices: Offices) -> None:
    counter = VisitCounter()
    open_page(counter, offices.district.pk, NOON, ip="10.0.0.1")
    open_page(counter, offices.district.pk, NOON + timedelta(minutes=6), ip="10.0.0.2")
    counter.write_down()
    assert visit_figures(NOON + timedelta(minutes=7))[offices.district.pk].reading_now == 1


def test_nothing_of_yesterday_is_kept_but_numbers(offices: Offices) -> None:
    counter = VisitCounter()
    open_page(counter, offices.district.pk, NOON)
    counter.write_down()
    forget(NOON + timedelta(days=1))
    assert not Reader.objects.exists()
    assert not DailySalt.objects.exists()
    assert VisitDay.objects.get().visits == 1


def test_the_address_is_not_stored(offices: Offices) -> None:
    counter = VisitCounter()
    open_page(counter, offices.district.pk, NOON, ip="203.0.113.77")
    counter.write_down()
    assert "203.0.113.77" not in str([*Reader.objects.values(), *PageDay.objects.values()])


def test_a_failed_write_loses_nothing(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = VisitCounter()
    open_page(counter, offices.district.pk, NOON)

    def refuse(seen: visits.Seen) -> int:
        raise DatabaseError("full disk")

    with monkeypatch.context() as patch:
        patch.setattr(visits, "_store", refuse)
        with pytest.raises(DatabaseError):
            counter.write_down()
    assert counter.write_down() == 1


def test_noting_costs_no_query(offices: Offices, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    counter = VisitCounter()
    open_page(counter, offices.district.pk, NOON)
    with django_assert_num_queries(0):
        open_page(counter, offices.district.pk, NOON, ip="10.0.0.2")


def test_views_per_page(offices: Offices, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    counter = VisitCounter()
    for _time in range(3):
        counter.note(offices.district.pk, "/tin-tuc/a/", "10.0.0.1", PHONE, NOON)
    counter.write_down()
    with django_assert_num_queries(1):
        found = views_of_offices([offices.district.pk], ["/tin-tuc/a/"], NOON.date(), NOON.date())
    assert found == {(offices.district.pk, "/tin-tuc/a/"): Views(3, 3)}


def test_views_in_many_offices_cost_one_query(
    offices: Offices, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    path, day = "/tin-tuc/a/", NOON.date()
    for office, on, views in (
        (offices.district, day, 5),
        (offices.district, day - timedelta(days=1), 2),
        (offices.tan_vinh, day, 1),
    ):
        PageDay.objects.create(office=office, day=on, path=path, views=views)
    PageDay.objects.create(office=offices.district, day=day, path="/tin-tuc/b/", views=9)
    ids = [offices.district.pk, offices.tan_vinh.pk, offices.nhuan_trach.pk]
    with django_assert_num_queries(1):
        found = views_of_offices(ids, [path], day, day)
    assert found == {(ids[0], path): Views(within=5, ever=7), (ids[1], path): Views(within=1, ever=1)}


def test_views_below_an_address_are_added_over_offices(offices: Offices) -> None:
    day = NOON.date()
    for office in (offices.tan_vinh, offices.nhuan_trach):
        PageDay.objects.create(office=office, day=day, path="/tin-chung/7/a/", views=2)
    assert views_below("/tin-chung/", day, day) == {"/tin-chung/7/a/": Views(within=4, ever=4)}
    assert views_below("/tin-rieng/", day, day).get("/tin-rieng/", NO_VIEWS) == Views(0, 0)
