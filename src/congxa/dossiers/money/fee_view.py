"""What a dossier costs as it is shown: to its citizen and at the desk."""

from dataclasses import dataclass
from datetime import datetime

import segno
from django.db.models import Prefetch, prefetch_related_objects

from congxa.dossiers.domain.balances import Balance
from congxa.dossiers.domain.payment import Account
from congxa.dossiers.models import Charge, Dossier, Payment
from congxa.dossiers.money.bank_transfer import pay_reference, transfer_of
from congxa.dossiers.queries import balance_of


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
    """The fees of a dossier for `dossiers/money/citizen_fee.html` (as `fee`). At most five queries."""
    rows = Payment.objects.prefetch_related("refunds").order_by("pk")
    prefetch_related_objects([dossier], "charges", Prefetch("payments", rows))
    charges, payments, sums = list(dossier.charges.all()), list(dossier.payments.all()), balance_of(dossier)
    way = transfer_of(dossier, now)
    if way is None:
        return FeeView(charges, payments, sums)
    return FeeView(charges, payments, sums, pay_reference(dossier), way.account, picture_of(way.text))


def picture_of(text: str) -> str:
    """A QR of `text` as SVG to be put into a page, dark on white whatever the page's colours."""
    return segno.make(text, error="m").svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=True)
