"""Money: what a dossier costs, what was paid, what goes back. Rows are only added."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.actions.cash import require_open_day
from congxa.dossiers.actions.doing import locked, note, save
from congxa.dossiers.actions.handling import need
from congxa.dossiers.actions.numbering import next_place_of
from congxa.dossiers.domain.balances import Balance
from congxa.dossiers.domain.fees import Exemption, Rate, bill
from congxa.dossiers.models import Channel, Charge, Dossier, Payment
from congxa.dossiers.queries import balance_of
from congxa.kernel.clock import day_of
from congxa.kernel.money import format_money
from congxa.procedures.service import Fee, FeeExemption

RECEIPT_BOOK = "bien-lai"


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment that was recorded; `known` says that this very transfer had been recorded before."""

    payment: Payment
    balance: Balance
    known: bool = False


@transaction.atomic
def charge(
    *,
    actor: User,
    dossier: Dossier,
    now: datetime,
    exemption: FeeExemption | None = None,
    quantities: Mapping[int, int] | None = None,
) -> list[Charge]:
    """Compute what a dossier costs from its procedure's version and the day it was submitted.

    Charging again replaces the lines as long as nothing was paid. `quantities` counts by the key of a fee.

    Raises:
        Http404, PermissionDenied: `actor` takes no money for the office.
        Refused: something was paid already, or the exemption is of another version.
    """
    dossier = locked(dossier)
    require(actor, "dossiers.take_money", dossier.office)
    if dossier.payments.exists():
        raise Refused(_("Đã có khoản nộp nên không tính lại phí. Hãy hoàn khoản đã nộp trước."))
    if exemption is not None and exemption.version_id != dossier.procedure_id:
        raise Refused(_("Diện miễn, giảm này không thuộc thủ tục của hồ sơ."))
    off = [Exemption(exemption.name, exemption.percent, basis=exemption.basis)] if exemption else []
    rates = [(_rate(fee), (quantities or {}).get(fee.pk, 1)) for fee in fees_that_hold(dossier, now)]
    lines = bill(rates, off).lines
    dossier.charges.all().delete()
    rows = Charge.objects.bulk_create(
        Charge(
            dossier=dossier,
            kind=line.rate.kind,
            name=line.rate.name,
            unit_price=line.rate.amount,
            quantity=line.quantity,
            discount=line.exemption.percent if line.exemption else 0,
            exemption=line.exemption.name if line.exemption else "",
            amount=line.due,
            basis=line.rate.basis,
            charged_at=now,
        )
        for line in lines
    )
    save(dossier)
    note(dossier, "charge", actor=actor, office=dossier.office, now=now, after={"due": sum(row.amount for row in rows)})
    return rows


@transaction.atomic
def pay(
    *,
    actor: User | None,
    dossier: Dossier,
    amount: int,
    method: Payment.Method,
    now: datetime,
    paid_at: datetime | None = None,
    bank_reference: str | None = None,
) -> Paid:
    """Record money that came in. A bank's reference that is known is not counted again; a second payment is kept.

    `actor` is None for what the bank's file says. The receipt's number is the next of the office's book.

    Raises:
        Http404, PermissionDenied: `actor` takes no money for the office.
        Refused: no amount, or cash on a day whose book is closed.
    """
    dossier = locked(dossier)
    if actor is not None:
        require(actor, "dossiers.take_money", dossier.office)
    if amount <= 0:
        raise Refused(_("Số tiền phải lớn hơn 0."))
    known = Payment.objects.filter(bank_reference=bank_reference).first() if bank_reference else None
    if known is not None:
        return Paid(known, balance_of(known.dossier), known=True)
    if method == Payment.Method.CASH:
        require_open_day(dossier.office, paid_at or now)
    payment = Payment.objects.create(
        dossier=dossier,
        office=dossier.office,
        method=method,
        amount=amount,
        bank_reference=bank_reference or None,
        receipt_number=_receipt_number(dossier, now),
        taken_by=actor,
        paid_at=paid_at or now,
        recorded_at=now,
    )
    left = balance_of(dossier)
    save(dossier)
    after = {"amount": amount, "owed": left.owed, "overpaid": left.overpaid, "receipt": payment.receipt_number}
    note(dossier, "pay", actor=actor, office=dossier.office, now=now, after=after)
    return Paid(payment, left)


@transaction.atomic
def refund(*, actor: User, payment: Payment, amount: int, reason: str, now: datetime) -> Payment:
    """Give money back: a row of its own, never more than is left of the payment.

    Raises:
        Http404, PermissionDenied: `actor` takes no money for the office.
        Refused: no reason, no amount, or more than is left.
    """
    dossier = locked(payment.dossier)
    require(actor, "dossiers.take_money", dossier.office)
    need(reason, _("Hãy ghi lý do hoàn tiền."))
    left = payment.amount - (payment.refunds.aggregate(sum=Sum("amount"))["sum"] or 0)
    if payment.refund_of_id is not None or not 0 < amount <= left:
        raise Refused(_("Chỉ hoàn được tối đa %(left)s của khoản này.") % {"left": format_money(max(left, 0))})
    if payment.method == Payment.Method.CASH:
        require_open_day(dossier.office, now)
    row = Payment.objects.create(
        dossier=dossier,
        office=dossier.office,
        method=payment.method,
        amount=amount,
        refund_of=payment,
        reason=reason,
        receipt_number=_receipt_number(dossier, now),
        taken_by=actor,
        paid_at=now,
        recorded_at=now,
    )
    save(dossier)
    after = {"amount": amount, "receipt": row.receipt_number}
    note(dossier, "refund", actor=actor, office=dossier.office, now=now, reason=reason, after=after)
    return row


def fees_that_hold(dossier: Dossier, now: datetime) -> list[Fee]:
    """The fees of the procedure's version that are due for a dossier, by the day and the way it was filed."""
    day, channel = day_of(dossier.submitted_at or now), _fee_channel(dossier)
    return [fee for fee in dossier.procedure.fees.all() if _rate(fee).holds(day, channel)]


def _receipt_number(dossier: Dossier, now: datetime) -> str:
    place = next_place_of(dossier.office, RECEIPT_BOOK, now)
    return f"{place.day:%y%m%d}-{place.serial:04d}"


def _fee_channel(dossier: Dossier) -> str:
    return Fee.Channel.ONLINE if dossier.channel == Channel.ONLINE else Fee.Channel.COUNTER


def _rate(fee: Fee) -> Rate:
    return Rate(fee.name, fee.amount, fee.per, fee.kind, fee.channel, fee.valid_from, fee.valid_to, fee.basis)
