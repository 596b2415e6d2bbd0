"""The fees of one dossier at the desk: computed, taken, given back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congxa.accounts.service import actor_of, may, needs
from congxa.dossiers.actions import charge, pay, refund
from congxa.dossiers.actions.money import fees_that_hold
from congxa.dossiers.forms.money import CashForm, ChargeForm, RefundForm
from congxa.dossiers.models import Dossier, Payment
from congxa.dossiers.money.fee_view import FeeView, citizen_fee
from congxa.dossiers.views.money_common import attempt, dossier_of
from congxa.kernel.money import format_money


@needs("dossiers.see")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def fees(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a dossier costs and what came in; charge, take cash or refund as `viec` says."""
    dossier, now = dossier_of(request, pk), timezone.now()
    shown = citizen_fee(dossier, now=now)
    forms = _forms(request, dossier, shown)
    back = reverse("dossier_fees", args=[pk])
    for word, do in (("tinh", _charge), ("thu", _take), ("hoan", _refund)):
        if request.POST.get("viec") == word:
            answer = attempt(request, forms[word], lambda data, do=do: do(request, dossier, forms, data), back)  # type: ignore[misc]  # mypy does not see what a default binds
            if answer is not None:
                return answer
    context = {
        "dossier": dossier,
        "fee": shown,
        "forms": forms,
        "form": forms.get(request.POST.get("viec", "")),
        "may_take": may(request.user, "dossiers.take_money", dossier.office),
        "rows": [(row, _left(row)) for row in shown.payments],
    }
    return render(request, "dossiers/money/fees.html", context)


def _forms(request: HttpRequest, dossier: Dossier, shown: FeeView) -> dict[str, Any]:
    sent = request.POST.get("viec", "")
    data = request.POST
    fees = fees_that_hold(dossier, timezone.now())
    made: dict[str, Any] = {
        "tinh": ChargeForm(data if sent == "tinh" else None, dossier.procedure, fees),
        "thu": CashForm(data if sent == "thu" else None, initial={"amount": shown.balance.owed or None}),
        "hoan": RefundForm(data if sent == "hoan" else None),
    }
    if not sent:  # the keys begin with what comes next: how many, then how much
        form, name = ("thu", "amount") if shown.charges else ("tinh", f"fee_{fees[0].pk}" if fees else "exemption")
        made[form].fields[name].widget.attrs["autofocus"] = True
    return made


def _left(row: Payment) -> int:
    """What of a payment could still go back."""
    return 0 if row.refund_of_id else row.amount - sum(one.amount for one in row.refunds.all())


def _charge(request: HttpRequest, dossier: Dossier, forms: dict[str, Any], data: dict[str, Any]) -> str:
    rows = charge(
        actor=actor_of(request), dossier=dossier, now=timezone.now(), exemption=data["exemption"],
        quantities=forms["tinh"].quantities(),
    )  # fmt: skip
    return _("Đã tính phí: %(sum)s.") % {"sum": format_money(sum(row.amount for row in rows))}


def _take(request: HttpRequest, dossier: Dossier, _forms: dict[str, Any], data: dict[str, Any]) -> str:
    paid = pay(
        actor=actor_of(request), dossier=dossier, amount=data["amount"], method=Payment.Method.CASH,
        now=timezone.now(),
    )  # fmt: skip
    said = {"sum": format_money(data["amount"]), "number": paid.payment.receipt_number}
    return _("Đã thu %(sum)s, phiếu thu số %(number)s.") % said


def _refund(request: HttpRequest, dossier: Dossier, _forms: dict[str, Any], data: dict[str, Any]) -> str:
    payment = get_object_or_404(Payment, dossier=dossier, pk=data["payment"])
    refund(actor=actor_of(request), payment=payment, amount=data["amount"], reason=data["reason"], now=timezone.now())
    return _("Đã ghi hoàn %(sum)s.") % {"sum": format_money(data["amount"])}
