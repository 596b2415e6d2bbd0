"""The blocks an office arranges on its home page; a block without content is not shown."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SectionNewsBlock(blocks.StructBlock):
    """The latest news of one section."""

    section = blocks.PageChooserBlock(label=_("Chuyên mục"), page_type="portal.SectionPage")
    count = blocks.IntegerBlock(label=_("Số tin"), min_value=1, max_value=10, default=4)

    class Meta:
        icon = "list-ul"
        label = _("Tin theo chuyên mục")


class OfferedBlock(blocks.StructBlock):
    """A block that another room offers (new documents, week's schedule, a figure), by its key."""

    key = blocks.CharBlock(label=_("Khối"), max_length=60)

    class Meta:
        icon = "plus-inverse"
        label = _("Khối của phân hệ khác")


HOME_BLOCKS = [
    ("tiles", blocks.StaticBlock(label=_("Bốn việc thường làm"), icon="tasks")),
    ("lead_news", blocks.StaticBlock(label=_("Tin nổi bật"), icon="pick")),
    ("section_news", SectionNewsBlock()),
    ("gathered_news", blocks.StaticBlock(label=_("Tin từ các xã, thị trấn"), icon="group")),
    ("offered", OfferedBlock()),
    ("banners", blocks.StaticBlock(label=_("Chuyên trang"), icon="link")),
    ("offices", blocks.StaticBlock(label=_("Danh sách xã, thị trấn"), icon="site")),
]
