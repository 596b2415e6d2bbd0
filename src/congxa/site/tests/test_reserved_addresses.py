"""No office can be given an address that means something else under every office."""

import re
from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from congxa.units.service import RESERVED


def first_segments() -> set[str]:
    """Return the fixed first segments of all addresses of the house."""
    patterns = (str(pattern.pattern) for pattern in _all(get_resolver().url_patterns))
    found = (re.match(r"\^?([a-z0-9][a-z0-9-]*)/", pattern) for pattern in patterns)
    return {match[1] for match in found if match}


def _all(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern | URLResolver]:
    """Open the includes that add nothing to the address."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver) and not str(pattern.pattern):
            yield from _all(pattern.url_patterns)
        else:
            yield pattern


def test_every_fixed_address_is_reserved() -> None:
    found = first_segments()
    assert {"quan-tri", "tai-khoan", "ban-lam-viec"} <= found
    assert found - RESERVED == set()
