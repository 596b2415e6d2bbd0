"""Results as files: drafted, signed by the leader, sealed by the agency, corrected.

Signing here does what `handling.sign` does and puts the person's electronic signature on the drafted file in the same
transaction; a paper of kind `result` lets anybody check the file at `/kiem-tra/`.
"""

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from congxa.accounts.service import Refused, User, require
from congxa.dossiers import papers
from congxa.dossiers.actions.doing import locked, note, save
from congxa.dossiers.actions.endings import correct_result
from congxa.dossiers.actions.handling import Outcome, need
from congxa.dossiers.actions.handling import sign as move_to_signed
from congxa.dossiers.domain.codes import new_code
from congxa.dossiers.domain.states import DRAFTED_IN, S
from congxa.dossiers.models import Dossier, DossierResult, IssuedPaper, ResultDraft
from congxa.dossiers.paper_facts import forms_of, issue_of, person_of
from congxa.dossiers.papers import print_for_signing
from congxa.dossiers.printing import keep_pdf
from congxa.dossiers.queries.files import kept_bytes
from congxa.dossiers.signatures.fields import SignaturePlace, add_places
from congxa.dossiers.signatures.keys import office_key, person_key, roots
from congxa.dossiers.signatures.signing import CannotSign, Mark, sign
from congxa.dossiers.signatures.verification import check_signatures
from congxa.records.service import Rule, accept

LEADER_FIELD, SEAL_FIELD = "NguoiKy", "CoQuan"
DRAFTS = Rule(types={"pdf"}, max_bytes=30 * 1024 * 1024, max_count=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a draft says beside its file; `words` compose a letter of reply where there is no file."""

    name: str = ""
    number: str = ""
    denied: bool = False
    reason: str = ""
    valid_to: date | None = None
    words: str = ""


@transaction.atomic
def draft_result(
    *, actor: User, dossier: Dossier, wording: Wording, now: datetime, file: "File[bytes] | None" = None
) -> ResultDraft:
    """Put a result before the leader: an uploaded PDF, or a letter of reply composed from `wording.words`.

    Raises:
        Http404, PermissionDenied: `actor` does not handle dossiers where it is.
        Refused: it is not being handled, neither file nor words, or a denial without a reason.
        UploadRefused: the file is no PDF that can be taken.
    """
    dossier = locked(dossier)
    require(actor, "dossiers.handle", dossier.holder)
    if dossier.state not in DRAFTED_IN:
        raise Refused(_("Chỉ soạn kết quả khi hồ sơ đang được giải quyết và chưa ký."))
    if wording.denied:
        need(wording.reason, _("Kết quả không giải quyết phải ghi lý do."))
    if file is None:
        need(wording.words, _("Hãy tải tệp kết quả lên hoặc viết nội dung trả lời."))
    code = new_code()
    reference, places = _file_of(actor, dossier, wording, code, file, now)
    values = {
        "name": wording.name or dossier.procedure.result, "number": wording.number, "denied": wording.denied,
        "reason": wording.reason, "valid_to": wording.valid_to, "attachment": reference, "rooms": places, "code": code,
        "made_by": actor, "made_at": now,
    }  # fmt: skip
    draft, _new = ResultDraft.objects.update_or_create(dossier=dossier, defaults=values)
    save(dossier)
    note(dossier, "draft_result", actor=actor, office=dossier.holder, now=now, after={"name": draft.name})
    return draft


def _file_of(
    actor: User, dossier: Dossier, wording: Wording, code: str, file: "File[bytes] | None", now: datetime
) -> tuple[str, list[dict[str, Any]]]:
    if file is not None:
        kept = accept(actor=actor, office=dossier.holder, upload=file, rule=DRAFTS, owner=dossier, now=now)
        return str(kept.pk), []
    pdf, places = compose(dossier, wording, code, now)
    name = f"van-ban-tra-loi-{dossier}.pdf"
    kept_as = keep_pdf(pdf, actor=actor, office=dossier.holder, owner=dossier, name=name, now=now, rule=DRAFTS)
    return kept_as, [asdict(place) for place in places]


def compose(dossier: Dossier, wording: Wording, code: str, now: datetime) -> tuple[bytes, list[SignaturePlace]]:
    """A letter of reply with empty places for the leader's signature and the seal."""
    shell = IssuedPaper(
        dossier=dossier, kind=IssuedPaper.Kind.RESULT, number=wording.number, code=code, office=dossier.holder,
        issued_at=now,
    )  # fmt: skip
    letter = papers.Reply(
        issue=issue_of(shell),
        person=person_of(dossier),
        procedure=dossier.procedure.name,
        procedure_code=dossier.procedure.procedure.code,
        words=wording.words,
        leader=papers.Signer(),
    )
    with translation.override("vi"):
        pdf, rooms = print_for_signing(letter, forms_of(shell), now=now)
        places = [
            SignaturePlace(LEADER_FIELD, _("Chữ ký của người có thẩm quyền"), rooms[0].page, rooms[0].box),
            SignaturePlace(SEAL_FIELD, _("Chữ ký của cơ quan"), rooms[0].page, rooms[0].seal),
        ]
    return add_places(pdf, places), places


@transaction.atomic
def sign_result(
    *, actor: User, dossier: Dossier, now: datetime, passphrase: str = "", version: int | None = None
) -> DossierResult:
    """Sign the drafted result electronically: the move of the dossier and the signature on the file in one.

    A result that was signed on the desk before its file was is given its signature now, by the same person.

    Raises:
        Http404, PermissionDenied, Changed.
        Refused: there is no draft, the key cannot be used, or it is not the leader's turn.
    """
    dossier = locked(dossier, version)
    draft = ResultDraft.objects.select_for_update().filter(dossier=dossier).first()
    if draft is None:
        raise Refused(_("Chưa có dự thảo kết quả để ký. Hãy trả lại để cán bộ thụ lý soạn."))
    waiting = DossierResult.objects.filter(dossier=dossier, replaced_by__isnull=True, attachment="").first()
    if waiting is not None and dossier.state == S.SIGNED:
        require(actor, "dossiers.sign", dossier.holder)
        result = waiting
    else:
        result = move_to_signed(actor=actor, dossier=dossier, now=now)
    _put_signature(actor, dossier, result, draft, passphrase, now)
    draft.delete()
    return result


def sign_proposed(
    *, actor: User, dossier: Dossier, now: datetime, passphrase: str = "", version: int | None = None
) -> DossierResult:
    """Sign what was proposed: electronically when there is a draft, else what was laid before the leader on paper.

    Raises: as :func:`sign_result` and `actions.sign`.
    """
    if ResultDraft.objects.filter(dossier=dossier).exists():
        return sign_result(actor=actor, dossier=dossier, now=now, passphrase=passphrase, version=version)
    return move_to_signed(actor=actor, dossier=dossier, now=now, version=version)


def _put_signature(
    actor: User, dossier: Dossier, result: DossierResult, draft: ResultDraft, passphrase: str, now: datetime
) -> None:
    pdf = kept_bytes(draft.attachment)
    if pdf is None:
        raise Refused(_("Tệp dự thảo không còn trong kho. Hãy tải lại tệp kết quả."))
    key = person_key(actor, result.office, passphrase=passphrase)
    with translation.override("vi"):
        mark = _mark(draft.rooms, LEADER_FIELD, [_("Người ký: %(name)s") % {"name": actor}, result.office.name])
    signed = _signed(pdf, key, LEADER_FIELD, mark, now)
    _keep(actor, dossier, result, signed, draft.code, draft.rooms, now)


def _signed(pdf: bytes, key: Any, field: str, mark: Mark | None, now: datetime) -> bytes:  # noqa: ANN401 -- any key
    try:
        return sign(pdf, key, field=field, now=now.replace(microsecond=0), mark=mark)
    except CannotSign as error:
        raise Refused(_("Không ký số được tệp này. Hãy xuất lại thành PDF thường, không khóa, rồi tải lên.")) from error


def _mark(rooms: list[dict[str, Any]], field: str, lines: list[str], *, seal: bool = False) -> Mark | None:
    found = next((room for room in rooms if room["field"] == field), None)
    return Mark(found["page"], tuple(found["box"]), lines, seal=seal) if found else None


def _keep(
    actor: User,
    dossier: Dossier,
    result: DossierResult,
    pdf: bytes,
    code: str,
    rooms: list[dict[str, Any]],
    now: datetime,
) -> None:
    """Keep the signed file as the result's, with the paper by which it can be checked."""
    result.attachment = keep_pdf(
        pdf, actor=actor, office=result.office, owner=result, name=f"ket-qua-{dossier}.pdf", now=now
    )
    result.save(update_fields=["attachment"])
    IssuedPaper.objects.update_or_create(
        code=code,
        defaults={
            "dossier": dossier, "kind": IssuedPaper.Kind.RESULT, "number": result.number,
            "content": {"result": result.pk, "rooms": rooms}, "sha256": hashlib.sha256(pdf).hexdigest(),
            "attachment": result.attachment, "office": result.office, "issued_by": actor, "issued_at": now,
        },
    )  # fmt: skip


@transaction.atomic
def seal_result(*, actor: User, dossier: Dossier, now: datetime) -> DossierResult:
    """Put the agency's electronic seal on a signed result, as the second signature.

    Raises:
        Http404, PermissionDenied: `actor` issues no results for the office that signed.
        Refused: there is no signed file, it is sealed already, or the office has no key.
    """
    dossier = locked(dossier)
    result = (
        DossierResult.objects.filter(dossier=dossier, replaced_by__isnull=True).select_related("office__upper").first()
    )
    if result is None or not result.attachment:
        raise Refused(_("Chưa có kết quả đã ký số để đóng dấu."))
    require(actor, "dossiers.issue", result.office)
    pdf = kept_bytes(result.attachment)
    if pdf is None:
        raise Refused(_("Tệp kết quả không còn trong kho. Hãy báo người quản trị lấy lại từ bản sao lưu."))
    if any(found.field == SEAL_FIELD for found in check_signatures(pdf, roots(), now=now).signatures):
        raise Refused(_("Kết quả này đã có dấu của cơ quan."))
    paper = IssuedPaper.objects.get(kind=IssuedPaper.Kind.RESULT, content__result=result.pk)
    rooms = paper.content.get("rooms", [])
    with translation.override("vi"):
        mark = _mark(rooms, SEAL_FIELD, [_("Cơ quan: %(name)s") % {"name": result.office.name}], seal=True)
    sealed = _signed(pdf, office_key(result.office), SEAL_FIELD, mark, now)
    _keep(actor, dossier, result, sealed, paper.code, rooms, now)
    save(dossier)
    note(dossier, "seal_result", actor=actor, office=result.office, now=now, after={"result": result.pk})
    return result


@transaction.atomic
def correct_signed(
    *,
    actor: User,
    dossier: Dossier,
    file: "File[bytes]",
    wording: Wording,
    why: str,
    now: datetime,
    passphrase: str = "",
) -> DossierResult:
    """Sign a corrected result in place of a wrong one; the wrong one stays, and its check says it was replaced.

    Raises: as `correct_result`; UploadRefused; Refused when the key cannot be used.
    """
    outcome = Outcome(
        name=wording.name,
        number=wording.number,
        denied=wording.denied,
        reason=wording.reason,
        valid_to=wording.valid_to,
    )
    result = correct_result(actor=actor, dossier=dossier, outcome=outcome, why=why, now=now)
    kept = accept(actor=actor, office=result.office, upload=file, rule=DRAFTS, owner=dossier, now=now)
    draft = ResultDraft(dossier=dossier, attachment=str(kept.pk), rooms=[], code=new_code())
    _put_signature(actor, dossier, result, draft, passphrase, now)
    return result
