"""Signing in: by name or address, throttled per person and per network address, closed to strangers."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.cache import caches
from django.test import Client, RequestFactory
from tests.people import People

from congxa.accounts.adapters import AccountAdapter
from congxa.accounts.service import User

LOGIN = "/tai-khoan/login/"
PASSWORD = "mat-khau-thu-nghiem"


def sign_in(client: Client, name: str, password: str = PASSWORD, **extra: str) -> str:
    """Return where signing in leads, or the page that says why not."""
    response = client.post(LOGIN, {"login": name, "password": password}, headers=extra)
    return response["location"] if response.status_code == 302 else response.content.decode()


@pytest.mark.parametrize("name", ["lan", "LAN", "lan@example.vn", "Lan@Example.VN"])
def test_name_or_address_leads_to_the_desk(client: Client, people: People, name: str) -> None:
    assert sign_in(client, name) == "/ban-lam-viec/"
    assert client.session["_auth_user_id"] == str(people.lan.pk)


def test_under_a_commune_it_leads_to_its_desk(client: Client, people: People) -> None:
    response = client.post("/tan-vinh/tai-khoan/login/", {"login": "lan", "password": PASSWORD})
    assert response["location"] == "/tan-vinh/ban-lam-viec/"


def test_wrong_password_says_what_to_do_and_keeps_the_name(client: Client, people: People) -> None:
    page = sign_in(client, "lan", "sai")
    assert "không đúng" in page and 'value="lan"' in page and 'role="alert"' in page


def test_an_unknown_name_says_the_same(client: Client, people: People) -> None:
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in sign_in(client, "khong-co-ai")


def test_a_locked_person_does_not_enter(client: Client, people: People) -> None:
    User.objects.filter(pk=people.lan.pk).update(is_active=False)
    sign_in(client, "lan")
    assert "_auth_user_id" not in client.session


def test_five_failures_close_the_person_for_a_while(client: Client, people: People) -> None:
    for _ in range(5):
        sign_in(client, "lan", "sai")
    assert "Hãy đợi 5 phút" in sign_in(client, "lan")
    assert sign_in(client, "hung") == "/ban-lam-viec/"


def test_another_name_host_or_address_of_the_same_person_is_counted_too(client: Client, people: People) -> None:
    for name in ("lan", "LAN", "lan@example.vn"):
        sign_in(client, name, "sai")
    for host in ("tan-vinh.localhost", "khac"):
        sign_in(client, "lan", "sai", host=host)
    assert "Hãy đợi 5 phút" in sign_in(Client(REMOTE_ADDR="203.0.113.9"), "lan")


def test_many_people_from_one_network_address_are_throttled(client: Client, people: People) -> None:
    for number in range(20):
        sign_in(client, f"nguoi{number}", "sai")
    assert "Hãy đợi 5 phút" in sign_in(client, "lan")
    assert sign_in(Client(REMOTE_ADDR="203.0.113.9"), "lan") == "/ban-lam-viec/"


def test_failures_are_counted_by_all_processes_together(client: Client, people: People) -> None:
    for _ in range(5):
        sign_in(client, "lan", "sai")
    caches["attempts"].clear()
    assert sign_in(client, "lan") == "/ban-lam-viec/"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "198.51.100.7", "127.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "1.1.1.1, 198.51.100.7", "198.51.100.7"),
        (2, "1.1.1.1, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (2, "198.51.100.7", "127.0.0.1"),
    ],
)
def test_the_readers_address_behind_proxies(settings: object, proxies: int, forwarded: str, seen: str) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies  # type: ignore[attr-defined]  # allauth's own
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded})
    request.user = AnonymousUser()
    assert AccountAdapter(request).get_client_ip(request) == seen


def test_nobody_signs_up(client: Client, people: People) -> None:
    secret = "ruộng bậc thang"
    client.post("/tai-khoan/signup/", {"username": "la", "password1": secret, "password2": secret})
    assert not User.objects.filter(username="la").exists()
    assert "Không tự đăng ký" in client.get("/tai-khoan/signup/").content.decode()


def test_a_forgotten_password_is_set_anew_by_mail(client: Client, people: People) -> None:
    client.post("/tai-khoan/password/reset/", {"email": "lan@example.vn"})
    (message,) = mail.outbox
    link = next(word for word in message.body.split() if "/password/reset/key/" in word)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "ruộng bậc thang", "password2": "ruộng bậc thang"})
    assert sign_in(client, "lan", "ruộng bậc thang") == "/ban-lam-viec/"


def test_an_unknown_address_is_not_told_from_a_known_one(client: Client, people: People) -> None:
    known = client.post("/tai-khoan/password/reset/", {"email": "lan@example.vn"})
    unknown = client.post("/tai-khoan/password/reset/", {"email": "ai@example.vn"})
    assert (known.status_code, known["location"]) == (unknown.status_code, unknown["location"])
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("weak", ["ngan-1234", "1234567890", "password123", "nguyenthilan"])
def test_weak_passwords_are_refused(client: Client, people: People, weak: str) -> None:
    sign_in(client, "lan")
    client.post("/tai-khoan/password/change/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak})
    assert User.objects.get(pk=people.lan.pk).check_password(PASSWORD)


def test_the_content_editors_own_sign_in_is_closed(client: Client, people: People) -> None:
    response = client.get("/quan-tri/login/?next=/quan-tri/")
    assert response["location"] == "/tai-khoan/login/?next=/quan-tri/"


def test_there_is_one_page_for_sessions(client: Client, people: People) -> None:
    sign_in(client, "lan")
    for response in (client.get("/tai-khoan/sessions/"), client.post("/tai-khoan/sessions/")):
        assert (response.status_code, response["Location"]) == (302, "/ban-lam-viec/tai-khoan-cua-toi/")


def test_the_own_sessions_are_listed_and_ended(client: Client, people: People) -> None:
    phone = Client(headers={"user-agent": "Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Safari/537.36"})
    sign_in(phone, "lan")
    sign_in(client, "lan")
    assert "Chrome, Android" in client.get("/ban-lam-viec/tai-khoan-cua-toi/").content.decode()
    assert client.post("/ban-lam-viec/tai-khoan-cua-toi/dang-xuat-moi-thiet-bi/")["location"] == LOGIN
    for device in (client, phone):
        assert device.get("/ban-lam-viec/tai-khoan-cua-toi/").status_code == 302
