"""Tables of counted visits; none of them holds personal data."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congxa.units.service import Office


class VisitDay(models.Model):
    """How many visits an office's portal had on one day (Vietnamese time).

    A total carried over from an older portal is one row on the day it was read, with the reason in ``note``.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="+", verbose_name=_("cơ quan"))
    day = models.DateField(_("ngày"))
    visits = models.PositiveBigIntegerField(_("lượt truy cập"), default=0)
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("lượt truy cập theo ngày")
        verbose_name_plural = _("lượt truy cập theo ngày")
        constraints = [models.UniqueConstraint(fields=("office", "day"), name="visits_once_per_day")]

    def __str__(self) -> str:
        return f"{self.office} {self.day}: {self.visits}"


class PageDay(models.Model):
    """How often one address of an office was opened by readers on one day."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="+", verbose_name=_("cơ quan"))
    day = models.DateField(_("ngày"))
    path = models.CharField(_("đường dẫn"), max_length=300)
    views = models.PositiveBigIntegerField(_("lượt xem"), default=0)

    class Meta:
        verbose_name = _("lượt xem trang theo ngày")
        verbose_name_plural = _("lượt xem trang theo ngày")
        constraints = [models.UniqueConstraint(fields=("office", "path", "day"), name="page_views_once_per_day")]

    def __str__(self) -> str:
        return f"{self.path} {self.day}: {self.views}"


class DailySalt(models.Model):
    """The secret of one day; deleted the day after, so that yesterday's digests mean nothing to anybody."""

    day = models.DateField(_("ngày"), primary_key=True)
    salt = models.BinaryField(_("muối"), max_length=32)

    class Meta:
        verbose_name = _("muối trong ngày")
        verbose_name_plural = _("muối trong ngày")

    def __str__(self) -> str:
        return str(self.day)


class Reader(models.Model):
    """Somebody who read an office's portal today: a salted digest and when they were last here."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="+", verbose_name=_("cơ quan"))
    day = models.DateField(_("ngày"))
    digest = models.CharField(_("mã băm"), max_length=24)
    last_seen = models.DateTimeField(_("lần cuối"), db_index=True)

    class Meta:
        verbose_name = _("người đọc trong ngày")
        verbose_name_plural = _("người đọc trong ngày")
        constraints = [models.UniqueConstraint(fields=("office", "day", "digest"), name="reader_once_per_day")]

    def __str__(self) -> str:
        return self.digest
