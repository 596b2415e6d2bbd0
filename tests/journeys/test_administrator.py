"""The administrator of Tân Vinh looks after people and roles of Tân Vinh, and of nobody else."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.conftest import sign_in, violations

PEOPLE = "/tan-vinh/ban-lam-viec/nguoi-dung/"


def send(page: Page) -> None:
    """Send the form of the page."""
    page.locator("main form[method=post] button").first.click()
    page.wait_for_load_state()


def test_adds_a_person_grants_a_role_and_ends_it(desktop: Page) -> None:
    sign_in(desktop, "quantri.tan-vinh")
    desktop.goto(PEOPLE)
    assert violations(desktop) == []
    desktop.get_by_role("link", name="Thêm người").click()
    assert violations(desktop) == []
    desktop.fill("[name=full_name]", "Hoàng Thị Mận")
    desktop.fill("[name=username]", "hoangthiman")
    desktop.select_option("main [name=role]", "editor")
    send(desktop)
    desktop.goto(PEOPLE)
    desktop.get_by_role("link", name="Hoàng Thị Mận").click()
    row = desktop.locator("main table tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("đang giữ")

    desktop.get_by_role("link", name="Cấp vai trò").click()
    desktop.select_option("main [name=role]", "broadcaster")
    desktop.fill("[name=valid_from]", (timezone.localdate() - timedelta(days=3)).strftime("%d/%m/%Y"))
    send(desktop)
    expect(row).to_have_count(2)

    row.last.get_by_role("link", name="Kết thúc").click()
    send(desktop)
    expect(desktop.locator("main table tbody")).to_contain_text("đã kết thúc")


def test_a_missing_name_is_said_and_what_was_typed_stays(desktop: Page) -> None:
    sign_in(desktop, "quantri.tan-vinh")
    desktop.goto(PEOPLE + "them/")
    desktop.fill("[name=username]", "tên có dấu")
    send(desktop)
    expect(desktop.locator("main")).to_contain_text("Chỉ dùng chữ không dấu")
    expect(desktop.locator("[name=username]")).to_have_value("tên có dấu")
    assert violations(desktop) == []


def test_another_office_is_not_there(desktop: Page) -> None:
    sign_in(desktop, "quantri.tan-vinh")
    desktop.goto(PEOPLE)
    expect(desktop.locator("main table")).not_to_contain_text("Nhuận Trạch")
    for path in ("/nhuan-trach/ban-lam-viec/nguoi-dung/", "/ban-lam-viec/nguoi-dung/"):
        answer = desktop.goto(path)
        assert answer is not None
        body = desktop.locator("main").inner_text()
        assert answer.status == 404 or "bientap.nhuan-trach" not in body, path
