"""What somebody had typed into a form that was refused, so that it can be shown and copied instead of being lost."""

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags

_SHORTEST = 20
"""Characters; what is shorter (a choice, a date, a title) is quickly typed again."""
_SECRET = ("password", "token", "secret", "code")


def typed(request: HttpRequest) -> list[str]:
    """Return the longer texts of a refused form in their order, as plain text; nothing secret."""
    if request.method != "POST":
        return []
    found = []
    for name, value in request.POST.items():
        if isinstance(value, str) and not any(word in name.lower() for word in _SECRET):
            text = strip_tags("\n".join(_texts(value))).strip()
            if len(text) >= _SHORTEST and " " in text:
                found.append(text)
    return found


def _texts(value: str) -> Iterator[str]:
    """Yield the text of a field; the content editor sends its paragraphs as JSON (Draft.js raw content)."""
    if not value.startswith(("{", "[")):
        yield value
        return
    try:
        content: Any = json.loads(value)
    except ValueError:
        yield value
        return
    blocks = content.get("blocks", ()) if isinstance(content, dict) else ()
    yield from (str(block.get("text", "")) for block in blocks if isinstance(block, dict))
