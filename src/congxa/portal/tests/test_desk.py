"""The desk: where officials land."""

import pytest
from django.test import Client
from tests.pages import Portal
from tests.people import People

from congxa.accounts.service import Role

pytestmark = pytest.mark.django_db


def test_stranger_is_asked_to_sign_in(client: Client, portal: Portal) -> None:
    response = client.get("/tan-vinh/ban-lam-viec/")
    assert response.status_code == 302
    assert response["Location"].startswith("/tan-vinh/tai-khoan/login/")


def test_my_drafts_wait_for_me(client: Client, portal: Portal, people: People) -> None:
    lan = people.lan
    portal.village.title = "Họp thôn Rụt (đang sửa)"
    portal.village.save_revision(user=lan)
    client.force_login(lan)
    html = client.get("/tan-vinh/ban-lam-viec/").content.decode()
    assert html.index("Bản nháp của tôi") < html.index("Họp thôn Rụt")


def test_desk_follows_the_settings_and_shows_no_visit_figures(client: Client, people: People) -> None:
    client.force_login(people.lan)
    client.cookies["hien-thi"] = "dark"
    html = client.get("/tan-vinh/ban-lam-viec/").content.decode()
    assert 'data-preset="dark"' in html
    assert "<!--tail-->" not in html


def test_what_is_in_review_and_what_was_returned(client: Client, portal: Portal, people: People) -> None:
    portal.village.title = "Họp thôn Rụt (gửi duyệt)"
    portal.village.save_revision(user=people.lan)
    state = portal.village.get_workflow().start(portal.village, people.lan)
    client.force_login(people.hung)
    assert "gửi duyệt" in client.get("/tan-vinh/ban-lam-viec/").content.decode()
    state.current_task_state.reject(user=people.hung, comment="Thiếu ảnh")
    client.force_login(people.lan)
    assert "Thiếu ảnh" in client.get("/tan-vinh/ban-lam-viec/").content.decode()


def test_administrator_is_led_to_the_people_and_has_no_lists_of_writers(client: Client, people: People) -> None:
    client.force_login(people.mai)
    html = client.get("/tan-vinh/ban-lam-viec/").content.decode()
    main = html[html.index("<main") :]
    assert "/tan-vinh/ban-lam-viec/nguoi-dung/" in main
    assert "Bản nháp của tôi" not in main and "Bị trả lại" not in main


@pytest.mark.parametrize(("role", "is_led"), [(Role.LEADER, True), (Role.EDITOR, False)])
def test_who_only_reads_is_led_to_the_report(
    client: Client, portal: Portal, people: People, role: Role, is_led: bool
) -> None:
    people.lan.roles.update(role=role)
    client.force_login(people.lan)
    html = client.get("/tan-vinh/ban-lam-viec/").content.decode()
    assert ("/tan-vinh/ban-lam-viec/bao-cao/" in html[html.index("<main") :]) is is_led


def test_lists_with_nothing_in_them_take_a_line_each(client: Client, people: People) -> None:
    client.force_login(people.lan)
    html = client.get("/tan-vinh/ban-lam-viec/").content.decode()
    assert "<li><b>Bị trả lại</b> Không có bài nào bị trả lại.</li>" in html
    assert 'class="edge-late"' not in html
