"""The little that is kept of a style while HTML is read, as words: ``list=l0 level=1``, ``ignore``, ``bold``."""

import re

from bs4 import Tag

_LIST = re.compile(r"mso-list:\s*(l\d+)\s+level(\d)", re.IGNORECASE)
_FONT = re.compile(r"(?<![-\w])font(?:-family)?\s*:[^;]{0,200}?(?P<name>\.Vn\w+|VNI-[\w-]+)", re.IGNORECASE)
_OTHER_FONT = re.compile(r"(?<![-\w])font-family\s*:", re.IGNORECASE)


def hints(_tag: str, name: str, value: str) -> str | None:
    """Return of a style only what is read here, as words: ``list=l0 level=1``, ``ignore``, ``bold``."""
    if name == "class":
        return value if value.startswith("Mso") else None
    if name == "face":
        return value
    if name != "style":
        return value
    words = []
    if found := _LIST.search(value):
        words += [f"list={found[1]}", f"level={found[2]}"]
    elif re.search(r"mso-list:\s*ignore", value, re.IGNORECASE):
        words.append("ignore")
    if found := re.search(r"(?<![-\w])font-weight:\s*(\w+)", value, re.IGNORECASE):
        words.append("bold" if found[1].lower() in ("bold", "bolder", "600", "700", "800", "900") else "notbold")
    if found := re.search(r"(?<![-\w])font-style:\s*(\w+)", value, re.IGNORECASE):
        words.append("italic" if found[1].lower() in ("italic", "oblique") else "notitalic")
    if found := _FONT.search(value):
        words.append(f"font={found['name']}")
    elif _OTHER_FONT.search(value):
        words.append("font=other")
    return " ".join(words) or None


def words_of(tag: Tag) -> list[str]:
    """Return all hints that a tag carries."""
    return str(tag.get("style", "")).split()


def word_of(tag: Tag, name: str) -> str:
    """Return what the hint ``name=`` of a tag says, empty when there is none."""
    return next((word.partition("=")[2] for word in words_of(tag) if word.startswith(f"{name}=")), "")
