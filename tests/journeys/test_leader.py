"""The leader's morning on a phone: results are signed, what is late is seen, and axe finds nothing."""

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import settle, sign_in, violations

LEADER = "/tan-vinh/ban-lam-viec/lanh-dao/"


@pytest.fixture
def morning(phone: Page) -> Page:
    """The page of Tân Vinh's leader on a phone without JavaScript."""
    sign_in(phone, "lanhdao.tan-vinh")
    phone.goto(LEADER)
    return phone


def test_the_leader_signs_two_results_on_a_phone(morning: Page) -> None:
    boxes = morning.locator("#cho-ky input[type=checkbox]")
    before = boxes.count()
    assert before >= 2, "the demo has results that wait for a signature"
    for place in range(2):
        boxes.nth(place).check()
    morning.click("#cho-ky button")
    settle(morning)
    assert "Đã ký 2 hồ sơ." in morning.inner_text("main")
    assert boxes.count() <= before - 2 or before > 50


def test_nothing_is_wider_than_the_phone(morning: Page) -> None:
    assert morning.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    "path",
    [
        LEADER,
        "/tan-vinh/ban-lam-viec/so-lieu/",
        "/tan-vinh/ban-lam-viec/so-lieu/?theo=thu-tuc&ky=2026",
        "/tan-vinh/ban-lam-viec/so-lieu/ho-so/?cot=total",
        "/tan-vinh/ban-lam-viec/so-lieu/bao-cao-thang/",
        "/tan-vinh/ban-lam-viec/so-lieu/chi-so/",
        "/tan-vinh/thong-ke/ho-so/",
        "/tan-vinh/thong-ke/",
    ],
)
def test_axe_finds_nothing_on_the_leader_s_pages(desktop: Page, path: str) -> None:
    sign_in(desktop, "lanhdao.tan-vinh")
    desktop.goto(path)
    settle(desktop)
    assert violations(desktop) == []


@pytest.mark.parametrize(
    "path", ["/ban-lam-viec/toan-huyen/", "/ban-lam-viec/so-lieu/?theo=co-quan", "/thong-ke/ho-so/"]
)
def test_axe_finds_nothing_at_the_upper_level(desktop: Page, path: str) -> None:
    sign_in(desktop, "lanhdao.huyen")
    desktop.goto(path)
    settle(desktop)
    assert violations(desktop) == []


def test_from_a_number_of_the_district_to_the_commune_s_dossiers(desktop: Page) -> None:
    sign_in(desktop, "lanhdao.huyen")
    desktop.goto("/ban-lam-viec/toan-huyen/?ky=2026")
    row = desktop.locator("tbody tr", has_text="Tân Vinh").first
    number = row.locator("td a").first
    shown = number.inner_text()
    number.click()
    settle(desktop)
    assert desktop.inner_text("h1").endswith(f": {shown}")
