"""Filing online: who files, the procedure's form, the papers, reading it again, sent. Everything without JavaScript."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from congxa.accounts.service import Refused, office_of
from congxa.dossiers import drafting
from congxa.dossiers.actions import save_draft, submit
from congxa.dossiers.applicant_form import applicant_form, filing_from
from congxa.dossiers.browser import WHOLE, forget, just_filed, noted, remember, shows_secret
from congxa.dossiers.domain.states import S
from congxa.dossiers.models import Dossier
from congxa.dossiers.routing import offering_on
from congxa.dossiers.throttling import BEGIN_BY_ADDRESS, address_of
from congxa.dossiers.uploading import VISITOR
from congxa.dossiers.views.public_parts import dossier_opened, hours_of, personal
from congxa.kernel.clock import day_of
from congxa.kernel.workdays import NoWorkingDay
from congxa.procedures.service import (
    Offered,
    answer_rows,
    fees_for,
    form_of,
    intake_on,
    offered_one,
    online_filing,
    promise,
)
from congxa.units.service import work_calendar

_SALT = "congxa.dossiers.form"
_SECOND_CLICK = timedelta(minutes=10)
STEPS = ("nguoi-nop", "to-khai", "giay-to", "doc-lai")


def _new_key() -> str:
    return signing.dumps(secrets.token_urlsafe(16), salt=_SALT)


def _key(sent: str) -> str | None:
    """The word of a form that this house gave out within the last day; None for anything else."""
    try:
        return str(signing.loads(sent, salt=_SALT, max_age=86_400))
    except signing.BadSignature:
        return None


@require_http_methods(["GET", "POST"])
@personal
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a filing, or say where this procedure is filed online today."""
    office, now = office_of(request), timezone.now()
    row = offered_one(office.pk, code, day_of(now))
    if row is None:
        return redirect("procedure", code=code)
    rule = intake_on(office.pk, day_of(now))
    way = online_filing(row, rule)
    if way is None or way.elsewhere:
        context = {"row": row, "version": row.version, "way": way, "rule": rule, "office": office}
        return render(request, "dossiers/file/elsewhere.html", context)
    if request.method == "POST":
        return _begin(request, row)
    context = {"form": applicant_form()(), "key": _new_key(), "row": row, "version": row.version, "office": office}
    return render(request, "dossiers/file/applicant.html", context)


def _begin(request: HttpRequest, row: Offered) -> HttpResponse:
    """Keep the first step of a new draft; the same form sent twice is the same draft."""
    office, now = office_of(request), timezone.now()
    key = _key(request.POST.get("key", ""))
    dossier = Dossier.objects.filter(submission_key=key).first() if key else None
    if dossier is not None and (dossier.state != S.DRAFT or now - dossier.created_at > _SECOND_CLICK):
        opened, _how = dossier_opened(request, dossier.code, WHOLE)
        if opened is None:
            key, dossier = None, None  # an old page on a shared device opens nothing
        elif dossier.state != S.DRAFT:
            return redirect("dossier_filed", code=row.code, ref=dossier.code)
    form = applicant_form()(request.POST, request.FILES, held=drafting.applicant_held(dossier), today=day_of(now))
    good, refused = form.is_valid(), list[str]()
    if good or form.uploads or dossier is not None:
        if dossier is None:
            if BEGIN_BY_ADDRESS.used_up(address_of(request), now):
                return render(request, "dossiers/file/too_often.html", {"row": row}, status=429)
            BEGIN_BY_ADDRESS.count(address_of(request), now)
            key = key or str(_key(_new_key()))
            kind = drafting.audience_of(row.version)
            dossier = save_draft(
                actor=VISITOR, office=office, procedure=row.version, filing=filing_from({}, kind=kind), now=now, key=key
            ).dossier
        dossier, more = drafting.write_applicant(dossier, form, now)
        remember(request, dossier, WHOLE, now)
        if good and not more:
            return redirect("dossier_draft", code=row.code, ref=dossier.code, step="to-khai")
        form.held, refused = drafting.applicant_held(dossier), more
    sent = signing.dumps(key, salt=_SALT) if key else _new_key()
    context = {"form": form, "key": sent, "row": row, "version": row.version, "office": office, "refused": refused}
    return render(request, "dossiers/file/applicant.html", context)


@require_http_methods(["GET", "POST"])
@personal
def draft(request: HttpRequest, code: str, ref: str, step: str) -> HttpResponse:
    """One step of a draft that this browser has opened."""
    dossier, _how = dossier_opened(request, ref, WHOLE)
    if dossier is None or dossier.procedure.procedure.code != code:
        return redirect("dossier_look_up")
    if dossier.state != S.DRAFT:
        return redirect("dossier_filed", code=code, ref=ref)
    now = timezone.now()
    renewed = drafting.renew(dossier, now)
    row = offered_one(dossier.office_id, code, day_of(now))
    way = online_filing(row, intake_on(dossier.office_id, day_of(now))) if row else None
    if renewed.dossier is None or way is None or way.elsewhere:
        context = {"row": row, "version": dossier.procedure, "way": way, "office": dossier.office, "ended": True}
        return render(request, "dossiers/file/elsewhere.html", context)
    if renewed.sentence:
        messages.warning(request, renewed.sentence)
        return redirect("dossier_draft", code=code, ref=ref, step="to-khai")
    pages: dict[str, Callable[[HttpRequest, Dossier], HttpResponse]] = {
        "nguoi-nop": _applicant, "to-khai": _form, "giay-to": _papers, "doc-lai": _review,
    }  # fmt: skip
    return pages[step](request, dossier)


def _show(request: HttpRequest, dossier: Dossier, step: str, **more: Any) -> HttpResponse:
    context = {
        "dossier": dossier, "version": dossier.procedure, "code": dossier.procedure.procedure.code, "step": step,
        "secret": drafting.secret_of(dossier), "office": dossier.office, **more,
    }  # fmt: skip
    names = {"nguoi-nop": "applicant", "to-khai": "form", "giay-to": "papers", "doc-lai": "review"}
    return render(request, f"dossiers/file/{names[step]}.html", context)


def _to(dossier: Dossier, step: str) -> HttpResponse:
    return redirect("dossier_draft", code=dossier.procedure.procedure.code, ref=dossier.code, step=step)


def _applicant(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    now = timezone.now()
    if request.method != "POST":
        return _show(request, dossier, "nguoi-nop", form=drafting.applicant_filled(dossier, now))
    form = applicant_form()(request.POST, request.FILES, held=drafting.applicant_held(dossier), today=day_of(now))
    good = form.is_valid()
    dossier, refused = drafting.write_applicant(dossier, form, now)
    if request.POST.get("do") == "save":
        return HttpResponse(status=204)
    if good and not refused:
        return _to(dossier, "to-khai")
    form.held = drafting.applicant_held(dossier)
    return _show(request, dossier, "nguoi-nop", form=form, refused=refused)


def _form(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    now = timezone.now()
    if dossier.form is None:
        return _to(dossier, "giay-to")
    if request.method != "POST":
        return _show(request, dossier, "to-khai", form=drafting.filled(dossier, now))
    form = form_of(dossier.form)(request.POST, request.FILES, held=drafting.form_held(dossier), today=day_of(now))
    good = form.is_valid()
    dossier, refused = drafting.write_form(dossier, form, now)
    if request.POST.get("do") == "save":
        return HttpResponse(status=204)
    if good and not refused:
        return _to(dossier, "giay-to")
    form.held = drafting.form_held(dossier)
    return _show(request, dossier, "to-khai", form=form, refused=refused)


def _papers(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    now, errors = timezone.now(), dict[str, list[str]]()
    do = request.POST.get("do", "")
    if request.method == "POST":
        if do.startswith("drop:"):
            drafting.drop_file(dossier, do.removeprefix("drop:"), now)
            return _to(dossier, "giay-to")
        for row in drafting.wanted(dossier):
            files = request.FILES.getlist(row.key)
            if files:
                dossier, refused = drafting.add_files(dossier, row, files, now)
                errors |= {row.key: refused} if refused else {}
        if not errors:
            return _to(dossier, "giay-to" if do == "add" else "doc-lai")
    rows = [(row, errors.get(row.key, [])) for row in drafting.wanted(dossier)]
    return _show(request, dossier, "giay-to", rows=rows, failed=bool(errors))


def _review(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    now = timezone.now()
    step = drafting.missing_step(dossier, now)
    if step:
        messages.warning(request, _("Còn chỗ phải điền ở bước này trước khi gửi. Bấm “Tiếp tục” để thấy chỗ nào."))
        return _to(dossier, step)
    rows = answer_rows(dossier.form, dossier.answers) if dossier.form else []
    context = {
        "rows": rows,
        "papers": drafting.wanted(dossier),
        "fees": fees_for(dossier.procedure, "online", day_of(now)),
        "unsure": False,
    }
    if request.method == "POST":
        if not request.POST.get("sure"):
            return _show(request, dossier, "doc-lai", **(context | {"unsure": True}))
        return _send(request, dossier, context)
    return _show(request, dossier, "doc-lai", **context)


def _send(request: HttpRequest, dossier: Dossier, context: dict[str, Any]) -> HttpResponse:
    now = timezone.now()
    try:
        with transaction.atomic():
            dossier = submit(actor=VISITOR, dossier=dossier, now=now, secret=drafting.secret_of(dossier))
    except Refused as refused:
        return _show(request, dossier, "doc-lai", refusal=str(refused), **context)
    just_filed(request, dossier, now)
    return redirect("dossier_filed", code=dossier.procedure.procedure.code, ref=dossier.code)


@require_safe
@personal
def filed(request: HttpRequest, code: str, ref: str) -> HttpResponse:
    """Say that the dossier has arrived, under which code and secret it is followed, and what happens next."""
    dossier, _how = dossier_opened(request, ref, WHOLE)
    if dossier is None or dossier.state == S.DRAFT:
        return redirect("dossier_look_up")
    now = timezone.now()
    secret = drafting.secret_of(dossier) if shows_secret(request, ref, now) else ""
    offering = offering_on(dossier.office, dossier.procedure, day_of(now))
    limit = dossier.procedure.limit
    try:
        expected = promise(limit, work_calendar(dossier.office), now) if limit else None
    except NoWorkingDay:
        expected = None
    context = {
        "dossier": dossier, "secret": secret, "offering": offering, "office": dossier.office, "expected": expected,
        "hours": hours_of(dossier.office, now), "version": dossier.procedure, "code": code,
    }  # fmt: skip
    return render(request, "dossiers/file/filed.html", context)


@require_POST
@personal
def secret_noted(request: HttpRequest, code: str, ref: str) -> HttpResponse:
    """The second secret has been noted down."""
    noted(request, ref)
    return redirect("dossier_filed", code=code, ref=ref)


@require_POST
@personal
def leave(request: HttpRequest, ref: str) -> HttpResponse:
    """Close a dossier in this browser, as one does on a device that is shared."""
    forget(request, ref)
    return redirect("dossier_look_up")
