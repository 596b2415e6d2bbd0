"""Kept pages: what the page cache holds of a page, and the shelf it holds it on.

The body before the tail is kept gzipped. The tail is added as a stored DEFLATE block (RFC 1951, 3.2.4) and the gzip
trailer is computed from the kept checksum (RFC 1952, 2.3), so a hit compresses nothing.
"""

import struct
import threading
import zlib
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic

from congxa.site import display

MAX_AGE = 300.0  # seconds; a net below the content versions, for what changes by the passing of time
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_STORED_BLOCK_LIMIT = 65_535
_HEADS = 8  # choices of display settings kept of one page
_WELL, _QUICKLY = 6, 1  # what zlib gives a page that many will read, and one that is made for a single answer
_NEUTRAL_TAG = display.NEUTRAL_TAG.encode()
_trailer = struct.Struct("<II").pack
_block = struct.Struct("<BHH").pack

Key = tuple[str, str, str]
"""Host, path and query of a request."""
Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Head:
    """A page up to its tail, gzipped, for one choice of display settings."""

    deflated: bytes
    checksum: int
    length: int

    @classmethod
    def of(cls, body: bytes, level: int = _WELL) -> "Head":
        """Compress ``body`` so that a further block can follow."""
        packer = zlib.compressobj(level, zlib.DEFLATED, -15)
        deflated = _GZIP_HEADER + packer.compress(body) + packer.flush(zlib.Z_SYNC_FLUSH)
        return cls(deflated, zlib.crc32(body), len(body))

    def gzip_with(self, tail: bytes) -> bytes:
        """Return the whole document as gzip; ``tail`` goes in uncompressed and must be under 64 KiB."""
        size = len(tail)
        if size > _STORED_BLOCK_LIMIT:
            raise ValueError("the tail of a page must be under 64 KiB")
        trailer = _trailer(zlib.crc32(tail, self.checksum), (self.length + size) & 0xFFFFFFFF)
        return b"".join((self.deflated, _block(1, size, size ^ 0xFFFF), tail, trailer))


@dataclass(slots=True)
class Page:
    """A cached page: Django's headers, the neutral body before the tail, and the heads made from it so far.

    ``path`` is the address inside the office, under which its views are counted on both mounts. A page that is not
    ``kept`` is compressed quickly rather than well; ``keep_for`` is how many seconds it may be kept: fewer than usual
    when it says something that is true only until a moment of today.
    """

    office_id: int
    path: str
    headers: Headers
    body: bytes
    made_at: float
    versions: tuple[str, ...]
    kept: bool = False
    keep_for: float = MAX_AGE
    gzip_headers: Headers = field(init=False)
    heads: dict[str, Head] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # The end of the page shows the reader's own address: no cache on the way may give it to somebody else.
        self.headers = [*self.headers, ("Vary", "Accept-Encoding, Cookie"), ("Cache-Control", "private, no-cache")]
        self.gzip_headers = [*self.headers, ("Content-Encoding", "gzip")]

    def head(self, settings: str) -> Head:
        """Return the page as a reader with these display settings (a clean word, see ``display``) gets it."""
        head = self.heads.get(settings)
        if head is None:
            head = Head.of(self.plain(settings), _WELL if self.kept else _QUICKLY)
            if len(self.heads) >= _HEADS:
                self.heads = {}
            self.heads[settings] = head
        return head

    def plain(self, settings: str) -> bytes:
        """Return the body before the tail for these display settings."""
        return self.body.replace(_NEUTRAL_TAG, display.html_tag(settings).encode(), 1) if settings else self.body


class Shelf:
    """Pages by key, least recently used out first, bounded by bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pages: OrderedDict[Key, tuple[Page, int]] = OrderedDict()
        self._lock = threading.Lock()
        self.size = 0

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Key, versions: tuple[str, ...]) -> Page | None:
        """Return the page if it was made under these versions and is not too old."""
        held = self._pages.get(key)
        if held is None or held[0].versions != versions or monotonic() - held[0].made_at > held[0].keep_for:
            return None
        with suppress(KeyError):  # another thread may have thrown the page out just now
            self._pages.move_to_end(key)
        return held[0]

    def put(self, key: Key, page: Page) -> None:
        """Keep a page, in place of an older one under the same key."""
        size = len(page.body) * 3 + 1000  # room for the gzipped heads that readers' settings will add
        with self._lock:
            self.size += size - self._pages.pop(key, (page, 0))[1]
            self._pages[key] = (page, size)
            while self.size > self._limit:
                self.size -= self._pages.popitem(last=False)[1][1]
