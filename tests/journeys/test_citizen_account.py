"""A citizen opens an account by e-mail, files with it, finds the dossier again, and gets nowhere near the desk."""

import quopri
import re
from email import message_from_bytes
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PATIENCE, Server, violations, wait_until
from tests.journeys.test_filing import file_birth, looks_right, on

HOME = "/tan-vinh/cong-dan/"
EMAIL, OTHER = "an.citizen@example.vn", "hoa.citizen@example.vn"
PASSWORD = "ruong-lua-chin-vang"


def letters(var: Path, to: str) -> list[str]:
    """The letters that have left for an address, oldest first."""
    found = []
    for path in sorted((var / "mail").glob("*.log")):
        letter = message_from_bytes(path.read_bytes())
        if to in str(letter["To"]):
            body = letter.get_payload(decode=True)
            assert isinstance(body, bytes)
            found.append(quopri.decodestring(body).decode() if b"=\n" in body else body.decode())
    return found


def link(server: Server, email: str, part: str) -> str:
    """Where the newest letter leads. It stands in the queue behind some hundreds of notices of the demo's dossiers."""
    wait_until(lambda: any(part in text for text in letters(server.var, email)), PATIENCE, "no letter came")
    found = re.search(rf"http\S+/{part}/\S+", [text for text in letters(server.var, email) if part in text][-1])
    assert found is not None
    return found[0]


def open_account(page: Page, server: Server, email: str) -> None:
    """From the top of any page, through the letter, to the empty list."""
    page.goto("/tan-vinh/")
    page.get_by_role("link", name="Hồ sơ của tôi").first.click()
    page.get_by_role("link", name="Mở tài khoản").click()
    page.fill("[name=email]", email)
    page.get_by_role("button", name="Gửi liên kết").click()
    expect(page.locator("main")).to_contain_text("Đã gửi thư")
    page.goto(link(server, email, "mo-tai-khoan"))
    page.fill("[name=full_name]", "Bùi Văn An")
    for name in ("new_password1", "new_password2"):
        page.fill(f"[name={name}]", PASSWORD)
    page.get_by_role("button", name="Mở tài khoản").click()
    expect(page.locator("main")).to_contain_text("Chưa có hồ sơ nào")


def test_an_account_from_the_letter_to_the_list_of_dossiers(phone: Page, server: Server, tmp_path: Path) -> None:
    open_account(phone, server, EMAIL)
    looks_right(phone)
    code = file_birth(phone, tmp_path)
    expect(phone.locator("main")).to_contain_text("Hồ sơ đã nằm trong Hồ sơ của tôi")
    phone.goto(HOME)
    expect(phone.locator("main")).to_contain_text(code)
    phone.goto("/tan-vinh/dich-vu-cong/1.001193/nop/")
    expect(phone.locator("[name=q-nguoi-identity]")).to_have_value("017085001234")
    for closed in ("/tan-vinh/ban-lam-viec/", "/tan-vinh/ban-lam-viec/ho-so/", "/quan-tri/"):
        phone.goto(closed)
        expect(phone.locator("[name=login]")).to_be_visible()
    phone.goto(HOME)
    on(phone, "Đăng xuất")
    phone.goto(f"/tan-vinh/tra-cuu/{code.replace('-', '')}/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tra cứu hồ sơ")
    phone.goto(HOME)
    phone.fill("[name=email]", EMAIL.upper())
    phone.fill("[name=password]", PASSWORD)
    on(phone, "Đăng nhập")
    phone.get_by_role("link", name="Thủ tục đăng ký khai sinh").click()
    looks_right(phone)
    expect(phone.locator("main")).to_contain_text("Bùi Văn An")


def test_the_pages_of_the_account_have_no_barriers(desktop: Page, server: Server) -> None:
    for path in ("dang-nhap/", "mo-tai-khoan/", "quen-mat-khau/"):
        desktop.goto(f"{HOME}{path}")
        assert violations(desktop) == [], path
    open_account(desktop, server, OTHER)
    for path in ("", "tai-khoan/", "tai-khoan/xoa/"):
        desktop.goto(f"{HOME}{path}")
        assert violations(desktop) == [], path
    desktop.goto(f"{HOME}quen-mat-khau/")
    desktop.fill("[name=email]", OTHER)
    desktop.get_by_role("button", name="Gửi liên kết").click()
    desktop.goto(link(server, OTHER, "dat-mat-khau"))
    assert violations(desktop) == []
    for name in ("new_password1", "new_password2"):
        desktop.fill(f"[name={name}]", f"{PASSWORD}-moi")
    desktop.get_by_role("button", name="Đặt mật khẩu").click()
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Hồ sơ của tôi")
