"""What a reader sees when something goes wrong."""

from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from tests.pages import Portal

from congxa.site.errors import broken


def test_unknown_page_stands_in_the_office_frame(client: Client, portal: Portal) -> None:
    response = client.get("/tan-vinh/khong-co/")
    assert response.status_code == 404
    assert "Ủy ban nhân dân xã Tân Vinh" in response.content.decode()


def test_broken_page_needs_no_database() -> None:
    response = broken(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "sự cố" in response.content.decode()


def test_bad_request_page_says_what_to_do() -> None:
    assert "kiểm tra lại địa chỉ" in render_to_string("site/400.html")
