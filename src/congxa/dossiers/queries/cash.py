"""The cash book of an office, a view over payments and deposits."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q

from congxa.dossiers.domain.cash_book import CashDay, CashEntry, CashKind, cash_day
from congxa.dossiers.models import CashClosing, CashDeposit, Payment
from congxa.kernel.clock import day_of, start_of
from congxa.units.service import Office


def book_of(office: Office, day: date) -> CashDay:
    """The book of one day; it opens with what the last closed day left and what happened since. Three queries.

    Raises:
        BadBook: more went out than there was.
    """
    last = CashClosing.objects.filter(office=office, day__lt=day).order_by("-day").first()
    since = start_of(last.day + timedelta(days=1)) if last else None
    opening = last.closing if last else 0
    entries = sorted(_entries(office, since, start_of(day + timedelta(days=1))), key=lambda entry: entry.at)
    begun = start_of(day)
    opening += sum(entry.change for entry in entries if entry.at < begun)
    return cash_day(day, opening, [entry for entry in entries if entry.at >= begun])


def _entries(office: Office, since: datetime | None, until: datetime) -> Iterator[CashEntry]:
    rule = Q(paid_at__lt=until) & (Q(paid_at__gte=since) if since else Q())
    cash = Payment.objects.filter(rule, office=office, method=Payment.Method.CASH).select_related("dossier")
    for row in cash.order_by("paid_at", "pk"):
        kind = CashKind.REFUND if row.refund_of_id else CashKind.RECEIPT
        words = f"{row.dossier} · {row.dossier.applicant_name}" + (f" · {row.reason}" if row.reason else "")
        yield CashEntry(row.paid_at, kind, row.amount, row.receipt_number, words)
    given = Q(handed_at__lt=until) & (Q(handed_at__gte=since) if since else Q())
    for one in CashDeposit.objects.filter(given, office=office):
        yield CashEntry(one.handed_at, CashKind.DEPOSIT, one.amount, one.number, one.note)


def is_closed(office: Office, day: date) -> bool:
    """Whether the day, or a later one, is closed: nothing is written into the past of a closed book."""
    return CashClosing.objects.filter(office=office, day__gte=day).exists()


def closing_of(office: Office, day: date) -> CashClosing | None:
    """How the day was closed."""
    return CashClosing.objects.filter(office=office, day=day).select_related("closed_by").first()


def open_days_before(office: Office, day: date) -> list[date]:
    """Days before `day` on which cash moved and that are not closed, oldest first."""
    last = CashClosing.objects.filter(office=office).order_by("-day").first()
    since = start_of(last.day + timedelta(days=1)) if last else None
    return sorted({day_of(entry.at) for entry in _entries(office, since, start_of(day))})
