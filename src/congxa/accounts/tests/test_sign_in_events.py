"""What people do to their own access is told to the journal."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from tests.people import Offices, People

from congxa.accounts.tests.heard import heard

PASSWORD = "mat-khau-thu-nghiem"
NEW = "ruộng bậc thang"


def test_signing_in_is_told_with_its_means_and_office(client: Client, people: People, offices: Offices) -> None:
    with heard() as changes:
        client.post("/tan-vinh/tai-khoan/login/", {"login": "lan", "password": PASSWORD})
    (change,) = changes
    assert (change.verb, change.after) == ("accounts.sign_in", {"by": "password"})
    assert change.actor == change.thing and change.thing.id == str(people.lan.pk)
    assert change.office is not None and change.office.id == str(offices.tan_vinh.pk)


def test_a_half_sign_in_is_not_told(client: Client, people: People) -> None:
    TOTP.activate(people.lan, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    with heard() as changes:
        client.post("/tai-khoan/login/", {"login": "lan", "password": PASSWORD})
    assert changes == []


def test_a_new_password_is_told_but_not_which(client: Client, people: People) -> None:
    client.force_login(people.lan)
    with heard() as changes:
        client.post("/tai-khoan/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    (change,) = changes
    assert change.verb == "accounts.change_password" and NEW not in repr(change)


def test_a_failure_is_in_the_log(client: Client, people: People, caplog: pytest.LogCaptureFixture) -> None:
    client.post("/tai-khoan/login/", {"login": "lan\nadmin", "password": "sai"})
    assert "Sign-in failed for 'lan\\nadmin'." in caplog.messages
