"""Content versions: what tells every process that something public has changed.

A *name* ("office:7", "all", "units") has a version, an opaque word that differs after each :func:`bump`. Cached pages
carry the versions they were made under, so that a changed version makes them unreachable at once, in every process.
Reading must cost no database query: with ``CACHE_URL`` the versions live in Redis/Valkey, without it in small files
below ``VERSION_BOARD`` that all processes of one machine share.
"""

import os
import time
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

_START = "0"


def current(name: str) -> str:
    """Return the version of ``name`` as it is now."""
    if settings.CACHE_URL:
        return str(cache.get(f"version:{name}", _START))
    try:
        stat = os.stat(_path(name))
    except FileNotFoundError:
        return _START
    return f"{stat.st_ino:x}.{stat.st_mtime_ns:x}"


def bump(*names: str) -> None:
    """Give each of ``names`` a new version as soon as the surrounding transaction has been committed."""
    transaction.on_commit(lambda: _bump_now(names))


def _bump_now(names: tuple[str, ...]) -> None:
    for name in names:
        word = f"{time.time_ns():x}{os.getpid():x}"
        if settings.CACHE_URL:
            cache.set(f"version:{name}", word, None)
        else:
            path = _path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{path.name}.{word}")
            draft.write_text(word, encoding="ascii")
            draft.replace(path)


def _path(name: str) -> Path:
    board: Path = settings.VERSION_BOARD
    return board / name.replace(":", "-")
