"""Hand-overs on the officers' desk: several on one slip, what is arriving, a slip, and all of a leaving officer."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from congxa.accounts.service import Refused, User, actor_of, may, needs, office_of
from congxa.dossiers.actions import reassign_all, receive_transfer, transfer_many
from congxa.dossiers.domain.states import OPEN
from congxa.dossiers.forms.desk import ManyForm, ReassignForm, choose
from congxa.dossiers.models import Dossier, Transfer
from congxa.dossiers.queries import arriving
from congxa.dossiers.queries import hand_overs as slip_named
from congxa.dossiers.queries.desk_people import handlers_of, offices_to_choose
from congxa.kernel.ordering import person_sort_key
from congxa.units.service import Office

MOST = 200


@needs("dossiers.hand_over")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def hand_overs(request: HttpRequest) -> HttpResponse:
    """List what is arriving, to confirm several at once, and what was handed over and is not confirmed yet."""
    actor, office = actor_of(request), office_of(request)
    rows = list(arriving(actor, office))
    if request.method == "POST":
        wanted = {key for key in request.POST.getlist("hs") if key.isdecimal()}
        chosen = [row.dossier for row in rows if str(row.dossier_id) in wanted]
        _receive(request, actor, chosen)
        return redirect("desk_hand_overs")
    leaving = Transfer.objects.filter(sender=office, received_at__isnull=True)
    context = {"arriving": rows, "leaving": leaving.select_related("dossier__procedure", "receiver")}
    return render(request, "dossiers/desk/hand_overs.html", context)


def _receive(request: HttpRequest, actor: User, dossiers: list[Dossier]) -> None:
    """Confirm each; what a colleague was faster with is told and does not hold up the others."""
    count = 0
    for one in dossiers:
        try:
            receive_transfer(actor=actor, dossier=one, now=timezone.now())
            count += 1
        except Refused as refusal:
            messages.error(request, f"{one}: {' '.join(refusal.messages)}")
    if count:
        said = ngettext("Đã nhận bàn giao %(count)d hồ sơ.", "Đã nhận bàn giao %(count)d hồ sơ.", count)
        messages.success(request, said % {"count": count})
    elif not dossiers:
        messages.info(request, _("Chưa chọn hồ sơ nào."))


@needs("dossiers.hand_over")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def hand_over_many(request: HttpRequest) -> HttpResponse:
    """Hand the ticked dossiers over to one office on one slip, all or none."""
    actor, office = actor_of(request), office_of(request)
    asked = request.POST if request.method == "POST" else request.GET
    keys = [int(key) for key in asked.getlist("hs")[:MOST] if key.isdecimal() and len(key) < 18]
    rows = Dossier.objects.visible_to(actor).filter(pk__in=keys, holder=office).select_related("procedure")
    chosen = list(rows.order_by("pk"))
    if not chosen:
        messages.info(request, _("Hãy đánh dấu các hồ sơ muốn bàn giao rồi bấm lại."))
        return redirect("desk_dossiers")
    form = ManyForm(request.POST if request.method == "POST" else None)
    choose(form, "to", [(str(one.pk), one.short_name) for one in offices_to_choose() if one.pk != office.pk])
    if request.method == "POST" and form.is_valid():
        to = Office.objects.get(pk=int(form.cleaned_data["to"]))
        try:
            slips = transfer_many(
                actor=actor, dossiers=chosen, to=to, reason=form.cleaned_data["reason"], now=timezone.now()
            )
            return redirect("desk_slip", slips[0].slip)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return render(request, "dossiers/desk/hand_over_many.html", {"form": form, "chosen": chosen})


@needs("dossiers.see")
@require_http_methods(["GET", "HEAD"])
@never_cache
def slip(request: HttpRequest, slip: str) -> HttpResponse:
    """Show one hand-over slip with both sides' confirmations, to be printed."""
    found, actor = slip_named(slip), actor_of(request)
    if found is None or not any(may(actor, "dossiers.see", one) for one in (found.sender, found.receiver)):
        raise Http404
    return render(request, "dossiers/desk/slip.html", {"slip": found, "key": slip})


@needs("dossiers.reassign")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def reassign(request: HttpRequest) -> HttpResponse:
    """Give everything open that an officer has to a colleague."""
    actor, office = actor_of(request), office_of(request)
    form = ReassignForm(request.POST if request.method == "POST" else None)
    holding = Dossier.objects.filter(holder=office, state__in=OPEN, assignee__isnull=False).order_by()
    counts = {key: holding.filter(assignee=key).count() for key in set(holding.values_list("assignee", flat=True))}
    leavers = sorted(User.objects.filter(pk__in=counts), key=lambda one: person_sort_key(one.full_name))
    choose(form, "leaver", [(str(one.pk), _("%(name)s (%(count)d hồ sơ)") % {"name": one, "count": counts[one.pk]})
                            for one in leavers])  # fmt: skip
    choose(form, "heir", [(str(one.pk), str(one)) for one in handlers_of(office)])
    if request.method == "POST" and form.is_valid():
        leaver, heir = (User.objects.get(pk=int(form.cleaned_data[name])) for name in ("leaver", "heir"))
        try:
            count = reassign_all(
                actor=actor, office=office, leaver=leaver, heir=heir, reason=form.cleaned_data["reason"],
                now=timezone.now(),
            )  # fmt: skip
            said = ngettext("Đã giao %(count)d hồ sơ cho %(name)s.", "Đã giao %(count)d hồ sơ cho %(name)s.", count)
            messages.success(request, said % {"count": count, "name": heir})
            return redirect("desk_reassign")
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return render(request, "dossiers/desk/reassign.html", {"form": form, "some": bool(counts)})
