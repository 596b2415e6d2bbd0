"""The till of a counter: cash handed in at the bank, and a day of the book closed."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers.actions.handling import need
from congxa.dossiers.domain.cash_book import BadBook
from congxa.dossiers.models import CashClosing, CashDeposit
from congxa.dossiers.queries.cash import book_of, is_closed, open_days_before
from congxa.kernel.clock import day_of, format_date
from congxa.kernel.money import format_money
from congxa.records.service import write
from congxa.units.service import Office


def require_open_day(office: Office, moment: datetime) -> None:
    """Go on only if the cash book of the day is still open. Raises Refused."""
    if is_closed(office, day_of(moment)):
        raise Refused(
            _("Sổ quỹ ngày %(day)s đã khóa nên không ghi thêm tiền mặt. Hãy ghi vào ngày làm việc sau.")
            % {"day": format_date(moment)}
        )


@transaction.atomic
def deposit_cash(
    *, actor: User, office: Office, amount: int, number: str, now: datetime, note: str = ""
) -> CashDeposit:
    """Write down that cash left the till for the bank or the treasury.

    Raises:
        Http404, PermissionDenied: `actor` takes no money for the office.
        Refused: no amount or number, the number is known, more than is in the till, or the day is closed.
    """
    office = Office.objects.select_for_update().get(pk=office.pk)
    require(actor, "dossiers.take_money", office)
    need(number, _("Hãy ghi số giấy nộp tiền."))
    require_open_day(office, now)
    there = book_of(office, day_of(now)).closing
    if not 0 < amount <= there:
        raise Refused(_("Trong quỹ chỉ có %(there)s. Hãy kiểm tra lại số tiền.") % {"there": format_money(there)})
    if CashDeposit.objects.filter(office=office, number=number.strip()).exists():
        raise Refused(_("Giấy nộp tiền số %(number)s đã được ghi.") % {"number": number})
    row = CashDeposit.objects.create(
        office=office, amount=amount, number=number.strip(), note=note, handed_by=actor, handed_at=now
    )
    write(
        actor=actor, kind="dossiers.deposit_cash", thing=row, after={"amount": amount, "number": row.number},
        office=office, now=now,
    )  # fmt: skip
    return row


@transaction.atomic
def close_cash_day(
    *, actor: User, office: Office, day: date, counted: int, now: datetime, note: str = ""
) -> CashClosing:
    """Close a day of the cash book; what was counted may differ from what must be there only with an explanation.

    Raises:
        Http404, PermissionDenied: `actor` takes no money for the office.
        Refused: the day is closed or to come, an earlier one is open, the book does not balance, or a difference is
            not explained.
    """
    office = Office.objects.select_for_update().get(pk=office.pk)
    require(actor, "dossiers.take_money", office)
    _require_closable(office, day, now)
    try:
        book = book_of(office, day)
    except BadBook as refusal:
        raise Refused(_("Sổ quỹ không cân: tiền chi nhiều hơn tiền có. Hãy xem lại các khoản trong ngày.")) from refusal
    if counted < 0:
        raise Refused(_("Số tiền đếm được không thể âm."))
    if book.difference(counted):
        need(note, _("Tiền đếm được lệch sổ. Hãy ghi vì sao lệch."))
    row = CashClosing.objects.create(
        office=office, day=day, opening=book.opening, receipts=book.receipts, refunds=book.refunds,
        deposits=book.deposits, closing=book.closing, counted=counted, note=note, closed_by=actor, closed_at=now,
    )  # fmt: skip
    after = {"day": day, "closing": book.closing, "counted": counted}
    write(actor=actor, kind="dossiers.close_cash_day", thing=row, after=after, office=office, now=now)
    return row


def _require_closable(office: Office, day: date, now: datetime) -> None:
    if day > day_of(now):
        raise Refused(_("Chưa đến ngày này nên chưa khóa sổ được."))
    if is_closed(office, day):
        raise Refused(_("Sổ quỹ ngày %(day)s đã khóa.") % {"day": format_date(day)})
    earlier = open_days_before(office, day)
    if earlier:
        raise Refused(_("Hãy khóa sổ ngày %(day)s trước.") % {"day": format_date(earlier[0])})
