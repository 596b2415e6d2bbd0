"""The office is found by host name or by first path segment."""

from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.people import Offices

from congxa.records.service import current
from congxa.units.service import (
    Decision,
    Event,
    EventKind,
    Heir,
    Office,
    close_office,
    directory,
    record_event,
    set_host,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("host", "path", "slug"),
    [
        ("testserver", "/", "luong-son"),
        ("testserver", "/tan-vinh/", "tan-vinh"),
        ("tan-vinh.localhost:8000", "/", "tan-vinh"),
        ("TAN-VINH.localhost", "/tin-tuc/", "tan-vinh"),
        ("testserver", "/khong-co/", "luong-son"),
    ],
)
def test_office_of_request(client: Client, offices: Offices, host: str, path: str, slug: str) -> None:
    response = client.get(path, headers={"host": host})
    assert response.wsgi_request.office.slug == slug  # type: ignore[attr-defined]  # set by OfficeMiddleware


def test_commune_without_slash_is_redirected(client: Client, offices: Offices) -> None:
    assert client.get("/tan-vinh")["location"] == "/tan-vinh/"


def test_unknown_page_before_any_office_was_set_up(client: Client) -> None:
    assert client.get("/gi-do/").status_code == 404


YESTERDAY = timezone.localdate() - timedelta(days=1)


def close(office: Office, successor: Office | None, day: date = YESTERDAY) -> None:
    close_office(actor=None, office=office, successor=successor, day=day)


@pytest.mark.parametrize(
    ("host", "path", "address"),
    [
        ("testserver", "/tan-vinh/", "/nhuan-trach/"),
        ("testserver", "/tan-vinh", "/nhuan-trach/"),
        (
            "testserver",
            "/tan-vinh/tin-tuc/bai/?trang=2&q=ch%E1%BB%A3",
            "/nhuan-trach/tin-tuc/bai/?trang=2&q=ch%E1%BB%A3",
        ),
        ("testserver", "/tan-vinh/ch%E1%BB%A3/", "/nhuan-trach/ch%E1%BB%A3/"),
        ("testserver", "/tan-vinh//vi-du.vn/", "/nhuan-trach/vi-du.vn/"),
        ("tan-vinh.localhost:8000", "/tin-tuc/", "http://127.0.0.1:8000/nhuan-trach/tin-tuc/"),
    ],
)
def test_closed_office_leads_to_its_successor(
    client: Client, offices: Offices, host: str, path: str, address: str
) -> None:
    close(offices.tan_vinh, offices.nhuan_trach)
    response = client.get(path, headers={"host": host})
    assert (response.status_code, response["location"]) == (301, address)


def test_closed_office_with_a_host_leads_to_the_host_of_its_successor(client: Client, offices: Offices) -> None:
    set_host(actor=None, office=offices.nhuan_trach, host="nhuan-trach.localhost")
    close(offices.tan_vinh, offices.nhuan_trach)
    response = client.get("/tin-tuc/", headers={"host": "tan-vinh.localhost:8000"})
    assert response["location"] == "http://nhuan-trach.localhost:8000/tin-tuc/"


def test_office_still_answers_on_its_last_day(client: Client, offices: Offices) -> None:
    close(offices.tan_vinh, offices.nhuan_trach, timezone.localdate())
    assert client.get("/tan-vinh/khong-co/").status_code != 301


def test_redirect_skips_a_successor_that_is_closed_too(client: Client, offices: Offices) -> None:
    close(offices.tan_vinh, offices.nhuan_trach, YESTERDAY - timedelta(days=9))
    close(offices.nhuan_trach, offices.district)
    assert client.get("/tan-vinh/tin-tuc/")["location"] == "/tin-tuc/"


def test_nothing_is_sent_to_a_closed_office(client: Client, offices: Offices) -> None:
    close(offices.tan_vinh, offices.nhuan_trach)
    response = client.post("/tan-vinh/phan-anh/", {"noi-dung": "Đường hỏng"})
    assert response.status_code == 404
    assert 'href="/nhuan-trach/"' in response.content.decode()


def test_closed_office_without_successor_says_so_and_names_the_home(client: Client, offices: Offices) -> None:
    close(offices.tan_vinh, None)
    response = client.get("/tan-vinh/tin-tuc/")
    page = response.content.decode()
    assert response.status_code == 404
    assert f"Ủy ban nhân dân xã Tân Vinh ngừng hoạt động từ hết ngày {YESTERDAY:%d/%m/%Y}" in page
    assert '<a href="/">Ủy ban nhân dân huyện Lương Sơn</a>' in page


def test_closed_office_of_a_split_unit_names_the_offices_of_its_parts(client: Client, offices: Offices) -> None:
    trach = Heir("04954", "Nhuận Trạch", "commune", "152", whole=False)
    moi = Heir("04955", "Tân Mới", "commune", "152", whole=False)
    split = Event(EventKind.SPLIT, timezone.localdate(), ("04951",), (trach, moi))
    record_event(actor=None, event=split, decision=Decision("1/NQ", "Ủy ban Thường vụ Quốc hội"))
    close(offices.tan_vinh, None)
    assert 'href="/nhuan-trach/"' in client.get("/tan-vinh/").content.decode()
    by_host = client.get("/", headers={"host": "tan-vinh.localhost:8000"}).content.decode()
    assert 'href="http://127.0.0.1:8000/nhuan-trach/"' in by_host


@pytest.mark.parametrize("host", ["khong-co.localhost:8000", "vi-du.vn", "tanvinh.luongson.gov.vn"])
def test_unknown_host_gets_a_page_that_names_the_home(client: Client, offices: Offices, host: str) -> None:
    response = client.get("/", headers={"host": host})
    page = response.content.decode()
    assert response.status_code == 404
    assert "Không có cổng thông tin ở địa chỉ này" in page
    assert "http://127.0.0.1:8000/" in page


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "192.168.1.7:8000", "[::1]:8000", "may-chu"])
def test_this_machine_serves_the_root_office_in_the_demo(client: Client, offices: Offices, host: str) -> None:
    assert "cổng thông tin ở địa chỉ này" not in client.get("/", headers={"host": host}).content.decode()


def test_in_production_only_named_hosts_are_served(client: Client, offices: Offices, settings: LazySettings) -> None:
    settings.PRODUCTION = True
    settings.BASE_URL = "https://luongson.gov.vn"
    assert client.get("/khong-co/", headers={"host": "127.0.0.1"}).status_code == 404
    assert "Không có cổng" in client.get("/", headers={"host": "127.0.0.1"}).content.decode()
    assert "Không có cổng" not in client.get("/", headers={"host": "luongson.gov.vn"}).content.decode()


def test_finding_the_office_asks_the_database_nothing(
    client: Client, offices: Offices, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    directory(current("units"))
    with django_assert_num_queries(0):
        client.get("/", headers={"host": "khong-co.localhost"})
        client.get("/tan-vinh")
