"""A morning at the counters: a number from the machine, the officer's one key, the screen, the phone and the tablet."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import sign_in, violations

DESK = "/tan-vinh/ban-lam-viec/hang-cho/"


def register(page: Page, kind: str, name: str, counter: str = "") -> str:
    """Let the administrator register a machine and return its link."""
    page.goto(f"{DESK}thiet-lap/may/them/")
    page.select_option("[name=kind]", kind)
    page.fill("[name=name]", name)
    if counter:
        page.select_option("[name=counter]", label=counter)
    page.get_by_role("button", name="Tạo đường dẫn").click()
    return page.get_by_label("Đường dẫn", exact=True).input_value()


def test_a_number_is_drawn_called_followed_and_rated(desktop: Page, phone: Page) -> None:
    sign_in(desktop, "quantri.tan-vinh")
    desktop.goto(f"{DESK}thiet-lap/")
    assert violations(desktop) == []
    kiosk = register(desktop, "kiosk", "Máy ở sảnh")
    tablet = register(desktop, "tablet", "Máy ở quầy 1", "Quầy 1")
    phone.goto(kiosk)
    phone.get_by_role("button", name="Dùng máy này").click()
    phone.get_by_role("link", name="Nhận kết quả").click()
    phone.get_by_role("button", name="Người khuyết tật").click()
    number = phone.locator(".slip h1 b").inner_text()
    followed = phone.url.replace("/in/", "/")
    desktop.context.clear_cookies()
    sign_in(desktop, "motcua.tan-vinh")
    desktop.goto(DESK)
    if desktop.get_by_role("heading", name="Ngồi quầy nào?").count():
        desktop.get_by_role("button", name="Quầy 1").click()
    for _turn in range(12):
        desktop.keyboard.press("n")
        desktop.wait_for_load_state()
        if desktop.locator(".at-counter .number").inner_text() == number:
            break
    expect(desktop.locator(".at-counter .number")).to_have_text(number)
    assert violations(desktop) == []
    phone.goto(followed)
    expect(phone.locator(".answer")).to_contain_text("Mời đến Quầy 1 ngay.")
    desktop.get_by_role("button", name="Xong, chưa gọi tiếp").click()
    phone.goto(tablet)
    phone.get_by_role("button", name="Dùng máy này").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(number)
    phone.get_by_role("button", name="Rất hài lòng", exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Cảm ơn ông/bà đã đánh giá.")


def test_the_screen_and_the_booking_page_are_readable_by_everybody(desktop: Page) -> None:
    for address in ("/tan-vinh/man-hinh-cho/", "/tan-vinh/dat-lich/", "/tan-vinh/lay-so/"):
        desktop.goto(address)
        assert violations(desktop) == []
