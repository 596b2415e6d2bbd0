"""The kinds of pages below an office's home page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel, TitleFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.admin.widgets.slug import SlugInput
from wagtail.fields import StreamField

from congxa.kernel.text import slugify
from congxa.portal.blocks import BODY_BLOCKS
from congxa.portal.editor.bare_letters import bare_letters
from congxa.portal.editor.panels import ReturnedPanel, SectionPanel
from congxa.portal.models.address import AddressByOffice
from congxa.units.service import Office

ADDRESS_PANEL = FieldPanel(
    "slug",
    heading=_("Đoạn cuối của địa chỉ"),
    help_text=_("Tự viết theo tiêu đề, không dấu. Địa chỉ cũ vẫn dẫn tới trang sau khi đổi."),
    widget=SlugInput(formatters=bare_letters()),
)


def title_panel(heading: str | Promise) -> TitleFieldPanel:
    """Return the panel of the title; the address follows what is typed until the page is published."""
    widget = AdminAutoHeightTextInput  # a long title is seen whole
    return TitleFieldPanel("title", heading=heading, placeholder=heading, help_text=" ", widget=widget)


class OfficePage(AddressByOffice):
    """A page that belongs to an office; the office is copied from the home page above so that lists need no tree."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", editable=False, verbose_name=_("cơ quan"))

    promote_panels: tuple[FieldPanel, ...] = ()
    settings_panels = (PublishingPanel(),)

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Take the office over from the parent before Wagtail validates."""
        self._take_office()
        super().full_clean(*args, **kwargs)

    def _take_office(self) -> None:
        if self.office_id is None and self.depth is not None:
            parent = self.get_parent()
            if parent is not None:
                self.office_id = parent.specific_deferred.office_id


class SectionPage(OfficePage):
    """A section (chuyên mục): lists the news below it, its own sub-sections included."""

    introduction = models.CharField(_("giới thiệu"), max_length=300, blank=True)

    content_panels = (title_panel(_("Tên chuyên mục")), FieldPanel("introduction"), ADDRESS_PANEL)

    parent_page_types = ("portal.HomePage", "portal.SectionPage")
    subpage_types = ("portal.SectionPage", "portal.NewsPage")

    class Meta:
        verbose_name = _("chuyên mục")
        verbose_name_plural = _("chuyên mục")


class NewsTag(TagBase):
    """A tag of news; free words, shared by all offices so that a reader finds one topic everywhere."""

    free_tagging = True

    class Meta:
        verbose_name = _("thẻ")
        verbose_name_plural = _("thẻ")

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return the address of a tag in bare letters: ``truyen-thanh`` for “truyền thanh”."""
        slug = slugify(tag) or "the"
        return slug if i is None else f"{slug}-{i}"


class TaggedNews(ItemBase):
    """Joins a news page and a tag."""

    tag = models.ForeignKey(NewsTag, models.CASCADE, related_name="tagged_news")
    content_object = ParentalKey("portal.NewsPage", related_name="tagged_items")

    class Meta:
        verbose_name = _("thẻ của bài viết")
        verbose_name_plural = _("thẻ của bài viết")


class NewsPage(OfficePage):
    """An article (tin, bài)."""

    lead = models.TextField(_("sa-pô"), max_length=500, help_text=_("Một đến hai câu tóm tắt, hiện đậm dưới tiêu đề."))
    photo = models.ForeignKey(
        "portal.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("ảnh")
    )
    photo_caption = models.CharField(_("chú thích ảnh"), max_length=300, blank=True)
    body = StreamField(BODY_BLOCKS, verbose_name=_("nội dung"), blank=True)
    author = models.CharField(_("tác giả"), max_length=150, blank=True)
    source_name = models.CharField(
        _("nguồn tin"), max_length=150, blank=True, help_text=_("Ghi khi đăng lại, ví dụ “Báo Hòa Bình”.")
    )
    source_url = models.URLField(
        _("địa chỉ nguồn tin"), max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    date = models.DateTimeField(_("ngày đăng"), default=timezone.now, db_index=True)
    pinned = models.BooleanField(_("tin nổi bật"), default=False)
    gatherable = models.BooleanField(
        _("cho cổng cấp trên lấy tin"),
        default=True,
        help_text=_("Bỏ chọn nếu tin chỉ dành cho người dân trong xã."),
    )
    tags = ClusterTaggableManager(through=TaggedNews, blank=True, verbose_name=_("thẻ"))

    content_panels = (
        ReturnedPanel(),
        title_panel(_("Tiêu đề")),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("photo", heading=_("Tấm ảnh")), FieldPanel("photo_caption")], heading=_("Ảnh đầu bài")
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("source_name", heading=_("Tên nguồn")),
                FieldPanel("source_url", heading=_("Địa chỉ của bài gốc")),
            ],
            heading=_("Nguồn tin"),
        ),
        FieldPanel("author"),
        SectionPanel(heading=_("Chuyên mục")),
        FieldPanel("tags"),
        MultiFieldPanel(
            [FieldPanel("gatherable"), FieldPanel("pinned"), FieldPanel("date"), ADDRESS_PANEL],
            heading=_("Cách hiện trên cổng"),
        ),
    )

    parent_page_types = ("portal.SectionPage",)
    subpage_types = ()

    class Meta:
        verbose_name = _("tin, bài")
        verbose_name_plural = _("tin, bài")
        indexes = [models.Index(fields=("office", "-date"), name="news_of_office")]

    def clean(self) -> None:
        """Refuse a source address without a source name."""
        super().clean()
        if self.source_url and not self.source_name:
            raise ValidationError({"source_name": _("Hãy ghi tên nguồn tin cho địa chỉ nguồn đã nhập.")})


class InfoPage(OfficePage):
    """A page that stays: introduction, contact, guidance."""

    lead = models.TextField(_("tóm tắt"), max_length=500, blank=True)
    body = StreamField(BODY_BLOCKS, verbose_name=_("nội dung"), blank=True)

    content_panels = (title_panel(_("Tiêu đề")), FieldPanel("lead"), FieldPanel("body"), ADDRESS_PANEL)

    parent_page_types = ("portal.HomePage", "portal.InfoPage")
    subpage_types = ("portal.InfoPage",)

    class Meta:
        verbose_name = _("trang thông tin")
        verbose_name_plural = _("trang thông tin")
