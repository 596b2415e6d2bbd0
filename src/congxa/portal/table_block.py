"""The block of a table in the body of a page, which takes only what its editor can have sent."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.contrib.table_block import blocks

_WORDS = ("table_caption", "table_header_choice")


class _Unreadable:
    """Stands in the form for what could not be read."""


class TableBlock(blocks.TableBlock):
    """Wagtail's table, which itself trusts that what comes is a table: a half-sent form would end in an error page."""

    def value_from_form(self, value: str) -> dict[str, Any] | _Unreadable | None:
        """Return the table that a form brings; what is none is held back by :meth:`clean`."""
        try:
            found: dict[str, Any] | None = json.loads(value or "null")
        except (ValueError, RecursionError):
            return _Unreadable()
        return found if found is None or _is_table(found) else _Unreadable()

    def clean(self, value: dict[str, Any] | _Unreadable | None) -> dict[str, Any] | None:
        """Refuse what could not be read, with a sentence at the block."""
        if isinstance(value, _Unreadable):
            raise ValidationError(_("Không đọc được bảng này nên chưa lưu được. Hãy nhập lại bảng rồi lưu."))
        cleaned: dict[str, Any] | None = super().clean(value)
        return cleaned

    def get_form_state(self, value: dict[str, Any] | _Unreadable | None) -> dict[str, Any] | None:
        """Begin a new table in the editor in place of what could not be read."""
        return None if isinstance(value, _Unreadable) else value

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Stand in migrations as Wagtail's block: what is kept is the same."""
        _path, arguments, options = super().deconstruct()
        return f"{blocks.TableBlock.__module__}.{blocks.TableBlock.__qualname__}", arguments, options


def _is_table(value: object) -> bool:
    """Say whether rows of equal length hold words, and what stands beside them is of the kind that pages expect."""
    if not isinstance(value, dict):
        return False
    rows = value.get("data")
    if not isinstance(rows, list) or not all(isinstance(row, list) and len(row) == len(rows[0]) for row in rows):
        return False
    if not all(isinstance(words, str | None) for row in rows for words in row):
        return False
    merged, cells, words = value.get("mergeCells") or [], value.get("cell") or [], [value.get(name) for name in _WORDS]
    are_placed = _all_numbered(merged, ("row", "col", "rowspan", "colspan")) and _all_numbered(cells, ("row", "col"))
    return are_placed and all(isinstance(one, str | None) for one in words)


def _all_numbered(value: object, names: tuple[str, ...]) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and all(type(one.get(name)) is int for name in names) for one in value
    )
