"""The way of an article through two people's browsers: written, returned, mended, public, withdrawn."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Server, sign_in
from tests.journeys.words import english_on

DESK = "/tan-vinh/ban-lam-viec/"
TITLE = "Đường làng Tân Vinh mở rộng"
PATH = "tin-tuc/thong-bao/duong-lang-tan-vinh-mo-rong/"
FORBIDDEN = """document.addEventListener("securitypolicyviolation",
  (event) => console.error("policy: " + event.effectiveDirective + " " + event.sourceFile));"""

Person = Callable[[str], Page]


@pytest.fixture
def person(browser: Browser, server: Server) -> Iterator[Person]:
    """Open a browser of its own for somebody who signs in; afterwards nothing may have broken in it."""
    contexts, broken = [], []

    def enter(username: str) -> Page:
        context = browser.new_context(
            base_url=server.url, viewport={"width": 1280, "height": 900}, locale="vi-VN", reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.add_init_script(FORBIDDEN)
        page.on("console", lambda said: broken.append(said.text) if said.text.startswith("policy:") else None)
        page.on("pageerror", lambda error: broken.append(str(error)))
        sign_in(page, username)
        return page

    yield enter
    for context in contexts:
        context.close()
    assert broken == []


def look(page: Page) -> None:
    """Wait until a screen stands still, and find no English on it."""
    page.wait_for_load_state("networkidle")
    assert english_on(page) == [], page.url


def photo(colour: str) -> bytes:
    target = BytesIO()
    Image.new("RGB", (1200, 800), colour).save(target, "JPEG")
    return target.getvalue()


def upload_photo(page: Page) -> None:
    page.get_by_role("button", name="Chọn hình ảnh").click()
    page.get_by_role("tab", name="Tải lên").click()
    look(page)
    page.set_input_files(
        ".modal-body [type=file]", {"name": "duong-lang.jpg", "mimeType": "image/jpeg", "buffer": photo("#3a6b2f")}
    )
    page.fill(".modal-body [name$=title]", "Đường làng")
    page.locator(".modal-body form [type=submit]").last.click()
    expect(page.locator("[data-chooser-title]").first).to_have_text("Đường làng")


def save(page: Page) -> None:
    """Keep what was typed as a draft."""
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith(("/edit/", "/"))):
        page.get_by_role("button", name="Lưu bản nháp").click()
    page.wait_for_load_state("networkidle")


def choose(page: Page, action: str) -> None:
    """Open the list of actions under the form and take one."""
    page.locator("footer").get_by_role("button", name="Thao tác khác").click()
    look(page)
    page.locator(f"footer {action}").first.click()


def told(page: Page, sentence: str) -> None:
    expect(page.locator(".messages")).to_contain_text(sentence)
    look(page)


def write_article(page: Page) -> None:
    page.goto(DESK)
    page.get_by_role("link", name="Viết tin mới").click()
    look(page)
    page.get_by_role("link", name="Thông báo").click()
    look(page)
    page.locator("[name=title]").press_sequentially(TITLE)
    page.fill("[name=lead]", "Bà con góp công, xã góp đá.")
    expect(page.locator("[name=slug]")).to_have_value("duong-lang-tan-vinh-mo-rong")
    upload_photo(page)
    page.fill("[name=photo_caption]", "Đường làng trước khi mở rộng")
    page.fill("[name=source_name]", "Báo Hòa Bình")
    page.fill("[name=source_url]", "https://baohoabinh.com.vn/duong-lang")
    page.locator(".tagit-new input").last.fill("giao thông")
    page.keyboard.press("Enter")
    save(page)


def test_an_article_from_the_first_word_to_its_withdrawal(person: Person, server: Server, browser: Browser) -> None:
    writer, chief = person("bientap.tan-vinh"), person("tongbientap.tan-vinh")
    reader = browser.new_context(base_url=server.url, locale="vi-VN").new_page()
    write_article(writer)
    choose(writer, "[name=action-submit]")
    told(writer, f"Đã gửi duyệt trang “{TITLE}”")

    chief.goto(DESK)
    chief.get_by_role("link", name=TITLE).click()
    choose(chief, "[data-workflow-action-name=reject]")
    chief.fill(".modal-body textarea", "Thiếu ngày khởi công.")
    chief.locator(".modal-body [type=submit]").click()
    told(chief, f"Đã trả lại bài “{TITLE}” cho người viết")

    writer.goto(DESK)
    expect(writer.locator("main")).to_contain_text("Thiếu ngày khởi công.")
    writer.get_by_role("link", name=TITLE).first.click()
    expect(writer.get_by_role("note")).to_contain_text("Thiếu ngày khởi công.")
    writer.fill("[name=lead]", "Khởi công ngày 1/12, đường rộng thêm một mét.")
    choose(writer, "[name=action-submit]")
    told(writer, f"Đã gửi duyệt trang “{TITLE}”")

    mounts = [f"/tan-vinh/{PATH}", f"{server.host('tan-vinh.localhost')}/{PATH}"]
    homes = ["/tan-vinh/", "/"]
    for address in homes:
        reader.goto(address)
        expect(reader.locator("main")).not_to_contain_text(TITLE)
    chief.goto(DESK)
    chief.get_by_role("link", name=TITLE).click()
    choose(chief, "[data-workflow-action-name=approve]:not([data-launch-modal=true])")
    told(chief, f"Đã duyệt và đăng bài “{TITLE}”")
    for address in mounts:
        reader.goto(address)
        expect(reader.locator("h1")).to_have_text(TITLE)
        expect(reader.locator("main")).to_contain_text("Báo Hòa Bình")
    for address in homes:
        reader.goto(address)
        expect(reader.locator("main")).to_contain_text(TITLE)

    chief.goto("/tan-vinh/quan-tri/pages/")
    look(chief)
    number = _number_of(writer)
    for screen in ("history/", "edit/", "revisions/compare/earliest...latest/", "usage/"):
        chief.goto(f"/tan-vinh/quan-tri/pages/{number}/{screen}")
        look(chief)
    chief.goto(f"/tan-vinh/quan-tri/pages/{number}/unpublish/")
    look(chief)
    chief.get_by_role("button", name="Đồng ý gỡ xuống").click()
    told(chief, TITLE)
    for address in mounts:
        answer = reader.goto(address)
        assert answer is not None and answer.status == 404
    for address in homes:
        reader.goto(address)
        expect(reader.locator("main")).not_to_contain_text(TITLE)


def _number_of(writer: Page) -> str:
    """Return the key of the article, from the address in which its writer finds it."""
    address = open_article(writer, "mở+rộng")
    return address.rstrip("/").split("/")[-2]


def test_publication_is_put_off_through_the_form(person: Person) -> None:
    chief = person("tongbientap.tan-vinh")
    open_article(chief, "lúa")
    chief.get_by_role("button", name="Trạng thái").click()
    chief.get_by_role("button", name="Đặt lịch").click()
    look(chief)
    moment = timezone.localtime() + timedelta(days=2)
    chief.fill("[name=go_live_at]", f"{moment:%d/%m/%Y %H:%M}")
    chief.locator("[role=dialog] [type=submit]:visible, [role=dialog] button:visible").last.click()
    chief.wait_for_load_state("networkidle")
    choose(chief, "[name=action-publish]")
    told(chief, "hẹn giờ")


def open_article(page: Page, word: str) -> str:
    """Find an article of the demo by a word of its title, open its form and return the address."""
    found = page.locator("td.title a")
    for _attempt in range(10):  # the worker fills the editor's own search a little later than a page is published
        page.goto(f"/tan-vinh/quan-tri/pages/search/?q={word}")
        if found.count():
            break
        page.wait_for_timeout(3000)
    look(page)
    found.first.click()
    page.wait_for_url("**/edit/")
    page.wait_for_load_state("networkidle")
    return page.url


def test_two_people_on_one_article_lose_nothing(person: Person) -> None:
    writer, chief = person("bientap.tan-vinh"), person("tongbientap.tan-vinh")
    address = open_article(writer, "khai sinh")
    chief.goto(address)
    chief.wait_for_load_state("networkidle")
    writer.fill("[name=lead]", "Sa-pô của biên tập viên.")
    save(writer)
    typed = "Sa-pô của tổng biên tập."
    chief.fill("[name=lead]", typed)
    chief.get_by_role("button", name="Lưu bản nháp").click()
    expect(chief.locator("body")).to_contain_text("Bùi Thị Mai")
    look(chief)
    expect(chief.locator("[name=lead]")).to_have_value(typed)


def test_the_preview_shows_the_commune_on_phone_and_desktop(person: Person) -> None:
    writer = person("bientap.tan-vinh")
    open_article(writer, "nếp nhà")
    writer.get_by_role("button", name="xem trước").first.click()
    frame = writer.frame_locator("iframe[src*=preview]").first
    expect(frame.locator("header")).to_contain_text("Tân Vinh")
    look(writer)
    for name in ("Xem trước trên máy tính", "Xem trước trên điện thoại"):
        writer.get_by_label(name).first.check(force=True)
        expect(frame.locator("h1")).to_be_visible()


LONG = "Ủy ban nhân dân xã Tân Vinh thông báo lịch tiêm phòng cúm gia cầm và lở mồm long móng đợt hai năm 2018"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_long_title_is_read_whole_and_its_line_in_the_bar_shows_that_it_goes_on(person: Person, width: int) -> None:
    writer = person("bientap.tan-vinh")
    open_article(writer, "nếp nhà")
    writer.set_viewport_size({"width": width, "height": 800})
    writer.fill("[name=title]", LONG * 2)
    title = writer.locator("[name=title]")
    assert title.evaluate("(box) => box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth")
    assert title.evaluate("(box) => box.clientHeight") <= writer.evaluate("innerHeight") * 0.6
    last = writer.locator(".w-breadcrumbs li").last.locator("a")
    last.evaluate("(link, words) => { link.textContent = words; }", LONG)
    assert last.evaluate("(link) => getComputedStyle(link).textOverflow") == "ellipsis"
    assert last.evaluate(
        "(link) => link.clientWidth < link.scrollWidth && link.getBoundingClientRect().right <= innerWidth"
    )
