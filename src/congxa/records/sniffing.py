"""Finds out what a file really is by looking into it; what it calls itself is only compared with that."""

import codecs
from dataclasses import dataclass
from typing import IO

import puremagic
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congxa.records.file_types import ALL_TYPES, NAMES_OF_OTHERS, TYPES, FileType
from congxa.records.images import check_image
from congxa.records.inside_pdf import flags_of
from congxa.records.inside_zip import office_type

HEAD = 8192
_BY_CONTENT_TYPE = {file_type.content_type: file_type for file_type in ALL_TYPES} | {
    "audio/mp3": TYPES["mp3"],
    "audio/x-wav": TYPES["wav"],
    "audio/wave": TYPES["wav"],
}
_OLE_PARTS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
_MARKUP = ((b"<svg", "image/svg+xml"), (b"<!doctype html", "text/html"), (b"<html", "text/html"))


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is. ``flags`` are things somebody should know, such as ``javascript`` in a PDF."""

    file_type: FileType
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file of a type the house does not know how to keep safely; ``label`` names it to people."""

    content_type: str
    label: str | Promise


def sniff(file: IO[bytes]) -> Sniffed | Foreign:
    """Say what ``file`` is; it is rewound.

    Raises:
        UploadRefused: it pretends to be a picture or an Office file and is broken or dangerous.
    """
    file.seek(0)
    head = file.read(HEAD)
    try:
        return _sniff(file, head)
    finally:
        file.seek(0)


def _sniff(file: IO[bytes], head: bytes) -> Sniffed | Foreign:
    if head.startswith(b"%PDF-"):
        return Sniffed(TYPES["pdf"], flags_of(file))
    if head.startswith(b"PK\x03\x04"):
        kind = office_type(file)
        return Sniffed(TYPES[kind]) if kind else _foreign("application/zip")
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _inside_ole(file)
    if markup := _markup(head):
        return _foreign(markup)
    known = _by_magic(head)
    if known and known.image:
        check_image(file)
        return Sniffed(known)
    if known and known.key in {"mp3", "ogg", "wav"}:
        return Sniffed(known)
    return Sniffed(TYPES["txt"]) if _is_text(file) else _foreign(_guess(head))


def _by_magic(head: bytes) -> FileType | None:
    try:
        guesses = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return None
    return next((_BY_CONTENT_TYPE[guess.mime_type] for guess in guesses if guess.mime_type in _BY_CONTENT_TYPE), None)


def _guess(head: bytes) -> str:
    if head.startswith((b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe")):
        return "application/x-executable"
    try:
        return next((guess.mime_type for guess in puremagic.magic_string(head) if guess.mime_type), "")
    except (puremagic.PureError, ValueError):
        return ""


def _foreign(content_type: str) -> Foreign:
    return Foreign(content_type, NAMES_OF_OTHERS.get(content_type, gettext_lazy("tệp thuộc loại khác")))


def _markup(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start.startswith(b"<"):
        return ""
    return next((kind for sign, kind in _MARKUP if sign in start), "application/xml")


def _inside_ole(file: IO[bytes]) -> Sniffed | Foreign:
    """Tell the old Office formats apart by the names of their streams ([MS-CFB] 2.6.1, UTF-16 in the directory)."""
    file.seek(0)
    rest, found = b"", ""
    while not found and (piece := file.read(1024 * 1024)):
        seen = rest + piece
        found = next((kind for name, kind in _OLE_PARTS.items() if f"{name}\0".encode("utf-16-le") in seen), "")
        rest = piece[-64:]
    return Sniffed(TYPES[found]) if found else Foreign("application/x-ole-storage", _("tệp Microsoft đời cũ"))


def _is_text(file: IO[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    file.seek(0)
    try:
        while piece := file.read(1024 * 1024):
            if b"\0" in piece:
                return False
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
