"""The officers' pages of the catalogue: what there is, what the office takes in, what communes take in."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congxa.accounts.service import actor_of, may, needs, office_of
from congxa.kernel.text import fold
from congxa.procedures.forms.desk import IntakeForm, OfferingForm, StopForm
from congxa.procedures.models import IntakeRule, Offering
from congxa.procedures.queries import intake_on, version_on
from congxa.procedures.queries.overview import Listed, listed_at, takers_by_procedure
from congxa.procedures.queries.versions import history
from congxa.procedures.service import Particulars, offer, offer_many, set_intake_rule, stop_offering
from congxa.procedures.views.pages import form_page, procedure_or_404
from congxa.records.service import current
from congxa.units.service import directory

SHOWN = ("nhan", "chua-nhan", "ca-danh-muc")


@needs("procedures.see")
@require_safe
@never_cache
def procedures(request: HttpRequest) -> HttpResponse:
    """List what offices of this tier can take in, with what this office does take in."""
    office, today = office_of(request), timezone.localdate()
    shown = request.GET.get("xem", "")
    shown = shown if shown in SHOWN else ""
    everything = listed_at(office.pk, None if shown == "ca-danh-muc" else office.unit.kind.tier, today)
    rows = _narrowed(everything, request.GET.get("q", ""), shown)
    context: dict[str, Any] = {
        "rows": rows,
        "query": request.GET.get("q", ""),
        "shown": shown,
        "taken": sum(row.offering is not None for row in everything),
        "total": len(everything),
        "may_offer": may(request.user, "procedures.offer", office),
        "may_keep": office.is_root and may(request.user, "procedures.keep", office),
        "may_set_intake": may(request.user, "procedures.set_intake", office),
        "has_lower": any(one.upper_id == office.pk for one in directory(current("units")).by_id.values()),
    }
    return render(request, "procedures/desk/procedures.html", context)


def _narrowed(rows: list[Listed], query: str, shown: str) -> list[Listed]:
    words = fold(query.replace("\0", "")).split()
    fitting = [row for row in rows if all(word in row.version.search_text for word in words)]
    if shown == "nhan":
        return [row for row in fitting if row.offering]
    return [row for row in fitting if not row.offering] if shown == "chua-nhan" else fitting


@needs("procedures.see")
@require_safe
@never_cache
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Show one procedure: its versions, and how this office takes it in."""
    found, office, today = procedure_or_404(code), office_of(request), timezone.localdate()
    version = version_on(code, today)
    context = {
        "procedure": found,
        "version": version,
        "versions": [(one, one.valid_from > today) for one in history(found)],
        "offering": Offering.objects.filter(office=office, procedure=found).first(),
        "fits": version is not None and version.tier == office.unit.kind.tier,
        "may_offer": may(request.user, "procedures.offer", office),
        "may_keep": office.is_root and may(request.user, "procedures.keep", office),
        "today": today,
    }
    return render(request, "procedures/desk/procedure.html", context)


@needs("procedures.offer")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def offering(request: HttpRequest, code: str) -> HttpResponse:
    """Take a procedure in, or change how it is taken in."""
    found, office, today = procedure_or_404(code), office_of(request), timezone.localdate()
    row = Offering.objects.filter(office=office, procedure=found).first()
    names = [name for name in OfferingForm.base_fields if row is not None]
    initial = {name: getattr(row, name) for name in names} | (
        {} if row and row.valid_to is None else {"valid_from": today}
    )
    form = OfferingForm(request.POST if request.method == "POST" else None, initial=initial)

    def do(form: OfferingForm) -> None:
        given = dict(form.cleaned_data)
        valid_from = given.pop("valid_from")
        if given["limit_value"] is None:
            given["limit_unit"] = ""
        offer(
            actor=actor_of(request), office=office, code=code, valid_from=valid_from, particulars=Particulars(**given)
        )
        messages.success(request, _("Đã ghi cách tiếp nhận thủ tục %(code)s.") % {"code": code})

    version = version_on(code, today)
    lead = _("Thời hạn đã công bố: %(limit)s.") % {"limit": version.limit} if version and version.limit else ""
    return form_page(request, form, do, back=reverse("desk_procedure", args=[code]), lead=lead,
                     title=_("Tiếp nhận: %(name)s") % {"name": version.name if version else code},
                     submit=_("Lưu cách tiếp nhận"))  # fmt: skip


@needs("procedures.offer")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop(request: HttpRequest, code: str) -> HttpResponse:
    """Stop taking a procedure in after a day."""
    procedure_or_404(code)
    form = StopForm(request.POST if request.method == "POST" else None, initial={"last_day": timezone.localdate()})

    def do(form: StopForm) -> None:
        stop_offering(actor=actor_of(request), office=office_of(request), code=code, **form.cleaned_data)
        messages.success(request, _("Đã ghi ngày thôi nhận thủ tục %(code)s.") % {"code": code})

    if not Offering.objects.filter(office=office_of(request), procedure__code=code).exists():
        return redirect("desk_procedure", code)
    return form_page(request, form, do, back=reverse("desk_procedure", args=[code]), danger=True,
                     title=_("Thôi nhận thủ tục %(code)s") % {"code": code}, submit=_("Thôi nhận"),
                     lead=_("Hồ sơ đã nhận vẫn được giải quyết đến cùng."))  # fmt: skip


@needs("procedures.offer")
@require_POST
@never_cache
def take_many(request: HttpRequest) -> HttpResponse:
    """Take in all procedures that were ticked, from today on."""
    count = offer_many(
        actor=actor_of(request), office=office_of(request), codes=request.POST.getlist("ma"),
        valid_from=timezone.localdate(),
    )  # fmt: skip
    if count:
        said = ngettext("Từ hôm nay nhận thêm %(count)d thủ tục.", "Từ hôm nay nhận thêm %(count)d thủ tục.", count)
        messages.success(request, said % {"count": count})
    else:
        messages.info(request, _("Chưa chọn thủ tục nào để nhận thêm."))
    return redirect("desk_procedures")


@needs("procedures.set_intake")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def intake(request: HttpRequest) -> HttpResponse:
    """Show and set where people of this office, and of those below it, file online."""
    office, today = office_of(request), timezone.localdate()
    form = IntakeForm(request.POST if request.method == "POST" else None, initial={"valid_from": today})

    def do(form: IntakeForm) -> None:
        set_intake_rule(actor=actor_of(request), office=office, **form.cleaned_data)
        messages.success(request, _("Đã ghi nơi nộp trực tuyến."))

    words = {"rules": IntakeRule.objects.filter(office=office), "rule": intake_on(office.pk, today)}
    return form_page(request, form, do, back=reverse("desk_intake"), title=_("Nơi nộp trực tuyến"),
                     submit=_("Ghi quy định mới"), **words)  # fmt: skip


@needs("procedures.see")
@require_safe
@never_cache
def below(request: HttpRequest) -> HttpResponse:
    """Show which of the offices below take which procedures in."""
    office, today = office_of(request), timezone.localdate()
    lower = [one for one in directory(current("units")).by_id.values() if one.upper_id == office.pk]
    lower = [one for one in lower if not one.ended(today)]
    takers = takers_by_procedure([one.id for one in lower], today)
    rows = []
    for row in listed_at(office.pk, office.unit.kind.tier + 1, today):
        taken = takers.get(row.version.procedure_id, set())
        rows.append((row.version, len(taken), [one for one in lower if one.id not in taken]))
    return render(request, "procedures/desk/below.html", {"rows": rows, "lower": lower})
