"""Tables of the dated tree of units and of the offices that work for them."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
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
    """When an office is open on one weekday; 0 is Monday (ISO weekday minus one), local time."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="opening_hours", verbose_name=_("cơ quan"))
    weekday = models.PositiveSmallIntegerField(_("thứ"), help_text=_("0 là thứ Hai, 6 là Chủ nhật."))
    opens = models.TimeField(_("mở cửa"))
    closes = models.TimeField(_("đóng cửa"))

    class Meta:
        verbose_name = _("giờ làm việc")
        verbose_name_plural = _("giờ làm việc")
        ordering = ("office", "weekday", "opens")
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="opening_weekday_known"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="opening_hours_in_order"),
            models.UniqueConstraint(fields=("office", "weekday", "opens"), name="opening_hours_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday}: {self.opens:%H:%M}–{self.closes:%H:%M}"
