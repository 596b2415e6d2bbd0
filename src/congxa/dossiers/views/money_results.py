"""The result of one dossier at the desk: drafted, signed, sealed, given out, corrected."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from congxa.accounts.service import actor_of, may, needs
from congxa.dossiers.actions import result_files
from congxa.dossiers.actions.handing_out import hand_out
from congxa.dossiers.domain.states import DONE, DRAFTED_IN, TABLE, S
from congxa.dossiers.forms.results import CorrectForm, DraftForm, HandOutForm, SignForm, wording_of
from congxa.dossiers.models import Dossier, DossierResult, ResultDraft
from congxa.dossiers.queries.files import kept_bytes
from congxa.dossiers.queries.results import verdict_of
from congxa.dossiers.views.money_common import attempt, dossier_of, pdf_page
from congxa.records.service import UploadRefused

Do = Callable[[HttpRequest, Dossier, dict[str, Any]], str]


@needs("dossiers.see")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the result with its signatures, and what this person may do with it now."""
    dossier, sent = dossier_of(request, pk), request.POST.get("viec", "")
    draft = ResultDraft.objects.filter(dossier=dossier).select_related("made_by").first()
    found = DossierResult.objects.filter(dossier=dossier).select_related("office", "signed_by").order_by("pk")
    rows = [(one, verdict_of(one)) for one in found]
    forms = _forms(request, dossier, draft, rows[-1][0] if rows else None)
    if sent in forms and sent in _DOES:
        answer = attempt(request, forms[sent], _safely(request, dossier, _DOES[sent]),
                         reverse("dossier_result", args=[pk]))  # fmt: skip
        if answer is not None:
            return answer
    moves = {move.name: True for move in TABLE.moves_from(dossier.state)}
    context = {
        "dossier": dossier, "draft": draft, "rows": rows, "forms": forms, "form": forms.get(sent), "moves": moves,
    }  # fmt: skip
    return render(request, "dossiers/money/result.html", context)


def _forms(
    request: HttpRequest, dossier: Dossier, draft: ResultDraft | None, last: DossierResult | None
) -> dict[str, forms.Form]:
    """The forms of what may be done now, by the word they send."""
    sent, user = request.POST.get("viec", ""), request.user
    data, files = request.POST, request.FILES

    def given(word: str) -> Any:  # noqa: ANN401 -- a QueryDict or nothing
        return data if sent == word else None

    made: dict[str, forms.Form] = {}
    state = dossier.state
    if state in DRAFTED_IN and may(user, "dossiers.handle", dossier.holder):
        first = {"name": draft.name if draft else dossier.procedure.result, "number": draft.number if draft else ""}
        made["soan"] = DraftForm(given("soan"), files or None, initial=first)
    signs = may(user, "dossiers.sign", dossier.holder)
    unsigned_file = last is not None and not last.attachment and state == S.SIGNED
    if draft is not None and signs and (state in {S.PROPOSED, S.REVIEWED} or unsigned_file):
        made["ky"] = SignForm(given("ky"))
    if last is not None and last.attachment and may(user, "dossiers.issue", last.office):
        made["dau"] = forms.Form(given("dau"))
    if state == S.DONE and may(user, "dossiers.receive", dossier.holder):
        made["tra"] = to_hand_out = HandOutForm(given("tra"))
        to_hand_out.prepare(dossier, (), ())
    if last is not None and state in DONE and may(user, "dossiers.sign", last.office):
        made["sua"] = CorrectForm(given("sua"), files or None, initial={"name": last.name, "number": last.number})
    return made


def _safely(request: HttpRequest, dossier: Dossier, do: Do) -> Callable[[dict[str, Any]], str]:
    def run(data: dict[str, Any]) -> str:
        try:
            return do(request, dossier, data)
        except UploadRefused as error:
            raise ValidationError({"file": str(error)}) from error

    return run


def _draft(request: HttpRequest, dossier: Dossier, data: dict[str, Any]) -> str:
    result_files.draft_result(
        actor=actor_of(request), dossier=dossier, wording=wording_of(data), file=data["file"], now=timezone.now()
    )
    return _("Đã lưu dự thảo kết quả. Trình lãnh đạo khi đã đúng.")


def _sign(request: HttpRequest, dossier: Dossier, data: dict[str, Any]) -> str:
    result_files.sign_result(
        actor=actor_of(request), dossier=dossier, passphrase=data["passphrase"], now=timezone.now()
    )
    return _("Đã ký số kết quả.")


def _seal(request: HttpRequest, dossier: Dossier, _data: dict[str, Any]) -> str:
    result_files.seal_result(actor=actor_of(request), dossier=dossier, now=timezone.now())
    return _("Đã đóng dấu điện tử của cơ quan.")


def _hand_out(request: HttpRequest, dossier: Dossier, data: dict[str, Any]) -> str:
    hand_out(actor=actor_of(request), dossier=dossier, now=timezone.now(), **data)
    return _("Đã trả kết quả.")


def _correct(request: HttpRequest, dossier: Dossier, data: dict[str, Any]) -> str:
    result_files.correct_signed(
        actor=actor_of(request), dossier=dossier, file=data["file"], wording=wording_of(data), why=data["why"],
        passphrase=data["passphrase"], now=timezone.now(),
    )  # fmt: skip
    return _("Đã ký kết quả đính chính; bản cũ được ghi là đã thay.")


_DOES: dict[str, Do] = {"soan": _draft, "ky": _sign, "dau": _seal, "tra": _hand_out, "sua": _correct}


@needs("dossiers.see")
@require_GET
@never_cache
def result_file(request: HttpRequest, pk: int, result: int) -> HttpResponse:
    """The kept file of a result; 0 is the draft."""
    dossier = dossier_of(request, pk)
    if result == 0:
        row: Any = ResultDraft.objects.filter(dossier=dossier).first()
    else:
        row = DossierResult.objects.filter(dossier=dossier, pk=result).first()
    pdf = kept_bytes(row.attachment) if row is not None else None
    if pdf is None:
        raise Http404
    return pdf_page(pdf, f"ket-qua-{dossier}.pdf")
