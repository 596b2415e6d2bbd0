"""Single sign-on against a real OpenID Connect provider on loopback (``tests/services/oidc.sh``).

The test client is our side of the browser, a ``requests`` session is the provider's side; tokens and keys travel
between the two servers as in production.
"""

import os
import re
from typing import Any
from urllib.parse import urljoin

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client
from tests.people import People

from congxa.accounts.identity import person_of_claims
from congxa.accounts.service import User

ISSUER = os.environ.get("OIDC_TEST_ISSUER", "http://127.0.0.1:9400")
START = "/tai-khoan/oidc/sso/login/"


def _provider_runs() -> bool:
    try:
        return requests.get(f"{ISSUER}/.well-known/openid-configuration", timeout=1).ok
    except requests.RequestException:
        return False


@pytest.fixture
def provider(settings: LazySettings) -> str:
    """Configure single sign-on with the provider of the tests, as the variables would."""
    if not _provider_runs():
        pytest.skip(f"No OpenID Connect provider at {ISSUER}; start tests/services/oidc.sh.")
    settings.OIDC_CLAIMS = {"email": "email"}
    app = {
        "provider_id": "sso",
        "name": "Đăng nhập một lần",
        "client_id": "congxa",
        "secret": "only-for-tests",
        "settings": {"server_url": ISSUER},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    return ISSUER


def identify(address: str, account: str) -> str:
    """Sign in at the provider as ``account`` and agree; return the address it sends the browser back to."""
    session = requests.Session()
    while True:
        page = session.get(address, allow_redirects=False, timeout=5)
        while page.is_redirect:
            address = urljoin(page.url, page.headers["location"])
            if address.startswith("http://testserver/"):
                return address
            page = session.get(address, allow_redirects=False, timeout=5)
        (action,) = re.findall(r'action="([^"]+)"', page.text)[:1]
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.text))
        fields |= {"login": account, "password": "bất kỳ"} if fields["prompt"] == "login" else {}
        page = session.post(urljoin(page.url, action), fields, allow_redirects=False, timeout=5)
        address = urljoin(page.url, page.headers["location"])


def enter(client: Client, account: str) -> HttpResponse:
    """Go through the whole journey and return our last answer."""
    leaving = client.post(START)
    assert leaving["location"].startswith(f"{ISSUER}/auth?")
    return client.get(identify(leaving["location"], account))  # type: ignore[return-value]  # of the test client


def person_in(client: Client) -> str | None:
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key).username if key else None


@pytest.mark.services
@pytest.mark.parametrize("account", ["lan", "lan-upper-case"])
def test_a_verified_address_enters_as_its_person(client: Client, people: People, provider: str, account: str) -> None:
    assert enter(client, account)["location"] == "/ban-lam-viec/"
    assert person_in(client) == "lan"
    assert SocialAccount.objects.get().uid == account


@pytest.mark.services
def test_the_second_time_the_identity_itself_is_known(client: Client, people: People, provider: str) -> None:
    enter(client, "lan")
    User.objects.filter(pk=people.lan.pk).update(email="khac@example.vn")
    again = Client()
    enter(again, "lan")
    assert person_in(again) == "lan"


@pytest.mark.services
@pytest.mark.parametrize("account", ["stranger", "lan-unverified", "nameless"])
def test_nobody_else_enters_and_nobody_is_created(client: Client, people: People, provider: str, account: str) -> None:
    before = User.objects.count()
    answer = enter(client, account)
    assert answer.status_code == 403 and "Chưa có tài khoản cho danh tính này" in answer.content.decode()
    assert person_in(client) is None and User.objects.count() == before


@pytest.mark.services
def test_another_claim_can_name_the_person(
    client: Client, people: People, provider: str, settings: LazySettings
) -> None:
    settings.OIDC_CLAIMS = {"preferred_username": "username"}
    enter(client, "hung-by-name")
    assert person_in(client) == "hung"


@pytest.mark.services
def test_a_locked_person_does_not_enter(client: Client, people: People, provider: str) -> None:
    enter(client, "lan")
    User.objects.filter(pk=people.lan.pk).update(is_active=False)
    again = Client()
    enter(again, "lan")
    assert person_in(again) is None


@pytest.mark.services
def test_a_forged_answer_is_refused(client: Client, people: People, provider: str) -> None:
    leaving = client.post(START)
    back = re.sub(r"code=[^&]+", "code=forged", identify(leaving["location"], "lan"))
    assert "Không đăng nhập được" in client.get(back).content.decode()
    assert person_in(client) is None


@pytest.mark.services
def test_an_answer_for_another_browser_is_refused(client: Client, people: People, provider: str) -> None:
    back = identify(client.post(START)["location"], "lan")
    victim = Client()
    victim.get(back)
    assert person_in(victim) is None


def test_the_sign_in_page_offers_it_only_when_configured(
    client: Client, people: People, settings: LazySettings
) -> None:
    assert START not in client.get("/tai-khoan/login/").content.decode()
    app = {"provider_id": "sso", "name": "SSO tỉnh", "client_id": "x", "settings": {"server_url": ISSUER}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    assert "Đăng nhập bằng SSO tỉnh" in client.get("/tai-khoan/login/").content.decode()


def test_a_silent_provider_is_said_so(client: Client, people: People, settings: LazySettings) -> None:
    app = {"provider_id": "sso", "name": "SSO", "client_id": "x", "settings": {"server_url": "http://127.0.0.1:9"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    answer = client.post(START)
    assert answer.status_code == 503 and "Không đăng nhập được" in answer.content.decode()


@pytest.mark.parametrize(
    ("claims", "username"),
    [
        ({"email": "lan@example.vn", "email_verified": True}, "lan"),
        ({"email": "lan@example.vn", "email_verified": "true"}, None),
        ({"email": "", "email_verified": True}, None),
        ({"email": ["lan@example.vn"], "email_verified": True}, None),
    ],
)
def test_only_a_truly_verified_address_counts(people: People, claims: dict[str, Any], username: str | None) -> None:
    found = person_of_claims({"userinfo": claims}, {"email": "email"})
    assert (found.username if found else None) == username
