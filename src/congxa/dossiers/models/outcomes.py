"""What came out of a dossier, and the statutory papers that were issued on the way."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congxa.dossiers.models.dossier import Dossier
from congxa.units.service import Office

PERSON = settings.AUTH_USER_MODEL


class DossierResult(models.Model):
    """A result that was signed. A wrong one is not changed: a corrected one takes its place (`replaces`).

    The results of a dossier are therefore a chain; the one that nothing replaces holds.
    """

    class Granted(models.TextChoices):
        """Whether what was asked for was granted."""

        GRANTED = "granted", _("được giải quyết")
        DENIED = "denied", _("không được giải quyết")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="results", verbose_name=_("hồ sơ"))
    name = models.CharField(_("kết quả"), max_length=300)
    granted = models.CharField(_("nội dung"), max_length=7, choices=Granted.choices, default=Granted.GRANTED)
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    reason = models.TextField(_("lý do"), blank=True)
    attachment = models.CharField(_("tệp"), max_length=200, blank=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan ban hành"))
    signed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("người ký"))
    signed_at = models.DateTimeField(_("ký lúc"))
    valid_to = models.DateField(_("có giá trị đến hết ngày"), null=True, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("đính chính cho")
    )
    why_replaced = models.TextField(_("vì sao đính chính kết quả trước"), blank=True)
    handed_to = models.CharField(_("người nhận kết quả"), max_length=200, blank=True)
    handed_proof = models.CharField(_("chứng nhận đã nhận"), max_length=200, blank=True)
    handed_at = models.DateTimeField(_("giao kết quả lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("kết quả")
        verbose_name_plural = _("kết quả")
        ordering = ("dossier", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("dossier",), condition=Q(replaces__isnull=True), name="dossier_one_first_result"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ResultDraft(models.Model):
    """What a case officer puts before the leader to be signed: the file and what it says. Gone once it is signed."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="draft", verbose_name=_("hồ sơ"))
    name = models.CharField(_("kết quả"), max_length=300)
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    denied = models.BooleanField(_("không giải quyết"), default=False)
    reason = models.TextField(_("lý do"), blank=True)
    attachment = models.CharField(_("tệp"), max_length=200)
    code = models.CharField(_("mã kiểm tra"), max_length=24)
    rooms = models.JSONField(_("chỗ ký"), default=list)
    valid_to = models.DateField(_("có giá trị đến hết ngày"), null=True, blank=True)
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("người soạn"))
    made_at = models.DateTimeField(_("soạn lúc"))

    class Meta:
        verbose_name = _("dự thảo kết quả")
        verbose_name_plural = _("dự thảo kết quả")

    def __str__(self) -> str:
        return self.name


class IssuedPaper(models.Model):
    """A statutory paper of a dossier, or of an office's book. It can be printed again: the same file (`sha256`)."""

    class Kind(models.TextChoices):
        """The papers of the circular; their titles and numbers are those of the dossier's day."""

        RECEIPT = "receipt", _("giấy tiếp nhận và hẹn trả")
        SUPPLEMENT = "supplement", _("phiếu yêu cầu bổ sung")
        REFUSAL = "refusal", _("phiếu từ chối")
        APOLOGY = "apology", _("phiếu xin lỗi và hẹn lại")
        STOP = "stop", _("thông báo dừng giải quyết")
        CONTROL = "control", _("phiếu kiểm soát")
        HAND_OVER = "hand_over", _("phiếu bàn giao")
        FEE_RECEIPT = "fee_receipt", _("biên lai")
        REGISTER = "register", _("sổ theo dõi hồ sơ")
        RESULT = "result", _("kết quả giải quyết")

    dossier = models.ForeignKey(
        Dossier, models.CASCADE, null=True, blank=True, related_name="issued", verbose_name=_("hồ sơ")
    )
    kind = models.CharField(_("loại giấy"), max_length=12, choices=Kind.choices)
    number = models.CharField(_("số"), max_length=60, blank=True)
    code = models.CharField(_("mã kiểm tra"), max_length=24, unique=True)
    content = models.JSONField(_("nội dung khi phát hành"), default=dict)
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64, blank=True)
    attachment = models.CharField(_("tệp"), max_length=200, blank=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    issued_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người phát hành")
    )
    issued_at = models.DateTimeField(_("phát hành lúc"))
    printed = models.PositiveIntegerField(_("số lần in"), default=0)

    class Meta:
        verbose_name = _("giấy tờ đã phát hành")
        verbose_name_plural = _("giấy tờ đã phát hành")
        ordering = ("dossier", "id")
        indexes = [models.Index(fields=("sha256",), name="issued_paper_by_content")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()
