"""Filing: a draft that is saved and resumed, submitting it, and taking a dossier in at the counter."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import Citizen, Refused, User, require
from congxa.dossiers.actions.doing import locked, move, note, require_applicant, save
from congxa.dossiers.domain.codes import new_code
from congxa.dossiers.domain.states import S
from congxa.dossiers.filings import Filing
from congxa.dossiers.models import Dossier
from congxa.dossiers.routing import competent_for, in_force, offering_on
from congxa.dossiers.secrets import secret_again, secret_for, secret_hash
from congxa.kernel.clock import day_of, format_date
from congxa.procedures.service import ProcedureVersion
from congxa.units.service import Office


@dataclass(frozen=True, slots=True)
class Filed:
    """A dossier that was just filed and its second secret."""

    dossier: Dossier
    secret: str


@transaction.atomic
def save_draft(
    *, actor: object, office: Office, procedure: ProcedureVersion, filing: Filing, now: datetime, key: str | None = None
) -> Filed:
    """Begin a dossier that is not submitted yet; its code and secret let it be resumed. See :func:`file` for `key`."""
    dossier, is_new = _begin(actor, office, procedure, filing, now, key)
    if is_new:
        note(dossier, "save_draft", actor=actor, office=dossier.office, now=now, source="")
    return Filed(dossier, secret_again(dossier.code, dossier.secret_hash))


@transaction.atomic
def edit_draft(
    *,
    actor: object,
    dossier: Dossier,
    filing: Filing,
    now: datetime,
    secret: str = "",
    procedure: ProcedureVersion | None = None,
) -> Dossier:
    """Write down what was filled in so far, also under another version of the procedure.

    Raises:
        Http404, PermissionDenied: neither the filer's account nor the secret.
        Refused: the dossier has been submitted.
    """
    dossier = locked(dossier)
    require_applicant(actor, dossier, secret)
    if dossier.state != S.DRAFT:
        raise Refused(_("Hồ sơ đã nộp nên không sửa được nữa. Nếu cần sửa, hãy báo nơi tiếp nhận."))
    if procedure is not None:
        dossier.procedure, dossier.form = procedure, procedure.form
    filing.fill(dossier)
    save(dossier)
    filing.store_papers(dossier)
    return dossier


@transaction.atomic
def submit(*, actor: object, dossier: Dossier, now: datetime, secret: str = "") -> Dossier:
    """Submit a draft. Submitting again what has been submitted changes nothing and is no error.

    A draft that was begun without an account belongs from now on to the account it is submitted with.

    Raises:
        Http404, PermissionDenied: neither the filer's account nor the secret.
        Refused: the procedure's version has ended, or the office no longer takes it in.
    """
    dossier = locked(dossier)
    require_applicant(actor, dossier, secret)
    if dossier.submitted_at is not None:
        return dossier
    _require_open(dossier.office, dossier.procedure, now)
    dossier.submitted_at = now
    if isinstance(actor, Citizen) and dossier.account_id is None:
        dossier.account = actor
    move(dossier, "submit", actor=actor, office=dossier.office, now=now)
    return dossier


@transaction.atomic
def file(
    *, actor: object, office: Office, procedure: ProcedureVersion, filing: Filing, now: datetime, key: str | None = None
) -> Filed:
    """File a dossier in one go.

    `key` is the form's own word, made anew for each form that is opened: the same key from a double click or a second
    tab gives the same dossier and the same secret.

    Raises:
        Refused: the procedure's version has ended, or the office does not take it in.
    """
    _require_open(office, procedure, now)
    dossier, _is_new = _begin(actor, office, procedure, filing, now, key)
    if dossier.state == S.DRAFT:
        dossier = locked(dossier)
        dossier.submitted_at = now
        move(dossier, "submit", actor=actor, office=dossier.office, now=now)
    return Filed(dossier, secret_again(dossier.code, dossier.secret_hash))


@transaction.atomic
def take_in(
    *, actor: User, office: Office, procedure: ProcedureVersion, filing: Filing, now: datetime, key: str | None = None
) -> Filed:
    """Take a dossier in at the counter or from the post: an officer types while the applicant speaks.

    Raises:
        Http404, PermissionDenied: `actor` does not receive for the office.
        Refused: see :func:`file`.
    """
    require(actor, "dossiers.receive", office)
    _require_open(office, procedure, now)
    dossier, is_new = _begin(None, office, procedure, filing, now, key)
    if is_new:
        dossier.state, dossier.submitted_at = S.SUBMITTED, now
        save(dossier)
        note(dossier, "take_in", actor=actor, office=office, now=now, source="")
    return Filed(dossier, secret_again(dossier.code, dossier.secret_hash))


def _require_open(office: Office, version: ProcedureVersion, now: datetime) -> None:
    day = day_of(now)
    if not in_force(version, day):
        raise Refused(
            _("Thủ tục “%(name)s” đã thay đổi; bản này không còn áp dụng ngày %(day)s. Hãy mở lại thủ tục để dùng bản "
              "mới; những gì bạn đã điền vẫn được giữ.") % {"name": version.name, "day": format_date(day)}
        )  # fmt: skip
    if offering_on(office, version, day) is None:
        raise Refused(
            _("%(office)s không tiếp nhận thủ tục “%(name)s”. Hãy xem nơi tiếp nhận trên trang của thủ tục.")
            % {"office": office, "name": version.name}
        )


def _begin(
    filer: object, office: Office, version: ProcedureVersion, filing: Filing, now: datetime, key: str | None
) -> tuple[Dossier, bool]:
    """Return the draft that `key` names, a new one when there is none, and whether it is new."""
    require(filer, "dossiers.file", office)
    earlier = Dossier.objects.filter(submission_key=key).first() if key else None
    if earlier is not None:
        return earlier, False
    code = new_code()
    dossier = Dossier(
        office=office,
        holder=office,
        competent=competent_for(office, version),
        procedure=version,
        form=version.form,
        state=S.DRAFT,
        code=code,
        secret_hash=secret_hash(code, secret_for(code)),
        submission_key=key,
        account=filer if isinstance(filer, Citizen) else None,
        created_at=now,
    )
    filing.fill(dossier)
    try:
        with transaction.atomic():
            dossier.save()
    except IntegrityError:  # the other tab was faster
        return Dossier.objects.get(submission_key=key), False
    filing.store_papers(dossier)
    return dossier, True
