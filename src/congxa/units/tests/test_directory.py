"""The directory finds offices by host and path, and what became of those that were closed."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from congxa.units.actions import close_office, set_host
from congxa.units.directory import bare_host, directory, read_directory
from congxa.units.tests.factories import make_office, store_tree

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Tan-Vinh.GOV.vn", "tan-vinh.gov.vn"),
        ("tan-vinh.gov.vn:8000", "tan-vinh.gov.vn"),
        ("tan-vinh.gov.vn.", "tan-vinh.gov.vn"),
        ("tan-vinh.gov.vn.:443", "tan-vinh.gov.vn"),
        ("[::1]:8000", "[::1]"),
        ("[::1]", "[::1]"),
        ("", ""),
    ],
)
def test_name_in_a_host_header(header: str, name: str) -> None:
    assert bare_host(header) == name


def test_directory_is_read_once_for_each_version(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    office = make_office(store_tree()["152"], "luong-son", root=True)
    set_host(actor=None, office=office, host="luongson.gov.vn")
    with django_assert_num_queries(2):
        first = directory("1")
    with django_assert_num_queries(0):
        assert directory("1") is first
    with django_assert_num_queries(2):
        assert directory("2") is not first


def test_successor_is_the_first_office_that_works_on_the_day() -> None:
    units = store_tree()
    last, middle, first = (make_office(units[code], f"dv-{code}") for code in ("152", "04951", "04957"))
    close_office(actor=None, office=first, successor=middle, day=date(2019, 12, 31))
    close_office(actor=None, office=middle, successor=last, day=date(2025, 6, 30))
    offices = read_directory()
    entry = offices.by_slug["dv-04957"]
    found = [offices.successor(entry, day) for day in (date(2020, 1, 1), date(2025, 7, 1), None)]
    assert [heir.slug if heir else None for heir in found] == ["dv-04951", "dv-152", "dv-152"]
    assert offices.successor(offices.by_slug["dv-152"]) is None
