"""The calendar of an office: the days that differ from their weekday, and which years an officer has confirmed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congxa.kernel.workdays import DayKind
from congxa.units.models.offices import Office


class CalendarDay(models.Model):
    """A day that an office, and every office below it that has no row of its own for it, is off or works specially.

    ``opens`` and ``closes`` are the hours worked (``swap_work``) or off (all other kinds); both empty is the whole day.
    """

    KINDS = (
        (DayKind.HOLIDAY.value, _("nghỉ lễ, tết")),
        (DayKind.COMPENSATION.value, _("nghỉ bù")),
        (DayKind.SWAP_OFF.value, _("nghỉ hoán đổi")),
        (DayKind.SWAP_WORK.value, _("làm bù, làm việc")),
        (DayKind.LOCAL_OFF.value, _("nghỉ tại địa phương")),
    )

    office = models.ForeignKey(Office, models.CASCADE, related_name="calendar_days", verbose_name=_("cơ quan"))
    day = models.DateField(_("ngày"))
    kind = models.CharField(_("loại"), max_length=12, choices=KINDS)
    name = models.CharField(_("lý do"), max_length=200)
    opens = models.TimeField(_("từ giờ"), null=True, blank=True)
    closes = models.TimeField(_("đến giờ"), null=True, blank=True)
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("ngày đặc biệt của lịch")
        verbose_name_plural = _("ngày đặc biệt của lịch")
        ordering = ("office", "day")
        constraints = [
            models.UniqueConstraint(
                fields=("office", "day"),
                name="calendar_day_once",
                violation_error_message=_("Ngày này đã có trong lịch; hãy sửa dòng đã có."),
            ),
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True)
                | Q(opens__isnull=False, closes__isnull=False, closes__gt=F("opens")),
                name="calendar_day_hours_in_order",
                violation_error_message=_("Hãy ghi cả hai giờ, giờ kết thúc sau giờ bắt đầu, hoặc để trống cả hai."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.name}"


class CalendarYear(models.Model):
    """A year of the calendar that an officer has compared with the notice; until then its days are proposals."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="calendar_years", verbose_name=_("cơ quan"))
    year = models.PositiveSmallIntegerField(_("năm"))
    notice = models.CharField(_("thông báo nghỉ"), max_length=300)

    class Meta:
        verbose_name = _("năm lịch đã xác nhận")
        verbose_name_plural = _("năm lịch đã xác nhận")
        ordering = ("office", "year")
        constraints = [models.UniqueConstraint(fields=("office", "year"), name="calendar_year_once")]

    def __str__(self) -> str:
        return str(self.year)
