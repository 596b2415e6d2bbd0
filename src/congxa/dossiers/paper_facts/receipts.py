"""What an applicant takes home from the counter: the receipt with its promised day, and the receipt for money."""

from datetime import datetime

from congxa.dossiers import papers
from congxa.dossiers.addresses import public_address
from congxa.dossiers.domain.codes import show_code
from congxa.dossiers.models import Dossier, DossierPaper, IssuedPaper, Payment
from congxa.dossiers.money.bank_transfer import pay_text
from congxa.dossiers.paper_facts.heads import CENTRE, about, issue_of, person_of
from congxa.dossiers.papers.parts import Paper
from congxa.dossiers.queries import balance_of, office_parts
from congxa.dossiers.secrets import secret_again
from congxa.kernel.clock import format_date, format_time
from congxa.kernel.money import format_money


def receipt(issued: IssuedPaper) -> Paper:
    """The receipt: what was handed in, until when it is promised, where to collect and how to follow it."""
    dossier = about(issued)
    procedure = dossier.procedure
    received = dossier.accepted_at or issued.issued_at
    due, pay = _promised(issued, dossier), pay_text(dossier, issued.issued_at)
    return papers.Receipt(
        issue=issue_of(issued),
        person=person_of(dossier),
        procedure=procedure.name,
        procedure_code=procedure.procedure.code,
        papers=_items(dossier, issued.issued_at),
        sets=dossier.sets,
        time_limit=str(dossier.limit) if dossier.limit else (procedure.limit_text or "không ấn định"),
        received=received,
        due=due,
        parts=_parts(dossier),
        collect=_collect(dossier),
        officer=str(issued.issued_by or ""),
        fee=_fee_words(dossier),
        lookup=_lookup(dossier),
        pay=pay,
    )


def _promised(issued: IssuedPaper, dossier: Dossier) -> datetime | None:
    if "promised_at" in issued.content:
        kept = issued.content["promised_at"]
        return datetime.fromisoformat(kept) if kept else None
    return dossier.promised_at


def _parts(dossier: Dossier) -> tuple[str, ...]:
    found = office_parts(dossier)
    if len({office.pk for office, _until in found}) < 2:
        return ()
    return tuple(f"{office.short_name}: {format_time(until)} ngày {format_date(until)}" for office, until in found)


def _items(dossier: Dossier, until: datetime) -> tuple[papers.PaperItem, ...]:
    forms = DossierPaper.Form
    return tuple(
        papers.PaperItem(
            name=row.name,
            original=row.count if row.form == forms.ORIGINAL else 0,
            copy=row.count if row.form == forms.COPY else 0,
            electronic=row.count if row.form == forms.ELECTRONIC else 0,
        )
        for row in dossier.papers.filter(added_at__lte=until)
    )


def _collect(dossier: Dossier) -> str:
    way = str(dossier.get_result_way_display())
    return f"{CENTRE} {dossier.office.unit}" if dossier.result_way == "counter" else f"{way[0].upper()}{way[1:]}"


def _lookup(dossier: Dossier) -> str:
    secret = secret_again(dossier.code, dossier.secret_hash)
    words = f"{public_address(dossier.office_id, 'tra-cuu/')}, mã {show_code(dossier.code)}"
    return f"{words}, mã bí mật {secret[:4]} {secret[4:]}" if secret else words


def _fee_words(dossier: Dossier) -> str:
    balance = balance_of(dossier)
    if not balance.due:
        return "không thu" if dossier.charges.exists() else ""
    if not balance.owed:
        return f"{format_money(balance.due)} (đã nộp)"
    paid = f"đã nộp {format_money(balance.paid)}" if balance.paid else "chưa nộp"
    return f"{format_money(balance.due)} ({paid})"


def fee_receipt(issued: IssuedPaper) -> Paper:
    """The receipt for one payment."""
    dossier = about(issued)
    payment = Payment.objects.select_related("taken_by").get(pk=issued.content["payment"])
    charges = list(dossier.charges.all())
    lines = [
        papers.FeeLine(
            name=row.name,
            unit=row.unit_price,
            quantity=row.quantity,
            due=row.amount,
            exemption=f"{row.exemption}, giảm {row.discount} %" if row.exemption else "",
        )
        for row in charges
    ]
    if sum(line.due for line in lines) != payment.amount:
        whole = sum(line.due for line in lines)
        what = f"Nộp một phần (tổng phải nộp {format_money(whole)})" if payment.amount < whole else "Nộp phí, lệ phí"
        lines = [papers.FeeLine(name=what, unit=payment.amount, quantity=1, due=payment.amount)]
    return papers.FeeSlip(
        issue=issue_of(issued, number=payment.receipt_number),
        person=person_of(dossier),
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        lines=tuple(lines),
        way=str(payment.get_method_display()),
        cashier=str(payment.taken_by or ""),
    )
