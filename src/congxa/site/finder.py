"""Finds the office and the content versions of a request, at the price of a look at shared memory."""

from congxa.records.service import current, generation
from congxa.site.pagecache import Found
from congxa.units.service import directory

ALL = "all"
_ADDRESSES = 4096  # pairs of host and first segment remembered; anybody may make up more

Memo = dict[tuple[str, str], Found | None]


class Finder:
    """Remembers what it found until any content version changes anywhere."""

    def __init__(self) -> None:
        self._held: tuple[bytes, Memo] = (b"", {})

    def find(self, host: str, path: str) -> Found | None:
        """Return the office of a request and its content versions; None before there is an office."""
        word = generation()
        if not word:
            return _find(host, path)
        held, memo = self._held
        if held != word or len(memo) > _ADDRESSES:
            memo = {}
            self._held = (word, memo)
        key = (host, path.lstrip("/").partition("/")[0])
        try:
            return memo[key]
        except KeyError:
            found = memo[key] = _find(host, path)
            return found


def _find(host: str, path: str) -> Found | None:
    units = current("units")
    office, prefix = directory(units).find(host, path)
    if office is None:
        return None
    return Found(office.id, (units, current(ALL), current(f"office:{office.id}")), prefix)
