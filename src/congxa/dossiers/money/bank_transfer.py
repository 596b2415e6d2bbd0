"""Paying a fee by bank: into which account, with which words, and the QR text that fills both in."""

from dataclasses import dataclass
from datetime import datetime

from congxa.dossiers.domain.payment import Account, BadTransfer, transfer_payload
from congxa.dossiers.models import Dossier
from congxa.dossiers.queries import balance_of
from congxa.dossiers.routing import offering_on
from congxa.kernel.clock import day_of
from congxa.kernel.text import fold
from congxa.procedures.service import Offering
from congxa.units.service import Office


def account_of(offering: Offering | None, office: Office) -> Account | None:
    """The account into which fees are paid; None where the office has given none that a bank would take."""
    if offering is None or not offering.bank_account:
        return None
    try:
        return Account(offering.bank_bin, offering.bank_account.upper(), office.name)
    except BadTransfer:
        return None


@dataclass(frozen=True, slots=True)
class Transfer:
    """A payment by bank: the account, and the text of the QR that fills everything in."""

    account: Account
    text: str


def transfer_of(dossier: Dossier, now: datetime) -> Transfer | None:
    """How what is still owed can be paid by bank; None when nothing is owed, or there is no account."""
    owed = balance_of(dossier).owed
    if not owed:
        return None
    account = account_of(offering_on(dossier.office, dossier.procedure, day_of(now)), dossier.office)
    if account is None:
        return None
    try:
        text = transfer_payload(account, owed, pay_reference(dossier), city=fold(dossier.office.unit.name))
    except BadTransfer:
        return None
    return Transfer(account, text)


def pay_text(dossier: Dossier, now: datetime) -> str:
    """The text of the QR that pays what is still owed; empty when nothing is, or there is no account."""
    way = transfer_of(dossier, now)
    return way.text if way else ""


def pay_reference(dossier: Dossier) -> str:
    """What a payer writes, and what a bank's line is recognised by: the code, which never changes."""
    return f"CX{dossier.code}"
