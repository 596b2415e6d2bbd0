"""What the body of a page is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from congxa.portal.editor.tables import EDITING
from congxa.portal.paste_block import PasteBlock
from congxa.portal.table_block import TableBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "hr", "link", "document-link", "superscript", "subscript"]


class PictureBlock(blocks.StructBlock):
    """A picture between paragraphs."""

    image = ImageChooserBlock(label=_("Ảnh"))
    caption = blocks.CharBlock(label=_("Chú thích"), max_length=300, required=False)

    class Meta:
        icon = "image"
        label = _("Ảnh")
        template = "portal/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """A sentence somebody said."""

    text = blocks.TextBlock(label=_("Câu trích"), max_length=1000)
    speaker = blocks.CharBlock(label=_("Người nói"), max_length=150, required=False)

    class Meta:
        icon = "openquote"
        label = _("Trích dẫn")
        template = "portal/blocks/quote.html"


BODY_BLOCKS = [
    ("text", blocks.RichTextBlock(label=_("Văn bản"), features=TEXT_FEATURES, icon="pilcrow")),
    ("picture", PictureBlock()),
    ("quote", QuoteBlock()),
    ("table", TableBlock(label=_("Bảng"), template="portal/blocks/table.html", table_options=EDITING)),
    ("file", DocumentChooserBlock(label=_("Tệp đính kèm"), template="portal/blocks/file.html")),
    ("pasted", PasteBlock()),
]
