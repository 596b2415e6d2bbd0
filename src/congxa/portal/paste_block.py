"""The block into which an editor pastes from Word; at the next save it becomes the usual blocks of a body."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

LONGEST = 2_000_000
"""Bytes of pasted HTML in one form; Word needs about 10 KB a page, most of it styles."""
IS_HTML = "<!--congxa:html-->"
"""Stands before what the script took from the clipboard as HTML; without it the value is plain text."""


class PasteWidget(forms.Textarea):
    """A text box that takes the HTML of what is pasted into it; without the script, its plain text."""

    template_name = "portal/editor/paste.html"

    class Media:
        js = ("site/paste_word.js",)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:  # noqa: ANN401 -- Django's own signature
        """Tell the script the limit and the mark."""
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"longest": LONGEST, "mark": IS_HTML}
        return context


class PasteBlock(blocks.FieldBlock):
    """Text from Word, LibreOffice or Google Docs, waiting to become the usual blocks."""

    search_index = False

    @cached_property
    def field(self) -> forms.CharField:
        """Return the field; empty is allowed, an empty block just goes."""
        return forms.CharField(required=False, strip=False, widget=PasteWidget(attrs={"rows": 4}))

    def clean(self, value: str) -> str:
        """Refuse what is too long to be unfolded; what was pasted stays in the box."""
        if is_too_long(value):
            raise ValidationError(
                _(
                    "Văn bản dán dài %(size)s MB, nhiều hơn mức %(limit)s MB. Hãy xóa khối này rồi dán từng phần; "
                    "những gì đã dán vẫn còn nguyên ở đây."
                )
                % {"size": _megabytes(len(value.encode())), "limit": _megabytes(LONGEST)}
            )
        return str(super().clean(value))

    class Meta:
        icon = "paste"
        label = gettext_lazy("Dán từ Word")
        default = ""


def is_too_long(value: str) -> bool:
    """Say whether a pasted text is longer than ``LONGEST`` bytes."""
    return len(value) > LONGEST or len(value.encode()) > LONGEST


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",")
