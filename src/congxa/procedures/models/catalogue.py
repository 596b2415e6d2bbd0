"""The catalogue: procedures, their dated versions, and what a version asks for, costs and takes."""

from datetime import time

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congxa.accounts.service import Role
from congxa.kernel.periods import UNIT_WORDS, TimeLimit, Unit
from congxa.procedures.models.forms import FormVersion
from congxa.units.service import Confidence

CODE = RegexValidator(r"^\d\.\d{6}\Z", _("Mã thủ tục có dạng 1.001193: một chữ số, dấu chấm, sáu chữ số."))
UNITS = tuple((unit.value, words) for unit, words in UNIT_WORDS.items())


class Audience(models.TextChoices):
    """Who may apply (national code list of applicants: citizen, business, household business)."""

    CITIZEN = "citizen", _("công dân")
    BUSINESS = "business", _("doanh nghiệp, tổ chức")
    HOUSEHOLD_BUSINESS = "household_business", _("hộ kinh doanh")


class OnlineLevel(models.TextChoices):
    """How far a procedure can be done online (Nghị định 42/2022/NĐ-CP: two levels; the rest is information only)."""

    FULL = "full", _("toàn trình")
    PARTIAL = "partial", _("một phần")
    INFORMATION = "information", _("cung cấp thông tin")


class Field(models.Model):
    """The field (`lĩnh vực`) of procedures, as the national catalogue sorts them."""

    key = models.SlugField(_("mã"), unique=True, max_length=60)
    name = models.CharField(_("lĩnh vực"), max_length=120, unique=True)

    class Meta:
        verbose_name = _("lĩnh vực")
        verbose_name_plural = _("lĩnh vực")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class LifeEvent(models.Model):
    """A moment in life in which people look for procedures: having a child, marrying, building a house."""

    key = models.SlugField(_("mã"), unique=True, max_length=60)
    name = models.CharField(_("sự kiện trong đời"), max_length=120)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=100)

    class Meta:
        verbose_name = _("sự kiện trong đời")
        verbose_name_plural = _("sự kiện trong đời")
        ordering = ("order", "name")

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """A procedure under its national code; everything that can change lies in its versions."""

    code = models.CharField(_("mã thủ tục"), max_length=8, unique=True, validators=[CODE])
    life_events = models.ManyToManyField(LifeEvent, related_name="procedures", blank=True)
    spoken = models.TextField(_("cách người dân gọi"), blank=True, help_text=_("Mỗi dòng một cách gọi."))
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name=_("thay bằng")
    )
    filed = models.PositiveIntegerField(_("số hồ sơ nhận trong một năm qua"), default=0, editable=False)

    class Meta:
        verbose_name = _("thủ tục hành chính")
        verbose_name_plural = _("thủ tục hành chính")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class ProcedureVersion(models.Model):
    """What a procedure was from one day to another (both included); a dossier keeps the version of its day.

    ``tier`` is the tier of the units whose offices handle it (1 province, 2 district, 3 commune). A time limit of 0
    working days is the same day, up to ``cutoff``. ``recalled`` names the fields that were not checked against the
    announcing decision.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="versions", verbose_name=_("thủ tục"))
    valid_from = models.DateField(_("áp dụng từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    name = models.CharField(_("tên thủ tục"), max_length=500)
    field = models.ForeignKey(Field, models.PROTECT, related_name="versions", verbose_name=_("lĩnh vực"))
    tier = models.PositiveSmallIntegerField(_("cấp giải quyết"))
    audiences = models.JSONField(_("đối tượng"), default=list, blank=True)
    conditions = models.TextField(_("yêu cầu, điều kiện"), blank=True)
    online_level = models.CharField(_("mức độ trực tuyến"), max_length=12, choices=OnlineLevel.choices)
    limit_value = models.PositiveSmallIntegerField(_("thời hạn"), null=True, blank=True)
    limit_unit = models.CharField(_("đơn vị thời hạn"), max_length=14, choices=UNITS, blank=True)
    cutoff = models.TimeField(_("nhận đến giờ này thì trả trong ngày"), default=time(15))
    limit_text = models.CharField(_("thời hạn như đã công bố"), max_length=500, blank=True)
    fee_text = models.TextField(_("phí, lệ phí như đã công bố"), blank=True)
    result = models.CharField(_("kết quả"), max_length=300)
    result_validity = models.CharField(_("giá trị của kết quả"), max_length=200, blank=True)
    legal_basis = models.JSONField(_("căn cứ pháp lý"), default=list, blank=True)
    announced_by = models.CharField(_("quyết định công bố"), max_length=200, blank=True)
    form = models.ForeignKey(FormVersion, models.PROTECT, null=True, blank=True, related_name="+")
    external_system = models.CharField(_("hệ thống khác"), max_length=200, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)
    confidence = models.CharField(
        _("độ tin cậy"), max_length=10, choices=Confidence.choices, default=Confidence.RECALLED
    )
    recalled = models.JSONField(_("điều chưa kiểm chứng"), default=list, blank=True)
    search_text = models.TextField(_("chữ để tìm"), blank=True, editable=False)

    class Meta:
        verbose_name = _("phiên bản thủ tục")
        verbose_name_plural = _("phiên bản thủ tục")
        ordering = ("procedure", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=("procedure", "valid_from"), name="procedure_version_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="version_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def limit(self) -> TimeLimit | None:
        """The time limit as the clock takes it; None where none is announced."""
        if self.limit_value is None:
            return None
        return TimeLimit(self.limit_value, Unit(self.limit_unit), self.cutoff)


class Paper(models.Model):
    """A paper that a version asks for (`thành phần hồ sơ`)."""

    class Form(models.TextChoices):
        """In which form it is handed in (national code list: original, copy, electronic copy)."""

        FORM = "form", _("tờ khai theo mẫu")
        ORIGINAL = "original", _("bản chính")
        CERTIFIED_COPY = "certified_copy", _("bản sao chứng thực")
        COPY = "copy", _("bản sao kèm bản chính để đối chiếu")
        ELECTRONIC = "electronic", _("bản điện tử")
        SHOW = "show", _("xuất trình")

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="papers", verbose_name=_("phiên bản"))
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.CharField(_("giấy tờ"), max_length=500)
    form = models.CharField(_("dạng"), max_length=15, choices=Form.choices)
    count = models.PositiveSmallIntegerField(_("số bản"), default=1)
    condition = models.CharField(_("khi nào cần"), max_length=300, blank=True)
    known_from = models.CharField(
        _("không cần nếu tra được từ"), max_length=200, blank=True, help_text=_("Cơ sở dữ liệu đã có giấy này.")
    )

    class Meta:
        verbose_name = _("giấy tờ phải nộp")
        verbose_name_plural = _("giấy tờ phải nộp")
        ordering = ("version", "order")
        constraints = [models.UniqueConstraint(fields=("version", "order"), name="paper_order_once")]

    def __str__(self) -> str:
        return self.name


class Fee(models.Model):
    """An amount in whole đồng that a version costs (`phí` for a service, `lệ phí` for an act of the state)."""

    class Kind(models.TextChoices):
        """The two kinds of the Law on Fees and Charges (Luật Phí và lệ phí 97/2015/QH13, article 3)."""

        FEE = "fee", _("phí")
        CHARGE = "charge", _("lệ phí")

    class Channel(models.TextChoices):
        """For which way of filing it holds."""

        ANY = "any", _("mọi hình thức nộp")
        ONLINE = "online", _("nộp trực tuyến")
        COUNTER = "counter", _("nộp trực tiếp hoặc qua bưu chính")

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="fees", verbose_name=_("phiên bản"))
    kind = models.CharField(_("loại"), max_length=6, choices=Kind.choices)
    name = models.CharField(_("tên khoản thu"), max_length=200)
    amount = models.PositiveIntegerField(_("mức thu (đồng)"), validators=[MaxValueValidator(1_000_000_000)])
    per = models.CharField(_("tính theo"), max_length=60, blank=True, help_text=_("ví dụ: bản, trang, hồ sơ"))
    channel = models.CharField(_("hình thức nộp"), max_length=7, choices=Channel.choices, default=Channel.ANY)
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)
    confidence = models.CharField(
        _("độ tin cậy"), max_length=10, choices=Confidence.choices, default=Confidence.RECALLED
    )

    class Meta:
        verbose_name = _("khoản thu")
        verbose_name_plural = _("khoản thu")
        ordering = ("version", "id")

    def __str__(self) -> str:
        return self.name


class FeeExemption(models.Model):
    """People who pay less, or nothing: ``percent`` off."""

    version = models.ForeignKey(
        ProcedureVersion, models.CASCADE, related_name="exemptions", verbose_name=_("phiên bản")
    )
    name = models.CharField(_("đối tượng được miễn, giảm"), max_length=300)
    percent = models.PositiveSmallIntegerField(_("giảm (%)"), default=100, validators=[MaxValueValidator(100)])
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("diện miễn, giảm")
        verbose_name_plural = _("diện miễn, giảm")
        ordering = ("version", "id")

    def __str__(self) -> str:
        return self.name


class StepPlace(models.TextChoices):
    """Which office does a step, seen from the office that received the dossier."""

    OWN = "own", _("cơ quan tiếp nhận")
    UPPER = "upper", _("cơ quan cấp trên")


class Step(models.Model):
    """A step of handling a dossier: who, where, and within which part of the time limit."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="steps", verbose_name=_("phiên bản"))
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.CharField(_("bước"), max_length=200)
    place = models.CharField(_("cơ quan làm"), max_length=5, choices=StepPlace.choices, default=StepPlace.OWN)
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    limit_value = models.PositiveSmallIntegerField(_("thời hạn"))
    limit_unit = models.CharField(_("đơn vị thời hạn"), max_length=14, choices=UNITS)

    class Meta:
        verbose_name = _("bước xử lý")
        verbose_name_plural = _("bước xử lý")
        ordering = ("version", "order")
        constraints = [models.UniqueConstraint(fields=("version", "order"), name="step_order_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def limit(self) -> TimeLimit:
        """The step's own time limit as the clock takes it."""
        return TimeLimit(self.limit_value, Unit(self.limit_unit))
