"""From what is recorded of a dossier to what its papers say.

A paper says what was so when it was issued: later pauses, letters and papers do not change it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.conf import settings

from congxa.dossiers import papers
from congxa.dossiers.addresses import public_address
from congxa.dossiers.domain.codes import show_code
from congxa.dossiers.domain.payment import Account, BadTransfer, transfer_payload
from congxa.dossiers.models import Dossier, DossierPaper, IssuedPaper, Payment, SupplementRequest, Transfer
from congxa.dossiers.papers.parts import Paper
from congxa.dossiers.queries import control_slip, hand_overs, office_parts, register
from congxa.dossiers.routing import offering_on
from congxa.dossiers.secrets import secret_again
from congxa.kernel.clock import day_of, format_date, format_time, start_of
from congxa.kernel.money import format_money
from congxa.kernel.text import fold
from congxa.procedures.service import Offering
from congxa.units.service import Office, Unit, address_line

Kind = IssuedPaper.Kind
_CENTRE = "Bộ phận Tiếp nhận và Trả kết quả"
_SPECIMEN = "BẢN MINH HỌA"
_END_OF_DAY = timedelta(hours=17)


def letterhead_of(office: Office, day: datetime) -> papers.Letterhead:
    """The head of everything an office issues on a day."""
    upper = office.upper.name if office.upper else office.upper_name
    return papers.Letterhead(
        agency=office.name,
        parent=upper,
        place=office.unit.name,
        centre=f"{_CENTRE} {office.unit}",
        address=office.address or address_line(office.unit, day_of(day)),
        phone=office.phone,
    )


def issue_of(issued: IssuedPaper, number: str = "") -> papers.Issue:
    """Number, day and code of an issued paper; a demonstration says across every sheet that it is one."""
    office = issued.office
    return papers.Issue(
        letterhead=letterhead_of(office, issued.issued_at),
        day=day_of(issued.issued_at),
        check_code=issued.code,
        check_url=public_address(office.pk, f"kiem-tra/{show_code(issued.code)}/"),
        code=str(issued.dossier) if issued.dossier else "",
        number=number or issued.number,
        mark=_SPECIMEN if settings.MODE == "demo" else "",
    )


def person_of(dossier: Dossier) -> papers.Person:
    """The applicant as written."""
    return papers.Person(
        name=dossier.applicant_name,
        address=dossier.address or (_unit_words(dossier.unit, dossier) if dossier.unit else ""),
        phone=dossier.phone,
        email=dossier.email,
        identity_number=dossier.identity_number,
    )


def _unit_words(unit: Unit, dossier: Dossier) -> str:
    return address_line(unit, day_of(dossier.submitted_at or dossier.created_at))


def forms_of(issued: IssuedPaper) -> papers.FormSet:
    """The forms of the day the dossier was received; of a book, those of the day it is printed."""
    dossier = issued.dossier
    moment = (dossier.accepted_at or dossier.submitted_at or dossier.created_at) if dossier else issued.issued_at
    return papers.form_set(day_of(moment))


def paper_of(issued: IssuedPaper) -> Paper:
    """What an issued paper says. Raises KeyError for what is no statutory paper (a result)."""
    return _MAKERS[Kind(issued.kind)](issued)


def _about(issued: IssuedPaper) -> Dossier:
    if issued.dossier is None:
        raise KeyError(issued.kind)
    return issued.dossier


def _receipt(issued: IssuedPaper) -> Paper:
    dossier = _about(issued)
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
    return f"{_CENTRE} {dossier.office.unit}" if dossier.result_way == "counter" else f"{way[0].upper()}{way[1:]}"


def _lookup(dossier: Dossier) -> str:
    secret = secret_again(dossier.code, dossier.secret_hash)
    words = f"{public_address(dossier.office_id, 'tra-cuu/')}, mã {show_code(dossier.code)}"
    return f"{words}, mã bí mật {secret[:4]} {secret[4:]}" if secret else words


def _fee_words(dossier: Dossier) -> str:
    due = sum(row.amount for row in dossier.charges.all())
    if not due:
        return "không thu" if dossier.charges.exists() else ""
    paid = sum(-row.amount if row.refund_of_id else row.amount for row in dossier.payments.all())
    if paid >= due:
        return f"{format_money(due)} (đã nộp)"
    return f"{format_money(due)} (đã nộp {format_money(paid)})" if paid else f"{format_money(due)} (chưa nộp)"


def account_of(offering: Offering | None, office: Office) -> Account | None:
    """The account into which fees are paid; None where the office has given none that a bank would take."""
    if offering is None or not offering.bank_account:
        return None
    try:
        return Account(offering.bank_bin, offering.bank_account.upper(), office.name)
    except BadTransfer:
        return None


def pay_text(dossier: Dossier, now: datetime) -> str:
    """The text of the QR that pays what is still owed; empty when nothing is, or there is no account."""
    due = sum(row.amount for row in dossier.charges.all())
    paid = sum(-row.amount if row.refund_of_id else row.amount for row in dossier.payments.all())
    account = account_of(offering_on(dossier.office, dossier.procedure, day_of(now)), dossier.office)
    if account is None or due <= paid:
        return ""
    try:
        return transfer_payload(account, due - paid, pay_reference(dossier), city=fold(dossier.office.unit.name))
    except BadTransfer:
        return ""


def pay_reference(dossier: Dossier) -> str:
    """What a payer writes, and what a bank's line is recognised by: the code, which never changes."""
    return f"CX{dossier.code}"


def _supplement(issued: IssuedPaper) -> Paper:
    dossier = _about(issued)
    asked = SupplementRequest.objects.filter(dossier=dossier, asked_at=issued.issued_at).first()
    by = asked.answer_by if asked else None
    name = str(issued.issued_by or "")
    phone = issued.office.phone
    last_moment = start_of(by) + _END_OF_DAY if by else None
    return papers.Supplement(
        issue=issue_of(issued),
        person=person_of(dossier),
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        items=tuple(issued.content.get("items", ())),
        contact=f"{name}, số điện thoại {phone}" if phone else name,
        officer=name,
        reason=asked.reason if asked else "",
        deadline=last_moment,
    )


def _refusal(issued: IssuedPaper) -> Paper:
    dossier = _about(issued)
    return papers.Refusal(
        issue=issue_of(issued),
        person=person_of(dossier),
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        reason=str(issued.content.get("reason", "")),
        officer=str(issued.issued_by or ""),
    )


def _apology(issued: IssuedPaper) -> Paper:
    dossier = _about(issued)
    letter = dossier.extension
    return papers.Apology(
        issue=issue_of(issued),
        person=person_of(dossier),
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        received=dossier.accepted_at or issued.issued_at,
        due=letter.old_date,
        new_due=letter.new_date,
        reason=letter.reason,
        leader=papers.Signer(name=str(letter.signed_by)),
        domain=dossier.procedure.field.name,
    )


def _stop(issued: IssuedPaper) -> Paper:
    dossier = _about(issued)
    if not forms_of(issued).has("stop"):  # the notice came in 2025; before, form 03 said it
        return _refusal(issued)
    paid = sum(-row.amount if row.refund_of_id else row.amount for row in dossier.payments.all())
    event = dossier.events.filter(move="stop").order_by("-id").first()
    return papers.Stop(
        issue=issue_of(issued),
        person=person_of(dossier),
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        received=dossier.accepted_at or dossier.created_at,
        stopped=issued.issued_at,
        asked_by=issued.office.name,
        stage=str(event.get_source_display()) if event else "",
        reason=str(issued.content.get("reason", "")),
        leader=papers.Signer(name=str(issued.issued_by or "")),
        money=f"Đã nộp {format_money(paid)}: hoàn theo quy định tại nơi đã nộp." if paid else "",
    )


def _control(issued: IssuedPaper) -> Paper:
    dossier = _about(issued)
    others = [office.name for office, _until in office_parts(dossier) if office.pk != dossier.office_id]
    return papers.ControlSlip(
        issue=issue_of(issued),
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        handler=dossier.competent.name,
        others=tuple(dict.fromkeys(others)),
        steps=tuple(_steps(dossier)),
    )


def _steps(dossier: Dossier) -> list[papers.Step]:
    made, giver = [], dossier.applicant_name
    for row in control_slip(dossier):
        receiver = f"{row.person} ({row.office})" if row.person else row.office
        if row.given_at is not None:
            note = f"hạn {format_time(row.due_at)} {format_date(row.due_at)}" if row.due_at else ""
            done = f", xong {format_time(row.done_at)} {format_date(row.done_at)}" if row.done_at else ""
            again = f", làm lại {row.reworked} lần" if row.reworked else ""
            result = _HOW.get(row.how or "", "")
            made.append(
                papers.Step(
                    step=row.step, at=row.given_at, giver=giver, receiver=receiver, result=result,
                    note=note + done + again,
                )
            )  # fmt: skip
        giver = receiver
    return made


_HOW: Mapping[str, str] = {"early": "trước hạn", "on_time": "đúng hạn", "late": "quá hạn"}


def _hand_over(issued: IssuedPaper) -> Paper:
    slip = hand_overs(str(issued.content["slip"]))
    if slip is None:
        raise KeyError(issued.content["slip"])
    first = slip.rows[0]
    return papers.HandOver(
        issue=issue_of(issued, number=slip.slip),
        giver=slip.sender.name,
        receiver=slip.receiver.name,
        at=slip.handed_at,
        rows=tuple(_slip_row(row) for row in slip.rows),
        giver_name=str(first.handed_by),
        receiver_name=str(first.received_by) if slip.confirmed and first.received_by else "",
    )


def _slip_row(row: Transfer) -> papers.SlipRow:
    dossier = row.dossier
    items = len(row.items)
    return papers.SlipRow(
        code=str(dossier),
        procedure=dossier.procedure.name,
        person=dossier.applicant_name,
        pages=f"{items} giấy tờ" if items else "",
        due=dossier.due_at,
        note=f"không nhận: {row.refused}" if row.refused else row.reason,
    )


def _fee(issued: IssuedPaper) -> Paper:
    dossier = _about(issued)
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


def _register(issued: IssuedPaper) -> Paper:
    since, until = (datetime.fromisoformat(issued.content[key]) for key in ("since", "until"))
    last = format_date(datetime.fromisoformat(issued.content["last"]))
    rows = register(issued.office, since=since, until=until)
    return papers.Register(
        issue=issue_of(issued),
        period=f"Từ {format_date(since)} đến {last}",
        rows=tuple(
            papers.RegisterRow(
                serial=row.serial,
                code=row.number,
                procedure=row.procedure,
                person=row.name,
                received=row.received_at,
                due=row.due_at,
                sets=row.sets,
                address=", ".join(part for part in (row.address, row.phone) if part),
                handler=row.holder,
                returned=row.returned_at,
                way=row.way,
            )
            for row in rows
        ),
    )


_MAKERS: Mapping[Kind, Callable[[IssuedPaper], Paper]] = {
    Kind.RECEIPT: _receipt,
    Kind.SUPPLEMENT: _supplement,
    Kind.REFUSAL: _refusal,
    Kind.APOLOGY: _apology,
    Kind.STOP: _stop,
    Kind.CONTROL: _control,
    Kind.HAND_OVER: _hand_over,
    Kind.FEE_RECEIPT: _fee,
    Kind.REGISTER: _register,
}
