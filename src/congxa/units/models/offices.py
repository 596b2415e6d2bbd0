"""Offices that work for the units, their hosts, departments and hours."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from congxa.units.models.tree import Unit

ALWAYS = date(1975, 1, 1)
"""The first day of hours of which nobody said when they begin."""


class Office(models.Model):
    """An office with a public side of its own (a tenant): the People's Committee of a unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="offices", verbose_name=_("đơn vị hành chính"))
    upper = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lower",
        verbose_name=_("cơ quan cấp trên"),
    )
    slug = models.SlugField(
        _("đoạn địa chỉ"),
        unique=True,
        max_length=60,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*\Z")],
    )
    is_root = models.BooleanField(
        _("cơ quan gốc"), default=False, help_text=_("Cổng của cơ quan này nằm ở địa chỉ “/”.")
    )
    name = models.CharField(_("tên đầy đủ"), max_length=200)
    short_name = models.CharField(_("tên gọi ngắn"), max_length=100)
    upper_name = models.CharField(_("tên cơ quan cấp trên trên tiêu đề"), max_length=200, blank=True)
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=60, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    responsible = models.CharField(_("người chịu trách nhiệm"), max_length=200, blank=True)
    licence = models.CharField(_("giấy phép"), max_length=300, blank=True)
    valid_from = models.DateField(_("hoạt động từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("cơ quan kế thừa"),
    )

    class Meta:
        verbose_name = _("cơ quan")
        verbose_name_plural = _("cơ quan")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=("is_root",), condition=Q(is_root=True), name="office_one_root"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="office_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(valid_to__isnull=False), name="office_succeeded_has_ended"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfficeHost(models.Model):
    """A host name under which an office's portal is reached; at most one is the address we print."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="hosts", verbose_name=_("cơ quan"))
    host = models.CharField(_("tên miền"), max_length=253, unique=True)
    is_canonical = models.BooleanField(_("địa chỉ chính"), default=False)

    class Meta:
        verbose_name = _("tên miền")
        verbose_name_plural = _("tên miền")
        constraints = [
            models.UniqueConstraint(
                fields=("office",), condition=Q(is_canonical=True), name="host_one_canonical_per_office"
            ),
            models.CheckConstraint(condition=Q(host=Lower("host")), name="host_in_small_letters"),
        ]

    def __str__(self) -> str:
        return self.host


class Department(models.Model):
    """A part of an office that takes work: a section, a desk, the one-stop counter."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="departments", verbose_name=_("cơ quan"))
    name = models.CharField(_("tên"), max_length=200)

    class Meta:
        verbose_name = _("bộ phận")
        verbose_name_plural = _("bộ phận")
        ordering = ("office", "id")
        constraints = [models.UniqueConstraint(fields=("office", "name"), name="department_name_unique")]

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """When an office is open on one weekday; 0 is Monday (ISO weekday minus one), local time.

    Rows of the same ``valid_from`` are one pattern; it holds until the next one begins (summer and winter hours).
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="opening_hours", verbose_name=_("cơ quan"))
    valid_from = models.DateField(_("áp dụng từ ngày"), default=ALWAYS)
    weekday = models.PositiveSmallIntegerField(_("thứ"), help_text=_("0 là thứ Hai, 6 là Chủ nhật."))
    opens = models.TimeField(_("mở cửa"))
    closes = models.TimeField(_("đóng cửa"))

    class Meta:
        verbose_name = _("giờ làm việc")
        verbose_name_plural = _("giờ làm việc")
        ordering = ("office", "valid_from", "weekday", "opens")
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="opening_weekday_known"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="opening_hours_in_order"),
            models.UniqueConstraint(fields=("office", "valid_from", "weekday", "opens"), name="opening_hours_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday}: {self.opens:%H:%M}–{self.closes:%H:%M}"
