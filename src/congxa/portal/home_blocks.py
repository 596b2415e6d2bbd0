"""The blocks an office arranges on its home page; a block without content is not shown."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from congxa.kernel.offers import Block
from congxa.portal.gathering import offers


class SectionNewsBlock(blocks.StructBlock):
    """The latest news of one section."""

    section = blocks.PageChooserBlock(label=_("Chuyên mục"), page_type="portal.SectionPage")
    count = blocks.IntegerBlock(label=_("Số tin"), min_value=1, max_value=10, default=4)

    class Meta:
        icon = "list-ul"
        label = _("Tin theo chuyên mục")


def offered_choices() -> Iterator[tuple[str, str]]:
    """Yield (key, name) of the blocks that the rooms of this installation offer, in their order."""
    for block in sorted(offers().all(Block), key=lambda block: block.order):
        yield block.key, str(block.label)


class OfferChoiceBlock(blocks.ChoiceBlock):
    """The key of an offered block, chosen by its name; kept in migrations as the plain text that is stored."""

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Describe the block without its choices, which differ from installation to installation."""
        return "wagtail.blocks.CharBlock", (), {"label": self.meta.label, "max_length": 60}


class OfferedBlock(blocks.StructBlock):
    """A block that another room offers (new documents, week's schedule, a figure)."""

    key = OfferChoiceBlock(choices=offered_choices, label=_("Khối"))

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
