"""A citizen reads the portal, on a phone without JavaScript and on a desktop."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Server, violations

ARTICLE = "/tin-tuc/nong-thon-moi/13-xa-dat-tieu-chi-thong-tin-va-truyen-thong/"
PAGES = ["/", "/tan-vinh/", "/tin-tuc/", ARTICLE, "/gioi-thieu/", "/so-do/", "/hien-thi/", "/khong-co-trang-nay/"]


def fits(page: Page) -> bool:
    """Return whether nothing runs over the edge of the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_phone_without_javascript_leads_from_home_to_an_article(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_text("Mục lục", exact=True).click()
    phone.get_by_role("link", name="Nông thôn mới", exact=True).first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Nông thôn mới")
    phone.locator(".stories h2 a").first.click()
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    expect(phone.locator("figure img")).to_be_visible()


def test_phone_without_javascript_keeps_display_settings(phone: Page) -> None:
    phone.goto(ARTICLE)
    phone.get_by_text("Hiển thị", exact=True).click()
    phone.get_by_role("button", name="Nền tối").click()
    expect(phone).to_have_url(re.compile(re.escape(ARTICLE)))
    expect(phone.locator("html")).to_have_attribute("data-preset", "dark")
    phone.goto("/")
    expect(phone.locator("html")).to_have_attribute("data-preset", "dark")


@pytest.mark.parametrize("path", PAGES)
def test_page_has_no_violation_and_fits_the_desktop(desktop: Page, path: str) -> None:
    desktop.goto(path)
    assert violations(desktop) == []
    assert fits(desktop)


@pytest.mark.parametrize(
    "cookie", ["dark.150.serif.wide.-.reduced", "contrast.150.-.wide.rtl.-", "orange", "blue", "red"]
)
def test_page_with_settings_has_no_violation_and_fits_a_small_phone(desktop: Page, server: Server, cookie: str) -> None:
    desktop.set_viewport_size({"width": 320, "height": 640})
    desktop.context.add_cookies([{"name": "hien-thi", "value": cookie, "url": server.url}])
    for path in ("/", ARTICLE, "/hien-thi/", "/thong-ke/", "/lien-he/"):
        desktop.goto(path)
        assert violations(desktop) == []
        assert fits(desktop), path


def test_right_to_left_keeps_the_order_of_words_and_turns_the_breadcrumbs(desktop: Page, server: Server) -> None:
    desktop.context.add_cookies([{"name": "hien-thi", "value": "-.-.-.-.rtl.-", "url": server.url}])
    desktop.goto(ARTICLE)
    name, first = (desktop.locator(f".mast {part}").bounding_box() for part in (".name", ".together"))
    assert name and first and first["x"] + first["width"] < name["x"] + name["width"] - 50
    home, section = (desktop.locator(".crumbs li").nth(number).bounding_box() for number in (0, 1))
    assert home and section and section["x"] + section["width"] <= home["x"]
    slash = desktop.locator(".crumbs li a").first.bounding_box()
    assert slash and slash["x"] > home["x"] + 4


def test_first_view_of_home_is_light(desktop: Page, server: Server) -> None:
    sizes: dict[str, int] = {}
    network = desktop.context.new_cdp_session(desktop)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda done: sizes.update({done["requestId"]: done["encodedDataLength"]}))
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url))
    desktop.goto("/", wait_until="networkidle")
    assert sum(sizes.values()) < 100_000
    assert len(asked) < 12
    assert [url for url in asked if not url.startswith(server.url)] == []
