"""Officials sign in: password, one-time code, passkey; what a mistake tells them; how they leave everywhere."""

import base64
import hashlib
import hmac
import struct
import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PASSWORD, Server, sign_in, violations

PROFILE = "/ban-lam-viec/tai-khoan-cua-toi/"


def code_of(secret: str, at: float) -> str:
    """Return the six digits an authenticator app shows at a time (RFC 6238, SHA-1, 30 seconds)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.new(key, struct.pack(">Q", int(at) // 30), hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(int.from_bytes(mac[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def try_password(page: Page, username: str, password: str) -> None:
    """Send the sign-in form."""
    page.goto("/tai-khoan/login/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", password)
    page.click("main form button[type=submit]")


def confirm_password(page: Page) -> None:
    """Give the password once more, as is asked before a second factor is touched."""
    if path_of(page) == "/tai-khoan/reauthenticate/":
        page.fill("main [name=password]", PASSWORD)
        page.click("main form button[type=submit]")
        page.wait_for_load_state()


def path_of(page: Page) -> str:
    """Return the path of the page being shown."""
    return urlsplit(page.url).path


def sign_out(page: Page) -> None:
    """Forget the session of this browser, as a new day at another machine would."""
    page.context.clear_cookies()


def test_officer_lands_on_the_desk_of_the_own_office(phone: Page) -> None:
    sign_in(phone, "bientap.tan-vinh")
    assert path_of(phone) == "/tan-vinh/ban-lam-viec/"
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    expect(phone.locator("body")).to_contain_text("Bùi Thị Mai")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_desk_and_the_own_account_have_no_violation(browser: Browser, server: Server, width: int) -> None:
    context = browser.new_context(base_url=server.url, viewport={"width": width, "height": 800}, locale="vi-VN")
    page = context.new_page()
    sign_in(page, "tongbientap.tan-vinh")
    found = violations(page)
    page.goto(PROFILE)
    found += violations(page)
    context.close()
    assert found == []


def test_wrong_password_says_so_and_keeps_the_name(phone: Page) -> None:
    try_password(phone, "bientap.lam-son", "khong-phai-mat-khau")
    expect(phone.locator("main")).to_contain_text("không đúng")
    expect(phone.locator("[name=login]")).to_have_value("bientap.lam-son")


def test_guessing_is_slowed_down_with_a_sentence(phone: Page) -> None:
    for _ in range(6):
        try_password(phone, "bientap.hoa-son", "khong-phai-mat-khau")
    expect(phone.locator("main")).to_contain_text("quá nhiều lần")
    try_password(phone, "bientap.hoa-son", PASSWORD)
    expect(phone.locator("main")).to_contain_text("quá nhiều lần")


def test_whose_role_ended_yesterday_finds_no_work(phone: Page) -> None:
    sign_in(phone, "hetquyen.tan-vinh")
    answer = phone.goto("/tan-vinh/quan-tri/")
    assert answer is not None
    assert answer.status == 403
    expect(phone.locator("main")).to_contain_text("không còn giữ vai trò nào")


def test_code_of_an_app_is_set_up_and_asked_for(desktop: Page) -> None:
    sign_in(desktop, "motcua.tan-vinh")
    desktop.goto("/tai-khoan/2fa/totp/activate/")
    confirm_password(desktop)
    secret = desktop.locator("#authenticator_secret").input_value()
    desktop.fill("main [name=code]", code_of(secret, time.time()))
    desktop.click("main form button[type=submit]")
    expect(desktop.locator("main")).to_contain_text("mã khôi phục", ignore_case=True)
    sign_out(desktop)
    sign_in(desktop, "motcua.tan-vinh")
    assert path_of(desktop) == "/tai-khoan/2fa/authenticate/"
    assert violations(desktop) == []
    desktop.fill("main [name=code]", "000000")
    desktop.click("main form button[type=submit] >> nth=0")
    expect(desktop.locator("main [name=code]")).to_be_visible()
    # The code of the next half minute is within the tolerance and was not used for setting up.
    desktop.fill("main [name=code]", code_of(secret, time.time() + 30))
    desktop.click("main form button[type=submit] >> nth=0")
    desktop.wait_for_url("**/ban-lam-viec/")


def test_passkey_is_set_up_and_signs_in_alone(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.host("localhost"), locale="vi-VN")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": key | {"isUserVerified": True}})
    sign_in(page, "thuly.tan-vinh")
    page.goto("/tai-khoan/2fa/webauthn/add/")
    confirm_password(page)
    page.fill("main [name=name]", "Khóa của Thắng")
    page.check("main [name=passwordless]")
    page.click("#mfa_webauthn_add")
    expect(page.locator("main")).to_contain_text("mã khôi phục", ignore_case=True)
    sign_out(page)
    page.goto("/tai-khoan/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/ban-lam-viec/")
    expect(page.locator("body")).to_contain_text("Bùi Văn Thắng")
    context.close()


def test_signing_out_everywhere_ends_the_other_session(browser: Browser, server: Server, phone: Page) -> None:
    sign_in(phone, "bientap.cao-ram")
    context = browser.new_context(base_url=server.url, locale="vi-VN")
    page = context.new_page()
    sign_in(page, "bientap.cao-ram")
    page.goto(PROFILE)
    page.get_by_role("button", name="Đăng xuất khỏi mọi thiết bị").click()
    context.close()
    phone.goto(PROFILE)
    assert path_of(phone).endswith("/tai-khoan/login/")
