"""The page of figures: the same numbers as the definitions, the dossiers behind each, and Excel."""

from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from random import Random

import pytest
from django.test import Client
from django.urls import set_script_prefix
from openpyxl import load_workbook
from tests.standing import Stand

from congxa.accounts.service import User
from congxa.dossiers import queries
from congxa.dossiers.domain.figures import COLUMNS, SUMS
from congxa.dossiers.models import Dossier
from congxa.dossiers.queries.counting import behind
from congxa.dossiers.tests.shops import Shop, make_open_shop
from congxa.dossiers.tests.test_counting import SINCE, UNTIL, random_dossiers

MARCH = "?ky=2019-03"


@pytest.fixture(scope="module")
def standing_life(stand: Stand) -> Shop:
    return stand(make_life)


def make_life() -> Shop:
    shop = make_open_shop()
    random_dossiers(shop, Random(7), 120)
    return shop


@pytest.fixture
def life(db: None, standing_life: Shop) -> Shop:
    """Random dossiers of all states, and portals to stand at."""
    set_script_prefix("/")
    return deepcopy(standing_life)


def reader(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize("name", [*COLUMNS, *SUMS])
def test_behind_every_number_are_as_many_dossiers(life: Shop, name: str) -> None:
    found = queries.figures(since=SINCE, until=UNTIL)
    assert behind(name, since=SINCE, until=UNTIL).count() == found.of(name)


def test_the_page_shows_the_numbers_of_the_office(life: Shop) -> None:
    found = queries.figures(since=SINCE, until=UNTIL, offices=[life.commune.pk])
    answer = reader(life.phuc).get(f"/tan-vinh/ban-lam-viec/so-lieu/{MARCH}")
    total = answer.context["total"].figures
    assert total == found
    assert "không khớp" not in answer.content.decode()


@pytest.mark.parametrize("group", ["linh-vuc", "thu-tuc", "can-bo", "co-quan"])
def test_every_breakdown_adds_up_to_the_same_total(life: Shop, group: str) -> None:
    answer = reader(life.khanh).get(f"/ban-lam-viec/so-lieu/{MARCH}&theo={group}")
    assert answer.context["total"].figures == queries.figures(since=SINCE, until=UNTIL)
    assert all(rule.holds for rule in answer.context["rules"])


def test_a_number_leads_to_its_dossiers(life: Shop) -> None:
    client = reader(life.phuc)
    total = client.get(f"/tan-vinh/ban-lam-viec/so-lieu/{MARCH}").context["total"]
    for cell in total.cells:
        if cell.address:
            assert client.get(cell.address).context["page"].paginator.count == cell.value


def test_who_counts_but_may_not_see_reads_no_names(life: Shop) -> None:
    Dossier.objects.update(applicant_name="Bùi Thị Kín")
    path = f"{MARCH}&cot=total&co_quan=tan-vinh"
    assert "Bùi Thị Kín" in reader(life.khanh).get(f"/ban-lam-viec/so-lieu/ho-so/{path}").content.decode()
    assert "Bùi Thị Kín" not in reader(life.dung).get(f"/ban-lam-viec/so-lieu/ho-so/{path}").content.decode()


def test_another_commune_is_not_there(life: Shop) -> None:
    client = reader(life.phuc)
    assert client.get("/tan-vinh/ban-lam-viec/so-lieu/?co_quan=nhuan-trach").status_code == 404
    assert reader(life.tu).get("/tan-vinh/ban-lam-viec/so-lieu/").status_code == 404


@pytest.mark.parametrize("query", ["?linh_vuc=khong-co", "?thu_tuc=9.999999", "?can_bo=x"])
def test_what_does_not_exist_is_not_found(life: Shop, query: str) -> None:
    assert reader(life.phuc).get(f"/tan-vinh/ban-lam-viec/so-lieu/{query}").status_code == 404


@pytest.mark.parametrize("query", ["?tu=05/03/2019&den=01/03/2019", "?tu=05/03/2019", "?tu=x&den=y"])
def test_a_wrong_period_is_told(life: Shop, query: str) -> None:
    answer = reader(life.phuc).get(f"/tan-vinh/ban-lam-viec/so-lieu/{query}")
    assert answer.context["asked"].form.errors


def test_excel_has_the_same_numbers_in_the_official_layout(life: Shop) -> None:
    answer = reader(life.phuc).get(f"/tan-vinh/ban-lam-viec/so-lieu/{MARCH}&xuat=xlsx")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # of the test client or settings
    sheet = load_workbook(BytesIO(content), data_only=True)["Tình hình giải quyết TTHC"]
    found = queries.figures(since=SINCE, until=UNTIL, offices=[life.commune.pk])
    row = next(row for row in sheet.iter_rows(min_row=8, values_only=True) if row[1] == "Tổng số")
    assert row[2:7] == (found.total, found.carried_over, found.online, found.counter, found.post)
    assert row[7:11] == (found.solved, found.early, found.on_time, found.late)
    assert row[11:15] == (found.in_work, found.in_time, found.overdue, found.paused)
    assert row[15:18] == (found.withdrawn, found.stopped, found.refused)


def test_the_page_costs_the_same_however_many_dossiers(
    life: Shop, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = reader(life.khanh)
    client.get(f"/ban-lam-viec/so-lieu/{MARCH}")
    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]  # of the test client or settings
        client.get(f"/ban-lam-viec/so-lieu/{MARCH}&theo=thu-tuc")
