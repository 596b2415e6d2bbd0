"""Canonical JSON: one spelling for one value, so that a hash over it can be computed again years later.

Keys are sorted, there is no white space, characters are written as they are, and everything that JSON cannot say or
says in more than one way (dates, decimals, fractions, references, lazily translated words) becomes text.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.functional import Promise

from congxa.kernel.refs import Ref
from congxa.kernel.text import storable

Plain = None | bool | int | str | list[Any] | dict[str, Any]


def plain(value: object) -> Plain:
    """Return ``value`` in terms of null, truth values, whole numbers, text, lists and objects.

    Raises:
        TypeError: for a value with no agreed spelling, such as an open file.
    """
    match value:
        case None | bool() | int():
            return value
        case str():
            return storable(value)
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case bytes():
            raise TypeError("bytes have no spelling in the journal; write their SHA-256")
        case set() | frozenset():
            return sorted((plain(item) for item in value), key=str)
        case float() | Decimal() | UUID() | Ref() | Promise():
            return str(value)
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat()
        case dt.date() | dt.time():
            return value.isoformat()
        case Model():
            return f"{value._meta.label_lower}:{value.pk}"
        case Iterable():
            return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no spelling in the journal")


def canonical(value: object) -> str:
    """Return the one JSON text of ``value``."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
