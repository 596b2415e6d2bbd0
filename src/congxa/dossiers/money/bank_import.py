"""A bank's statement against what is owed: first a preview, then the booking, which counts nothing twice."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime, timedelta

from django.core import signing
from django.db import transaction
from django.db.models import Sum

from congxa.accounts.service import User, require
from congxa.dossiers.actions import Paid, pay
from congxa.dossiers.domain.codes import ALPHABET, read_code
from congxa.dossiers.domain.matching import BankLine, Match, Outcome, PaymentOrder, match_payments
from congxa.dossiers.models import Dossier, Payment
from congxa.dossiers.money.bank_transfer import pay_reference
from congxa.kernel.clock import start_of
from congxa.kernel.text import fold
from congxa.units.service import Office

BOOKED = (Outcome.PAID, Outcome.PARTIAL, Outcome.OVERPAID, Outcome.PAID_TWICE)
_SALT = "congxa.dossiers.money.bank_import"
_OURS = re.compile(rf"CX([{ALPHABET}]{{12}})")
_NOON = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a line of the statement is, and the dossier it names."""

    match: Match
    dossier: Dossier | None

    @property
    def books(self) -> bool:
        """Whether it becomes a payment."""
        return self.match.outcome in BOOKED


def reference_of(line: BankLine) -> str:
    """What tells a transaction from all others: the bank's number, else a hash of day, amount and content."""
    if line.transaction:
        return line.transaction[:60]
    words = f"{line.day}|{line.amount}|{line.content}"
    return f"~{hashlib.sha256(words.encode()).hexdigest()[:40]}"


def answers(office: Office, lines: Sequence[BankLine]) -> list[Answer]:
    """What each line is for an office, with what has been booked already taken into account. Four queries."""
    dossiers = _named(office, lines)
    booked = set(Payment.objects.filter(bank_reference__in={reference_of(line) for line in lines}).values_list(
        "bank_reference", flat=True))  # fmt: skip
    known = [line.transaction for line in lines if line.transaction and line.transaction[:60] in booked]
    known_bare = [(line.day, line.amount, line.content) for line in lines if reference_of(line) in booked]
    found = match_payments(_orders(dossiers), lines, [*known, *known_bare])
    by_reference = {pay_reference(dossier): dossier for dossier in dossiers}
    return [Answer(match, by_reference.get(match.reference)) for match in found]


def _named(office: Office, lines: Iterable[BankLine]) -> list[Dossier]:
    codes: set[str] = set()
    for line in lines:
        bare = re.sub(r"[^A-Z0-9]", "", fold(line.content).upper())
        codes |= {code for code in _OURS.findall(bare) if read_code(code)}
    return list(Dossier.objects.filter(office=office, code__in=codes))


def _orders(dossiers: Sequence[Dossier]) -> list[PaymentOrder]:
    keys = [dossier.pk for dossier in dossiers]
    due = dict(Dossier.objects.filter(pk__in=keys).annotate(sum=Sum("charges__amount")).values_list("pk", "sum"))
    paid: dict[int, int] = {}
    for key, amount, back in Payment.objects.filter(dossier__in=keys).values_list("dossier", "amount", "refund_of"):
        paid[key] = paid.get(key, 0) + (-amount if back else amount)
    return [
        PaymentOrder(pay_reference(dossier), due.get(dossier.pk) or 0, max(paid.get(dossier.pk, 0), 0))
        for dossier in dossiers
    ]


def pack(office: Office, lines: Iterable[BankLine]) -> str:
    """Lines that are to be booked, signed for the office, to be carried by the page of the preview."""
    rows = [(*astuple(line)[:1], line.day.isoformat() if line.day else "", *astuple(line)[2:]) for line in lines]
    return signing.dumps([office.pk, rows], salt=_SALT, compress=True)


def unpack(office: Office, packed: str) -> list[BankLine]:
    """The lines again. Raises signing.BadSignature for what was not packed here, for this office, within the hour."""
    key, rows = signing.loads(packed, salt=_SALT, max_age=3600)
    if key != office.pk:
        raise signing.BadSignature
    return [
        BankLine(number, date.fromisoformat(day) if day else None, amount, content, row)
        for number, day, amount, content, row in rows
    ]


@transaction.atomic
def book(*, actor: User, office: Office, lines: Sequence[BankLine], now: datetime) -> list[Paid]:
    """Book what the lines pay, matched anew: what was booked since the preview is not booked again.

    Raises:
        Http404, PermissionDenied: `actor` takes no money for the office.
    """
    office = Office.objects.select_for_update().get(pk=office.pk)
    require(actor, "dossiers.take_money", office)
    made = []
    for answer in answers(office, lines):
        if not answer.books or answer.dossier is None:
            continue
        line = answer.match.line
        moment = min(start_of(line.day) + _NOON, now) if line.day else now
        made.append(
            pay(
                actor=actor, dossier=answer.dossier, amount=line.amount, method=Payment.Method.BANK, now=now,
                paid_at=moment, bank_reference=reference_of(line),
            )
        )  # fmt: skip
    return [paid for paid in made if not paid.known]
