"""Who files: the person or organisation as written on the dossier, and who files in their place."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congxa.kernel.phones import format_phone
from congxa.procedures.service import Audience
from congxa.units.service import Unit


class IdentityKind(models.TextChoices):
    """Which number identifies the applicant; nine digits were valid until the end of 2024 and stay in old dossiers."""

    CITIZEN = "citizen", _("số định danh cá nhân, căn cước (12 số)")
    OLD_CARD = "old_card", _("chứng minh nhân dân (9 số)")
    PASSPORT = "passport", _("hộ chiếu")
    TAX = "tax", _("mã số thuế, mã số doanh nghiệp")
    NONE = "", _("không có")


class Applicant(models.Model):
    """The columns of a dossier that say who files. Numbers are text; phones E.164; names NFC as written."""

    applicant_kind = models.CharField(
        _("loại người nộp"), max_length=20, choices=Audience.choices, default=Audience.CITIZEN
    )
    applicant_name = models.CharField(_("họ và tên người nộp"), max_length=200)
    applicant_folded = models.CharField(_("tên không dấu"), max_length=200, blank=True, editable=False)
    identity_kind = models.CharField(
        _("loại giấy tờ tùy thân"), max_length=10, choices=IdentityKind.choices, blank=True
    )
    identity_number = models.CharField(_("số giấy tờ tùy thân"), max_length=20, blank=True)
    birth_date = models.DateField(_("ngày sinh"), null=True, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    address = models.CharField(_("địa chỉ như người nộp ghi"), max_length=300, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("nơi ở theo đơn vị hành chính")
    )
    proxy_name = models.CharField(_("người nộp thay"), max_length=200, blank=True)
    proxy_identity_number = models.CharField(_("số giấy tờ của người nộp thay"), max_length=20, blank=True)
    proxy_proof = models.CharField(_("căn cứ nộp thay"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def shown_phone(self) -> str:
        """The phone number as people write it: `0912 345 678`."""
        return format_phone(self.phone) if self.phone else ""

    @property
    def masked_identity(self) -> str:
        """The identity number with all but its last three characters hidden: `•••••••••234`."""
        return masked(self.identity_number, 3)

    @property
    def masked_phone(self) -> str:
        """The phone number with all but its last three digits hidden."""
        return masked(self.phone, 3)

    @property
    def masked_name(self) -> str:
        """The name as the public look-up shows it: family name, then initials: `Nguyễn T. L.`"""
        first, *others = self.applicant_name.split() or [""]
        return " ".join([first, *(f"{word[0]}." for word in others)])


def masked(text: str, shown: int) -> str:
    """`text` with all but its last `shown` characters replaced by dots; a short one is hidden whole."""
    if len(text) <= shown * 2:
        return "•" * len(text)
    return "•" * (len(text) - shown) + text[-shown:]
