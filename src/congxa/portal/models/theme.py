"""How an office's portal looks: a preset or own colours, type and banner, set without code."""

from typing import TYPE_CHECKING

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from congxa.units.service import Office

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_COLOUR = RegexValidator(r"^#[0-9a-f]{6}\Z", _("Màu phải có dạng #rrggbb, ví dụ #b3261e."))


def _colour(label: "StrPromise") -> models.CharField[str, str]:
    return models.CharField(label, max_length=7, blank=True, validators=[_COLOUR])


class Theme(models.Model):
    """The look of one office; an empty colour means "as the preset has it"."""

    class Preset(models.TextChoices):
        DEFAULT = "default", _("Mặc định")
        BLUE = "blue", _("Xanh")
        ORANGE = "orange", _("Cam")
        RED = "red", _("Đỏ")

    class Font(models.TextChoices):
        SANS = "sans", _("Chữ không chân")
        SERIF = "serif", _("Chữ có chân")
        SYSTEM = "system", _("Phông chữ của máy")

    class Direction(models.TextChoices):
        LTR = "ltr", _("Trái sang phải")
        RTL = "rtl", _("Phải sang trái")

    office = models.OneToOneField(Office, models.CASCADE, related_name="theme", verbose_name=_("cơ quan"))
    preset = models.CharField(_("bộ màu"), max_length=10, choices=Preset.choices, default=Preset.DEFAULT)
    body_ground = _colour(_("nền trang"))
    body_text = _colour(_("chữ"))
    header_ground = _colour(_("đầu trang"))
    band3_ground = _colour(_("dải nhấn 3"))
    band4_ground = _colour(_("dải nhấn 4"))
    band5_ground = _colour(_("dải nhấn 5"))
    footer_ground = _colour(_("chân trang"))
    font = models.CharField(_("phông chữ"), max_length=10, choices=Font.choices, default=Font.SANS)
    base_size = models.PositiveSmallIntegerField(_("cỡ chữ gốc (px)"), default=18)
    direction = models.CharField(_("chiều chữ"), max_length=3, choices=Direction.choices, default=Direction.LTR)
    logo = models.ForeignKey(
        "portal.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("biểu trưng")
    )
    banner = models.ForeignKey(
        "portal.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("ảnh băng-rôn")
    )

    class Meta:
        verbose_name = _("giao diện")
        verbose_name_plural = _("giao diện")

    def __str__(self) -> str:
        return f"{self.office}: {self.get_preset_display()}"
