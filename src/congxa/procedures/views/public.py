"""The catalogue for everybody: what an office takes in, what to bring, what it costs, when it is due."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from congxa.accounts.service import entry_of
from congxa.kernel.clock import day_of
from congxa.procedures.models import Procedure
from congxa.procedures.queries import in_force, offered_one
from congxa.procedures.queries.offered import offerings_on
from congxa.procedures.reading import Catalogue, Sheet, Wish
from congxa.records.service import cacheable, current, keep_until
from congxa.units.service import Office, OfficeEntry, bare_host, directory


@require_safe
@cacheable
def catalogue(request: HttpRequest) -> HttpResponse:
    """List what the office offers: by life event and field, or what fits the words and filters."""
    found = Catalogue(entry_of(request), Wish.of(request), timezone.localdate())
    upper = directory(current("units")).by_id.get(entry_of(request).upper_id or 0)
    context: dict[str, Any] = {"catalogue": found, "wish": found.wish}
    context["elsewhere"] = [(row, address_at(upper, request, row.path)) for row in found.elsewhere] if upper else []
    context["upper"] = upper
    return render(request, "procedures/public/catalogue.html", context)


@require_safe
@cacheable
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Show one procedure as the office offers it today."""
    return _sheet(request, code, "procedures/public/procedure.html")


@require_safe
@cacheable
def procedure_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Show on one page for paper what a person must bring, pay and wait for."""
    return _sheet(request, code, "procedures/public/procedure_paper.html")


def _sheet(request: HttpRequest, code: str, template: str) -> HttpResponse:
    entry, now = entry_of(request), timezone.now()
    row = offered_one(entry.id, code, day_of(now))
    if row is None:
        return _elsewhere(request, entry, code)
    sheet = Sheet(Office.objects.select_related("upper__upper").get(pk=entry.id), row, now)
    response = render(request, template, {"sheet": sheet, "version": sheet.version, "row": row})
    return keep_until(response, sheet.holds_until, now)


def _elsewhere(request: HttpRequest, entry: OfficeEntry, code: str) -> HttpResponse:
    """Say of a procedure that this office does not take in where it is taken in, or what has taken its place."""
    found = get_object_or_404(Procedure.objects.select_related("replaced_by"), code=code)
    today, offices = timezone.localdate(), directory(current("units")).by_id
    takers = offerings_on(today).filter(procedure=found, procedure__versions__in=in_force(today))
    ids = takers.order_by("office__upper_id", "office_id").values_list("office_id", flat=True)
    path = f"dich-vu-cong/{code}/"
    known = [(offices[pk], address_at(offices[pk], request, path)) for pk in ids if pk in offices]
    heir = found.replaced_by and offered_one(entry.id, found.replaced_by.code, today)
    last = found.versions.order_by("-valid_from").first()
    context = {"procedure": found, "last": last, "heir": heir, "takers": known, "today": today}
    return render(request, "procedures/public/elsewhere.html", context, status=404)


def address_at(office: OfficeEntry, request: HttpRequest, path: str) -> str:
    """Return the address of ``path`` at another office, as the reader of this host reaches it."""
    own = directory(current("units")).by_host.get(bare_host(request.META.get("HTTP_HOST", "")))
    shared = own is None or own.is_root
    return f"{office.mount}{path}" if shared else f"{settings.BASE_URL}{office.mount}{path}"
