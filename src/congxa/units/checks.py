"""What ``congxa doctor`` asks of this room."""

from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.units.calendars import FEW_DAYS, confirmed_days_ahead
from congxa.units.domain.faults import faults_of
from congxa.units.models import Office, UnitEvent, UnitSuccession
from congxa.units.queries import read_tree

_KEEPS_OFFICE = {UnitEvent.Kind.RENAME, UnitEvent.Kind.MOVE}


def problems() -> list[str]:
    """Return what is wrong with the tree and with the offices, one Vietnamese sentence each; empty when all is well.

    Six queries, whatever the number of units.
    """
    return [text for _key, text in faults_of(read_tree())] + _office_problems()


def calendar_problems() -> list[str]:
    """Say that the calendar of the house's first office ends soon: no date beyond it can be promised for certain."""
    office, today = Office.objects.filter(is_root=True).first(), timezone.localdate()
    days = confirmed_days_ahead(office, today) if office else FEW_DAYS
    if days >= FEW_DAYS:
        return []
    sentence = _(
        "Lịch làm việc của %(office)s chỉ được xác nhận trước %(days)d ngày. Hãy xác nhận năm tới theo thông báo."
    )
    return [sentence % {"office": office, "days": days}]


def _office_problems() -> list[str]:
    today = timezone.localdate()
    offices = list(Office.objects.select_related("unit__kind", "successor").order_by("id"))
    ending = _unit_endings()
    found = []
    if offices and not any(office.is_root for office in offices):
        found.append(_("Chưa có cơ quan gốc: địa chỉ “/” không dẫn tới đâu. Hãy chọn một cơ quan làm gốc."))
    for office in offices:
        unit = office.unit
        if office.valid_from < unit.valid_from:
            found.append(
                _("%(office)s hoạt động trước khi có %(unit)s.") % {"office": office.name, "unit": unit},
            )
        open_now = office.valid_to is None or office.valid_to >= today
        if open_now and unit.valid_to is not None and unit.valid_to < today and unit.pk not in ending:
            found.append(
                _("%(unit)s đã kết thúc ngày %(day)s mà %(office)s vẫn mở. Hãy đóng cơ quan và nêu cơ quan kế thừa.")
                % {"unit": unit, "day": f"{unit.valid_to:%d/%m/%Y}", "office": office.name}
            )
    return found + _circles(offices)


def _unit_endings() -> set[int]:
    """Return the units that ended only by a new name or a new upper unit: their offices go on working."""
    rows = UnitSuccession.objects.filter(event__kind__in=_KEEPS_OFFICE)
    return set(rows.values_list("old_id", flat=True))


def _circles(offices: list[Office]) -> list[str]:
    after = {office.pk: office.successor_id for office in offices}
    found = []
    for office in offices:
        seen, at = {office.pk}, after[office.pk]
        while at is not None and at not in seen:
            seen.add(at)
            at = after[at]
        if at == office.pk:
            found.append(_("%(office)s được kế thừa vòng quanh trở lại chính nó.") % {"office": office.name})
    return found
