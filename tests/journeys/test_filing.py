"""A citizen registers a birth on a phone without JavaScript, is asked for a paper, sends it and sees the result."""

import os
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Server, violations

NOP = "/tan-vinh/dich-vu-cong/1.001193/nop/"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
WHO = {
    "nguoi-name": "Bùi Văn An",
    "nguoi-birth_date": "1/2/1985",
    "nguoi-identity": "017085001234",
    "noi_o-place": "tan vinh luong son",
    "dien_thoai": "0912 345 678",
}
BIRTH = {
    "giay_to_nguoi_khai": "Chứng minh nhân dân 113000001",
    "tre-name": "Bùi Minh Khôi",
    "tre-birth_date": "20/11/2026",
    "ngay_sinh_chu": "Ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi sáu",
    "noi_sinh": "Trạm y tế xã Tân Vinh",
    "que_quan-place": "tan vinh luong son",
    "me-name": "Đinh Thị Hoa",
    "me-birth_date": "3/4/1990",
    "noi_cu_tru_me-place": "tan vinh luong son",
}
ASK = """
from django.utils import timezone
from congxa.accounts.service import Role, RoleAssignment
from congxa.dossiers.service import ask_supplement, Dossier
dossier = Dossier.objects.get(code="{code}")
reception = RoleAssignment.objects.filter(office=dossier.office, role=Role.RECEPTION).first().user
ask_supplement(actor=reception, dossier=dossier, items=["Giấy chứng sinh rõ hơn"], reason="Ảnh mờ", now=timezone.now())
"""
FINISH = """
from django.utils import timezone
from congxa.accounts.service import Role, RoleAssignment
from congxa.dossiers.service import Dossier, Outcome, accept, finish, sign, take
dossier, now = Dossier.objects.get(code="{code}"), timezone.now()
who = lambda role: RoleAssignment.objects.filter(office=dossier.office, role=role).first().user
accept(actor=who(Role.RECEPTION), dossier=dossier, now=now)
take(actor=who(Role.CASE_OFFICER), dossier=dossier, now=now)
sign(actor=who(Role.LEADER), dossier=dossier, outcome=Outcome(name="Giấy khai sinh", number="12/2026"), now=now)
finish(actor=who(Role.CASE_OFFICER), dossier=dossier, now=now)
"""


def officer(server: Server, script: str, code: str) -> None:
    """Let an officer of the demo do something meanwhile."""
    environment = os.environ | {"CONGXA_MODE": "demo", "CONGXA_VAR": str(server.var), "BASE_URL": server.url}
    environment["DJANGO_SETTINGS_MODULE"] = "congxa.site.settings"
    command = [sys.executable, "-m", "django", "shell", "-c", script.format(code=code)]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)


def on(page: Page, name: str) -> None:
    """Press a button; the page that comes has nothing that axe finds wrong and fits the phone."""
    page.get_by_role("button", name=name, exact=True).last.click()
    page.wait_for_load_state()
    looks_right(page)


def looks_right(page: Page) -> None:
    box = page.locator("main").bounding_box()
    assert box is not None and box["width"] <= 360


def fill(page: Page, answers: dict[str, str]) -> None:
    for name, text in answers.items():
        page.fill(f"[name=q-{name}]", text)


def file_birth(phone: Page, tmp_path: Path) -> str:
    """File it and return the code."""
    paper = tmp_path / "chung-sinh.pdf"
    paper.write_bytes(PDF)
    phone.goto("/tan-vinh/dich-vu-cong/")
    phone.fill("main [name=q]", "lam giay khai sinh")
    on(phone, "Tìm")
    phone.locator("main a[href$='/dich-vu-cong/1.001193/']").first.click()
    phone.get_by_role("link", name="Nộp trực tuyến").click()
    on(phone, "Tiếp tục")
    expect(phone.locator(".errors")).to_contain_text("Số điện thoại: Hãy điền mục này.")
    fill(phone, WHO)
    phone.check("[name=q-cho_ai][value=minh]")
    phone.check("[name=q-nhan][value=counter]")
    on(phone, "Tiếp tục")
    expect(phone.locator("[name=q-nguoi_khai-name]")).to_have_value("Bùi Văn An")
    fill(phone, BIRTH)
    phone.check("[name=q-quan_he][value=cha]")
    phone.check("[name=q-tre-sex][value=male]")
    phone.set_input_files("[name=q-giay_chung_sinh]", paper)
    on(phone, "Tiếp tục")
    expect(phone.locator("main")).to_contain_text("chung-sinh.pdf")
    on(phone, "Tiếp tục")
    expect(phone.locator("main")).to_contain_text("Bùi Minh Khôi")
    on(phone, "Nộp hồ sơ")
    expect(phone.locator(".errors")).to_contain_text("đã đọc lại")
    phone.check("[name=sure]")
    on(phone, "Nộp hồ sơ")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Đã nộp hồ sơ")
    return phone.locator(".codes dd").first.inner_text()


def test_a_birth_is_registered_on_a_phone(phone: Page, server: Server, tmp_path: Path) -> None:
    shown = file_birth(phone, tmp_path)
    secret = phone.locator(".codes dd").nth(1).inner_text()
    code = shown.replace("-", "")
    on(phone, "Đóng hồ sơ trên máy này")
    officer(server, ASK, code)
    phone.fill("[name=code]", shown.lower())
    phone.fill("[name=secret]", secret)
    on(phone, "Tra cứu")
    expect(phone.locator("main")).to_contain_text("Ảnh mờ")
    phone.get_by_role("link", name="Bổ sung ngay").click()
    phone.set_input_files("[name=f-0]", tmp_path / "chung-sinh.pdf")
    on(phone, "Gửi bổ sung")
    expect(phone.locator("main")).to_contain_text("Đã gửi giấy tờ bổ sung.")
    officer(server, FINISH, code)
    phone.reload()
    expect(phone.locator("main")).to_contain_text("Giấy khai sinh 12/2026")
    phone.check("[name=stars][value='5']")
    on(phone, "Gửi đánh giá")
    expect(phone.locator("main")).to_contain_text("Bạn đã đánh giá: 5/5.")


def test_the_pages_of_citizens_have_no_barriers(desktop: Page) -> None:
    desktop.goto(NOP)
    assert violations(desktop) == []
    on_desktop = ("/tan-vinh/tra-cuu/", "/tan-vinh/tra-cuu/quen-ma/", "/tan-vinh/dich-vu-cong/2.000815/nop/")
    for path in on_desktop:
        desktop.goto(path)
        assert violations(desktop) == [], path
    desktop.goto(NOP)
    fill(desktop, WHO)
    desktop.check("[name=q-cho_ai][value=minh]")
    desktop.check("[name=q-nhan][value=counter]")
    desktop.get_by_role("button", name="Tiếp tục", exact=True).last.click()
    for step in ("to-khai", "giay-to", "nguoi-nop"):
        desktop.goto(re.sub(r"[a-z-]+/$", f"{step}/", desktop.url))
        assert violations(desktop) == [], step


def test_what_is_typed_is_saved_meanwhile(desktop: Page) -> None:
    desktop.goto(NOP)
    fill(desktop, WHO)
    desktop.check("[name=q-cho_ai][value=minh]")
    desktop.check("[name=q-nhan][value=counter]")
    desktop.get_by_role("button", name="Tiếp tục", exact=True).last.click()
    desktop.wait_for_url("**/to-khai/")
    desktop.locator("[name=q-noi_sinh]").press_sequentially("Trạm y tế")
    expect(desktop.locator(".saved")).to_have_text("Đã lưu.")
    desktop.reload()
    expect(desktop.locator("[name=q-noi_sinh]")).to_have_value("Trạm y tế")
