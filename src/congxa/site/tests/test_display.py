"""A reader's display settings."""

import pytest
from django.test import Client
from tests.pages import Portal

from congxa.site import display
from congxa.site.display import Display


def test_settings_survive_the_cookie() -> None:
    chosen = Display(preset="dark", size="130", font="serif", spacing="wide", direction="rtl", motion="reduced")
    assert Display.parse(chosen.cookie) == chosen


@pytest.mark.parametrize("cookie", ["", None, "....", 'dark"><script>.', "purple.-.-.-.-.-", "." * 5000])
def test_unknown_words_count_as_not_chosen(cookie: str | None) -> None:
    assert Display.parse(cookie).html_tag == display.NEUTRAL_TAG


def test_tag_carries_what_was_chosen() -> None:
    tag = Display(preset="contrast", direction="rtl").html_tag
    assert tag == '<html lang="vi" data-display="" dir="rtl" data-preset="contrast" data-direction="rtl">'


def test_readers_who_chose_alike_share_one_word() -> None:
    assert display.clean("-.130.nonsense") == display.clean("-.130.-.-.-.-")
    assert display.clean("-.-.-") == ""


def test_every_page_carries_the_marker_once_and_the_tail_last(client: Client, portal: Portal) -> None:
    for path in ("/", "/tin-tuc/", "/tin-tuc/nong-thon-moi/hop-giao-ban/", "/lien-he/", "/so-do/", "/hien-thi/"):
        html = client.get(path).content.decode()
        assert html.count(display.NEUTRAL_TAG) == 1
        assert html.partition("<!--tail-->")[2].strip() == "</footer></body></html>"


def test_form_keeps_settings_and_leads_back(client: Client, portal: Portal) -> None:
    response = client.get("/tan-vinh/hien-thi/luu/", {"preset": "dark", "next": "/tan-vinh/tin-tuc/"})
    assert response["Location"] == "/tan-vinh/tin-tuc/"
    client.get("/hien-thi/luu/", {"size": "150"})
    assert client.cookies[display.COOKIE].value == "dark.150.-.-.-.-"
    assert 'value="dark" checked' in client.get("/hien-thi/").content.decode()


def test_reset_forgets_everything(client: Client, portal: Portal) -> None:
    client.get("/hien-thi/luu/", {"preset": "dark"})
    client.get("/hien-thi/luu/", {"preset": "dark", "dat-lai": "1"})
    assert client.cookies[display.COOKIE].value == ""


@pytest.mark.parametrize("target", ["https://xau.example/", "//xau.example/", "/\\xau.example", "javascript:alert(1)"])
def test_form_leads_nowhere_else(client: Client, target: str, portal: Portal) -> None:
    assert client.get("/hien-thi/luu/", {"preset": "dark", "next": target})["Location"] == "/hien-thi/"


def test_error_page_follows_the_settings(client: Client, portal: Portal) -> None:
    client.cookies[display.COOKIE] = "dark"
    assert b'data-preset="dark"' in client.get("/khong-co-trang-nay/").content
