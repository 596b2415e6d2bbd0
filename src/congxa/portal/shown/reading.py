"""How long a text takes to read."""

import math
import re
from typing import Any

_TAG = re.compile(r"<[^>]+>")
SYLLABLES_PER_MINUTE = 200  # Vietnamese is written syllable by syllable, so words here are syllables


def reading_minutes(texts: list[str]) -> int:
    """Return the whole minutes, at least one, that an adult takes to read ``texts`` (HTML is taken out)."""
    syllables = sum(len(without_tags(text).split()) for text in texts)
    return max(1, math.ceil(syllables / SYLLABLES_PER_MINUTE))


def without_tags(text: str) -> str:
    """Return a paragraph's words without its HTML tags, entities kept."""
    return _TAG.sub(" ", text)


def body_pictures(raw: list[dict[str, Any]]) -> list[int]:
    """Return the numbers of the pictures between the paragraphs of a page's body as it is stored."""
    values = [block["value"] for block in raw if block.get("type") == "picture"]
    return [value["image"] for value in values if isinstance(value, dict) and value.get("image")]


def body_texts(raw: list[dict[str, Any]]) -> list[str]:
    """Return the texts of a page's body as it is stored: paragraphs, quotations and table cells."""
    texts: list[str] = []
    for block in raw:
        value = block.get("value")
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, dict):
            texts.append(str(value.get("text", "")))
            texts.extend(str(cell) for row in value.get("data") or [] for cell in row if cell)
    return texts
