"""Opening, describing and closing offices: the tenants whose portals the house serves."""

import re
from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from congxa.units.actions.asking import require, tell
from congxa.units.addresses import host_name, slug_fault
from congxa.units.lists.offices import DESCRIBING
from congxa.units.models import ALWAYS, Department, Office, OfficeHost, OpeningHours, Unit
from congxa.units.queries import successors
from congxa.units.signals import Change


def create_office(
    *, actor: object, unit: Unit, slug: str, valid_from: date, upper: Office | None = None, **described: str
) -> Office:
    """Open an office for ``unit`` at ``/slug/`` (or at ``/`` after :func:`set_root`); ``described`` as in DESCRIBING.

    Raises:
        PermissionDenied, ValidationError: with a sentence for each field that is wrong.
    """
    with transaction.atomic():
        require(actor, "units.create_office", upper)
        fault = slug_fault(slug)
        if fault:
            raise ValidationError({"slug": fault})
        office = Office(unit=unit, upper=upper, slug=slug, valid_from=valid_from, **_described(described))
        office.full_clean()
        office.save()
        after = {"slug": slug, "unit": f"{unit.code} {unit}", "valid_from": valid_from, **described}
        tell(Change("units.create_office", actor, office, office.pk, after=after))
        return office


def describe_office(*, actor: object, office: Office, unit: Unit | None = None, **described: str) -> Office:
    """Change what describes an office, and ``unit`` after its unit was renamed, moved or merged.

    Raises:
        ValidationError: a field that is wrong, or a unit that does not continue the office's unit.
    """
    with transaction.atomic():
        office = _locked(office)
        require(actor, "units.describe_office", office)
        changes: dict[str, object] = dict(_described(described))
        if unit is not None:
            if unit not in [one.unit for one in successors(office.unit, unit.valid_from)]:
                raise ValidationError(_("%(unit)s không kế thừa đơn vị của cơ quan này.") % {"unit": unit})
            changes["unit"] = unit
        before = {name: getattr(office, name) for name in changes if getattr(office, name) != changes[name]}
        for name in before:
            setattr(office, name, changes[name])
        office.full_clean()
        if before:
            office.save(update_fields=list(before))
            after = {name: changes[name] for name in before}
            tell(Change("units.describe_office", actor, office, office.pk, _plain(before), _plain(after)))
        return office


def set_root(*, actor: object, office: Office) -> Office:
    """Mount ``office`` at ``/``; the one that was there moves to its own segment."""
    with transaction.atomic():
        offices = list(Office.objects.select_for_update().filter(is_root=True))
        office = _locked(office)
        require(actor, "units.set_root", office)
        if office.valid_to is not None:
            raise ValidationError(_("Cơ quan đã đóng không thể là cơ quan gốc."))
        Office.objects.filter(is_root=True).update(is_root=False)
        office.is_root = True
        office.save(update_fields=["is_root"])
        before = {"root": [former.slug for former in offices]}
        tell(Change("units.set_root", actor, office, office.pk, before, {"root": [office.slug]}))
        return office


def set_host(*, actor: object, office: Office, host: str, canonical: bool = True) -> OfficeHost:
    """Let ``office`` answer at the host name; ``canonical`` makes it the address we print, in place of the former.

    Raises:
        ValidationError: not a host name, or another office's.
    """
    with transaction.atomic():
        office = _locked(office)
        require(actor, "units.set_host", office)
        name = host_name(host)
        row = OfficeHost.objects.select_for_update().filter(host=name).first()
        if row is not None and row.office_id != office.pk:
            raise ValidationError(
                _("Tên miền %(host)s đang thuộc về %(office)s.") % {"host": name, "office": row.office}
            )
        before = {"hosts": _hosts(office)}
        if canonical:
            office.hosts.exclude(host=name).update(is_canonical=False)
        row, _created = OfficeHost.objects.update_or_create(
            host=name, defaults={"office": office, "is_canonical": canonical}
        )
        tell(Change("units.set_host", actor, office, office.pk, before, {"hosts": _hosts(office)}))
        return row


def remove_host(*, actor: object, office: Office, host: str) -> None:
    """Let ``office`` answer no longer at the host name.

    Raises:
        ValidationError: the office has no such host name.
    """
    with transaction.atomic():
        office = _locked(office)
        require(actor, "units.set_host", office)
        before = {"hosts": _hosts(office)}
        if not office.hosts.filter(host=host_name(host)).delete()[0]:
            raise ValidationError(_("Cơ quan không có tên miền %(host)s.") % {"host": host})
        tell(Change("units.remove_host", actor, office, office.pk, before, {"hosts": _hosts(office)}))


def close_office(*, actor: object, office: Office, successor: Office | None, day: date, reason: str = "") -> Office:
    """Close an office with the end of ``day``; from the next day its addresses lead to the successor's.

    Raises:
        ValidationError: closed already, closed before it opened, or a successor that is itself or leads back to it.
    """
    with transaction.atomic():
        office = _locked(office)
        require(actor, "units.close_office", office)
        _refuse_closing(office, successor, day)
        office.valid_to, office.successor = day, successor
        office.save(update_fields=["valid_to", "successor"])
        after = {"valid_to": day, "successor": successor.slug if successor else None}
        before = {"valid_to": None, "successor": None}
        tell(Change("units.close_office", actor, office, office.pk, before, after, reason))
        return office


def _refuse_closing(office: Office, successor: Office | None, day: date) -> None:
    if office.valid_to is not None:
        raise ValidationError(
            _("%(office)s đã đóng từ hết ngày %(day)s.") % {"office": office, "day": f"{office.valid_to:%d/%m/%Y}"}
        )
    if day < office.valid_from:
        raise ValidationError(_("Ngày đóng phải từ ngày cơ quan bắt đầu hoạt động trở đi."))
    if office.is_root and successor is None:
        raise ValidationError(_("Cơ quan gốc chỉ đóng được khi có cơ quan kế thừa."))
    at = successor
    while at is not None:
        if at.pk == office.pk:
            raise ValidationError(_("Cơ quan kế thừa không thể dẫn trở lại chính cơ quan này."))
        at = at.successor
    if successor is not None and successor.valid_to is not None and successor.valid_to <= day:
        raise ValidationError(_("Cơ quan kế thừa đã đóng trước đó; hãy chọn cơ quan đang hoạt động."))


def set_opening_hours(
    *, actor: object, office: Office, hours: Sequence[tuple[int, time, time]], valid_from: date = ALWAYS
) -> None:
    """Replace the opening hours that hold from ``valid_from``; hours of other seasons stay.

    Each is the weekday (0 is Monday), when it opens and when it closes, local time.

    Raises:
        ValidationError: an unknown weekday, closing before opening, or two times of one day that overlap.
    """
    with transaction.atomic():
        office = _locked(office)
        require(actor, "units.set_opening_hours", office)
        ordered = sorted(hours)
        for weekday, opens, closes in ordered:
            if not 0 <= weekday <= 6 or closes <= opens:
                raise ValidationError(_("Giờ đóng cửa phải sau giờ mở cửa, và thứ từ 0 (thứ Hai) đến 6 (Chủ nhật)."))
        for (day, _opens, closes), (next_day, opens, _closes) in pairwise(ordered):
            if day == next_day and opens < closes:
                raise ValidationError(_("Hai khoảng giờ làm việc trong cùng một ngày không được chồng lên nhau."))
        before = {"hours": _hours(office)}
        office.opening_hours.filter(valid_from=valid_from).delete()
        OpeningHours.objects.bulk_create(
            OpeningHours(office=office, valid_from=valid_from, weekday=weekday, opens=opens, closes=closes)
            for weekday, opens, closes in ordered
        )
        tell(Change("units.set_opening_hours", actor, office, office.pk, before, {"hours": _hours(office)}))


def add_department(*, actor: object, office: Office, name: str) -> Department:
    """Add a part of the office that takes work."""
    with transaction.atomic():
        office = _locked(office)
        require(actor, "units.describe_office", office)
        department = Department(office=office, name=name.strip())
        department.full_clean()
        department.save()
        tell(Change("units.add_department", actor, department, office.pk, after={"name": department.name}))
        return department


def _locked(office: Office) -> Office:
    return Office.objects.select_for_update().get(pk=office.pk)


def _described(fields: dict[str, str]) -> dict[str, str]:
    unknown = set(fields) - set(DESCRIBING)
    if unknown:
        raise TypeError(f"an office is not described by {', '.join(sorted(unknown))}")
    return {name: re.sub(r"\s+", " ", value).strip() for name, value in fields.items()}


def _hosts(office: Office) -> list[str]:
    return list(office.hosts.order_by("-is_canonical", "host").values_list("host", flat=True))


def _hours(office: Office) -> list[str]:
    return [str(hours) for hours in office.opening_hours.order_by("weekday", "opens")]


def _plain(values: dict[str, object]) -> dict[str, object]:
    return {name: str(value) for name, value in values.items()}
