"""The pages of an office's calendar and hours."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.people import Offices, People

from congxa.kernel.workdays import DayKind
from congxa.units.service import (
    CalendarDay,
    CalendarYear,
    confirm_calendar_year,
    load_calendar,
    set_calendar_day,
    work_calendar,
)

pytestmark = pytest.mark.django_db

YEAR = "/tan-vinh/ban-lam-viec/lich-lam-viec/"


def signed_in(client: Client, people: People) -> Client:
    client.force_login(people.mai)
    return client


def test_a_year_shows_the_upper_offices_days_and_the_own_ones(client: Client, offices: Offices, people: People) -> None:
    load_calendar(actor=None, office=offices.district)
    set_calendar_day(
        actor=None, office=offices.tan_vinh, day=date(2024, 3, 12), kind=DayKind.LOCAL_OFF, name="Lễ hội đình"
    )
    page = signed_in(client, people).get(f"{YEAR}2024/").content.decode()
    assert "hoán đổi với thứ Bảy 04/05/2024" in page
    assert "Lễ hội đình" in page
    assert page.count("của cấp trên") == CalendarDay.objects.filter(office=offices.district, day__year=2024).count()


def test_fewer_than_sixty_confirmed_days_ahead_are_warned_of(client: Client, offices: Offices, people: People) -> None:
    this_year = timezone.localdate().year
    signed_in(client, people)
    assert "chỉ được xác nhận trước 0 ngày" in client.get(YEAR).content.decode()
    for year in (this_year, this_year + 1):
        confirm_calendar_year(actor=None, office=offices.district, year=year, notice="Thông báo 1/TB-BNV")
    assert "chỉ được xác nhận" not in client.get(YEAR).content.decode()


def test_a_day_is_added_changed_to_another_day_and_taken_away(client: Client, offices: Offices, people: People) -> None:
    signed_in(client, people)
    wanted = {"day": "12/03/2024", "kind": "local_off", "name": "Lễ hội", "opens": "13h30", "closes": "17:00"}
    assert client.post(f"{YEAR}them/", wanted)["location"].endswith("/2024/")
    row = CalendarDay.objects.get(office=offices.tan_vinh)
    assert (row.day, row.opens, row.closes) == (date(2024, 3, 12), time(13, 30), time(17))
    client.post(f"{YEAR}ngay/2024-03-12/", {**wanted, "day": "13/03/2024"})
    assert [one.day for one in CalendarDay.objects.all()] == [date(2024, 3, 13)]
    client.post(f"{YEAR}ngay/2024-03-13/bo/")
    assert not CalendarDay.objects.exists()


def test_half_a_pair_of_hours_is_refused_and_nothing_is_kept(client: Client, people: People) -> None:
    wanted = {"day": "12/03/2024", "kind": "local_off", "name": "Lễ hội", "opens": "13:30"}
    page = signed_in(client, people).post(f"{YEAR}them/", wanted)
    assert "Hãy ghi cả hai giờ" in page.content.decode()
    assert not CalendarDay.objects.exists()


def test_a_year_is_filled_with_proposals_and_confirmed_from_the_notice(
    client: Client, offices: Offices, people: People
) -> None:
    signed_in(client, people)
    client.post(f"{YEAR}2028/de-xuat/")
    assert CalendarDay.objects.filter(office=offices.tan_vinh, day=date(2028, 1, 26)).exists()
    assert "mới là dự kiến" in client.get(f"{YEAR}2028/").content.decode()
    client.post(f"{YEAR}2028/xac-nhan/", {"notice": "Thông báo 9/TB-BNV ngày 01/11/2027"})
    assert CalendarYear.objects.get().notice.startswith("Thông báo 9")
    assert "Thông báo 9/TB-BNV" in client.get(f"{YEAR}2028/").content.decode()
    page = client.post(f"{YEAR}2028/de-xuat/", follow=True).content.decode()
    assert "đã được xác nhận theo thông báo" in page


def test_hours_of_a_new_season_leave_the_old_ones(client: Client, offices: Offices, people: People) -> None:
    signed_in(client, people)
    tomorrow = timezone.localdate() + timedelta(days=1)
    wanted = {"valid_from": f"{tomorrow:%d/%m/%Y}", "opens_0_0": "07:00", "closes_0_0": "11h"}
    assert client.post(f"{YEAR}gio/", wanted).status_code == 302
    calendar = work_calendar(offices.tan_vinh)
    assert [one.closes for one in calendar.week_on(tomorrow)[0]] == [time(11)]


def test_a_session_with_one_time_is_refused(client: Client, people: People) -> None:
    page = signed_in(client, people).post(f"{YEAR}gio/", {"valid_from": "01/12/2026", "opens_0_0": "07:00"})
    assert "Hãy ghi cả giờ bắt đầu và giờ kết thúc" in page.content.decode()


@pytest.mark.parametrize("address", ["1999/", "2101/", "ngay/hom-nay/", "ngay/2024-01-05/"])
def test_years_and_days_that_are_not_there_are_not_found(client: Client, people: People, address: str) -> None:
    assert signed_in(client, people).get(YEAR + address).status_code == 404


def test_the_page_of_a_year_costs_few_queries(
    client: Client, offices: Offices, people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    load_calendar(actor=None, office=offices.district)
    signed_in(client, people).get(YEAR)
    with django_assert_max_num_queries(20):
        client.get(f"{YEAR}2024/")
