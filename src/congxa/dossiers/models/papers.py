"""The papers an applicant handed in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congxa.dossiers.models.dossier import Dossier


class DossierPaper(models.Model):
    """A paper handed in with a dossier (`thành phần hồ sơ`): in which form, how many, and the file of it."""

    class Form(models.TextChoices):
        """In which form it was handed in (national code list: 0 original, 1 copy, 2 electronic)."""

        ORIGINAL = "original", _("bản chính")
        COPY = "copy", _("bản sao")
        ELECTRONIC = "electronic", _("bản điện tử")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="papers", verbose_name=_("hồ sơ"))
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.CharField(_("giấy tờ"), max_length=500)
    form = models.CharField(_("dạng"), max_length=10, choices=Form.choices)
    count = models.PositiveSmallIntegerField(_("số bản"), default=1)
    attachment = models.CharField(
        _("tệp"), max_length=200, blank=True, help_text=_("Tham chiếu tới tệp trong hồ sơ lưu.")
    )
    known_from = models.CharField(_("lấy từ cơ sở dữ liệu"), max_length=200, blank=True)
    reused_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("dùng lại từ hồ sơ trước")
    )
    answers = models.ForeignKey(
        "dossiers.SupplementItem",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="answered_with",
        verbose_name=_("bổ sung cho mục"),
    )
    added_at = models.DateTimeField(_("nộp lúc"))

    class Meta:
        verbose_name = _("giấy tờ đã nộp")
        verbose_name_plural = _("giấy tờ đã nộp")
        ordering = ("dossier", "order")
        constraints = [models.UniqueConstraint(fields=("dossier", "order"), name="dossier_paper_once")]

    def __str__(self) -> str:
        return self.name
