"""Asks a ClamAV daemon whether a file carries a virus, by its INSTREAM command (clamd(8)).

Our own few lines, because the client libraries on offer are under the GPL, which this licence cannot link to.
"""

import socket
import struct
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from congxa.records.refusals import UploadRefused

PIECE = 64 * 1024
SECONDS = 60.0


class ScannerDown(Exception):
    """The scanner did not answer, or answered something that is neither clean nor infected."""


def scan_upload(file: IO[bytes]) -> None:
    """Have a file scanned when ``CLAMAV_URL`` names a scanner; it is rewound.

    Raises:
        UploadRefused: as :func:`refuse_virus`.
    """
    if settings.CLAMAV_URL:
        refuse_virus(file, settings.CLAMAV_URL)


def refuse_virus(file: IO[bytes], url: str) -> None:
    """Have the whole file scanned by the daemon at ``url`` (``tcp://host:port`` or ``unix:/path``); it is rewound.

    Raises:
        UploadRefused: a virus was found, or the scanner cannot say: without its word nothing is taken in.
    """
    try:
        found = scan(file, url)
    except (OSError, ScannerDown) as error:
        sentence = _("Máy quét vi-rút đang không trả lời nên chưa nhận được tệp. Vui lòng thử lại sau ít phút.")
        raise UploadRefused(sentence, "scanner_down") from error
    if found:
        raise UploadRefused(
            _("Tệp có vi-rút (%(name)s) nên không được nhận. Hãy quét sạch máy tính rồi tạo lại tệp.")
            % {"name": found},
            "infected",
        )


def scan(file: IO[bytes], url: str) -> str:
    """Return the name of the virus found, or nothing when the file is clean.

    Raises:
        OSError: the daemon cannot be reached.
        ScannerDown: it answered something else, for example that the file is above its size limit.
    """
    file.seek(0)
    with _connect(url) as wire:
        wire.sendall(b"zINSTREAM\0")
        while piece := file.read(PIECE):
            wire.sendall(struct.pack("!I", len(piece)) + piece)
        wire.sendall(struct.pack("!I", 0))
        answer = _answer(wire)
    file.seek(0)
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerDown(answer)


def _connect(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        wire = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        wire.settimeout(SECONDS)
        wire.connect(parts.path)
        return wire
    if parts.scheme != "tcp" or not parts.hostname or not parts.port:
        raise ScannerDown(f"CLAMAV_URL={url!r}: tcp://host:port or unix:/path")
    return socket.create_connection((parts.hostname, parts.port), timeout=SECONDS)


def _answer(wire: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and (piece := wire.recv(4096)):
        answer += piece
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def answers(url: str) -> bool:
    """Say whether the daemon at ``url`` answers."""
    try:
        with _connect(url) as wire:
            wire.sendall(b"zPING\0")
            return _answer(wire) == "PONG"
    except (OSError, ScannerDown):
        return False
