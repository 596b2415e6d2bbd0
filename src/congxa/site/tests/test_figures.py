"""What rooms offer is listed once, and a figure is the same number wherever it is shown."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.pages import Portal

from congxa.kernel.offers import Figure
from congxa.portal.service import offers
from congxa.site.tail import render_tail
from congxa.statistics.service import VisitDay, visit_figures


def printed(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_offers_are_listed_once_each() -> None:
    rows = json.loads(printed("offers", "--json"))
    keys = [(row["class"], row["key"]) for row in rows]
    assert len(keys) == len(set(keys))
    assert {("Figure", "portal.articles"), ("Figure", "statistics.visits_today"), ("Tile", "portal.search")} <= set(
        keys
    )


def test_offers_are_gathered_once_per_process() -> None:
    assert offers() is offers()


def test_figures_of_one_office_and_of_the_house(portal: Portal) -> None:
    VisitDay.objects.create(office=portal.offices.tan_vinh, day=timezone.localdate(), visits=5)
    VisitDay.objects.create(office=portal.offices.district, day=timezone.localdate(), visits=7)
    values = [
        {figure["key"]: figure["value"] for figure in json.loads(printed("figures", "--json", *office))["figures"]}
        for office in (["--office", "tan-vinh"], [])
    ]
    assert [found["statistics.visits_today"] for found in values] == [5, 12]
    assert [found["portal.articles"] for found in values] == [2, 4]


def test_an_unknown_office_is_refused_with_the_known_ones(portal: Portal) -> None:
    with pytest.raises(CommandError, match="tan-vinh"):
        call_command("figures", "--office", "khong-co")


def test_the_page_of_figures_and_the_end_of_a_page_show_the_same_number(client: Client, portal: Portal) -> None:
    office = portal.offices.tan_vinh
    VisitDay.objects.create(office=office, day=timezone.localdate(), visits=6305)
    page = client.get("/tan-vinh/thong-ke/").content.decode()
    assert "6.305 lượt" in page
    assert "6.305" in render_tail(office.pk, "", visit_figures(timezone.now())[office.pk])


def test_every_public_figure_says_how_it_is_counted(client: Client, portal: Portal) -> None:
    page = client.get("/thong-ke/").content.decode()
    assert [figure.key for figure in offers().all(Figure) if figure.public and str(figure.how) not in page] == []


def test_the_page_of_figures_costs_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, portal: Portal
) -> None:
    client.get("/thong-ke/")
    with django_assert_max_num_queries(12):
        client.get("/thong-ke/")
