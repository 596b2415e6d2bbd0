"""Keeping an office's calendar: its special days and the years that were compared with the notice."""

from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from congxa.kernel.workdays import DayKind
from congxa.units.actions.asking import require, tell
from congxa.units.calendars import pack_days, pack_years
from congxa.units.models import CalendarDay, CalendarYear, Office
from congxa.units.proposals import proposal_source, proposed_days
from congxa.units.signals import Change

_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def set_calendar_day(
    *,
    actor: object,
    office: Office,
    day: date,
    kind: DayKind,
    name: str,
    opens: time | None = None,
    closes: time | None = None,
    source: str = "",
) -> CalendarDay:
    """Write the row of ``day``, a new one or in place of the office's old one.

    Raises:
        PermissionDenied, ValidationError: with a sentence for each field that is wrong.
    """
    with transaction.atomic():
        office = _locked(office, actor)
        row = CalendarDay.objects.filter(office=office, day=day).first() or CalendarDay(office=office, day=day)
        before = _values(row) if row.pk else {}
        row.kind, row.name, row.opens, row.closes, row.source = kind, name.strip(), opens, closes, source.strip()
        row.full_clean()
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise ValidationError({"day": _("Hãy ghi một ngày từ năm 2000 đến năm 2100.")})
        row.save()
        tell(Change("units.set_calendar_day", actor, office, office.pk, before, _values(row)))
        return row


def remove_calendar_day(*, actor: object, office: Office, day: date) -> None:
    """Take the office's own row of ``day`` away: the upper office's row or the weekday holds again. Absent is fine."""
    with transaction.atomic():
        office = _locked(office, actor)
        row = CalendarDay.objects.filter(office=office, day=day).first()
        if row is not None:
            before = _values(row)
            row.delete()
            tell(Change("units.remove_calendar_day", actor, office, office.pk, before))


def confirm_calendar_year(*, actor: object, office: Office, year: int, notice: str) -> CalendarYear:
    """Say that the days of ``year`` are those of the ``notice``; from then on promised dates of that year are certain.

    Raises:
        PermissionDenied, ValidationError: a year outside 2000 to 2100, or no notice named.
    """
    with transaction.atomic():
        office = _locked(office, actor)
        if not notice.strip():
            raise ValidationError({"notice": _("Hãy ghi số và ngày của thông báo nghỉ lễ, tết.")})
        _check_year(year)
        row, _new = CalendarYear.objects.update_or_create(office=office, year=year, defaults={"notice": notice.strip()})
        after = {"year": year, "notice": row.notice}
        tell(Change("units.confirm_calendar_year", actor, office, office.pk, after=after))
        return row


def propose_calendar_year(*, actor: object, office: Office, year: int) -> int:
    """Write the days that are expected to be off in ``year`` where the office has no row; return how many were new.

    They are proposals until the year is confirmed from the notice.

    Raises:
        PermissionDenied, ValidationError: the year is confirmed already, or lies outside 2000 to 2100.
    """
    with transaction.atomic():
        office = _locked(office, actor)
        _check_year(year)
        if CalendarYear.objects.filter(office=office, year=year).exists():
            raise ValidationError(
                _("Lịch năm %(year)d đã được xác nhận theo thông báo; hãy sửa từng ngày.") % {"year": year}
            )
        known = set(office.calendar_days.filter(day__year=year).values_list("day", flat=True))
        new = [
            CalendarDay(office=office, day=one.day, kind=one.kind, name=one.name, source=proposal_source())
            for one in proposed_days(year)
            if one.day not in known
        ]
        CalendarDay.objects.bulk_create(new)
        tell(Change("units.propose_calendar_year", actor, office, office.pk, after={"year": year, "days": len(new)}))
        return len(new)


def load_calendar(*, actor: object, office: Office) -> int:
    """Copy the law pack's days that the office has no row for, confirm the years that are past proposing; return how
    many days were new.
    """
    with transaction.atomic():
        office = _locked(office, actor)
        known = set(office.calendar_days.values_list("day", flat=True))
        new = [
            CalendarDay(office=office, day=one.day, kind=one.kind, name=one.name, source=_("lịch kèm phần mềm"))
            for one in pack_days()
            if one.day not in known
        ]
        CalendarDay.objects.bulk_create(new)
        sure = [year for year, confidence in pack_years().items() if confidence != "proposed"]
        CalendarYear.objects.bulk_create(
            [CalendarYear(office=office, year=year, notice=_("lịch kèm phần mềm, ghi theo trí nhớ")) for year in sure],
            ignore_conflicts=True,
        )
        if new:
            after = {"days": len(new), "from": min(row.day for row in new), "to": max(row.day for row in new)}
            tell(Change("units.load_calendar", actor, office, office.pk, after=after))
        return len(new)


def _check_year(year: int) -> None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValidationError({"year": _("Hãy ghi một năm từ 2000 đến 2100.")})


def _locked(office: Office, actor: object) -> Office:
    office = Office.objects.select_for_update().get(pk=office.pk)
    require(actor, "units.keep_calendar", office)
    return office


def _values(row: CalendarDay) -> dict[str, object]:
    return {name: getattr(row, name) for name in ("day", "kind", "name", "opens", "closes", "source")}
