"""One dossier on the officers' desk: what it is, why its dates are so, what can be done now."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congxa.accounts.service import Refused, actor_of, may, needs, office_of
from congxa.dossiers.actions import look_up
from congxa.dossiers.dating import dates_of
from congxa.dossiers.domain.states import DRAFTED_IN, S
from congxa.dossiers.forms.desk import TaskForm
from congxa.dossiers.models import Dossier, DossierEvent, IssuedPaper
from congxa.dossiers.officers.presence import note_open
from congxa.dossiers.officers.tasks import Request, Task, any_task, task_named, tasks_for
from congxa.dossiers.officers.words import line
from congxa.dossiers.queries import whole
from congxa.dossiers.queries.desk_people import handlers_of, offices_to_choose
from congxa.dossiers.queries.files import files_of
from congxa.dossiers.queries.work import as_work
from congxa.dossiers.views.typed import typed
from congxa.dossiers.words import STATE_SAYS
from congxa.kernel.phones import format_phone
from congxa.procedures.service import answer_rows
from congxa.units.service import work_calendar


@needs("dossiers.see")
@require_safe
@never_cache
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one dossier with its numbers masked."""
    return _page(request, whole(actor_of(request), pk), unmasked=False)


@needs("dossiers.see")
@require_POST
@never_cache
def unmask(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the same with the full numbers, once; who looked and why stands in the journal."""
    actor, found = actor_of(request), whole(actor_of(request), pk)
    why = typed(request.POST, "why", 2000)
    try:
        look_up(actor=actor, dossier=found, why=why, now=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("desk_dossier", pk)
    return _page(request, found, unmasked=True)


@needs("dossiers.see")
@require_safe
@never_cache
def presence(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who else has this dossier open, and whether it has changed since the page was made."""
    actor, now = actor_of(request), timezone.now()
    found = Dossier.objects.visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    last = found.events.last() if str(found.version) != request.GET.get("lan", "") else None
    context = {"others": note_open(pk, actor, now), "last": last if last and last.by_id != actor.pk else None}
    return render(request, "dossiers/desk/presence.html", context)


@needs("dossiers.see")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def task(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Do one thing with a dossier: at once, or through its form."""
    actor, now, found = actor_of(request), timezone.now(), whole(actor_of(request), pk)
    wanted = task_named(actor, found, key, now)
    if wanted is None:
        return _no_longer(request, found, key)
    form = wanted.form(request.POST if request.method == "POST" else None) if wanted.form else None
    if form is not None:
        form.prepare(found, handlers_of(found.holder), offices_to_choose())
    if request.method != "POST" and form is None:
        return redirect("desk_dossier", pk)
    if request.method != "POST" and form is not None:
        next(iter(form.fields.values())).widget.attrs["autofocus"] = True
    if request.method == "POST" and (form is None or form.is_valid()) and _did(request, found, wanted, form):
        return redirect("desk_dossier", pk)
    if form is None:
        return redirect("desk_dossier", pk)
    return render(request, "dossiers/desk/task.html", {"dossier": found, "task": wanted, "form": form})


def _did(request: HttpRequest, dossier: Dossier, task: Task, form: TaskForm | None) -> bool:
    """Do it and say so; a refusal stands on the form, or, without one, above the dossier."""
    version = request.POST.get("version", "")
    asked = Request(
        actor=actor_of(request),
        now=timezone.now(),
        version=int(version) if version.isdecimal() and len(version) < 10 else dossier.version,
        given=form.cleaned_data if form else {},
    )
    try:
        task.do(dossier, asked)
    except ValidationError as refusal:
        if form is not None:
            form.add_error(None, refusal)
        else:
            messages.error(request, " ".join(refusal.messages))
        return False
    messages.success(request, str(task.done))
    return True


def _no_longer(request: HttpRequest, dossier: Dossier, key: str) -> HttpResponse:
    """Lead back to the dossier with the reason when a task is not to be done any more, or not by this person."""
    known = any_task(key)
    if known is None:
        raise Http404
    last = dossier.events.last()
    name = last.by_name if last else ""
    words = {"task": known.label, "state": dossier.get_state_display(), "last": last, "name": name}
    messages.error(
        request,
        _("Không làm được “%(task)s”: hồ sơ đang “%(state)s” (%(name)s: %(last)s), hoặc việc này không phải của bạn.")
        % words,
    )
    return redirect("desk_dossier", dossier.pk)


def _paper(paper: IssuedPaper) -> str:
    """Return where a paper is printed."""
    if paper.kind == IssuedPaper.Kind.RECEIPT:
        return reverse("dossier_receipt", args=[paper.dossier_id])
    return reverse("dossier_paper", args=[paper.dossier_id, paper.kind])


def _sent_back(dossier: Dossier) -> DossierEvent | None:
    """The leader's remark that the case officer works on now, or worked on before it was proposed again."""
    if dossier.state not in {S.PROCESSING, S.PROPOSED, S.REVIEWED}:
        return None
    return next((one for one in reversed(dossier.events.all()) if one.move == "hand_back"), None)


def _page(request: HttpRequest, found: Dossier, *, unmasked: bool) -> HttpResponse:
    actor, now, office = actor_of(request), timezone.now(), office_of(request)
    calendar = work_calendar(found.office)
    (work,) = as_work([found], calendar, now)
    steps = sorted(found.steps.all(), key=lambda step: step.order)
    running = next((step for step in steps if step.started_at and not step.finished_at), None)
    context: dict[str, Any] = {
        "dossier": found,
        "line": line(work),
        "unmasked": unmasked,
        "phone": format_phone(found.phone) if unmasked else found.masked_phone,
        "identity": found.identity_number if unmasked else found.masked_identity,
        "tasks": tasks_for(actor, found, now),
        "others": note_open(found.pk, actor, now),
        "dates": dates_of(found, now=now, calendar=calendar),
        "answers": answer_rows(found.form, found.answers) if found.form and found.answers else [],
        "papers": files_of(found),
        "says": STATE_SAYS[found.state],
        "draft": getattr(found, "draft", None),
        "sent_back": _sent_back(found),
        "signs_draft": found.state in {S.PROPOSED, S.REVIEWED} and may(actor, "dossiers.sign", found.holder),
        "drafts": found.state in DRAFTED_IN and may(actor, "dossiers.handle", found.holder),
        "steps": steps,
        "step_until": running.due_at if running and running.due_at != found.due_at else None,
        "events": [(one, one.get_target_display()) for one in reversed(found.events.all())],
        "slips": list(found.transfers.all()),
        "at_holder": found.holder_id == office.pk,
        "takes_money": may(actor, "dossiers.take_money", found.office),
        "issued": [(one, _paper(one)) for one in found.issued.all()],
        "why_looked": request.POST.get("why", ""),
    }
    return render(request, "dossiers/desk/dossier.html", context)
