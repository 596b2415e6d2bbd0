"""Whose role is over, has not begun or was never given reads a sentence, wherever they come."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.pages import Portal
from tests.people import People

from congxa.accounts.service import Delegation, Role, RoleAssignment, User, why_no_role

pytestmark = pytest.mark.django_db
DESKS = ("/ban-lam-viec/", "/tan-vinh/ban-lam-viec/")


def said(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("desk", DESKS)
def test_role_that_ended_yesterday_says_since_when_and_whom_to_ask(client: Client, people: People, desk: str) -> None:
    client.force_login(people.cu)
    html = said(client, desk)
    sentence = "Bạn không còn giữ vai trò nào tại Ủy ban nhân dân xã Tân Vinh từ ngày"
    assert f"{sentence} {timezone.localdate():%d/%m/%Y}. Hãy hỏi quản trị của cơ quan: Đinh Thị Mai." in html
    assert "Chờ duyệt" not in html and "Bản nháp" not in html


def test_role_that_ends_today_still_counts(client: Client, people: People) -> None:
    RoleAssignment.objects.filter(user=people.lan).update(valid_to=timezone.localdate())
    client.force_login(people.lan)
    assert "Bản nháp của tôi" in said(client, DESKS[1])


def test_role_that_ends_in_the_middle_of_a_session_counts_from_the_next_page(client: Client, people: People) -> None:
    client.force_login(people.lan)
    assert "Bản nháp của tôi" in said(client, DESKS[1])
    RoleAssignment.objects.filter(user=people.lan).update(valid_to=timezone.localdate() - timedelta(days=1))
    assert "không còn giữ vai trò" in said(client, DESKS[1])


def test_role_to_come_says_from_when(client: Client, people: People) -> None:
    RoleAssignment.objects.filter(user=people.lan).update(valid_from=date(2100, 1, 31))
    client.force_login(people.lan)
    assert "Vai trò Biên tập viên của bạn tại Ủy ban nhân dân xã Tân Vinh bắt đầu từ ngày 31/01/2100" in said(
        client, DESKS[1]
    )


def test_person_without_any_role_is_told_so(client: Client, people: People) -> None:
    client.force_login(User.objects.create_user("moi", full_name="Người Mới"))
    assert "Bạn chưa được giao vai trò nào." in said(client, DESKS[0])


def test_delegation_that_is_over_says_since_when(people: People) -> None:
    deputy = User.objects.create_user("thay")
    role = RoleAssignment.objects.get(user=people.hung)
    Delegation.objects.create(assignment=role, deputy=deputy, valid_from=date(2026, 1, 1), valid_to=date(2026, 1, 31))
    assert "từ ngày 01/02/2026" in why_no_role(deputy, date(2026, 3, 1))
    assert "bắt đầu từ ngày 01/01/2026" in why_no_role(deputy, date(2025, 12, 31))
    assert why_no_role(deputy, date(2026, 1, 31)) == ""


def test_whose_role_ended_here_goes_on_working_elsewhere(client: Client, portal: Portal, people: People) -> None:
    RoleAssignment.objects.create(
        user=people.cu, office=portal.offices.nhuan_trach, role=Role.EDITOR, valid_from=date(2016, 1, 1)
    )
    client.force_login(people.cu)
    assert client.get(DESKS[1]).headers["Location"].endswith("/nhuan-trach/ban-lam-viec/")
    refused = client.get("/tan-vinh/ban-lam-viec/viet-tin/")
    assert refused.status_code == 403 and "không còn giữ vai trò nào tại" in refused.content.decode()


def test_open_article_is_refused_and_what_was_typed_is_there_to_copy(
    client: Client, portal: Portal, people: People
) -> None:
    client.force_login(people.cu)
    body = '{"blocks": [{"text": "Thôn Rụt họp bàn việc làm đường mới."}], "entityMap": {}}'
    response = client.post(
        f"/tan-vinh/quan-tri/pages/{portal.village.pk}/edit/",
        {"title": "Tin", "body-0-value": body, "password": "mot mat khau rat la dai dong"},
    )
    html = response.content.decode()
    assert response.status_code == 403 and "không còn giữ vai trò nào" in html
    assert "Thôn Rụt họp bàn việc làm đường mới." in html
    assert "mot mat khau" not in html


def test_former_administrators_form_is_refused_with_the_sentence(client: Client, people: People) -> None:
    RoleAssignment.objects.filter(user=people.mai).update(valid_to=timezone.localdate() - timedelta(days=1))
    client.force_login(people.mai)
    response = client.post(
        "/tan-vinh/ban-lam-viec/nguoi-dung/them/", {"full_name": "Nguyễn Văn A, tổ trưởng tổ dân phố"}
    )
    html = response.content.decode()
    assert response.status_code == 403 and "Hãy hỏi người quản trị hệ thống." in html
    assert "Nguyễn Văn A, tổ trưởng" in html


def test_strangers_office_still_does_not_exist(client: Client, people: People) -> None:
    client.force_login(people.son)
    assert client.get("/tan-vinh/ban-lam-viec/viet-tin/").status_code == 404
