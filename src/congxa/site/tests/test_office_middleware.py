"""The office is found by host name or by first path segment."""

import pytest
from django.test import Client
from tests.people import make_offices

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
def test_office_of_request(client: Client, host: str, path: str, slug: str) -> None:
    make_offices()
    response = client.get(path, headers={"host": host})
    assert response.wsgi_request.office.slug == slug


def test_commune_without_slash_is_redirected(client: Client) -> None:
    make_offices()
    assert client.get("/tan-vinh")["location"] == "/tan-vinh/"
