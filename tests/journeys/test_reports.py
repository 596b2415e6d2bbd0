"""A leader reads the report of articles, sorts it, takes it home as Excel; an editor says a page is still right."""

from io import BytesIO

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.journeys.conftest import sign_in, violations

REPORT = "/ban-lam-viec/bao-cao/"
STALE = "/ban-lam-viec/trang-can-xem-lai/"


def figures(page: Page) -> tuple[int, int]:
    """Return the articles and views that the page says in all."""
    words = page.locator("dl.figures dd").all_inner_texts()
    return int(words[0].replace(".", "")), int(words[1].replace(".", ""))


def test_the_district_leader_drills_down_to_an_article(desktop: Page) -> None:
    sign_in(desktop, "lanhdao.huyen")
    desktop.goto("/ban-lam-viec/")
    desktop.locator("main").get_by_role("link", name="Báo cáo").click()
    desktop.get_by_role("link", name="Năm nay").click()
    assert violations(desktop) == []
    expect(desktop.locator("#co-quan tbody tr")).to_have_count(21)
    desktop.locator("#co-quan").get_by_role("link", name="Lượt xem", exact=True).click()
    expect(desktop.locator("#co-quan th[aria-sort=descending]")).to_contain_text("Lượt xem")

    desktop.locator("#co-quan").get_by_role("link", name="Xã Tân Vinh").click()
    assert violations(desktop) == []
    desktop.locator("#chuyen-muc tbody a").first.click()
    expect(desktop.locator("#bai")).to_contain_text("Chuyên mục:")
    title = desktop.locator("#bai tbody a").first.inner_text()
    desktop.locator("#bai tbody a").first.click()
    expect(desktop.locator("h1")).to_have_text(title)


def test_excel_says_what_the_page_says(desktop: Page) -> None:
    sign_in(desktop, "lanhdao.tan-vinh")
    desktop.goto(f"/tan-vinh{REPORT}?ky=nam-nay")
    with desktop.expect_download() as download:
        desktop.get_by_role("link", name="Tải Excel").click()
    book = load_workbook(BytesIO(download.value.path().read_bytes()))
    rows = list(book["Tin, bài"].iter_rows(min_row=2, values_only=True))
    assert (len(rows), sum(int(str(row[5])) for row in rows)) == figures(desktop)
    assert {row[1] for row in rows} == {"Xã Tân Vinh"}


def test_the_report_on_a_phone_without_javascript(phone: Page) -> None:
    sign_in(phone, "lanhdao.tan-vinh")
    phone.goto(f"/tan-vinh{REPORT}")
    phone.fill("[name=tu]", "2019-01-01")
    phone.fill("[name=den]", "2019-01-31")
    phone.get_by_role("button", name="Xem báo cáo").click()
    expect(phone.locator("#bai")).to_contain_text("Không có bài nào đăng trong kỳ này.")
    box = phone.locator("main").bounding_box()
    assert box is not None
    assert box["width"] <= 360
    answer = phone.goto(f"/tan-vinh{REPORT}?co_quan=nhuan-trach")
    assert answer is not None
    assert answer.status == 404


def test_an_editor_says_that_a_page_is_still_right(desktop: Page) -> None:
    sign_in(desktop, "bientap.tan-vinh")
    desktop.goto(f"/tan-vinh{STALE}")
    assert violations(desktop) == []
    waiting = desktop.locator(".review li")
    before = waiting.count()
    assert before > 0
    waiting.first.get_by_role("button").click()
    expect(desktop.locator("[role=status]").first).to_contain_text("vẫn đúng")
    expect(waiting).to_have_count(before - 1)
