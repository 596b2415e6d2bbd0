"""The ways to an applicant: e-mail through Django, SMS and Zalo through gateways that speak one small HTTP contract.

The contract (docs/operations/notices.md): `POST` JSON with `id`, `to` (E.164), `text`, `topic`, `number`, `code` and
`date`; headers `Authorization: Bearer <token>` and `Idempotency-Key: <id>`. A gateway that sees an `id` again does not
send again. 2xx: taken. 408, 429, 5xx and no answer: tried again later. Any other answer: this message will never go.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage
from smtplib import SMTPRecipientsRefused
from typing import IO
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from congxa.dossiers.models import Dossier, Notice, NoticeWay
from congxa.dossiers.models.people import masked
from congxa.dossiers.notices.texts import Message

TIMEOUT = 10
_FOR_GOOD = 500
_AGAIN = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}


class NotReached(Exception):
    """The way is closed for now; the message is tried again."""


class NeverGoes(Exception):
    """This message will not be taken, however often it is sent."""


class _NoDetours(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """A gateway that sends us elsewhere does not get the token there."""


@dataclass(frozen=True, slots=True)
class Way:
    """An open way to one applicant."""

    name: NoticeWay
    to: str

    @property
    def masked_to(self) -> str:
        """The address as it is kept."""
        if self.name != NoticeWay.EMAIL:
            return masked(self.to, 3)
        box, _at, host = self.to.partition("@")
        return f"{box[:1]}•••@{host}"


def ways_to(dossier: Dossier) -> list[Way]:
    """The ways that are open and to which the applicant has given an address, the house's favourite first."""
    found = []
    if settings.NOTICE_EMAIL and dossier.email:
        found.append(Way(NoticeWay.EMAIL, dossier.email))
    if dossier.phone:
        found += [Way(name, dossier.phone) for name in (NoticeWay.ZALO, NoticeWay.SMS) if gateway(name)[0]]
    return found


def gateway(name: str) -> tuple[str, str]:
    """The address and the token of a gateway, empty when it is not set."""
    return {
        NoticeWay.SMS: (settings.NOTICE_SMS_URL, settings.NOTICE_SMS_TOKEN),
        NoticeWay.ZALO: (settings.NOTICE_ZALO_URL, settings.NOTICE_ZALO_TOKEN),
    }[NoticeWay(name)]


def send(way: Way, notice: Notice, message: Message, date: datetime | None) -> None:
    """Send a message. Raises NotReached or NeverGoes."""
    if way.name == NoticeWay.EMAIL:
        _mail(way, notice, message)
    else:
        _post(way, notice, message, date)


def _mail(way: Way, notice: Notice, message: Message) -> None:
    # The same letter keeps its name when it is sent again, so that mail programs show it once.
    named = {
        "Message-ID": f"<notice-{notice.pk}-{notice.event_id}@{settings.MAIL_NAME}>",
        "Auto-Submitted": "auto-generated",
    }
    letter = EmailMessage(message.subject, message.letter, to=[way.to], headers=named)
    try:
        sent = letter.send()
    except SMTPRecipientsRefused as error:
        codes = [code for code, _words in error.recipients.values()]
        raise (NeverGoes if min(codes) >= _FOR_GOOD else NotReached)(f"SMTP {min(codes)}") from error
    except OSError as error:
        raise NotReached(f"{type(error).__name__}: {error}") from error
    except ValueError as error:
        raise NeverGoes(str(error)) from error
    if not sent:
        raise NotReached(_("Máy chủ thư không nhận."))


def _post(way: Way, notice: Notice, message: Message, date: datetime | None) -> None:
    address, token = gateway(way.name)
    key = f"notice-{notice.pk}"
    body = {
        "id": key,
        "to": way.to,
        "text": message.short,
        "topic": message.topic.value,
        "number": notice.dossier.number or "",
        "code": notice.dossier.code,
        "date": date.isoformat() if date else None,
    }
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}", "Idempotency-Key": key}
    call = Request(address, json.dumps(body).encode(), headers, method="POST")  # noqa: S310 -- http and https only, see settings
    try:
        with build_opener(_NoDetours).open(call, timeout=TIMEOUT):
            return
    except HTTPError as answer:
        words = f"HTTP {answer.code}"
        if answer.code in _AGAIN or answer.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise NotReached(words) from answer
        raise NeverGoes(words) from answer
    except (OSError, HTTPException) as error:
        raise NotReached(f"{type(error).__name__}: {error}") from error
