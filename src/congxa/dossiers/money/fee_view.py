"""What a dossier costs as it is shown: to its citizen and at the desk."""

from dataclasses import dataclass
from datetime import datetime

import segno

from congxa.dossiers.domain.balances import Balance
from congxa.dossiers.domain.payment import Account
from congxa.dossiers.models import Charge, Dossier, Payment
from congxa.dossiers.money.bank_transfer import account_of, pay_reference, pay_text
from congxa.dossiers.queries import balance_of
from congxa.dossiers.routing import offering_on
from congxa.kernel.clock import day_of


@dataclass(frozen=True, slots=True)
class FeeView:
    """Charges, payments and balance; while something is owed and the office has an account, the bank QR as SVG, the
    account and what to write (`reference`)."""

    charges: list[Charge]
    payments: list[Payment]
    balance: Balance
    reference: str = ""
    account: Account | None = None
    picture: str = ""

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.charges or self.payments)


def citizen_fee(dossier: Dossier, *, now: datetime) -> FeeView:
    """The fees of a dossier for `dossiers/money/citizen_fee.html` (as `fee`). Six queries."""
    charges = list(dossier.charges.all())
    payments = list(dossier.payments.prefetch_related("refunds").order_by("pk"))
    text = pay_text(dossier, now)
    if not text:
        return FeeView(charges, payments, balance_of(dossier))
    account = account_of(offering_on(dossier.office, dossier.procedure, day_of(now)), dossier.office)
    return FeeView(charges, payments, balance_of(dossier), pay_reference(dossier), account, picture_of(text))


def picture_of(text: str) -> str:
    """A QR of `text` as SVG to be put into a page, dark on white whatever the page's colours."""
    return segno.make(text, error="m").svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=True)
