"""Looks for what a PDF can do besides being read: scripts, embedded files, programs to launch, a lock."""

import re
import zlib
from collections.abc import Iterator
from itertools import chain
from typing import IO

PIECE = 1024 * 1024
LONGEST_STREAM = PIECE
MOST_UNPACKED = 64 * PIECE

_SIGNS = {
    "javascript": re.compile(rb"/(?:JavaScript|JS)(?![A-Za-z0-9])"),
    "embedded_files": re.compile(rb"/EmbeddedFiles?(?![A-Za-z0-9])"),
    "launch": re.compile(rb"/Launch(?![A-Za-z0-9])"),
    "encrypted": re.compile(rb"/Encrypt(?![A-Za-z0-9])"),
}
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_OBJECT_STREAM = re.compile(rb"/ObjStm[^>]{0,300}(?:>>[^>]{0,300}){0,2}>>\s{0,4}stream\r?\n")


def flags_of(file: IO[bytes]) -> tuple[str, ...]:
    """Return what was found, out of ``javascript``, ``embedded_files``, ``launch``, ``encrypted``, ``too_packed``.

    Names written with ``#`` escapes (ISO 32000-1, 7.3.5) and objects packed in object streams (7.5.7) are seen too.
    Of packed objects at most 64 MB are looked at; ``too_packed`` says that there were more. The file is rewound.
    """
    found: set[str] = set()
    unpacked = 0
    for piece in _pieces(file):
        for text in chain((piece,), _unpacked(piece)):
            unpacked += len(text) if text is not piece else 0
            if unpacked > MOST_UNPACKED:
                found.add("too_packed")
                break
            plain = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), text)
            found.update(name for name, sign in _SIGNS.items() if sign.search(plain))
    file.seek(0)
    return tuple(sorted(found))


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    rest = b""
    while piece := file.read(PIECE):
        yield rest + piece
        rest = piece[-PIECE // 2 :]


def _unpacked(piece: bytes) -> Iterator[bytes]:
    for match in _OBJECT_STREAM.finditer(piece):
        try:
            yield zlib.decompressobj().decompress(piece[match.end() :], LONGEST_STREAM)
        except zlib.error:
            continue
