"""Letters go to a real mail server on this machine; one that refuses the address for good is not asked again."""

import socket
from collections.abc import Iterator
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as KeepMessage
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import LazySettings
from django.utils import timezone

from congxa.dossiers.models import Notice
from congxa.dossiers.tests.shops import Shop
from congxa.records.models import Delivery
from congxa.records.service import deliver_once


class Letters(KeepMessage):
    """Keeps what arrives and knows nobody called `ai-do`."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.arrived.append(message)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("ai-do"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"


@pytest.fixture
def letters(settings: LazySettings) -> Iterator[Letters]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    letters = Letters()
    server = Controller(letters, "127.0.0.1", port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.NOTICE_MAX_AGE = "127.0.0.1", port, 24 * 365 * 30
    yield letters
    server.stop()


def test_a_letter_arrives_with_a_name_of_its_own(shop: Shop, letters: Letters) -> None:
    dossier = shop.accepted(email="hanh@nguoi-dan.example")
    deliver_once(limit=50)
    notice = Notice.objects.get(dossier=dossier)
    assert notice.sent_at is not None
    assert letters.arrived[0]["To"] == "hanh@nguoi-dan.example"
    assert letters.arrived[0]["Message-ID"].startswith(f"<notice-{notice.pk}-")


def test_an_address_that_does_not_exist_is_not_tried_again(shop: Shop, letters: Letters) -> None:
    dossier = shop.accepted(email="ai-do@nguoi-dan.example")
    deliver_once(limit=50)
    deliver_once(limit=50, now=timezone.now())
    assert "550" in Notice.objects.get(dossier=dossier).error
    assert not letters.arrived
    assert not Delivery.objects.exclude(state=Delivery.State.DONE).filter(consumer="dossiers.notices").exists()


def test_a_server_that_is_away_is_tried_again(shop: Shop, settings: LazySettings, letters: Letters) -> None:
    settings.EMAIL_PORT = 1
    dossier = shop.accepted(email="hanh@nguoi-dan.example")
    deliver_once(limit=50)
    assert Delivery.objects.get(consumer="dossiers.notices").attempts == 1
    assert "ConnectionRefused" in Notice.objects.get(dossier=dossier).error
