"""What applicants say of how they were served."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congxa.dossiers.models.dossier import Dossier


class Rating(models.Model):
    """How satisfied the applicant is, from 1 (very dissatisfied) to 5, once for a dossier."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="rating", verbose_name=_("hồ sơ"))
    stars = models.PositiveSmallIntegerField(_("mức hài lòng"), validators=[MinValueValidator(1), MaxValueValidator(5)])
    words = models.TextField(_("ý kiến"), max_length=2000, blank=True)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("đánh giá")
        verbose_name_plural = _("đánh giá")
        constraints = [models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="rating_one_to_five")]

    def __str__(self) -> str:
        return str(self.stars)


class Complaint(models.Model):
    """A complaint about the handling of a dossier, and the office's answer."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="complaints", verbose_name=_("hồ sơ"))
    words = models.TextField(_("nội dung"), max_length=5000)
    made_at = models.DateTimeField(_("gửi lúc"))
    answer = models.TextField(_("trả lời"), blank=True)
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("khiếu nại về hồ sơ")
        verbose_name_plural = _("khiếu nại về hồ sơ")
        ordering = ("made_at",)

    def __str__(self) -> str:
        return self.words[:60]
