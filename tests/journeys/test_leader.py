"""The leader's morning on a phone: results are signed, what is late is seen, and axe finds nothing."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Server, settle, sign_in, violations
from tests.journeys.stage import good_to_read, screen

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


def test_what_is_late_and_soon_late_leads_to_its_dossier(morning: Page) -> None:
    for name in ("qua-han", "sap-den-han"):
        part = morning.locator(f"#{name}")
        said = re.search(r": (\d+)", part.locator("h2").inner_text())
        assert said is not None and int(said[1]) >= part.locator("li").count() > 0
    row = morning.locator("#qua-han li").first
    expect(row).to_contain_text(re.compile("quá .* (ngày|phút)"))
    number = row.locator("b").inner_text()
    row.locator("b a").click()
    expect(morning.locator(".page-head")).to_contain_text(number)


def test_a_deputy_signs_while_the_leader_is_away_and_no_longer(browser: Browser, server: Server, desktop: Page) -> None:
    sign_in(desktop, "lanhdao.tan-vinh")
    desktop.goto("/tan-vinh/ban-lam-viec/tai-khoan-cua-toi/")
    desktop.get_by_role("link", name="Ủy quyền", exact=True).first.click()
    desktop.get_by_role("button", name="Ủy quyền", exact=True).click()
    expect(desktop.locator(".errors, .error").first).to_be_visible()
    good_to_read(desktop)
    desktop.select_option("[name=deputy]", label="Đinh Văn Hòa")
    week = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")) + timedelta(days=7)
    desktop.fill("[name=valid_to]", f"{week:%d/%m/%Y}")
    desktop.fill("[name=reason]", "Đi họp ở tỉnh")
    desktop.get_by_role("button", name="Ủy quyền", exact=True).click()
    expect(desktop.locator("body")).to_contain_text("Đã ủy quyền cho Đinh Văn Hòa.")
    good_to_read(desktop)
    with screen(browser, server, "tongbientap.tan-vinh") as deputy:
        deputy.goto(LEADER)
        deputy.locator("#cho-ky input[type=checkbox]").first.check()
        number = deputy.locator("#cho-ky li b").first.inner_text()
        deputy.click("#cho-ky button")
        expect(deputy.locator("main")).to_contain_text("Đã ký 1 hồ sơ.")
        deputy.goto(f"/tan-vinh/ban-lam-viec/ho-so/?q={number}")
        expect(deputy.locator("[aria-labelledby=da-lam]")).to_contain_text("Ký · Đinh Văn Hòa")
        desktop.get_by_role("link", name="Kết thúc ủy quyền cho Đinh Văn Hòa").click()
        desktop.get_by_role("button", name="Kết thúc ủy quyền").click()
        expect(desktop.locator("body")).to_contain_text("Đã kết thúc ủy quyền cho Đinh Văn Hòa.")
        answer = deputy.goto(LEADER)
        assert answer is not None and answer.status in {403, 404}


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
