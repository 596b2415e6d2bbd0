"""Unfolds what was pasted from Word into the usual blocks of a body, for the editor to look at before it is kept."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks import StreamValue

from congxa.portal.editor.cleaning import Block, body_blocks
from congxa.portal.editor.text_nodes import map_value
from congxa.portal.editor.word.reading import Read, read
from congxa.portal.paste_block import IS_HTML, PasteBlock, is_too_long


def pasted_blocks(pasted: str) -> tuple[list[Block], Read]:
    """Return the blocks of a pasted text, and what was read of it. Any text is accepted; nothing is raised."""
    if not pasted.startswith(IS_HTML):
        lines = (line for line in pasted.splitlines() if line.strip())
        html = "".join(f"<p>{escape(line.strip())}</p>" for line in lines)
        return body_blocks(html), Read(html)
    found = read(pasted)
    return body_blocks(found.html), found


def unfold(value: StreamValue) -> tuple[StreamValue, list[str], dict[str, str]]:
    """Return a body with its pasted blocks turned into usual ones, what to tell the editor, and converted → typed text.

    A pasted block that is too long stays as it is, for its own check to refuse.
    """
    if not any(isinstance(child.block, PasteBlock) for child in value):
        return value, [], {}
    children: list[tuple[str, Any, str | None]] = []
    pictures = unfolded = 0
    is_text_only = False
    pairs: dict[str, str] = {}
    encodings = set()
    for child in value:
        if not isinstance(child.block, PasteBlock) or is_too_long(child.value or ""):
            children.append((child.block_type, child.value, child.id))
            continue
        blocks, found = pasted_blocks(child.value or "")
        usual = _as_children(value, blocks)
        children += usual
        pictures += found.pictures
        is_text_only |= found.is_text_only
        unfolded += len(usual)
        if found.encoding is not None:
            encodings.add(found.encoding.value)
            pairs |= _pairs(value, usual, child.value)
    return StreamValue(value.stream_block, children), list(_told(unfolded, pictures, is_text_only, encodings)), pairs


def _told(unfolded: int, pictures: int, is_text_only: bool, encodings: set[str]) -> Iterator[str]:
    if unfolded:
        yield _(
            "Văn bản dán từ Word đã được chuyển thành các khối thường của bài. Hãy xem lại nội dung rồi lưu lần nữa."
        )
    if is_text_only:
        yield _(
            "Văn bản dán quá phức tạp nên chỉ phần chữ được giữ. Nếu cần bảng và danh sách, hãy xóa các khối này rồi "
            "dán từng phần."
        )
    if pictures:
        yield ngettext(
            "%(count)s ảnh trong văn bản không được chép; hãy tải ảnh lên.",
            "%(count)s ảnh trong văn bản không được chép; hãy tải từng ảnh lên.",
            pictures,
        ) % {"count": pictures}
    for encoding in sorted(encodings):
        yield _(
            "Chữ trong văn bản dán dùng phông của bảng mã %(encoding)s và đã được chuyển sang Unicode. Nếu chữ vốn đã "
            "đúng, hãy chọn “Giữ nguyên như đã gõ” trước khi lưu."
        ) % {"encoding": encoding}


def _as_children(value: StreamValue, blocks: list[Block]) -> list[tuple[str, Any, None]]:
    kinds = value.stream_block.child_blocks
    return [(name, kinds[name].normalize(kinds[name].to_python(raw)), None) for name, raw in blocks]


def _pairs(value: StreamValue, usual: list[tuple[str, Any, None]], pasted: str) -> dict[str, str]:
    """Return converted text → typed text, node by node, of a paste that was converted by its fonts."""
    typed = _as_children(value, body_blocks(read(pasted, with_fonts=False).html))
    new, old = _texts(value, usual), _texts(value, typed)
    return {to: was for to, was in zip(new, old, strict=True) if to != was} if len(new) == len(old) else {}


def _texts(value: StreamValue, children: list[tuple[str, Any, None]]) -> list[str]:
    texts: list[str] = []

    def note(text: str) -> str:
        texts.append(text)
        return text

    for name, part, _id in children:
        map_value(value.stream_block.child_blocks[name], part, note)
    return texts
