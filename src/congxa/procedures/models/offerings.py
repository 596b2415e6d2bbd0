"""How an office offers the catalogue: what it takes in, where, for which account, and where online filing goes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congxa.kernel.periods import Unit
from congxa.procedures.models.catalogue import UNITS, Procedure
from congxa.units.service import Office


class Offering(models.Model):
    """An office takes dossiers of a procedure in, from one day to another; its own particulars stand beside.

    A time limit of its own may only be shorter than the announced one.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="offerings", verbose_name=_("cơ quan"))
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="offerings", verbose_name=_("thủ tục"))
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    limit_value = models.PositiveSmallIntegerField(_("thời hạn rút ngắn"), null=True, blank=True)
    limit_unit = models.CharField(_("đơn vị thời hạn"), max_length=14, choices=UNITS, blank=True)
    counter = models.CharField(_("nơi và giờ tiếp nhận"), max_length=300, blank=True)
    contact = models.CharField(_("liên hệ"), max_length=300, blank=True)
    bank_bin = models.CharField(_("mã ngân hàng (BIN)"), max_length=6, blank=True)
    bank_account = models.CharField(_("số tài khoản thu phí"), max_length=19, blank=True)

    class Meta:
        verbose_name = _("thủ tục được tiếp nhận")
        verbose_name_plural = _("thủ tục được tiếp nhận")
        ordering = ("office", "procedure")
        constraints = [
            models.UniqueConstraint(fields=("office", "procedure"), name="offering_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="offering_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(limit_value__isnull=True, limit_unit="")
                | Q(limit_value__isnull=False, limit_unit__in=[unit.value for unit in Unit]),
                name="offering_limit_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} – {self.office}"


class IntakeRule(models.Model):
    """Where online filing goes from one day to another, at an office and all below it that have no rule of their own.

    Since 2025-07-01 people file online only through the national portal; before, on the office's own form.
    ``address`` is the deep link with ``{code}`` for the procedure.
    """

    class Way(models.TextChoices):
        """Own form, or the national portal with look-up here."""

        OWN = "own", _("mẫu điện tử của cơ quan")
        NATIONAL = "national", _("Cổng Dịch vụ công quốc gia")

    office = models.ForeignKey(Office, models.CASCADE, related_name="intake_rules", verbose_name=_("cơ quan"))
    valid_from = models.DateField(_("từ ngày"))
    way = models.CharField(_("nộp trực tuyến qua"), max_length=8, choices=Way.choices)
    address = models.CharField(_("địa chỉ nộp"), max_length=300, blank=True)
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("nơi nộp trực tuyến")
        verbose_name_plural = _("nơi nộp trực tuyến")
        ordering = ("office", "valid_from")
        constraints = [models.UniqueConstraint(fields=("office", "valid_from"), name="intake_rule_once")]

    def __str__(self) -> str:
        return self.get_way_display()
