"""The counter: a birth registered with the keyboard alone, certified copies at once, work without a mouse."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import sign_in, violations

DESK = "/tan-vinh/ban-lam-viec/ho-so/"
NUMBER = re.compile(r"[A-Z]\d{2}(\.\d{2,3})+-\d{6}-\d{4}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d{4}")
LONGEST = 60
"""How many times Tab may be pressed before an input is reached."""


@pytest.fixture
def counter(desktop: Page) -> Page:
    """Hà Thị Nga at her counter in Tân Vinh."""
    sign_in(desktop, "motcua.tan-vinh")
    desktop.goto(DESK)
    return desktop


def tab_to(page: Page, selector: str) -> None:
    """Go on with Tab until the input has the focus."""
    for _press in range(LONGEST):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} is not reached with the keyboard")


def choose(page: Page, words: str) -> None:
    """From the list to the form of a procedure with a few letters."""
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="Nhận hồ sơ tại quầy")).to_be_visible()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.locator("form[data-counter]")).to_be_visible()


def write(page: Page, name: str, words: str) -> None:
    """Type into an input that is reached with the keyboard."""
    tab_to(page, f"[name={name}]")
    page.keyboard.type(words)


COPIES = {"ten": "Giấy khai sinh", "trang": "1", "ban": "2"}
"""One paper to be certified, as the form of the procedure asks."""


def write_copies(page: Page) -> None:
    for column, words in COPIES.items():
        write(page, f"q-giay_to-0-{column}", words)


def fill_copies(page: Page) -> None:
    for column, words in COPIES.items():
        page.fill(f"[name=q-giay_to-0-{column}]", words)


def tick(page: Page, selector: str) -> None:
    """Tick a box or choose an option with the space bar."""
    tab_to(page, selector)
    page.keyboard.press("Space")


def accept(page: Page) -> str:
    """Accept and return the number that was given."""
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Đã tiếp nhận")).to_be_visible()
    number = page.locator(".number-given").inner_text().strip()
    assert NUMBER.fullmatch(number), number
    return number


def test_certified_copies_at_once(counter: Page) -> None:
    assert violations(counter) == []
    choose(counter, "chung thuc ban sao tu ban chinh")
    assert violations(counter) == []
    write(counter, "identity_number", "017090004321")
    write(counter, "applicant_name", "Đinh Văn Quyết")
    write(counter, "phone", "0912345777")
    write_copies(counter)
    tick(counter, "[name=giay-1]")
    number = accept(counter)
    assert violations(counter) == []
    counter.goto(f"{DESK}?q={number}")
    expect(counter.locator("main")).to_contain_text("Đinh Văn Quyết")
    expect(counter.locator("main")).to_contain_text("•••••••••321")
    assert violations(counter) == []


def test_what_the_same_person_said_before_is_used_again_with_consent(counter: Page) -> None:
    for given in ("0912345778", ""):
        choose(counter, "chung thuc ban sao tu ban chinh")
        write(counter, "identity_number", "017191004322")
        if given:
            write(counter, "applicant_name", "Bùi Thị Thơm")
            write(counter, "phone", given)
        else:
            tick(counter, "[name=do][value='find:-person']")
            expect(counter.locator("[name=dong-y]")).to_be_visible()
            tick(counter, "[name=dong-y]")
            assert violations(counter) == []
            tab_to(counter, "[name=do][value='find:-person']")
            counter.keyboard.press("Enter")
            expect(counter.locator("[name=applicant_name]")).to_have_value("Bùi Thị Thơm")
            counter.wait_for_load_state()  # the keys work once the script of the page runs
        write_copies(counter)
        accept(counter)
        counter.goto(DESK)


def test_birth_registration_with_the_keyboard_alone(counter: Page) -> None:
    choose(counter, "khai sinh")
    if not counter.locator("[name=q-tre-name]").count():
        counter.goto(f"{DESK}nhan/1.001193/")
    write(counter, "identity_number", "017085001234")
    write(counter, "applicant_name", "Bùi Văn An")
    write(counter, "birth_date", "1/2/1985")
    write(counter, "phone", "0912 345 678")
    write(counter, "q-giay_to_nguoi_khai", "Căn cước 017085001234")
    write(counter, "q-noi_cu_tru_nguoi_khai-place", "tan vinh, luong son")
    tick(counter, "[name=q-quan_he]")
    write(counter, "q-tre-name", "Bùi Minh Khôi")
    write(counter, "q-tre-birth_date", "20/11/2026")
    tick(counter, "[name=q-tre-sex]")
    write(counter, "q-tre-ethnicity", "Mường")
    write(counter, "q-ngay_sinh_chu", "ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi sáu")
    write(counter, "q-noi_sinh", "Trạm y tế xã Tân Vinh")
    write(counter, "q-que_quan-place", "Mai Châu, Hòa Bình")
    write(counter, "q-me-name", "Đinh Thị Hoa")
    write(counter, "q-me-birth_date", "3/4/1990")
    write(counter, "q-noi_cu_tru_me-place", "Mai Châu, Hòa Bình")
    tick(counter, "[name=giay-2]")
    assert violations(counter) == []
    accept(counter)
    assert violations(counter) == []
    counter.get_by_role("link", name="Mở hồ sơ").click()
    expect(counter.locator("main")).to_contain_text("xã Tân Vinh, huyện Lương Sơn, tỉnh Hòa Bình")
    expect(counter.locator("main")).to_contain_text("Trạm y tế xã Tân Vinh")
    assert violations(counter) == []


def test_a_double_click_gives_one_dossier(counter: Page) -> None:
    choose(counter, "chung thuc ban sao tu ban chinh")
    counter.fill("[name=applicant_name]", "Quách Thị Đôi")
    fill_copies(counter)
    counter.get_by_role("button", name="Tiếp nhận", exact=False).first.dblclick()
    expect(counter.get_by_role("heading", name="Đã tiếp nhận")).to_be_visible()
    counter.goto(f"{DESK}?q=quach+thi+doi")
    expect(counter.locator("[data-rows] tbody tr", has_text="Quách Thị Đôi")).to_have_count(1)


def test_the_list_is_walked_with_arrows(counter: Page) -> None:
    counter.goto(f"{DESK}?xem=dang-giai-quyet")
    counter.keyboard.press("?")
    expect(counter.get_by_role("dialog")).to_be_visible()
    assert violations(counter) == []
    counter.keyboard.press("Escape")
    counter.keyboard.press("ArrowDown")
    counter.keyboard.press("ArrowDown")
    second = counter.locator("[data-rows] tbody tr th a").nth(1)
    expect(second).to_be_focused()
    counter.keyboard.press("x")
    expect(counter.locator("[data-rows] tbody tr").nth(1).locator("input[type=checkbox]")).to_be_checked()
    counter.keyboard.press("Enter")
    expect(counter.get_by_role("heading", name="Việc có thể làm")).to_be_visible()


def test_the_desk_on_a_phone_without_javascript(phone: Page) -> None:
    sign_in(phone, "motcua.tan-vinh")
    phone.goto(f"{DESK}nhan/?q=chung+thuc+ban+sao+tu+ban+chinh")
    phone.locator("main a[href*='/nhan/']").first.click()
    phone.fill("[name=applicant_name]", "Hà Văn Tịnh")
    fill_copies(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.get_by_role("button", name="Tiếp nhận", exact=False).first.click()
    expect(phone.get_by_role("heading", name="Đã tiếp nhận")).to_be_visible()
