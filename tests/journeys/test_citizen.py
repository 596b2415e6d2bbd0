"""A citizen on an old phone, JavaScript off, and on a desktop: what they find, what it costs them, whom it tells."""

import re
from urllib.parse import urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Server, settle, violations

ARTICLE = "/tin-tuc/nong-thon-moi/13-xa-dat-tieu-chi-thong-tin-va-truyen-thong/"
KINDS = {
    "home": "/",
    "section": "/tin-tuc/",
    "article": ARTICLE,
    "standing page": "/lien-he/",
    "tag": "/the/truyen-thanh/",
    "commune": "/tan-vinh/",
    "site map": "/so-do/",
    "search": "/tim-kiem/?q=truyen%20thanh",
    "search without result": "/tim-kiem/?q=qwxzqwxz",
    "display": "/hien-thi/",
    "not found": "/khong-co-trang-nay/",
}


def sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider


def test_home_of_the_district_without_javascript(phone: Page) -> None:
    phone.goto("/")
    expect(phone.locator("header .name")).to_have_text("Ủy ban nhân dân huyện Lương Sơn")
    expect(phone.locator("header img.emblem")).to_be_visible()
    expect(phone.locator(".lead-story h3")).to_contain_text("13/19 xã")
    photo = phone.locator(".lead-story img")
    photo.scroll_into_view_if_needed()
    expect(photo).to_have_js_property("complete", True)
    for heading in ("Tin nổi bật", "Chỉ đạo điều hành", "Tin từ các xã, thị trấn", "Cổng của các xã, thị trấn"):
        expect(phone.get_by_role("heading", name=heading)).to_be_visible()
    expect(phone.locator(".offices a")).to_have_count(20)
    duties = phone.locator("footer .duties")
    for words in ("Chịu trách nhiệm chính", "Điện thoại", "giấy phép"):
        expect(duties).to_contain_text(words)


def test_menu_opens_without_javascript(phone: Page) -> None:
    phone.goto("/")
    link = phone.locator(".menu-phone a", has_text="Nông thôn mới")
    expect(link).not_to_be_visible()
    phone.locator(".menu-phone summary").click()
    link.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Nông thôn mới")


def test_visit_figures_and_own_address(phone: Page) -> None:
    phone.goto("/")
    visits = phone.locator(".visits")
    for words in ("Đang xem", "Hôm nay", "Hôm qua", "Tuần này", "Tuần trước", "Tháng này", "Tháng trước", "Tất cả"):
        expect(visits).to_contain_text(words)
    expect(visits.locator(".ip")).to_contain_text("127.0.0.1")


def test_no_story_stands_twice_on_the_home_page(phone: Page) -> None:
    phone.goto("/")
    links = phone.locator("main .lead-story > a, main .stories a.title").evaluate_all("all => all.map(a => a.pathname)")
    assert len(links) > 10
    assert sorted(set(links)) == sorted(links)


def test_article_says_who_wrote_what_when_and_whence(phone: Page) -> None:
    phone.goto(ARTICLE)
    article = phone.locator("article")
    expect(article.get_by_role("heading", level=1)).to_contain_text("13/19 xã của Lương Sơn")
    expect(article.locator("p.lead")).to_contain_text("Sóng di động")
    expect(article.locator("figcaption")).to_contain_text("Cán bộ bộ phận một cửa")
    expect(article.locator(".facts time")).to_have_text(re.compile(r"\d{2}:\d{2}, \d{2}/\d{2}/\d{4}"))
    expect(article.locator(".facts a")).to_have_text("Nông thôn mới")
    expect(article.locator(".byline")).to_have_text("Ban biên tập")
    expect(article.locator(".source")).to_contain_text("Theo:")
    expect(article.locator(".source a")).to_have_attribute("href", "https://baohoabinh.com.vn")
    expect(article.locator(".tags a").first).to_be_visible()
    expect(phone.locator(".related .story").first).to_be_visible()


def test_listening_and_copying_are_offered_only_with_javascript(phone: Page, desktop: Page) -> None:
    phone.goto(ARTICLE)
    expect(phone.locator("[data-listen]")).to_be_hidden()
    desktop.goto(ARTICLE)
    expect(desktop.locator("[data-copy]")).to_be_visible()


def test_article_prints_without_the_furniture(desktop: Page) -> None:
    desktop.goto(ARTICLE)
    desktop.emulate_media(media="print")
    expect(desktop.locator("article h1")).to_be_visible()
    expect(desktop.locator(".menu-wide")).to_be_hidden()
    expect(desktop.locator("article .actions")).to_be_hidden()
    assert desktop.pdf(format="A4").startswith(b"%PDF")


def test_links_of_a_commune_stay_in_its_mount(phone: Page, server: Server) -> None:
    phone.goto("/tan-vinh/")
    expect(phone.locator("header .name")).to_contain_text("xã Tân Vinh")
    by_path = phone.locator("main a, header nav a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert [h for h in by_path if h.startswith("/") and not h.startswith("/tan-vinh/")] == []
    phone.goto(server.host("tan-vinh.localhost") + "/")
    expect(phone.locator("header .name")).to_contain_text("xã Tân Vinh")
    by_host = phone.locator("main a, header nav a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert [h for h in by_host if h.startswith("/tan-vinh/")] == []
    phone.locator("main a.title, main .lead-story > a").first.click()
    expect(phone.locator("article h1")).to_be_visible()
    assert urlsplit(phone.url).hostname == "tan-vinh.localhost"


def test_display_settings_hold_on_the_next_page_and_disturb_nobody(phone: Page, desktop: Page) -> None:
    phone.goto("/hien-thi/")
    for name, value in (("preset", "dark"), ("size", "130"), ("font", "serif"), ("direction", "rtl")):
        phone.check(f"main [name={name}][value='{value}']")
    phone.get_by_role("button", name="Áp dụng").click()
    phone.goto("/tin-tuc/")
    html = phone.locator("html")
    expect(html).to_have_attribute("dir", "rtl")
    expect(html).to_have_attribute("data-preset", "dark")
    assert phone.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") >= 16
    assert "Serif" in phone.evaluate("getComputedStyle(document.body).fontFamily")
    assert sideways(phone) == 0
    desktop.goto("/tin-tuc/")
    expect(desktop.locator("html")).not_to_have_attribute("data-preset", "dark")


def test_unknown_address_answers_404_in_the_frame(phone: Page) -> None:
    answer = phone.goto("/tan-vinh/khong-co/")
    assert answer is not None
    assert answer.status == 404
    expect(phone.locator("header .name")).to_contain_text("xã Tân Vinh")
    expect(phone.get_by_role("link", name="Về trang chủ")).to_have_attribute("href", "/tan-vinh/")


@pytest.mark.parametrize("path", ["/rss/", "/atom/", "/tin-tuc/nong-thon-moi/rss/", "/tan-vinh/rss/", "/sitemap.xml"])
def test_machines_can_read(server: Server, path: str) -> None:
    with urlopen(server.url + path) as answer:
        root = ElementTree.fromstring(answer.read())  # noqa: S314 -- our own server
    assert len(list(root.iter())) > 5


def test_robots_and_security_contact(server: Server) -> None:
    with urlopen(server.url + "/robots.txt") as answer:
        assert f"Sitemap: {server.url}/sitemap.xml" in answer.read().decode()
    with urlopen(server.url + "/.well-known/security.txt") as answer:
        assert "Contact: " in answer.read().decode()


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_speaks_in_the_console(desktop: Page, kind: str) -> None:
    said: list[str] = []
    desktop.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    desktop.on("pageerror", lambda error: said.append(str(error)))
    desktop.goto(KINDS[kind])
    settle(desktop)
    expected = 1 if kind == "not found" else 0  # Chromium itself notes the 404
    assert len(said) == expected, said


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_on_a_phone(phone: Page, kind: str) -> None:
    phone.goto(KINDS[kind])
    assert sideways(phone) == 0


@pytest.mark.parametrize("kind", ["home", "article"])
def test_text_of_twice_the_size_stays_readable(phone: Page, kind: str) -> None:
    phone.goto(KINDS[kind])
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sideways(phone) == 0


def test_keyboard_alone_is_enough(desktop: Page) -> None:
    desktop.goto("/")
    desktop.keyboard.press("Tab")
    skip = desktop.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reached = []
    for _ in range(25):
        desktop.keyboard.press("Tab")
        reached.append(
            desktop.evaluate(
                "(e => [e.textContent.trim(), getComputedStyle(e).outlineStyle, getComputedStyle(e).boxShadow])"
                "(document.activeElement)"
            )
        )
    words = [text for text, _outline, _shadow in reached]
    for wanted in ("Hiển thị", "Đăng nhập", "Giới thiệu", "Tin tức"):
        assert wanted in words, words
    assert [text for text, outline, shadow in reached if outline == "none" and shadow == "none"] == []


def test_skip_link_leads_to_the_content(desktop: Page) -> None:
    desktop.goto("/")
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    expect(desktop.locator("main#noi-dung")).to_be_focused()


@pytest.mark.parametrize("preset", ["", "dark", "contrast"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, server: Server, width: int, preset: str) -> None:
    context = browser.new_context(base_url=server.url, viewport={"width": width, "height": 800}, locale="vi-VN")
    context.add_cookies([{"name": "hien-thi", "value": f"{preset or '-'}.-.-.-.-.-", "url": server.url}])
    page = context.new_page()
    found = []
    for kind, path in {**KINDS, "sign-in": "/tai-khoan/login/"}.items():
        page.goto(path)
        found += [f"{kind}: {violation}" for violation in violations(page)]
    context.close()
    assert found == []
