"""The words within what an editor sends: plain fields, rich text, and the blocks of a body, one text node at a time."""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any

from wagtail import blocks
from wagtail.blocks import StreamValue, StructValue
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.rich_text import RichText

from congxa.kernel.text import nfc

Change = Callable[[str], str]

_MARKUP = re.compile(r"(<[^>]*>)")
_TABLE_WORDS = ("table_caption",)

# Zero-width space, word joiner, byte order mark, soft hyphen, embedding and isolating direction marks, non-characters,
# control characters but tab and line ends. Joiners (U+200C, U+200D) stay: emoji are built with them.
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff"
                        "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # fmt: skip
# What Word writes with its Symbol and Wingdings fonts lies in the private-use area; elsewhere it is an empty box.
_SYMBOLS = str.maketrans({
    **dict.fromkeys("\uf0b7\uf0a7\uf0a8\uf0d8\uf076\uf0a0\uf06c\uf06e", "•"),
    **dict.fromkeys("\uf0be\uf02d", "–"),
    **dict.fromkeys("\uf0e0\uf0ae", "→"),
    **dict.fromkeys("\uf0fc\uf0fe", "✓"),
    **dict.fromkeys("\u2028\u2029", "\n"),
})  # fmt: skip


def tidy(text: str) -> str:
    """Return ``text`` in NFC, without invisible characters, with Word's private symbols as signs everyone can see."""
    return text if text.isascii() and text.isprintable() else nfc(_INVISIBLE.sub("", text.translate(_SYMBOLS)))


def map_html(html: str, change: Change) -> str:
    """Return ``html`` with each text node changed; tags, attributes and addresses stay as they are."""
    return "".join(
        part if at % 2 or not part else _changed(part, change) for at, part in enumerate(_MARKUP.split(html))
    )


def _changed(source: str, change: Change) -> str:
    text = unescape(source)
    new = change(text)
    return source if new == text else escape(new, quote=False)


def map_value(block: blocks.Block, value: Any, change: Change) -> Any:  # noqa: ANN401 -- whatever a block holds
    """Return the value of a block with all its words changed; pictures, pages, files and addresses stay."""
    if isinstance(value, RichText):
        return RichText(map_html(value.source, change))
    if isinstance(value, StreamValue):
        children = [(child.block_type, map_value(child.block, child.value, change), child.id) for child in value]
        return StreamValue(block, children)
    if isinstance(value, StructValue):
        return StructValue(
            block, [(name, map_value(block.child_blocks[name], part, change)) for name, part in value.items()]
        )
    if isinstance(block, TableBlock) and isinstance(value, dict):
        words = {name: change(value[name]) for name in _TABLE_WORDS if isinstance(value.get(name), str)}
        return value | words | {"data": [_map_row(row, change) for row in value.get("data") or []]}
    if isinstance(block, blocks.CharBlock | blocks.TextBlock) and isinstance(value, str):
        return change(value)
    return value


def _map_row(row: list[Any], change: Change) -> list[Any]:
    return [change(cell) if isinstance(cell, str) else cell for cell in row]
