"""The upper level: every commune, the same numbers as at the commune's own desk, and the competition table."""

from collections.abc import Callable
from io import BytesIO
from random import Random

import pytest
from django.test import Client
from django.urls import set_script_prefix
from openpyxl import load_workbook

from congxa.dossiers import queries
from congxa.dossiers.models import Rating
from congxa.dossiers.tests.lives import done
from congxa.dossiers.tests.shops import NOW, Shop
from congxa.dossiers.tests.test_counting import SINCE, UNTIL, random_dossiers

PATH = "/ban-lam-viec/toan-huyen/?ky=2019-03"


@pytest.fixture
def shop(open_shop: Shop) -> Shop:
    return open_shop


@pytest.fixture
def client(shop: Shop) -> Client:
    set_script_prefix("/")
    client = Client()
    client.force_login(shop.khanh)
    return client


def test_every_commune_has_the_numbers_of_its_own_desk(shop: Shop, client: Client) -> None:
    random_dossiers(shop, Random(2), 100)
    rows = client.get(PATH).context["rows"]
    assert [row.line.name for row in rows] == ["Huyện Lương Sơn", "Xã Nhuận Trạch", "Xã Tân Vinh"]
    for row in rows:
        assert row.line.figures == queries.figures(since=SINCE, until=UNTIL, offices=[row.office.id])


def test_a_number_leads_to_the_commune_s_list(shop: Shop, client: Client) -> None:
    shop.accepted()
    cell = client.get(PATH).context["rows"][2].cells[0]
    rows = client.get(cell.address).context["rows"]
    assert [one.office_id for one, _address, _seen in rows] == [shop.commune.pk]


def test_a_commune_has_no_such_page(shop: Shop, client: Client) -> None:
    client.force_login(shop.phuc)
    assert client.get("/tan-vinh/ban-lam-viec/toan-huyen/").status_code == 404


def test_the_table_of_the_year_leaves_the_district_out(shop: Shop, client: Client) -> None:
    dossier = done(shop, shop.accepted(), NOW)
    Rating.objects.create(dossier=dossier, stars=5, at=NOW)
    answer = client.get(PATH)
    named = [(name, place.rank, place.score) for name, place, _shares in answer.context["places"]]
    assert named == [("Xã Tân Vinh", 1, 80), ("Xã Nhuận Trạch", None, None)]
    assert "60 × tỷ lệ không quá hạn" in answer.content.decode()


@pytest.mark.parametrize("year", ["2019-03", "1999", "x"])
def test_what_is_no_year_is_not_found(client: Client, year: str) -> None:
    assert client.get(f"{PATH}&nam={year}").status_code == 404


def test_excel_has_both_tables(shop: Shop, client: Client) -> None:
    done(shop, shop.accepted(), NOW)
    content = b"".join(client.get(f"{PATH}&xuat=xlsx").streaming_content)  # type: ignore[attr-defined]  # of the test client or settings
    book = load_workbook(BytesIO(content), data_only=True)
    assert book.sheetnames == ["Tình hình giải quyết TTHC", "Xếp hạng thi đua", "Cách tính"]
    assert next(row[1] for row in book["Xếp hạng thi đua"].iter_rows(min_row=5, values_only=True)) == "Xã Tân Vinh"


def test_it_costs_the_same_however_many_dossiers(
    shop: Shop, client: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    random_dossiers(shop, Random(2), 100)
    client.get(PATH)
    with django_assert_max_num_queries(17):  # type: ignore[attr-defined]  # of the test client or settings
        client.get(PATH)
