"""Accounts of the public: opened, signed in, closed, and never an official's."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone
from tests.people import Offices, People

from congxa.accounts.service import (
    Citizen,
    Refused,
    User,
    citizen_of,
    citizen_tokens,
    citizen_with,
    close_citizen,
    may,
    open_citizen,
    set_citizen_password,
    sign_in_citizen,
    sign_out_citizen,
    workplaces,
)

pytestmark = pytest.mark.django_db
PASSWORD = "ruong-lua-chin-vang"


def opened(email: str = "hanh@example.vn") -> Citizen:
    return open_citizen(email=email, full_name="Nguyễn Thị Hạnh", password=PASSWORD, now=timezone.now())


def request_in(session: SessionBase | None = None) -> HttpRequest:
    request = RequestFactory().get("/")
    request.session = session or SessionStore()
    request.user = AnonymousUser()
    return request


def test_the_address_is_known_in_any_case_and_has_one_account() -> None:
    citizen = opened("Hanh@Example.VN")
    assert citizen_with("HANH@example.vn", PASSWORD) == citizen
    assert citizen_with("hanh@example.vn", "sai-mat-khau") is None
    assert citizen_with("ai@example.vn", PASSWORD) is None
    with pytest.raises(Refused):
        opened()


@pytest.mark.parametrize("password", ["ngan", "1234567890", "nguyen thi hanh", "hanh@example.vn"])
def test_a_weak_password_opens_nothing(password: str) -> None:
    with pytest.raises(ValidationError) as weak:
        open_citizen(email="hanh@example.vn", full_name="Nguyen Thi Hanh", password=password, now=timezone.now())
    assert "password" in weak.value.message_dict and not Citizen.objects.exists()


def test_a_new_password_ends_every_session() -> None:
    citizen, here = opened(), request_in()
    sign_in_citizen(here, citizen, timezone.now())
    assert citizen_of(request_in(here.session)) == citizen
    set_citizen_password(actor=citizen, password="mot-mat-khau-khac")
    assert citizen_of(request_in(here.session)) is None


def test_signing_out_and_closing_leave_nobody() -> None:
    citizen, here = opened(), request_in()
    sign_in_citizen(here, citizen, timezone.now())
    key = here.session.session_key
    sign_out_citizen(here)
    assert citizen_of(here) is None and here.session.session_key != key
    sign_in_citizen(here, citizen, timezone.now())
    close_citizen(actor=citizen)
    assert citizen_of(request_in(here.session)) is None


def test_a_token_is_good_for_its_own_account_only(people: People) -> None:
    """An official may have the same key in the other table."""
    citizen = opened()
    Citizen.objects.filter(pk=citizen.pk).update(id=people.lan.pk, password=people.lan.password)
    twin = Citizen.objects.get()
    tokens: Any = citizen_tokens  # its types know one table of people
    assert tokens.check_token(twin, tokens.make_token(twin))
    assert not tokens.check_token(people.lan, tokens.make_token(twin))
    assert not tokens.check_token(twin, PasswordResetTokenGenerator().make_token(people.lan))


def test_a_citizen_may_nothing_whatever_key_they_have(offices: Offices, people: People) -> None:
    for official in User.objects.all():
        twin = Citizen(pk=official.pk, email="x@example.vn", full_name="X", created_at=timezone.now())
        assert not workplaces(twin)
        for verb in ("accounts.manage", "accounts.see", "dossiers.see", "dossiers.receive", "units.set_root"):
            assert not may(twin, verb, offices.tan_vinh)
