"""The generation of the board: one word that every change of any content version changes too.

A process that has read some versions under one generation may use them until the word differs, so that a cached page
costs a look at eight bytes of shared memory. Whoever changes versions writes them first and turns the generation last;
a reader takes the generation first and the versions after it. Whatever comes in between, nobody keeps an old version
under a new generation.
"""

import fcntl
import mmap
import os
import time
from contextlib import suppress
from dataclasses import dataclass

_SIZE = 8
CHECK = 0.25  # seconds; how long a process may go on with a file that somebody deleted


@dataclass(slots=True)
class _Mapping:
    path: str
    inode: int
    memory: mmap.mmap
    check_at: float


_held: _Mapping | None = None


def read(board: str) -> bytes:
    """Return the generation of the board in this folder, or ``b""`` when the folder cannot be written."""
    global _held  # noqa: PLW0603 -- the one place where the process keeps the mapping
    held, now = _held, time.monotonic()
    if held is None or now > held.check_at or held.path != board:
        try:
            held = _held = _mapped(board, held, now)
        except OSError:
            _held = None
            return b""
    return held.memory[:_SIZE]


def turn(board: str) -> None:
    """Give the board a generation that it never had, also when its file was deleted before.

    Raises:
        OSError: the folder cannot be written.
    """
    os.makedirs(board, exist_ok=True)
    descriptor = os.open(_path(board), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        before = int.from_bytes(os.pread(descriptor, _SIZE, 0), "little")
        os.pwrite(descriptor, max(before + 1, time.time_ns()).to_bytes(_SIZE, "little"), 0)
    finally:
        os.close(descriptor)


def _mapped(board: str, held: _Mapping | None, now: float) -> _Mapping:
    """Return the mapping of the file that is there now, made if it is missing or was cut short."""
    with suppress(FileNotFoundError):
        stat = os.stat(_path(board))
        if held is not None and held.path == board and held.inode == stat.st_ino and stat.st_size == _SIZE:
            held.check_at = now + CHECK
            return held
        if stat.st_size != _SIZE:
            turn(board)
        return _open(board, now)
    turn(board)
    return _open(board, now)


def _open(board: str, now: float) -> _Mapping:
    descriptor = os.open(_path(board), os.O_RDONLY)
    try:
        memory = mmap.mmap(descriptor, _SIZE, prot=mmap.PROT_READ)
        return _Mapping(board, os.fstat(descriptor).st_ino, memory, now + CHECK)
    finally:
        os.close(descriptor)


def _path(board: str) -> str:
    return f"{board}/.generation"
