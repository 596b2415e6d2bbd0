"""What a reader sees when something goes wrong."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from tests.pages import Portal

from congxa.site.errors import broken


def test_unknown_page_stands_in_the_office_frame(client: Client, portal: Portal) -> None:
    response = client.get("/tan-vinh/khong-co/")
    assert response.status_code == 404
    assert "Ủy ban nhân dân xã Tân Vinh" in response.content.decode()


@pytest.mark.parametrize(("path", "listed"), [("/xa-nao-do/", True), ("/tan-vin/x/", True), ("/tin-tuc/gi-do/", False)])
def test_unknown_commune_leads_to_the_communes(client: Client, portal: Portal, path: str, listed: bool) -> None:
    page = client.get(path).content.decode()
    assert ('<a href="/tan-vinh/">Xã Tân Vinh</a>' in page) == listed


def test_mistyped_commune_is_named_first(client: Client, portal: Portal) -> None:
    page = client.get("/tan-vin/").content.decode()
    assert "Có phải bạn tìm" in page and page.count('href="/tan-vinh/"') == 2


def test_commune_has_no_communes_to_lead_to(client: Client, portal: Portal) -> None:
    assert "Cổng của các xã" not in client.get("/tan-vinh/xa-nao-do/").content.decode()


def test_broken_page_needs_no_database() -> None:
    response = broken(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "sự cố" in response.content.decode()


def test_bad_request_page_says_what_to_do() -> None:
    assert "kiểm tra lại địa chỉ" in render_to_string("site/400.html")
