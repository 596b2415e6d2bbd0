"""The dated tree of administrative units."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    """How sure we are of a datum taken from outside; a recalled figure is never shown as law."""

    VERIFIED = "verified", _("đã kiểm chứng")
    RECALLED = "recalled", _("ghi theo trí nhớ, chưa kiểm chứng")


class UnitKind(models.Model):
    """A kind of administrative unit; kinds change by law, so they are rows, not code."""

    code = models.SlugField(_("mã"), primary_key=True)
    label = models.CharField(_("tên loại"), max_length=60)
    prefix = models.CharField(_("tiền tố"), max_length=30, help_text=_("Đứng trước tên, ví dụ “xã”."))
    tier = models.PositiveSmallIntegerField(_("cấp"), help_text=_("1 là cấp tỉnh; số càng lớn cấp càng thấp."))

    class Meta:
        verbose_name = _("loại đơn vị")
        verbose_name_plural = _("loại đơn vị")
        ordering = ("tier", "code")

    def __str__(self) -> str:
        return self.label


class Unit(models.Model):
    """One administrative unit during one time of its life; the key is (code, valid_from) because codes were reused.

    ``parent`` is the unit it was born under. When that one ends, its heir takes its place without a new row here, so
    ask ``ancestors_on`` for the units above on a day and never follow ``parent`` by hand.
    """

    code = models.CharField(_("mã"), max_length=20)
    kind = models.ForeignKey(UnitKind, models.PROTECT, verbose_name=_("loại"))
    name = models.CharField(_("tên"), max_length=120)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("đơn vị cấp trên"),
    )
    valid_from = models.DateField(_("có từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    latitude = models.FloatField(_("vĩ độ"), null=True, blank=True)
    longitude = models.FloatField(_("kinh độ"), null=True, blank=True)
    approximate = models.BooleanField(_("vị trí gần đúng"), default=False)
    source = models.CharField(_("nguồn"), max_length=200, blank=True)
    confidence = models.CharField(
        _("độ tin cậy"), max_length=10, choices=Confidence.choices, default=Confidence.VERIFIED
    )

    class Meta:
        verbose_name = _("đơn vị hành chính")
        verbose_name_plural = _("đơn vị hành chính")
        ordering = ("code", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=("code", "valid_from"), name="unit_code_from_unique"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind.prefix} {self.name}".strip()


class UnitEvent(models.Model):
    """A decision that changed the tree: merge, split, rename, abolish or move."""

    class Kind(models.TextChoices):
        MERGE = "merge", _("sáp nhập")
        SPLIT = "split", _("chia tách")
        RENAME = "rename", _("đổi tên")
        ABOLISH = "abolish", _("bãi bỏ")
        MOVE = "move", _("chuyển đơn vị cấp trên")

    kind = models.CharField(_("loại sự kiện"), max_length=10, choices=Kind.choices)
    date = models.DateField(_("ngày có hiệu lực"))
    decision_number = models.CharField(_("số quyết định"), max_length=60)
    decision_date = models.DateField(_("ngày quyết định"), null=True, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200)
    confidence = models.CharField(
        _("độ tin cậy"), max_length=10, choices=Confidence.choices, default=Confidence.VERIFIED
    )

    class Meta:
        verbose_name = _("thay đổi đơn vị")
        verbose_name_plural = _("thay đổi đơn vị")
        ordering = ("date", "id")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.decision_number})"


class UnitSuccession(models.Model):
    """Which unit continues which, whole or in part; many-to-many because communes were split."""

    class Part(models.TextChoices):
        WHOLE = "whole", _("toàn bộ")
        PART = "part", _("một phần")

    event = models.ForeignKey(UnitEvent, models.CASCADE, related_name="successions", verbose_name=_("thay đổi"))
    old = models.ForeignKey(Unit, models.PROTECT, related_name="succeeded_by", verbose_name=_("đơn vị cũ"))
    new = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="continues", verbose_name=_("đơn vị mới")
    )
    part = models.CharField(_("phần"), max_length=5, choices=Part.choices, default=Part.WHOLE)

    class Meta:
        verbose_name = _("kế thừa đơn vị")
        verbose_name_plural = _("kế thừa đơn vị")
        constraints = [
            models.UniqueConstraint(fields=("event", "old", "new"), name="succession_unique"),
            models.UniqueConstraint(
                fields=("event", "old"), condition=Q(new__isnull=True), name="succession_abolished_once"
            ),
            models.CheckConstraint(condition=~Q(old=F("new")), name="succession_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new or '∅'}"
