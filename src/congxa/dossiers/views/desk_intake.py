"""The counter: an officer types while the citizen speaks, with the keyboard alone."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congxa.accounts.service import actor_of, needs, office_of
from congxa.dossiers.actions.accounts import note_shown
from congxa.dossiers.counter import Counter, take_at_counter
from congxa.dossiers.forms.counter import CounterForm, PaperLine, identity_typed, offer_known, paper_lines
from congxa.dossiers.models import Dossier, DossierPaper, DossierResult
from congxa.dossiers.queries import whole
from congxa.dossiers.queries.earlier import earlier_dossiers
from congxa.dossiers.queries.known import known_results
from congxa.dossiers.secrets import secret_again
from congxa.dossiers.views.typed import typed
from congxa.kernel.money import format_money
from congxa.procedures.service import (
    Fee,
    FillingForm,
    Offered,
    fees_for,
    fitting,
    form_of,
    offered,
    offered_one,
    promise,
)
from congxa.records.service import UploadRefused
from congxa.units.service import Office, work_calendar

PERSON = "find:-person"
"""What the button that looks for the person says: the form of the procedure then waits, as it does for a place."""
_TYPED = ("applicant_name", "birth_date", "phone", "address")
_REUSED = ("applicant_name", "applicant_kind", "phone", "address", "email")


@needs("dossiers.receive")
@require_safe
@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    """Choose the procedure by a few letters, best first; one that fits alone opens at once.

    With `phan=1` only the list, which the script puts in place of the old one as letters are typed.
    """
    words, part = typed(request.GET, "q"), "phan" in request.GET
    all_rows = offered(office_of(request).pk, timezone.localdate())
    rows = fitting(all_rows, words)
    if words and len(rows) == 1 and not part:
        return redirect("desk_intake_take", rows[0].code)
    template = "dossiers/desk/choose_rows.html" if part else "dossiers/desk/choose.html"
    return render(request, template, {"rows": rows, "words": words, "all": len(all_rows)})


@needs("dossiers.receive")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def take(request: HttpRequest, code: str) -> HttpResponse:
    """Fill in applicant, form and papers on one page, and accept."""
    actor, office, now = actor_of(request), office_of(request), timezone.now()
    chosen = offered_one(office.pk, code, timezone.localdate())
    if chosen is None:
        raise Http404
    sent = request.method == "POST"
    do, agreed = request.POST.get("do", ""), "dong-y" in request.POST
    data = request.POST.copy() if sent else None
    earlier = _earlier(office, data)
    if data is not None and earlier and agreed:
        _fill_from(data, earlier[0])
    form, filling = CounterForm(data), _filling(request, chosen, data)
    papers = paper_lines(chosen.version.papers.all(), data, request.FILES if sent else None)
    known = _known(papers, data)
    checked = sent and not do.startswith(("more:", "less:", "find:"))
    good = checked and form.is_valid() and not any(line.error for line in papers)
    good = (filling is None or filling.is_valid()) and good
    if good and data is not None and do in {"accept", "hold"}:
        counter = _counter(chosen, form, filling, papers, data, earlier)
        done = _take(request, office, counter, at_once=do == "accept", form=form)
        if done is not None:
            return redirect("desk_intake_taken", done.pk)
    note_shown(actor=actor, office=office, results=known, now=now)
    if sent and not checked:
        form = CounterForm(initial=dict(data.items()) if data else None)
    context = _context(chosen, office, now)
    context |= {
        "form": _focused(form, sent=sent, found=do == PERSON and (agreed or not earlier)),
        "filling": filling,
        "papers": papers,
        "earlier": earlier,
        "known": known,
        "agreed": agreed,
        "key": data.get("key", "") if data else uuid4().hex,
        "checked": good and not form.errors,
        "looked": do == PERSON,
    }
    return render(request, "dossiers/desk/counter.html", context)


@needs("dossiers.receive")
@require_safe
@never_cache
def taken(request: HttpRequest, pk: int) -> HttpResponse:
    """Say the number and the date, and lead to the receipt."""
    found = whole(actor_of(request), pk)
    context = {
        "dossier": found,
        "secret": secret_again(found.code, found.secret_hash) if found.office_id == office_of(request).pk else "",
    }
    return render(request, "dossiers/desk/taken.html", context)


def _earlier(office: Office, data: QueryDict | None) -> list[Dossier]:
    _kind, number = identity_typed(data) if data else ("", "")
    return earlier_dossiers(office, number) if number else []


def _known(papers: list[PaperLine], data: QueryDict | None) -> list[DossierResult]:
    """What offices issued to the person, once they have agreed to its being looked up; offered beside the papers."""
    if data is None or not data.get("dong-y"):
        return []
    known = list(known_results(*identity_typed(data), on=timezone.localdate()))
    offer_known(papers, known, data)
    return known


def _focused(form: CounterForm, *, sent: bool, found: bool) -> CounterForm:
    """Let the keys begin where something is typed: the number, and after the look-up the first empty field."""
    names = _TYPED if found else () if sent else ("identity_number",)
    empty = [name for name in names if not form.get_initial_for_field(form.fields[name], name)]
    if empty and not form.is_bound:  # else the errors have the focus
        form.fields[empty[0]].widget.attrs["autofocus"] = True
    return form


def _fill_from(data: QueryDict, earlier: Dossier) -> None:
    """Put what the applicant said the last time where nothing is typed yet."""
    for name in _REUSED:
        if not data.get(name) or name == "applicant_kind":
            data[name] = getattr(earlier, name)
    if not data.get("birth_date") and earlier.birth_date:
        data["birth_date"] = f"{earlier.birth_date:%d/%m/%Y}"


def _filling(request: HttpRequest, chosen: Offered, data: QueryDict | None) -> FillingForm | None:
    """The form of the procedure; what the applicant said of themselves is not typed again."""
    if chosen.version.form is None:
        return None
    kind = form_of(chosen.version.form)
    if data is None:
        return kind()
    for field in kind.schema.all_fields():
        if not field.own:
            continue
        for part, name in (("name", "applicant_name"), ("birth_date", "birth_date"), ("identity", "identity_number")):
            _copy(data, f"q-{field.key}-{part}", name)
        if field.kind == "phone":
            _copy(data, f"q-{field.key}", "phone")
    return kind(data, request.FILES)


def _copy(data: QueryDict, to: str, name: str) -> None:
    typed = str(data.get(name) or "")
    if to in data and not str(data[to]).strip() and typed:
        data[to] = typed


def _counter(
    chosen: Offered, form: CounterForm, filling: FillingForm | None, papers: list[PaperLine], data: QueryDict,
    earlier: list[Dossier],
) -> Counter:  # fmt: skip
    return Counter(
        procedure=chosen.version,
        applicant=form.cleaned_data,
        answers=filling.answers() if filling is not None else {},
        uploads=filling.uploads if filling is not None else {},
        papers=papers,
        key=data.get("key", "")[:64] or uuid4().hex,
        reused=earlier[0] if earlier and data.get("dong-y") else None,
    )


def _take(
    request: HttpRequest, office: Office, counter: Counter, *, at_once: bool, form: CounterForm
) -> Dossier | None:
    try:
        dossier = take_at_counter(
            actor=actor_of(request), office=office, counter=counter, now=timezone.now(), at_once=at_once
        )
    except UploadRefused as refused:
        form.add_error(None, str(refused))
        return None
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    for warning in form.warnings:
        messages.warning(request, warning)
    return dossier


def _context(chosen: Offered, office: Office, now: Any) -> dict[str, Any]:  # noqa: ANN401 -- a moment
    version = chosen.version
    fees = fees_for(version, Fee.Channel.COUNTER, timezone.localdate())
    return {
        "offered": chosen,
        "promise": promise(chosen.limit, work_calendar(office), now) if chosen.limit else None,
        "fees": [(fee, format_money(fee.amount)) for fee in fees],
        "kinds": DossierPaper.Form.choices,
        "recalled": bool(version.recalled),
        "no_fee": _("không thu") if not fees and not version.fee_text else version.fee_text,
    }
