"""Which procedures an office takes in, where, and for which account."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from congxa.accounts.service import require
from congxa.kernel.periods import BadPeriod, TimeLimit, Unit
from congxa.procedures.actions.telling import tell_offerings
from congxa.procedures.models import Offering, Procedure, ProcedureVersion
from congxa.procedures.queries.versions import in_force
from congxa.records.service import write
from congxa.units.service import Office

_HOURS = {Unit.WORKING_HOUR: 1, Unit.WORKING_DAY: 8}
_BIN, _SHORTEST = 6, 6


@dataclass(frozen=True, slots=True)
class Particulars:
    """What an office adds of its own to a procedure."""

    limit_value: int | None = None
    limit_unit: str = ""
    counter: str = ""
    contact: str = ""
    bank_bin: str = ""
    bank_account: str = ""


_NAMES = tuple(field.name for field in fields(Particulars))


def offer(
    *, actor: object, office: Office, code: str, valid_from: date, particulars: Particulars | None = None
) -> Offering:
    """Take a procedure in from a day on, or change the particulars of one that is taken in.

    Raises:
        PermissionDenied, Http404: the actor may not for this office.
        ValidationError: the procedure is not of this tier then, or the time limit is not shorter than announced.
    """
    particulars = particulars or Particulars()
    with transaction.atomic():
        office = _locked(office, actor)
        version = _version(office, code, valid_from)
        _check(version, particulars)
        row = Offering.objects.filter(office=office, procedure=version.procedure).first()
        before = _values(row) if row else {}
        row = row or Offering(office=office, procedure=version.procedure, valid_from=valid_from)
        if row.valid_to is not None:
            row.valid_from, row.valid_to = valid_from, None
        for name in _NAMES:
            setattr(row, name, getattr(particulars, name))
        row.full_clean()
        row.save()
        after = _values(row)
        if before != after:
            write(actor=actor, kind="procedures.offer", thing=row, before=before, after=after, office=office)
            tell_offerings(office, [row])
        return row


def offer_many(*, actor: object, office: Office, codes: Iterable[str], valid_from: date, **own: str) -> int:
    """Take many procedures in at once, with the same counter and contact; return how many are new.

    Those that are taken in already stay as they are; those that nobody handles at this office's tier are left out.

    Raises:
        PermissionDenied, Http404: the actor may not for this office.
    """
    with transaction.atomic():
        office = _locked(office, actor)
        taken = set(Offering.objects.filter(office=office, valid_to=None).values_list("procedure__code", flat=True))
        wanted = set(codes) - taken
        fitting = in_force(valid_from).filter(procedure__code__in=wanted, tier=office.unit.kind.tier)
        ids = set(fitting.values_list("procedure", flat=True))
        again = Offering.objects.filter(office=office, procedure__in=ids)
        rows = ids - set(again.values_list("procedure", flat=True))
        again.update(valid_from=valid_from, valid_to=None)
        Offering.objects.bulk_create(
            [Offering(office=office, procedure_id=pk, valid_from=valid_from, **own) for pk in sorted(rows)]
        )
        if ids:
            new = Offering.objects.filter(office=office, procedure__in=ids)
            after = {"codes": sorted(new.values_list("procedure__code", flat=True)), "valid_from": valid_from, **own}
            write(actor=actor, kind="procedures.offer", thing=office, after=after, office=office)
            tell_offerings(office, new)
        return len(ids)


def stop_offering(*, actor: object, office: Office, code: str, last_day: date, reason: str) -> Offering:
    """Take a procedure in until ``last_day`` and no longer; dossiers that are under way go on.

    Raises:
        PermissionDenied, Http404: the actor may not for this office.
        Offering.DoesNotExist: the office does not take the procedure in.
        ValidationError: no reason, or a day before its first.
    """
    with transaction.atomic():
        office = _locked(office, actor)
        row = Offering.objects.select_for_update().get(office=office, procedure__code=code)
        if not reason.strip():
            raise ValidationError({"reason": _("Hãy ghi lý do thôi nhận.")})
        if last_day < row.valid_from:
            raise ValidationError({"last_day": _("Ngày cuối nhận không thể trước ngày bắt đầu nhận.")})
        before = {"valid_to": row.valid_to}
        row.valid_to = last_day
        row.save(update_fields=["valid_to"])
        write(actor=actor, kind="procedures.stop_offering", thing=row, before=before, after={"valid_to": last_day},
              office=office, reason=reason)  # fmt: skip
        tell_offerings(office, [row])
        return row


def _locked(office: Office, actor: object) -> Office:
    office = Office.objects.select_for_update(of=("self",)).select_related("unit__kind").get(pk=office.pk)
    require(actor, "procedures.offer", office)
    return office


def _version(office: Office, code: str, day: date) -> ProcedureVersion:
    if not Procedure.objects.filter(code=code).exists():
        raise ValidationError(_("Không có thủ tục nào mang mã %(code)s trong danh mục.") % {"code": code})
    version = in_force(day).select_related("procedure").filter(procedure__code=code).first()
    if version is None:
        raise ValidationError(
            _("Thủ tục %(code)s không áp dụng vào ngày %(day)s.") % {"code": code, "day": f"{day:%d/%m/%Y}"}
        )
    if version.tier != office.unit.kind.tier:
        raise ValidationError(
            _("Vào ngày %(day)s, thủ tục %(code)s không thuộc cấp của cơ quan này.")
            % {"code": code, "day": f"{day:%d/%m/%Y}"}
        )
    return version


def _check(version: ProcedureVersion, own: Particulars) -> None:
    problems: dict[str, str] = {}
    if own.limit_value is not None:
        problems |= _limit_problem(version, own)
    if own.bank_bin and not (own.bank_bin.isdigit() and len(own.bank_bin) == _BIN):
        problems["bank_bin"] = _("Mã ngân hàng (BIN) gồm 6 chữ số, ví dụ 970436.")
    if own.bank_account and not (own.bank_account.isalnum() and own.bank_account.isascii()
                                 and len(own.bank_account) >= _SHORTEST):  # fmt: skip
        problems["bank_account"] = _("Số tài khoản gồm 6 đến 19 chữ số hoặc chữ cái không dấu, viết liền.")
    if bool(own.bank_bin) != bool(own.bank_account):
        missing = "bank_account" if own.bank_bin else "bank_bin"
        problems[missing] = _("Hãy ghi cả mã ngân hàng và số tài khoản, hoặc để trống cả hai.")
    if problems:
        raise ValidationError(problems)


def _limit_problem(version: ProcedureVersion, own: Particulars) -> dict[str, str]:
    """A time limit of one's own may only be shorter (Nghị định 61/2018/NĐ-CP: local bodies may shorten)."""
    announced = version.limit
    try:
        mine = TimeLimit(own.limit_value or 0, Unit(own.limit_unit))
    except (BadPeriod, ValueError):
        return {"limit_value": _("Thời hạn rút ngắn phải có số và đơn vị.")}
    if announced is None:
        return {"limit_value": _("Thủ tục này không công bố thời hạn nên không thể ghi thời hạn rút ngắn.")}
    comparable = mine.unit in _HOURS and announced.unit in _HOURS
    if not comparable and mine.unit != announced.unit:
        return {"limit_unit": _("Hãy ghi thời hạn rút ngắn theo đơn vị đã công bố: %(limit)s.") % {"limit": announced}}
    if _length(mine) >= _length(announced):
        return {"limit_value": _("Thời hạn riêng phải ngắn hơn thời hạn đã công bố: %(limit)s.") % {"limit": announced}}
    return {}


def _length(limit: TimeLimit) -> int:
    """Hours of work, or units where hours say nothing. The same day is shorter than one day and longer than none."""
    return (limit.value * _HOURS.get(limit.unit, 1)) or _HOURS[Unit.WORKING_DAY] - 1


def _values(row: Offering) -> dict[str, object]:
    own = Particulars(**{name: getattr(row, name) for name in _NAMES})
    return {"code": row.procedure.code, "valid_from": row.valid_from, "valid_to": row.valid_to, **asdict(own)}
