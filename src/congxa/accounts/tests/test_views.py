"""The pages of people and roles: what an administrator does there, what a stranger does not, nothing lost on error."""

import re
from datetime import date
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from django.urls import reverse, set_script_prefix
from pytest_django import DjangoAssertNumQueries
from tests.people import START, Offices, People

from congxa.accounts.service import Delegation, Role, RoleAssignment, User
from congxa.accounts.tests.days import day

DESK = "/tan-vinh/ban-lam-viec/"


@pytest.fixture
def mai(people: People) -> Client:
    """Mai's browser: she administers Tân Vinh."""
    client = Client()
    client.force_login(people.mai)
    return client


def new_person(offices: Offices, **other: Any) -> dict[str, Any]:
    return {
        "full_name": "Quách Thị Hoa",
        "username": "hoa",
        "email": "hoa@example.vn",
        "job_title": "Công chức văn hóa",
        "office": offices.tan_vinh.pk,
        "role": Role.EDITOR,
        "valid_from": "24/11/2026",
        **other,
    }


def test_the_list_shows_only_the_own_office(mai: Client, people: People) -> None:
    page = mai.get(f"{DESK}nguoi-dung/").content.decode()
    assert "Nguyễn Thị Lan" in page and "Phạm Văn Cũ" in page and "Hoàng Văn Sơn" not in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=nguyen+lan", ["Nguyễn Thị Lan"]),
        ("q=LAN+Nguyễn", ["Nguyễn Thị Lan"]),
        ("q=khong+co", []),
        ("role=editor", ["Nguyễn Thị Lan"]),
        ("state=former", ["Phạm Văn Cũ"]),
        ("state=nonsense&role=king", ["Bùi Văn Hùng", "Đinh Thị Mai", "Nguyễn Thị Lan", "Phạm Văn Cũ"]),
    ],
)
def test_the_list_is_searched_and_narrowed(mai: Client, query: str, names: list[str]) -> None:
    shown = mai.get(f"{DESK}nguoi-dung/?{query}").context["page"].object_list
    assert [person.full_name for person in shown] == names


def test_the_upper_level_sees_those_below(client: Client, people: People) -> None:
    client.force_login(people.quang)
    everybody = client.get("/ban-lam-viec/nguoi-dung/?office=tat-ca").content.decode()
    assert "Nguyễn Thị Lan" in everybody and "Hoàng Văn Sơn" in everybody
    assert "Hoàng Văn Sơn" not in client.get("/ban-lam-viec/nguoi-dung/?office=tan-vinh").content.decode()


@pytest.mark.parametrize("count", [1, 40])
def test_the_list_asks_a_fixed_number_of_questions(
    mai: Client, offices: Offices, django_assert_max_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        user = User.objects.create_user(f"nguoi{number}", full_name=f"Người {number}")
        RoleAssignment.objects.create(user=user, office=offices.tan_vinh, role=Role.LEADER, valid_from=START)
    with django_assert_max_num_queries(12):
        mai.get(f"{DESK}nguoi-dung/")


def test_adding_a_person_leads_to_the_invitation(mai: Client, offices: Offices) -> None:
    response = mai.post(f"{DESK}nguoi-dung/them/", new_person(offices))
    added = User.objects.get(username="hoa")
    assert response["location"] == f"{DESK}nguoi-dung/{added.pk}/giay-moi/"
    assert added.roles.get().valid_from == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"username": "lan"}, "Tên đăng nhập này đã có người dùng"),
        ({"email": "LAN@example.vn"}, "Địa chỉ thư này đã có người dùng"),
        ({"username": "quách hoa"}, "không có dấu cách"),
        ({"valid_from": "31/02/2026"}, "Ngày không hợp lệ"),
        ({"valid_to": "23/11/2026"}, "Ngày kết thúc phải từ ngày bắt đầu"),
        ({"role": "king"}, "Vai trò"),
        ({"full_name": "x" * 10_000}, "Họ và tên"),
    ],
)
def test_an_error_is_said_and_nothing_is_lost(
    mai: Client, offices: Offices, wrong: dict[str, str], sentence: str
) -> None:
    page = mai.post(f"{DESK}nguoi-dung/them/", new_person(offices, **wrong)).content.decode()
    assert sentence in page and 'role="alert"' in page and "Công chức văn hóa" in page
    assert not User.objects.filter(username="hoa").exists()


def test_a_person_cannot_be_added_to_another_office(mai: Client, offices: Offices) -> None:
    mai.post(f"{DESK}nguoi-dung/them/", new_person(offices, office=offices.nhuan_trach.pk))
    assert not User.objects.filter(username="hoa").exists()


def test_the_invitation_is_mailed(mai: Client, offices: Offices) -> None:
    mai.post(f"{DESK}nguoi-dung/them/", new_person(offices))
    mai.post(f"{DESK}nguoi-dung/{User.objects.get(username='hoa').pk}/giay-moi/", {"mail": "1"})
    (message,) = mail.outbox
    assert message.to == ["hoa@example.vn"] and "http://testserver/tan-vinh/tai-khoan/password" in message.body


def test_the_invitation_is_printed(mai: Client, offices: Offices, client: Client) -> None:
    mai.post(f"{DESK}nguoi-dung/them/", new_person(offices, email=""))
    page = mai.post(f"{DESK}nguoi-dung/{User.objects.get(username='hoa').pk}/giay-moi/", {"print": "1"})
    (address,) = re.findall(r"<code>http://testserver(\S+)</code>", page.content.decode())
    assert client.get(address, follow=True).context["form"].fields.keys() >= {"password1"}


def test_no_invitation_for_who_has_a_password(mai: Client, people: People) -> None:
    response = mai.post(f"{DESK}nguoi-dung/{people.lan.pk}/giay-moi/", {"print": "1"}, follow=True)
    assert "đã có mật khẩu" in response.content.decode() and "<code>" not in response.content.decode()


def test_granting_and_ending_a_role(mai: Client, people: People, offices: Offices) -> None:
    grant = {"office": offices.tan_vinh.pk, "role": Role.LEADER, "valid_from": day().isoformat()}
    mai.post(f"{DESK}nguoi-dung/{people.lan.pk}/cap-vai-tro/", grant)
    given = people.lan.roles.get(role=Role.LEADER)
    page = mai.post(f"{DESK}vai-tro/{given.pk}/ket-thuc/", {"when": "day", "last_day": ""}).content.decode()
    assert "Hãy chọn ngày cuối cùng" in page
    mai.post(f"{DESK}vai-tro/{given.pk}/ket-thuc/", {"when": "day", "last_day": day(7).isoformat()})
    assert people.lan.roles.get(role=Role.LEADER).valid_to == day(7)


def test_the_last_administrator_is_told_why_not(people: People, offices: Offices, client: Client) -> None:
    second = User.objects.create_user("hai")
    RoleAssignment.objects.create(
        user=second, office=offices.tan_vinh, role=Role.ADMINISTRATOR, valid_from=START, valid_to=day()
    )
    client.force_login(second)
    last = people.mai.roles.get()
    page = client.post(f"{DESK}vai-tro/{last.pk}/ket-thuc/", {"when": "day", "last_day": day().isoformat()})
    assert "người quản trị cuối cùng" in page.content.decode()


def test_locking_and_opening(mai: Client, people: People) -> None:
    mai.post(f"{DESK}nguoi-dung/{people.lan.pk}/khoa/", {"reason": "nghỉ việc"})
    assert not User.objects.get(pk=people.lan.pk).is_active
    mai.post(f"{DESK}nguoi-dung/{people.lan.pk}/mo-lai/", {})
    assert User.objects.get(pk=people.lan.pk).is_active


def test_a_lost_second_factor_is_forgotten(mai: Client, people: People) -> None:
    TOTP.activate(people.lan, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    assert "bo-hai-lop" in mai.get(f"{DESK}nguoi-dung/{people.lan.pk}/").content.decode()
    mai.post(f"{DESK}nguoi-dung/{people.lan.pk}/bo-hai-lop/", {"reason": "mất điện thoại"})
    assert not Authenticator.objects.filter(user=people.lan).exists()


def test_nobody_forgets_the_own_second_factor_this_way(mai: Client, people: People) -> None:
    TOTP.activate(people.mai, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    mai.post(f"{DESK}nguoi-dung/{people.mai.pk}/bo-hai-lop/", {})
    assert Authenticator.objects.filter(user=people.mai).exists()


def test_lending_the_own_role_and_taking_it_back(client: Client, people: People) -> None:
    client.force_login(people.hung)
    lent = {"deputy": people.lan.pk, "valid_from": day().isoformat(), "valid_to": day(3).isoformat()}
    client.post(f"{DESK}vai-tro/{people.hung.roles.get().pk}/uy-quyen/", lent)
    given = Delegation.objects.get()
    assert "ủy quyền cho Nguyễn Thị Lan" in client.get(f"{DESK}tai-khoan-cua-toi/").content.decode()
    client.post(f"{DESK}uy-quyen/{given.pk}/ket-thuc/", {})
    assert not Delegation.objects.exists()


def addresses_of(people: People) -> list[str]:
    """Return every address that shows or changes Lan, her role or her deputy."""
    set_script_prefix("/")
    role = people.lan.roles.get()
    lent = Delegation.objects.create(assignment=role, deputy=people.hung, valid_from=day(), valid_to=day(1))
    of_person = [
        "desk_person",
        "desk_person_change",
        "desk_person_invite",
        "desk_person_sign_out",
        "desk_person_lock",
        "desk_person_forget_factor",
        "desk_person_unlock",
        "desk_role_grant",
    ]
    addresses = [reverse(name, args=[people.lan.pk]) for name in of_person]
    addresses += [reverse(name, args=[role.pk]) for name in ("desk_role_end", "desk_role_lend")]
    return [*addresses, reverse("desk_delegation_end", args=[lent.pk])]


@pytest.mark.parametrize("prefix", ["/nhuan-trach", "/tan-vinh", ""])
def test_anothers_administrator_finds_nobody(client: Client, people: People, offices: Offices, prefix: str) -> None:
    nhuan = User.objects.create_user("quan-tri-nhuan-trach")
    RoleAssignment.objects.create(user=nhuan, office=offices.nhuan_trach, role=Role.ADMINISTRATOR, valid_from=START)
    client.force_login(nhuan)
    found = [
        (method, path, code)
        for path in addresses_of(people)
        for method in ("get", "post")
        if (code := getattr(client, method)(f"{prefix}{path}").status_code) not in {404, 405}
    ]
    assert found == []


def test_the_upper_level_sees_but_does_not_touch(client: Client, people: People) -> None:
    client.force_login(people.quang)
    seen, *rest = addresses_of(people)
    assert client.get(seen).status_code == 200
    changing = [path for path in rest if "cap-vai-tro" not in path]
    assert {client.post(path).status_code for path in changing} == {404}
    assert {client.post(f"/tan-vinh{path}").status_code for path in changing} <= {403, 404}


def test_a_page_of_nobody_is_the_sign_in_page(client: Client, people: People) -> None:
    response = client.get(f"{DESK}nguoi-dung/?q=lan")
    assert response["location"] == "/tan-vinh/tai-khoan/login/?next=/tan-vinh/ban-lam-viec/nguoi-dung/%3Fq%3Dlan"
