"""The cash book of the office and the bank's statement."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from congxa.accounts.service import actor_of, needs, office_of
from congxa.dossiers.actions.cash import close_cash_day, deposit_cash
from congxa.dossiers.domain.cash_book import BadBook
from congxa.dossiers.forms.money import BankFileForm, ClosingForm, DepositForm
from congxa.dossiers.money.bank_import import Answer, answers, book, pack, unpack
from congxa.dossiers.money.cash_sheet import cash_sheet
from congxa.dossiers.money.payment_files import BadBankFile, read_statement
from congxa.dossiers.queries.cash import book_of, closing_of
from congxa.dossiers.views.money_common import attempt, day_typed, refused_page
from congxa.kernel.clock import format_date
from congxa.kernel.money import format_money

MOST_SHOWN = 500


@needs("dossiers.take_money")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def cash_book(request: HttpRequest) -> HttpResponse:
    """The cash book of a day: what came in and went out, and, today, handing in and closing."""
    office, day, sent = (
        office_of(request),
        day_typed(request, "ngay", timezone.localdate()),
        request.POST.get("viec", ""),
    )
    try:
        found = book_of(office, day)
    except BadBook:
        return refused_page(request, _("Sổ quỹ không cân: tiền chi nhiều hơn tiền có. Hãy báo kế toán kiểm tra."))
    deposit = DepositForm(request.POST if sent == "nop" else None)
    closing = ClosingForm(request.POST if sent == "khoa" else None, initial={"counted": found.closing})
    back = f"{reverse('desk_cash_book')}?ngay={day:%Y-%m-%d}"

    def hand_in(data: dict[str, Any]) -> str:
        deposit_cash(actor=actor_of(request), office=office, now=timezone.now(), **data)
        return _("Đã ghi nộp %(sum)s.") % {"sum": format_money(data["amount"])}

    def close(data: dict[str, Any]) -> str:
        close_cash_day(actor=actor_of(request), office=office, day=day, now=timezone.now(), **data)
        return _("Đã khóa sổ quỹ ngày %(day)s.") % {"day": format_date(day)}

    answer = attempt(request, deposit, hand_in, back) or attempt(request, closing, close, back)
    if answer is not None:
        return answer
    context = {
        "book": found, "day": day, "today": timezone.localdate(), "closed": closing_of(office, day),
        "deposit": deposit, "closing": closing, "form": deposit if sent == "nop" else closing,
        "before": day - timedelta(days=1), "after": day + timedelta(days=1), "office": office,
        "outgoing": found.refunds + found.deposits,
    }  # fmt: skip
    return render(request, "dossiers/money/cash_book.html", context)


@needs("dossiers.take_money")
@require_GET
@never_cache
def cash_book_sheet(request: HttpRequest) -> HttpResponseBase:
    """The cash book of a day as an Excel file, whose sums are formulas over its rows."""
    office, day = office_of(request), day_typed(request, "ngay", timezone.localdate())
    file = BytesIO(cash_sheet(office, book_of(office, day), closing_of(office, day)))
    return FileResponse(file, as_attachment=True, filename=f"so-quy-{day:%Y-%m-%d}.xlsx")


@needs("dossiers.take_money")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def bank_file(request: HttpRequest) -> HttpResponse:
    """Take in a bank's statement: read and shown first, booked when the officer says so."""
    office = office_of(request)
    if request.method == "POST" and "goi" in request.POST:
        return _book(request)
    form = BankFileForm(request.POST, request.FILES) if request.method == "POST" else BankFileForm()
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            statement = read_statement(file.name, file.read())
        except BadBankFile as error:
            form.add_error("file", str(error))
        else:
            found = answers(office, statement.lines)
            context |= _preview(found) | {"problems": statement.problems}
            context["packed"] = pack(office, [one.match.line for one in found if one.books])
    return render(request, "dossiers/money/bank_file.html", context)


def _preview(found: list[Answer]) -> dict[str, Any]:
    books = [one for one in found if one.books]
    others = [one for one in found if not one.books]
    return {
        "preview": True,
        "books": books[:MOST_SHOWN],
        "others": others[:MOST_SHOWN],
        "count": len(books),
        "sum": sum(one.match.line.amount for one in books),
        "repeated": sum(one.match.outcome == "repeated" for one in others),
        "unknown": sum(one.match.outcome in {"unknown", "ambiguous"} for one in others),
    }


def _book(request: HttpRequest) -> HttpResponse:
    office = office_of(request)
    try:
        lines = unpack(office, request.POST["goi"])
    except signing.BadSignature:
        messages.error(request, _("Bản xem trước đã quá một giờ. Hãy nạp lại tệp sao kê."))
        return redirect("desk_bank_file")
    made = book(actor=actor_of(request), office=office, lines=lines, now=timezone.now())
    words = {"count": len(made), "sum": format_money(sum(one.payment.amount for one in made))}
    said = ngettext("Đã ghi %(count)d khoản, cộng %(sum)s.", "Đã ghi %(count)d khoản, cộng %(sum)s.", len(made))
    messages.success(request, said % words)
    over = [one for one in made if one.balance.overpaid]
    if over:
        messages.warning(
            request,
            _("%(count)d hồ sơ nộp thừa: mở phần phí của hồ sơ để hoàn.") % {"count": len(over)},
        )
    return redirect("desk_bank_file")
