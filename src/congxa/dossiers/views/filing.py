"""Filing online: who files, the procedure's form, the papers, reading it again, sent. Everything without JavaScript."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from congxa.accounts.service import Refused, citizen_of, office_of
from congxa.dossiers.actions import reuse_result, save_draft, submit
from congxa.dossiers.citizens import drafting
from congxa.dossiers.citizens.browser import WHOLE, just_filed, remember
from congxa.dossiers.citizens.throttling import BEGIN_BY_ADDRESS, address_of
from congxa.dossiers.domain.states import S
from congxa.dossiers.forms.applicant import answers_for, applicant_form, filing_from
from congxa.dossiers.models import Dossier
from congxa.dossiers.views.public_parts import dossier_opened, filer_of, personal
from congxa.kernel.clock import day_of
from congxa.procedures.service import (
    FillingForm,
    Offered,
    answer_rows,
    fees_for,
    form_of,
    intake_on,
    offered_one,
    online_filing,
)

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
    context = {
        "form": _begun(request), "key": _new_key(), "row": row, "version": row.version, "office": office,
        "citizen": citizen_of(request),
    }  # fmt: skip
    return render(request, "dossiers/file/applicant.html", context)


def _begun(request: HttpRequest) -> FillingForm:
    """The questions about the filer, with what the account that is signed in has said before."""
    citizen = citizen_of(request)
    return applicant_form()(answers=answers_for(citizen) if citizen else None)


def _begin(request: HttpRequest, row: Offered) -> HttpResponse:
    """Keep the first step of a new draft; the same form sent twice is the same draft."""
    office, now = office_of(request), timezone.now()
    key = _key(request.POST.get("key", ""))
    dossier = Dossier.objects.filter(submission_key=key).first() if key else None
    if dossier is not None and not _is_second_click(request, dossier, now):
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
                actor=filer_of(request),
                office=office,
                procedure=row.version,
                filing=filing_from({}, kind=kind),
                now=now,
                key=key,
            ).dossier
        dossier, more = drafting.write_applicant(dossier, form, now)
        if dossier.account_id is None:  # what is in an account is open as long as that is signed in, and no longer
            remember(request, dossier, WHOLE, now)
        if good and not more:
            return redirect("dossier_draft", code=row.code, ref=dossier.code, step="to-khai")
        form.held, refused = drafting.applicant_held(dossier), more
    sent = signing.dumps(key, salt=_SALT) if key else _new_key()
    context = {
        "form": form, "key": sent, "row": row, "version": row.version, "office": office, "refused": refused,
        "citizen": citizen_of(request),
    }  # fmt: skip
    return render(request, "dossiers/file/applicant.html", context)


def _is_second_click(request: HttpRequest, dossier: Dossier, now: datetime) -> bool:
    """Whether the form that began a draft came again just now, from whoever began it."""
    fresh = dossier.state == S.DRAFT and now - dossier.created_at <= _SECOND_CLICK
    return fresh and (dossier.account_id is None or dossier.account == citizen_of(request))


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
        if do.startswith(("drop:", "own:")):
            _take_out(dossier, do, now)
            return _to(dossier, "giay-to")
        for row in drafting.wanted(dossier, now):
            files = request.FILES.getlist(row.key)
            if files:
                dossier, refused = drafting.add_files(dossier, row, files, now)
                errors |= {row.key: refused} if refused else {}
            dossier = _reuse(request, dossier, row, now)
        if not errors:
            return _to(dossier, "giay-to" if do == "add" else "doc-lai")
    rows = [(row, errors.get(row.key, [])) for row in drafting.wanted(dossier, now)]
    return _show(request, dossier, "giay-to", rows=rows, failed=bool(errors))


def _take_out(dossier: Dossier, do: str, now: datetime) -> None:
    """Take a file out (`drop:<key>`), or hand a paper in after all instead of a known result (`own:<row>`)."""
    what, _colon, key = do.partition(":")
    if what == "drop":
        drafting.drop_file(dossier, key, now)
    for row in drafting.wanted(dossier, now):
        if what == "own" and row.key == key:
            drafting.take_back_reuse(dossier, row, now)


def _reuse(request: HttpRequest, dossier: Dossier, row: drafting.Wanted, now: datetime) -> Dossier:
    """Use a known result in place of a paper where the person has ticked that they agree."""
    ticked = next((one for one in row.offers if request.POST.get(f"{row.key}-reuse") == str(one.pk)), None)
    if ticked is None:
        return dossier
    filer, secret = filer_of(request), drafting.secret_of(dossier)
    return reuse_result(actor=filer, dossier=dossier, paper=row.name, result=ticked, now=now, secret=secret)


def _review(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    now = timezone.now()
    step = drafting.missing_step(dossier, now)
    if step:
        messages.warning(request, _("Còn chỗ phải điền ở bước này trước khi gửi. Bấm “Tiếp tục” để thấy chỗ nào."))
        return _to(dossier, step)
    rows = answer_rows(dossier.form, dossier.answers) if dossier.form else []
    context = {
        "rows": rows,
        "papers": drafting.wanted(dossier, now),
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
            dossier = submit(actor=filer_of(request), dossier=dossier, now=now, secret=drafting.secret_of(dossier))
    except Refused as refused:
        return _show(request, dossier, "doc-lai", refusal=str(refused), **context)
    just_filed(request, dossier, now)
    return redirect("dossier_filed", code=dossier.procedure.procedure.code, ref=dossier.code)
