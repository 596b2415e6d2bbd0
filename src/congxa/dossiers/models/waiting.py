"""What a dossier waits for: pauses of its clock, requests for supplements, and a new date with an apology."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congxa.dossiers.models.dossier import Dossier
from congxa.kernel.periods import Pause
from congxa.units.service import Office

PERSON = settings.AUTH_USER_MODEL


class DossierPause(models.Model):
    """The clock of a dossier stood still from `since` to `until`; an open one has no `until`."""

    class Kind(models.TextChoices):
        """For what: the citizen's supplement, the citizen's payment, or another agency where the law allows it."""

        SUPPLEMENT = "supplement", _("chờ bổ sung giấy tờ")
        PAYMENT = "payment", _("chờ thực hiện nghĩa vụ tài chính")
        OPINION = "opinion", _("chờ ý kiến cơ quan khác")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="pauses", verbose_name=_("hồ sơ"))
    kind = models.CharField(_("chờ gì"), max_length=10, choices=Kind.choices)
    since = models.DateTimeField(_("từ lúc"))
    until = models.DateTimeField(_("đến lúc"), null=True, blank=True)
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    basis = models.CharField(_("căn cứ tạm dừng"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("lần tạm dừng")
        verbose_name_plural = _("lần tạm dừng")
        ordering = ("dossier", "since")
        constraints = [
            models.UniqueConstraint(
                fields=("dossier",), condition=Q(until__isnull=True), name="dossier_one_open_pause"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="dossier_pause_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def as_pause(self) -> Pause:
        """The pause as the clock takes it."""
        return Pause(self.since, self.until, str(self.get_kind_display()))


class SupplementRequest(models.Model):
    """A written request listing everything that is missing. The first is complete; a later one needs `why_again`."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="supplements", verbose_name=_("hồ sơ"))
    items = models.JSONField(_("giấy tờ phải bổ sung"), default=list)
    reason = models.TextField(_("lý do"))
    why_again = models.TextField(_("vì sao yêu cầu thêm lần nữa"), blank=True)
    before_acceptance = models.BooleanField(_("trước khi tiếp nhận"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan yêu cầu"))
    asked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("người yêu cầu"))
    asked_at = models.DateTimeField(_("yêu cầu lúc"))
    answer_by = models.DateField(_("bổ sung trước ngày"), null=True, blank=True)
    answered_at = models.DateTimeField(_("bổ sung lúc"), null=True, blank=True)
    counted_at = models.DateTimeField(_("tính là bổ sung lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("yêu cầu bổ sung")
        verbose_name_plural = _("yêu cầu bổ sung")
        ordering = ("dossier", "asked_at")
        constraints = [
            models.UniqueConstraint(
                fields=("dossier",), condition=Q(answered_at__isnull=True), name="supplement_one_open"
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class SupplementItem(models.Model):
    """One thing a request asks for: which paper, and what is missing from it or wrong with it.

    What was handed in for it are the papers that answer it (`answered_with`).
    """

    request = models.ForeignKey(
        SupplementRequest, models.CASCADE, related_name="lines", verbose_name=_("yêu cầu bổ sung")
    )
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    paper = models.CharField(_("giấy tờ"), max_length=500)
    wrong = models.CharField(_("thiếu hoặc sai gì"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("mục phải bổ sung")
        verbose_name_plural = _("mục phải bổ sung")
        ordering = ("request", "order")
        constraints = [models.UniqueConstraint(fields=("request", "order"), name="supplement_item_once")]

    def __str__(self) -> str:
        return f"{self.paper}: {self.wrong}" if self.wrong else self.paper


class Extension(models.Model):
    """The one letter of apology with a new date, signed before the old date passed."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="extension", verbose_name=_("hồ sơ"))
    reason = models.TextField(_("lý do chậm"))
    old_date = models.DateTimeField(_("ngày hẹn cũ"))
    new_date = models.DateTimeField(_("ngày hẹn mới"))
    signed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("người ký"))
    signed_at = models.DateTimeField(_("ký lúc"))

    class Meta:
        verbose_name = _("xin lỗi và hẹn lại")
        verbose_name_plural = _("xin lỗi và hẹn lại")
        constraints = [
            models.CheckConstraint(condition=Q(new_date__gt=F("old_date")), name="extension_moves_later"),
            models.CheckConstraint(condition=Q(signed_at__lte=F("old_date")), name="extension_before_old_date_passes"),
        ]

    def __str__(self) -> str:
        return f"{self.old_date:%d/%m/%Y} → {self.new_date:%d/%m/%Y}"
