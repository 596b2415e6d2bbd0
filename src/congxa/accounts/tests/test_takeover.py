"""What an administrator may not do to get another person's rights."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.core import mail
from django.test import Client
from tests.people import Offices, People

from congxa.accounts.actions.delegations import delegate
from congxa.accounts.actions.people import Particulars, edit_person
from congxa.accounts.actions.telling import Refused
from congxa.accounts.models import Role, RoleAssignment, User
from congxa.accounts.tests.days import day


@pytest.fixture
def hung(people: People) -> User:
    people.hung.email = "hung@example.vn"
    people.hung.set_password("mot mat khau dai")
    people.hung.save()
    EmailAddress.objects.create(user=people.hung, email=people.hung.email, primary=True, verified=True)
    return people.hung


def test_an_administrator_does_not_lend_a_colleague_s_role_to_himself(people: People) -> None:
    role = RoleAssignment.objects.get(user=people.hung)
    with pytest.raises(Refused, match="không tự đổi vai trò"):
        delegate(actor=people.mai, assignment=role, deputy=people.mai, valid_from=day(), valid_to=day(9), today=day())


def test_a_borrowed_administrator_does_not_lend_on(people: People) -> None:
    role = RoleAssignment.objects.get(user=people.mai, role=Role.ADMINISTRATOR)
    delegate(actor=people.mai, assignment=role, deputy=people.hung, valid_from=day(), valid_to=day(9), today=day())
    deputy = User.objects.get(pk=people.hung.pk)
    with pytest.raises(Refused, match="không ủy quyền tiếp"):
        delegate(actor=deputy, assignment=role, deputy=people.lan, valid_from=day(), valid_to=day(99), today=day())


def test_an_administrator_does_not_point_a_colleague_s_letters_at_himself(offices: Offices, hung: User) -> None:
    administrator = RoleAssignment.objects.get(office=offices.tan_vinh, role=Role.ADMINISTRATOR).user
    to = Particulars(full_name=hung.full_name, email="evil@example.vn")
    with pytest.raises(Refused, match="tự đổi địa chỉ thư"):
        edit_person(actor=administrator, user=hung, office=offices.tan_vinh, particulars=to, today=day())
    assert User.objects.get(pk=hung.pk).email == "hung@example.vn"


def test_a_one_time_code_opens_once(hung: User) -> None:
    secret = generate_totp_secret()
    totp = TOTP.activate(hung, secret)
    code = format_hotp_value(hotp_value(secret, max(counters())))
    in_another_process = TOTP(Authenticator.objects.get(pk=totp.instance.pk))
    assert totp.validate_code(code)
    assert not in_another_process.validate_code(code)


def test_an_older_code_opens_nothing_after_a_newer_one(hung: User) -> None:
    secret = generate_totp_secret()
    totp = TOTP.activate(hung, secret)
    older, newer = (format_hotp_value(hotp_value(secret, pick(counters()))) for pick in (min, max))
    assert totp.validate_code(newer)
    assert not totp.validate_code(older)


def test_the_letter_leads_to_our_address_whatever_host_was_sent(hung: User, client: Client) -> None:
    client.post("/tai-khoan/password/reset/", {"email": hung.email}, headers={"host": "evil"})
    assert [letter.to for letter in mail.outbox] == [[hung.email]]
    assert "evil" not in mail.outbox[0].body
    assert "http://127.0.0.1:8000/tai-khoan/password/reset/key/" in mail.outbox[0].body
