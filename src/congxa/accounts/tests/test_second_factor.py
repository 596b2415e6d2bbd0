"""The second factor: optional, or demanded by role; codes are computed as an authenticator app does (RFC 6238)."""

import base64
import hmac
import struct
import time
from hashlib import sha1

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client
from tests.people import People

from congxa.accounts.checks import second_factor_roles_are_known
from congxa.accounts.second_factor import is_second_factor_required

LOGIN = "/tai-khoan/login/"
ACTIVATE = "/tai-khoan/2fa/totp/activate/"
PASSWORD = "mat-khau-thu-nghiem"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret: str = SECRET, *, at: float | None = None) -> str:
    """Return the six digits of RFC 6238 with SHA-1 and steps of 30 seconds."""
    counter = struct.pack(">Q", int((time.time() if at is None else at) // 30))
    digest = hmac.new(base64.b32decode(secret), counter, sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def give_password(client: Client, name: str = "lan") -> HttpResponse:
    return client.post(LOGIN, {"login": name, "password": PASSWORD})  # type: ignore[return-value]  # of the test client


def test_our_codes_are_those_of_the_standard() -> None:
    assert code(base64.b32encode(b"12345678901234567890").decode(), at=59) == "287082"


def test_without_a_second_factor_the_password_is_enough(client: Client, people: People) -> None:
    give_password(client)
    assert signed_in(client)


def test_with_one_the_password_alone_does_not_enter(client: Client, people: People) -> None:
    TOTP.activate(people.lan, SECRET)
    assert give_password(client)["location"] == "/tai-khoan/2fa/authenticate/"
    assert not signed_in(client)
    client.post("/tai-khoan/2fa/authenticate/", {"code": code()})
    assert signed_in(client)


def test_a_wrong_code_says_what_to_do(client: Client, people: People) -> None:
    TOTP.activate(people.lan, SECRET)
    give_password(client)
    wrong = f"{(int(code()) + 1) % 1_000_000:06d}"
    page = client.post("/tai-khoan/2fa/authenticate/", {"code": wrong}).content.decode()
    assert "Mã không đúng" in page and not signed_in(client)


def test_codes_are_not_guessed_without_end(client: Client, people: People) -> None:
    TOTP.activate(people.lan, SECRET)
    give_password(client)
    for _ in range(5):
        client.post("/tai-khoan/2fa/authenticate/", {"code": "000000"})
    client.post("/tai-khoan/2fa/authenticate/", {"code": code()})
    assert not signed_in(client)


def test_a_recovery_code_enters_once(client: Client, people: People) -> None:
    TOTP.activate(people.lan, SECRET)
    spare = RecoveryCodes.activate(people.lan).get_unused_codes()[0]
    give_password(client)
    client.post("/tai-khoan/2fa/authenticate/", {"code": spare})
    assert signed_in(client)
    again = Client()
    give_password(again)
    again.post("/tai-khoan/2fa/authenticate/", {"code": spare})
    assert not signed_in(again)


def test_setting_it_up_by_hand(client: Client, people: People) -> None:
    give_password(client)
    client.post("/tai-khoan/reauthenticate/", {"password": PASSWORD})
    page = client.get(ACTIVATE)
    client.post(ACTIVATE, {"code": code(page.context["form"].secret)})
    assert Authenticator.objects.filter(user=people.lan, type=Authenticator.Type.TOTP).exists()


@pytest.mark.parametrize(
    ("demanded", "who", "answer"),
    [
        ([], "mai", False),
        (["administrator"], "mai", True),
        (["administrator"], "lan", False),
        (["administrator@tan-vinh"], "mai", True),
        (["administrator@tan-vinh"], "quang", False),
        (["editor"], "cu", False),
        (["superuser"], "root", True),
        (["*"], "lan", True),
    ],
)
def test_which_roles_demand_it(
    settings: LazySettings, people: People, demanded: list[str], who: str, answer: bool
) -> None:
    settings.SECOND_FACTOR_ROLES = demanded
    assert is_second_factor_required(getattr(people, who)) is answer


@pytest.mark.parametrize(("word", "errors"), [("administrator@tan-vinh", 0), ("*", 0), ("adminstrator", 1)])
def test_a_mistyped_role_stops_the_program(settings: LazySettings, word: str, errors: int) -> None:
    settings.SECOND_FACTOR_ROLES = [word]
    assert len(second_factor_roles_are_known()) == errors


@pytest.mark.parametrize("path", ["/tan-vinh/ban-lam-viec/nguoi-dung/", "/quan-tri/"])
def test_work_waits_until_a_demanded_factor_is_there(
    settings: LazySettings, client: Client, people: People, path: str
) -> None:
    settings.SECOND_FACTOR_ROLES = ["administrator"]
    give_password(client, "mai")
    assert client.get(path)["location"].endswith(ACTIVATE)
    TOTP.activate(people.mai, SECRET)
    assert not client.get(path).get("location", "").endswith(ACTIVATE)


def test_a_demanded_factor_is_not_switched_off(settings: LazySettings, client: Client, people: People) -> None:
    settings.SECOND_FACTOR_ROLES = ["administrator"]
    TOTP.activate(people.mai, SECRET)
    client.force_login(people.mai)
    client.post("/tai-khoan/reauthenticate/", {"password": PASSWORD})
    client.post("/tai-khoan/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(user=people.mai, type=Authenticator.Type.TOTP).exists()
