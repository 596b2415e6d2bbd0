"""References from one room to a thing of another, kept as text instead of a foreign key: `portal.newspage:12`."""

import re
from dataclasses import dataclass
from typing import Self

_KIND = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_ID = re.compile(r"[^\s:]\S*")


class BadRef(ValueError):
    """The text or the parts do not make a reference. Its message says, in Vietnamese, what was wrong."""


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A thing of any room: its kind (`room.model` in lower case) and its key as text, without white space.

    Raises BadRef when either part is not so. The thing itself may be gone; a reference is only a name.
    """

    kind: str
    id: str

    def __post_init__(self) -> None:
        if not _KIND.fullmatch(self.kind):
            raise BadRef(f"Loại “{self.kind}” không hợp lệ: hãy ghi phòng và đối tượng, như “portal.newspage”.")
        if not _ID.fullmatch(self.id):
            raise BadRef(f"Mã “{self.id}” không hợp lệ: mã không được để trống hoặc chứa khoảng trắng.")

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The reference written as `text`. Raises BadRef on anything `str(ref)` would not write."""
        kind, colon, key = text.partition(":")
        if not colon:
            raise BadRef(f"“{text}” không phải là tham chiếu: hãy ghi loại và mã, như “portal.newspage:12”.")
        return cls(kind, key)
