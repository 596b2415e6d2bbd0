"""The monthly returns of an office, frozen as they were reported."""

from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import OfficeScoped
from congxa.dossiers.domain.figures import Figures, figures_from
from congxa.units.service import Office


class MonthlyReturn(models.Model):
    """What an office reported of one month. It never changes: a late correction is the next one, with its reason.

    `month` is the first day; `figures` has the columns by name under `total`, and under `fields` a list of
    `{key, name, figures}`, one for each field of procedures.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    month = models.DateField(_("tháng"))
    number = models.PositiveSmallIntegerField(_("lần chốt"), default=1, validators=[MinValueValidator(1)])
    figures = models.JSONField(_("số liệu"))
    reason = models.CharField(_("lý do chốt lại"), max_length=500, blank=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người chốt")
    )
    frozen_at = models.DateTimeField(_("chốt lúc"))

    objects = OfficeScoped["MonthlyReturn"].as_manager()

    class Meta:
        verbose_name = _("báo cáo tháng đã chốt")
        verbose_name_plural = _("báo cáo tháng đã chốt")
        ordering = ("-month", "-number")
        constraints = [
            models.UniqueConstraint(fields=("office", "month", "number"), name="monthly_return_once"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="monthly_return_again_with_reason"),
        ]

    def __str__(self) -> str:
        return gettext("Tháng %(month)s, lần %(number)s") % {"month": f"{self.month:%m/%Y}", "number": self.number}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new return. Raises TypeError for one that exists: what was reported stays as it was.

        The first day of the month is demanded here and not by the database: taking a day apart is a function that
        Django lends to SQLite, and a copy of the database made without Django could not be read.
        """
        if self.month.day != 1:
            raise ValueError(f"A monthly return names the first day of its month, not {self.month}.")
        if self.pk is not None:
            raise TypeError("A monthly return is never changed; freeze another one with a reason.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: what was reported stays. Raises TypeError."""
        raise TypeError("A monthly return is never deleted.")

    @property
    def total(self) -> Figures:
        """The figures of the whole office."""
        return figures_from(self.figures["total"])
