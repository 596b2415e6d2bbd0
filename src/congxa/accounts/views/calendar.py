"""The calendar of an office: its year, the rows that differ, their confirmation, and the opening hours.

It stands in this room because the units room lies below the guards and knows nobody who may press a button.
"""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from congxa.accounts.asked import actor_of, office_of
from congxa.accounts.calendar_forms import CalendarDayForm, ConfirmYearForm, HoursForm
from congxa.accounts.calendar_page import year_sheets
from congxa.accounts.guards import needs
from congxa.accounts.service import may
from congxa.accounts.views.pages import form_page, posted
from congxa.kernel.workdays import WEEK, DayKind
from congxa.units.service import (
    FEW_DAYS,
    CalendarDay,
    Office,
    confirm_calendar_year,
    confirmed_days_ahead,
    propose_calendar_year,
    remove_calendar_day,
    set_calendar_day,
    set_opening_hours,
    work_calendar,
    year_calendar,
)

_FIRST_YEAR, _LAST_YEAR = 2000, 2100


@require_safe
@needs("units.see_calendar")
def year(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Show one year of the calendar, this one when none is asked for."""
    office, today = office_of(request), timezone.localdate()
    number = number or today.year
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        raise Http404
    calendar, shown = work_calendar(office), year_calendar(office, number)
    ahead = confirmed_days_ahead(office, today)
    context = {
        "year": number,
        "sheets": year_sheets(calendar, number),
        "shown": shown,
        "weekdays": ("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
        "hours": list(zip(WEEK, calendar.week_on(max(today, date(number, 1, 1))), strict=True)),
        "office_id": office.pk,
        "days_ahead": ahead,
        "is_short": ahead < FEW_DAYS,
        "may_keep": may(request.user, "units.keep_calendar", office),
        "may_set_hours": may(request.user, "units.set_opening_hours", office),
    }
    return render(request, "accounts/desk/calendar.html", context)


@needs("units.keep_calendar")
def day(request: HttpRequest, when: str = "") -> HttpResponse:
    """Write a day: a new one, or the office's own row of ``when``."""
    office = office_of(request)
    row = _row_or_404(office, when) if when else None
    fields = ("day", "kind", "name", "source", "opens", "closes")
    initial = {name: getattr(row, name) for name in fields} if row else {}
    form = CalendarDayForm(posted(request), initial=initial)

    def do(form: CalendarDayForm) -> str:
        data = form.row()
        set_calendar_day(actor=actor_of(request), office=office, **{**data, "kind": DayKind(data["kind"])})
        if row is not None and row.day != data["day"]:
            remove_calendar_day(actor=actor_of(request), office=office, day=row.day)
        messages.success(request, _("Đã ghi ngày %(day)s vào lịch.") % {"day": f"{data['day']:%d/%m/%Y}"})
        return _address(data["day"].year)

    title = _("Sửa ngày trong lịch") if row else _("Thêm ngày vào lịch")
    return form_page(
        request,
        form,
        do,
        title=title,
        submit=_("Lưu"),
        back=_address(row.day.year if row else timezone.localdate().year),
    )


@require_POST
@needs("units.keep_calendar")
def forget_day(request: HttpRequest, when: str) -> HttpResponse:
    """Take the office's own row of a day away."""
    office = office_of(request)
    row = _row_or_404(office, when)
    remove_calendar_day(actor=actor_of(request), office=office, day=row.day)
    messages.success(request, _("Đã bỏ ngày %(day)s khỏi lịch của cơ quan.") % {"day": f"{row.day:%d/%m/%Y}"})
    return redirect(_address(row.day.year))


@require_POST
@needs("units.keep_calendar")
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Fill a year with the days that are expected to be off."""
    try:
        added = propose_calendar_year(actor=actor_of(request), office=office_of(request), year=number)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        sentence = ngettext(
            "Đã thêm %(count)d ngày đề xuất. Hãy so với thông báo rồi xác nhận năm.",
            "Đã thêm %(count)d ngày đề xuất. Hãy so với thông báo rồi xác nhận năm.",
            added,
        )
        messages.success(request, sentence % {"count": added})
    return redirect(_address(number))


@needs("units.keep_calendar")
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the days of a year are those of the notice."""
    office = office_of(request)
    form = ConfirmYearForm(posted(request))

    def do(form: ConfirmYearForm) -> str:
        notice = form.cleaned_data["notice"]
        confirm_calendar_year(actor=actor_of(request), office=office, year=number, notice=notice)
        messages.success(request, _("Đã xác nhận lịch năm %(year)d.") % {"year": number})
        return _address(number)

    return form_page(
        request,
        form,
        do,
        title=_("Xác nhận lịch nghỉ năm %(year)d") % {"year": number},
        lead=_("Từ lúc xác nhận, ngày hẹn trong năm này là chắc chắn. Hãy so đủ cả các ngày hoán đổi và làm bù."),
        submit=_("Xác nhận"),
        back=_address(number),
    )


@needs("units.set_opening_hours")
def hours(request: HttpRequest) -> HttpResponse:
    """Set the sessions of the week, from a day on."""
    office, today = office_of(request), timezone.localdate()
    week = work_calendar(office).week_on(today)
    held = [(number, one.opens, one.closes) for number, sessions in enumerate(week) for one in sessions]
    form = HoursForm(posted(request), initial=HoursForm.initial_of(held, today + timedelta(days=1)))
    if request.method == "POST" and form.is_valid():
        valid_from = form.cleaned_data["valid_from"]
        try:
            set_opening_hours(actor=actor_of(request), office=office, hours=form.hours(), valid_from=valid_from)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Đã đặt giờ làm việc từ ngày %(day)s.") % {"day": f"{valid_from:%d/%m/%Y}"})
            return redirect("desk_calendar")
    return render(request, "accounts/desk/hours.html", {"form": form, "back": reverse("desk_calendar")})


def _row_or_404(office: Office, when: str) -> CalendarDay:
    try:
        asked = date.fromisoformat(when)
    except ValueError:
        raise Http404 from None
    row = CalendarDay.objects.filter(office=office, day=asked).first()
    if row is None:
        raise Http404
    return row


def _address(number: int) -> str:
    return reverse("desk_calendar_year", args=[number])
