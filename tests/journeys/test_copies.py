"""Certified copies at once: from the few letters at the counter to the result signed for, with the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Server, sign_in, violations
from tests.journeys.test_counter import accept, choose, tick, write, write_copies

DESK = "/tan-vinh/ban-lam-viec/ho-so/"
MOST = 120
"""Keys that an officer may press from the list to the number: at four keys a second far under two minutes."""


class Hands:
    """The keyboard of an officer; every key is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0
        page.expose_function("counted", self._count)
        page.add_init_script("addEventListener('keydown', () => window.counted(), true)")

    def _count(self) -> None:
        self.pressed += 1

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)


@pytest.fixture
def officer(browser: Browser, server: Server) -> Callable[[str], Page]:
    def at_desk(username: str) -> Page:
        context = browser.new_context(base_url=server.url, viewport={"width": 1280, "height": 900}, locale="vi-VN")
        page = context.new_page()
        sign_in(page, username)
        page.goto(DESK)
        return page

    return at_desk


def find(page: Page, number: str) -> None:
    """From the list to the dossier of that number, which opens at once."""
    page.goto(DESK)
    page.keyboard.press("/")
    page.keyboard.type(number)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Việc có thể làm")).to_be_visible()


def do(page: Page, task: str, said: str, *, form: bool) -> None:
    """Do the first thing that can be done with the dossier: one key, and Enter where there is a form."""
    expect(page.locator("[data-key=v]")).to_contain_text(task)
    page.keyboard.press("v")
    if form:
        expect(page.get_by_role("heading", name=task)).to_be_visible()
        assert violations(page) == []
        if page.evaluate("document.activeElement.matches('textarea')"):
            page.keyboard.press("Tab")  # in a note Enter is a new line
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text(said)
    page.wait_for_load_state()


def test_copies_from_the_first_letter_to_the_signature_of_the_receiver(officer: Callable[[str], Page]) -> None:
    counter = officer("motcua.tan-vinh")
    hands = Hands(counter)
    counter.reload()
    choose(counter, "chung thuc ban sao tu ban chinh")
    expect(counter.locator("[name=identity_number]")).to_be_focused()
    write(counter, "identity_number", "017090004329")
    write(counter, "applicant_name", "Đinh Văn Khánh")
    write(counter, "phone", "0912345779")
    write_copies(counter)
    tick(counter, "[name=giay-1]")
    number = accept(counter)
    assert hands.pressed <= MOST, hands.pressed

    hands.pressed = 0
    counter.keyboard.press("t")
    expect(counter.locator("[name^=fee_]").first).to_be_focused()
    assert violations(counter) == []
    counter.keyboard.press("Enter")
    expect(counter.locator("[name=amount]").first).to_be_focused()
    counter.keyboard.press("Enter")
    expect(counter.locator("main")).to_contain_text("Đã nộp đủ")
    expect(counter.get_by_role("link", name="Nhận hồ sơ tiếp theo")).to_be_focused()
    assert violations(counter) == []
    assert hands.pressed == 3
    receipt = counter.locator(".wide tbody tr td").nth(1).inner_text()
    counter.goto("/tan-vinh/ban-lam-viec/so-quy/")
    expect(counter.locator("main")).to_contain_text(receipt)
    expect(counter.locator("main")).to_contain_text(number)

    case_officer, leader = officer("thuly.tan-vinh"), officer("lanhdao.tan-vinh")
    find(case_officer, number)
    do(case_officer, "Nhận việc", "Hồ sơ này bây giờ là của bạn", form=False)
    do(case_officer, "Trình kết quả", "Đã trình kết quả", form=True)
    find(leader, number)
    do(leader, "Thẩm định đạt", "Đã thẩm định", form=True)
    do(leader, "Ký kết quả", "Đã ký kết quả", form=True)
    find(counter, number)
    do(counter, "Vào sổ, đóng dấu, phát hành", "Đã phát hành", form=False)
    do(counter, "Trả kết quả", "Đã ghi việc trả kết quả", form=True)
    expect(counter.locator("main")).to_contain_text("Đã trả kết quả")
    counter.get_by_role("link", name="Kết quả giải quyết").click()
    expect(counter.locator("main")).to_contain_text("Đinh Văn Khánh, ký nhận tại quầy")
    assert violations(counter) == []
