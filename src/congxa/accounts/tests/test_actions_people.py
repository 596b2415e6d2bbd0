"""Adding people, inviting, locking, signing out everywhere."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import Client
from django.utils import timezone
from tests.people import START, Offices, People

from congxa.accounts.service import (
    Particulars,
    Refused,
    Role,
    RoleAssignment,
    User,
    create_person,
    deactivate_person,
    edit_person,
    invite,
    reactivate_person,
    sign_out_everywhere,
)
from congxa.accounts.tests.heard import heard


def today() -> date:
    return timezone.localdate()


def add(people: People, offices: Offices, username: str = "moi", email: str = "Moi@Example.vn") -> User:
    return create_person(
        actor=people.mai,
        office=offices.tan_vinh,
        username=username,
        particulars=Particulars(full_name="Quách Văn Mới", email=email.lower()),
        role=Role.EDITOR,
        valid_from=today(),
    )


def test_a_new_person_has_a_role_and_no_password(people: People, offices: Offices) -> None:
    with heard() as changes:
        added = add(people, offices)
    assert added.roles.get().role == Role.EDITOR and not added.has_usable_password()
    assert [change.verb for change in changes] == ["accounts.create_person", "accounts.grant_role"]
    assert EmailAddress.objects.get(user=added).email == "moi@example.vn"


@pytest.mark.parametrize(
    ("username", "email", "wrong"),
    [("LAN", "a@example.vn", "username"), ("moi", "LAN@example.vn", "email"), ("nguyễn lan", "", "username")],
)
def test_a_name_or_address_that_is_taken_is_refused(
    people: People, offices: Offices, username: str, email: str, wrong: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        add(people, offices, username, email)
    assert list(refusal.value.message_dict) == [wrong]
    assert not User.objects.filter(full_name="Quách Văn Mới").exists()


def test_people_are_found_without_diacritics(people: People, offices: Offices) -> None:
    add(people, offices)
    assert User.objects.filter(search_text__contains="quach van moi").exists()


def test_an_invitation_lets_the_person_choose_a_password(people: People, offices: Offices, client: Client) -> None:
    added = add(people, offices)
    path = invite(actor=people.mai, user=added, office=offices.tan_vinh, today=today())
    page = client.get(path, follow=True)
    secret = "ruộng bậc thang"
    client.post(page.redirect_chain[-1][0], {"password1": secret, "password2": secret})
    assert User.objects.get(pk=added.pk).check_password(secret)
    assert "password1" not in client.get(path, follow=True).content.decode()


def test_nobody_is_invited_past_a_password(people: People, offices: Offices) -> None:
    with pytest.raises(Refused, match="đã có mật khẩu"):
        invite(actor=people.mai, user=people.lan, office=offices.tan_vinh, today=today())


def test_locking_ends_sessions_and_roles(people: People, offices: Offices, client: Client) -> None:
    client.force_login(people.lan)
    deactivate_person(actor=people.mai, user=people.lan, office=offices.tan_vinh, today=today(), reason="nghỉ việc")
    assert client.get("/tan-vinh/ban-lam-viec/tai-khoan-cua-toi/").status_code == 302
    reactivate_person(actor=people.mai, user=people.lan, office=offices.tan_vinh, today=today())
    assert client.get("/tan-vinh/ban-lam-viec/tai-khoan-cua-toi/").status_code == 302


@pytest.mark.parametrize(
    ("who", "whom", "error"), [("mai", "mai", Refused), ("quang", "lan", Http404), ("son", "lan", Http404)]
)
def test_who_may_not_lock(people: People, offices: Offices, who: str, whom: str, error: type[Exception]) -> None:
    office = offices.tan_vinh if who == "mai" else offices.district if who == "quang" else offices.nhuan_trach
    with pytest.raises((error, PermissionDenied) if who == "son" else error):
        deactivate_person(actor=getattr(people, who), user=getattr(people, whom), office=office, today=today())
    assert User.objects.get(pk=getattr(people, whom).pk).is_active


def test_a_person_of_two_offices_is_nobodys_to_lock(people: People, offices: Offices) -> None:
    RoleAssignment.objects.create(user=people.lan, office=offices.nhuan_trach, role=Role.EDITOR, valid_from=START)
    with pytest.raises(Refused, match="cơ quan khác"):
        deactivate_person(actor=people.mai, user=people.lan, office=offices.tan_vinh, today=today())
    deactivate_person(actor=people.root, user=people.lan, office=offices.tan_vinh, today=today())


def test_who_runs_the_system_is_nobodys_to_lock(people: People, offices: Offices) -> None:
    RoleAssignment.objects.create(user=people.root, office=offices.tan_vinh, role=Role.EDITOR, valid_from=START)
    with pytest.raises(Refused):
        deactivate_person(actor=people.mai, user=people.root, office=offices.tan_vinh, today=today())


def test_a_changed_address_must_be_proved_again(people: People, offices: Offices) -> None:
    people.lan.set_unusable_password()
    people.lan.save()
    EmailAddress.objects.create(user=people.lan, email="lan@example.vn", primary=True, verified=True)
    edit_person(
        actor=people.mai,
        user=people.lan,
        office=offices.tan_vinh,
        particulars=Particulars("Nguyễn Thị Lan", "lan.moi@example.vn"),
        today=today(),
    )
    assert not EmailAddress.objects.get(user=people.lan).verified


def test_signing_out_everywhere_ends_every_session(people: People, offices: Offices) -> None:
    phone, desk = Client(), Client()
    for device in (phone, desk):
        device.force_login(people.lan)
    sign_out_everywhere(actor=people.mai, user=people.lan, office=offices.tan_vinh)
    for device in (phone, desk):
        assert device.get("/tan-vinh/ban-lam-viec/tai-khoan-cua-toi/").status_code == 302


def test_a_stranger_is_not_signed_out(people: People, offices: Offices) -> None:
    with pytest.raises(Http404):
        sign_out_everywhere(actor=people.mai, user=people.son, office=offices.tan_vinh)
