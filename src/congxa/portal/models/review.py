"""How long standing pages stay right, and who last said that one still is."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

LONGEST_TERM = 3650


class ReviewTerm(models.Model):
    """After how many days a kind of page must be looked at again; without a number, or without a row, never.

    ``slug`` singles out pages by the last word of their address (``lien-he``) before the rule of their kind counts.
    """

    class Kind(models.TextChoices):
        INFO = "infopage", _("Trang thông tin")
        SECTION = "sectionpage", _("Chuyên mục")
        HOME = "homepage", _("Trang chủ")

    kind = models.CharField(_("loại trang"), max_length=20, choices=Kind.choices)
    slug = models.SlugField(_("đoạn địa chỉ"), max_length=100, blank=True)
    days = models.PositiveSmallIntegerField(
        _("số ngày"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(LONGEST_TERM)]
    )

    class Meta:
        verbose_name = _("thời hạn xem lại trang")
        verbose_name_plural = _("thời hạn xem lại trang")
        constraints = [models.UniqueConstraint(fields=("kind", "slug"), name="review_term_once_per_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.slug}".strip()


class PageReview(models.Model):
    """The last time that somebody read a page and said that it is still right."""

    page = models.OneToOneField(Page, models.CASCADE, related_name="review", verbose_name=_("trang"))
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("người xem lại")
    )

    class Meta:
        verbose_name = _("lần xem lại trang")
        verbose_name_plural = _("lần xem lại trang")

    def __str__(self) -> str:
        return f"{self.page}: {self.at:%Y-%m-%d}"
