"""The home page of an office and its menu."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Collection, Orderable, Page

from congxa.portal.home_blocks import HOME_BLOCKS
from congxa.portal.models.address import AddressByOffice
from congxa.units.service import Office

MENU_WORDS = 7
"""How many words a menu has at most; more are not read."""


class HomePage(AddressByOffice):
    """The first page of an office's portal; everything the office shows lies below it."""

    class Gather(models.TextChoices):
        """How news of lower offices reaches this home page."""

        ALL = "all", _("hiện mọi tin được phép, trừ tin đã ẩn")
        CHOSEN = "chosen", _("chỉ hiện tin đã chọn")

    office = models.OneToOneField(Office, models.PROTECT, related_name="home", verbose_name=_("cơ quan"))
    collection = models.ForeignKey(
        Collection, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("bộ sưu tập")
    )
    blocks = StreamField(HOME_BLOCKS, verbose_name=_("các khối trên trang chủ"), blank=True)
    gather = models.CharField(_("tin từ cấp dưới"), max_length=10, choices=Gather.choices, default=Gather.ALL)

    content_panels = (
        FieldPanel("blocks"),
        InlinePanel(
            "menu_items",
            heading=_("Thực đơn"),
            label=_("mục thực đơn"),
            max_num=MENU_WORDS,
            help_text=_("Nhiều nhất bảy mục, mỗi mục một hai từ, để người dân đọc hết trong một lần nhìn."),
        ),
        FieldPanel("gather"),
    )
    promote_panels = ()
    settings_panels = ()
    verb_to_edit = "portal.design"

    parent_page_types = ("wagtailcore.Page",)
    subpage_types = ("portal.SectionPage", "portal.InfoPage")

    class Meta:
        verbose_name = _("trang chủ")
        verbose_name_plural = _("trang chủ")


class MenuItem(Orderable):
    """One word of the menu: a page of the office, or an address below it such as ``/van-ban/``."""

    home = ParentalKey(HomePage, related_name="menu_items")
    label = models.CharField(_("chữ trên thực đơn"), max_length=40)
    page = models.ForeignKey(Page, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("trang"))
    address = models.CharField(_("hoặc địa chỉ"), max_length=300, blank=True)

    panels = (FieldPanel("label"), FieldPanel("page"), FieldPanel("address"))

    class Meta(Orderable.Meta):
        verbose_name = _("mục thực đơn")
        verbose_name_plural = _("mục thực đơn")

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """Ask for exactly one target, and only for addresses that cannot run script."""
        super().clean()
        if (self.page is None) == (not self.address):
            raise ValidationError(_("Hãy chọn một trang hoặc nhập một địa chỉ, không phải cả hai."))
        if self.address and not self.address.startswith(("/", "https://", "http://")):
            raise ValidationError({"address": _("Địa chỉ phải bắt đầu bằng “/”, “https://” hoặc “http://”.")})
