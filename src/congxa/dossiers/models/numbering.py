"""Identifiers of offices in numbers, and the last number each book has given."""

import re

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congxa.dossiers.domain.numbers import Scheme
from congxa.units.service import Confidence, Office

MAIN_BOOK = "main"
_AGENCY = RegexValidator(re.compile(r"^[A-Z0-9]+(\.[A-Z0-9]+)*\Z"), _("Mã định danh như H28.12.05 hoặc 000.00.12.H28."))


class AgencyCode(models.Model):
    """The identifier with which a book of an office begins its numbers, from one day to another (both included).

    An office has one book, `main`, unless parts of it number for themselves; then each part has an identifier of its
    own, because the number names no book. Codes of bodies that are gone stay in old dossiers.
    """

    SCHEMES = (
        (Scheme.QCVN_102.value, "QCVN 102:2016/BTTTT"),
        (Scheme.DECISION_20.value, _("Quyết định 20/2020/QĐ-TTg")),
    )

    office = models.ForeignKey(Office, models.CASCADE, related_name="agency_codes", verbose_name=_("cơ quan"))
    book = models.SlugField(_("sổ"), max_length=30, default=MAIN_BOOK)
    code = models.CharField(_("mã định danh"), max_length=30, validators=[_AGENCY])
    scheme = models.CharField(_("theo quy định"), max_length=12, choices=SCHEMES)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    confidence = models.CharField(
        _("độ tin cậy"), max_length=10, choices=Confidence.choices, default=Confidence.RECALLED
    )

    class Meta:
        verbose_name = _("mã định danh cơ quan")
        verbose_name_plural = _("mã định danh cơ quan")
        ordering = ("office", "book", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=("office", "book", "valid_from"), name="agency_code_once"),
            models.UniqueConstraint(fields=("code", "valid_from"), name="agency_code_of_one_book"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="agency_code_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class DossierCounter(models.Model):
    """The last number a book of an office has given. The row is locked while the next one is given."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    book = models.SlugField(_("sổ"), max_length=30, default=MAIN_BOOK)
    day = models.DateField(_("ngày"))
    serial = models.PositiveIntegerField(_("số cuối đã cấp"), default=0)

    class Meta:
        verbose_name = _("bộ đếm mã hồ sơ")
        verbose_name_plural = _("bộ đếm mã hồ sơ")
        constraints = [models.UniqueConstraint(fields=("office", "book"), name="dossier_counter_once")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.serial}"
