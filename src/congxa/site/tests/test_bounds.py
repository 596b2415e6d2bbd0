"""Addresses with numbers, names and times that nothing can have get a page that says so, never an error of ours."""

import pytest
from django.test import Client
from tests.pages import Portal


@pytest.mark.parametrize(
    "address",
    [
        "/tin-chung/99999999999999999999999/x/",
        "/tin-tuc/?nam=1",
        "/tin-tuc/?nam=000000001999999",
        "/tin-tuc/?trang=0000000019" + "9" * 5000,
        "/media/images/" + "a" * 300 + ".jpg",
        "/media/images/..%2f..%2fcongxa.sqlite3.jpg",
    ],
)
def test_it_is_not_found(client: Client, address: str, portal: Portal) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/tin-tuc/?the=%00", "/tim-kiem/?q=a%00b", "/khong-co%00/", "/%00"])
def test_a_nul_character_in_an_address_is_refused(client: Client, address: str, portal: Portal) -> None:
    assert client.get(address).status_code == 400


def test_a_nul_character_in_a_cookie_is_refused(client: Client, portal: Portal) -> None:
    client.cookies["sessionid"] = "a\0b"
    assert client.get("/tai-khoan/login/").status_code == 400
