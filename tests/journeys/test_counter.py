"""The counter: certified copies at once with the keyboard alone, the list without a mouse."""

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
    tick(counter, "[name=giay-1]")
    number = accept(counter)
    assert violations(counter) == []
    counter.goto(f"{DESK}?q={number}")
    expect(counter.locator("main")).to_contain_text("Đinh Văn Quyết")
    expect(counter.locator("main")).to_contain_text("•••••••••321")
    assert violations(counter) == []


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
