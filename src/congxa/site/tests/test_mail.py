"""Letters go to a real mail server on this machine; without one they are files, and the operator is told."""

import socket
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as KeepMessage
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client
from tests.people import People

from congxa.site import checks, env
from congxa.site.safety import worries


class Letters(KeepMessage):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.arrived.append(message)


def only_the_portal(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, told: LoginPassword
) -> AuthResult:
    # Not handled: the server says the answer, a refusal too; else the client waits for it until its time is over.
    return AuthResult(success=(told.login, told.password) == (b"cong-xa", b"m@t kh/au"), handled=False)


@pytest.fixture
def letters() -> Letters:
    return Letters()


@pytest.fixture
def port(letters: Letters) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    server = Controller(
        letters,
        "127.0.0.1",
        free,
        authenticator=only_the_portal,
        auth_required=True,
        auth_require_tls=False,
    )
    server.start()
    yield free
    server.stop()


@pytest.fixture(autouse=True)
def files(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = settings.VAR / "mail"


def use(url: str, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", url)
    settings.MAIL_SERVER = env.mail("EMAIL_URL")
    for name, value in settings.MAIL_SERVER.items():
        setattr(settings, name, value)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


def test_letter_arrives(
    port: int,
    letters: Letters,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    use(f"smtp://cong-xa:m%40t%20kh%2Fau@127.0.0.1:{port}", settings, monkeypatch)
    settings.DEFAULT_FROM_EMAIL = "Cổng Xã <cong-xa@luongson.gov.vn>"
    call_command("mailtest", "lan@example.vn")
    [letter] = letters.arrived
    assert letter["X-MailFrom"] == "cong-xa@luongson.gov.vn" and letter["To"] == "lan@example.vn"
    assert "hãy xem hộp thư" in capsys.readouterr().out


def test_wrong_password_is_a_sentence(port: int, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    use(f"smtp://cong-xa:sai@127.0.0.1:{port}", settings, monkeypatch)
    with pytest.raises(CommandError, match="Chưa gửi được thư"):
        call_command("mailtest", "lan@example.vn")
    assert [finding.level for finding in checks.mail()] == ["error"]


def test_doctor_knocks_at_the_server(port: int, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    use(f"smtp://cong-xa:m%40t%20kh%2Fau@127.0.0.1:{port}", settings, monkeypatch)
    assert [finding.level for finding in checks.mail()] == ["ok"]


def test_letter_is_never_sent_unencrypted_where_encryption_was_asked(
    port: int, letters: Letters, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(f"starttls://cong-xa:m%40t%20kh%2Fau@127.0.0.1:{port}", settings, monkeypatch)
    with pytest.raises(CommandError, match="Chưa gửi được thư"):
        call_command("mailtest", "lan@example.vn")
    assert letters.arrived == []


@pytest.mark.django_db
def test_forgotten_password_page_stands_when_the_server_is_down(
    client: Client, people: People, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use("smtp://127.0.0.1:9?timeout=1", settings, monkeypatch)
    assert client.post("/tai-khoan/password/reset/", {"email": "lan@example.vn"}).status_code == 302


def test_without_a_server_letters_are_files(settings: LazySettings, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("mailtest", "lan@example.vn")
    [letter] = Path(settings.EMAIL_FILE_PATH).iterdir()
    assert "lan@example.vn" in letter.read_text(encoding="utf-8")
    assert str(settings.EMAIL_FILE_PATH) in capsys.readouterr().out


def test_production_without_a_server_is_named(settings: LazySettings) -> None:
    settings.PRODUCTION, settings.MAIL_SERVER = True, {}
    assert [sentence.split(":")[0] for sentence in worries()] == ["EMAIL_URL"]
    assert [finding.level for finding in checks.mail()] == ["warning"]


def test_open_password_is_named(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    use("smtp://a:b@thu.luongson.gov.vn", settings, monkeypatch)
    settings.PRODUCTION, settings.DEFAULT_FROM_EMAIL = True, "a@luongson.gov.vn"
    assert "không mã hóa" in worries()[0]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtps://a%40b:c@h", ("h", 465, "a@b", True, False, 10)),
        ("starttls://a:c@h:25?timeout=3", ("h", 25, "a", False, True, 3)),
        ("smtp://h", ("h", 25, "", False, False, 10)),
    ],
)
def test_address_of_a_server_is_understood(
    url: str, expected: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMAIL_URL", url)
    names = ("HOST", "PORT", "HOST_USER", "USE_SSL", "USE_TLS", "TIMEOUT")
    found = env.mail("EMAIL_URL")
    assert tuple(found[f"EMAIL_{name}"] for name in names) == expected


@pytest.mark.parametrize(
    "url", ["h:25", "http://h", "smtp://", "smtp://h:x", "smtp://h?timeout=lau", "smtp://h/a", "smtp://h?a=1"]
)
def test_nonsense_names_the_variable(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", url)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        env.mail("EMAIL_URL")
