"""Adding, correcting and ending one version of a procedure."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.accounts.service import require
from congxa.procedures.actions.telling import root_office, tell_catalogue
from congxa.procedures.actions.writing import Writer, listed_of, values_of
from congxa.procedures.lists.pack import read_pack
from congxa.procedures.lists.values import ListedVersion
from congxa.procedures.models import LifeEvent, Procedure, ProcedureVersion
from congxa.records.service import write


def put_version(
    *,
    actor: object,
    code: str,
    listed: ListedVersion,
    reason: str = "",
    spoken: str | None = None,
    life_events: list[LifeEvent] | None = None,
) -> ProcedureVersion:
    """Write a version: from a day on which none begins, a new one that ends the one before; else a correction.

    Correcting a version that is in force already needs a reason, because people may have filed under it.

    Raises:
        PermissionDenied, Http404: the actor does not keep the catalogue.
        ValidationError: a value is wrong, or the version would overlap a later one.
    """
    with transaction.atomic():
        office = root_office()
        require(actor, "procedures.keep", office)
        faults = [fault[:1].upper() + fault[1:] for fault in listed.faults()]
        if faults:
            raise ValidationError(faults)
        procedure = _procedure(code, spoken)
        if life_events is not None:
            procedure.life_events.set(life_events)
        old = procedure.versions.filter(valid_from=listed.valid_from).first()
        before = values_of(listed_of(old)) if old else {}
        if old is not None and old.valid_from <= timezone.localdate() and not reason.strip():
            raise ValidationError({"reason": _("Phiên bản này đang áp dụng. Hãy ghi lý do sửa.")})
        version, is_new = Writer((one.key, one.name) for one in read_pack().fields).write(procedure, listed)
        after = values_of(listed_of(ProcedureVersion.objects.get(pk=version.pk)))
        changed = {name for name in after if before.get(name) != after[name]}
        if changed:
            write(actor=actor, kind=f"procedures.{'add' if is_new else 'edit'}_version", thing=version,
                  before={name: before[name] for name in changed if before}, office=office, reason=reason,
                  after={"code": code, **{name: after[name] for name in changed}})  # fmt: skip
        tell_catalogue([code])
        return version


def end_version(
    *, actor: object, version: ProcedureVersion, last_day: date, replaced_by: Procedure | None = None, reason: str
) -> ProcedureVersion:
    """Say that a version holds until ``last_day`` and, with ``replaced_by``, which procedure takes its place.

    Raises:
        PermissionDenied, Http404: the actor does not keep the catalogue.
        ValidationError: no reason, a day before its beginning, or a later version is known.
    """
    with transaction.atomic():
        office = root_office()
        require(actor, "procedures.keep", office)
        version = ProcedureVersion.objects.select_for_update().get(pk=version.pk)
        procedure = Procedure.objects.select_for_update().get(pk=version.procedure_id)
        _check_end(version, last_day, replaced_by, reason)
        before = {"valid_to": version.valid_to, "replaced_by": procedure.replaced_by_id}
        version.valid_to, procedure.replaced_by = last_day, replaced_by
        version.save(update_fields=["valid_to"])
        procedure.save(update_fields=["replaced_by"])
        after = {"valid_to": last_day, "replaced_by": procedure.replaced_by_id}
        write(actor=actor, kind="procedures.end_version", thing=version, before=before, after=after, reason=reason,
              office=office)  # fmt: skip
        tell_catalogue([procedure.code])
        return version


def _check_end(version: ProcedureVersion, last_day: date, heir: Procedure | None, reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi căn cứ, ví dụ số quyết định bãi bỏ.")})
    if last_day < version.valid_from:
        raise ValidationError({"last_day": _("Ngày cuối áp dụng không thể trước ngày bắt đầu áp dụng.")})
    if ProcedureVersion.objects.filter(procedure=version.procedure_id, valid_from__gt=version.valid_from).exists():
        raise ValidationError({"last_day": _("Thủ tục này đã có phiên bản sau; hãy kết thúc phiên bản sau cùng.")})
    if heir is not None and heir.pk == version.procedure_id:
        raise ValidationError({"replaced_by": _("Một thủ tục không thể thay bằng chính nó.")})


def _procedure(code: str, spoken: str | None) -> Procedure:
    procedure = Procedure.objects.select_for_update().filter(code=code).first() or Procedure(code=code)
    if spoken is not None:
        procedure.spoken = "\n".join(line.strip() for line in spoken.splitlines() if line.strip())
    procedure.full_clean(validate_unique=False)
    procedure.save()
    return procedure
