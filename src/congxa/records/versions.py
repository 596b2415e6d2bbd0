"""Content versions: what tells every process that something public has changed.

A *name* ("office:7", "all", "units") has a version, an opaque word that differs after each :func:`bump`. Cached pages
carry the versions they were made under, so that a changed version makes them unreachable at once, in every process.
Reading must cost no database query: with ``CACHE_URL`` the versions live in Redis/Valkey, without it in small files
below ``VERSION_BOARD`` that all processes of one machine share.

The board cannot be written in the same instant as the database commits. A process that dies between the two would leave
pages stale, so a change is also a row written by the transaction itself; :func:`settle` puts on the board what is not
there yet. The worker does so all the time, and every process may at its start.
"""

import os
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from congxa.records import generation as board_generation
from congxa.records.models import VersionChange

_UNKNOWN = "0"
_GENERATION = "generation"


def current(name: str) -> str:
    """Return the version of ``name`` as it is now; costs no query, and without ``CACHE_URL`` one look at a file."""
    if settings.CACHE_URL:
        return _current_in_cache(name)
    try:
        stat = os.stat(_path(name))
    except FileNotFoundError:
        return _first_on_disk(name)
    return f"{stat.st_ino:x}.{stat.st_mtime_ns:x}"


def generation() -> bytes:
    """Return a word that differs after every change of any version, or ``b""`` when versions must be read each time.

    Take it *before* reading versions with :func:`current`; what was read may be used until the word differs. Without
    ``CACHE_URL`` it costs a look at shared memory, with it one question to the server.
    """
    if settings.CACHE_URL:
        return _current_in_cache(_GENERATION).encode()
    return board_generation.read(str(settings.VERSION_BOARD))


def bump(*names: str) -> None:
    """Give each of ``names`` a new version as soon as the surrounding transaction has been committed."""
    word = _new_word()
    with transaction.atomic():
        VersionChange.objects.bulk_create(VersionChange(name=name, word=word) for name in names)
        transaction.on_commit(lambda: _post(names, word))


def settle() -> int:
    """Put on the board every committed change that is not there yet, forget the rows, return how many were missing."""
    changes = list(VersionChange.objects.order_by("id")[:1000])
    latest = {change.name: change.word for change in changes}
    missing = [name for name, word in latest.items() if _word_on_board(name) != word]
    for name in missing:
        _post((name,), latest[name])
    if changes:
        _turn()  # a process may have died after it wrote a name and before it turned the generation
        VersionChange.objects.filter(pk__in=[change.pk for change in changes]).delete()
    return len(missing)


def _new_word() -> str:
    return f"{time.time_ns():x}.{os.getpid():x}"


def _post(names: Iterable[str], word: str) -> None:
    for name in names:
        if settings.CACHE_URL:
            cache.set(f"version:{name}", word, None)
        else:
            _post_on_disk(name, word)
    _turn()


def _turn() -> None:
    if settings.CACHE_URL:
        cache.set(f"version:{_GENERATION}", _new_word(), None)
    else:
        board_generation.turn(str(settings.VERSION_BOARD))


def _post_on_disk(name: str, word: str) -> None:
    path = Path(_path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    moment = time.time_ns()
    draft = path.with_name(f".{path.name}.{moment:x}.{os.getpid():x}")
    draft.write_text(word, encoding="ascii")
    # The file system's own clock may tick only every few milliseconds, in which a reused inode would look unchanged.
    os.utime(draft, ns=(moment, moment))
    draft.replace(path)


def _first_on_disk(name: str) -> str:
    """Give ``name`` its first version, so that a board that was emptied never shows an old version again."""
    try:
        _post_on_disk(name, _new_word())
        stat = os.stat(_path(name))
    except OSError:
        return _UNKNOWN
    return f"{stat.st_ino:x}.{stat.st_mtime_ns:x}"


def _current_in_cache(name: str) -> str:
    word = cache.get(f"version:{name}")
    if word is None:
        cache.add(f"version:{name}", _new_word(), None)
        word = cache.get(f"version:{name}", _UNKNOWN)
    return str(word)


def _word_on_board(name: str) -> str:
    if settings.CACHE_URL:
        return str(cache.get(f"version:{name}", _UNKNOWN))
    try:
        return Path(_path(name)).read_text(encoding="ascii")
    except FileNotFoundError:
        return _UNKNOWN


def _path(name: str) -> str:
    return f"{settings.VERSION_BOARD}/{name.replace(':', '-')}"


def probe() -> bool:
    """Say whether the board can be written and read, with a name that no page uses."""
    word = _new_word()
    try:
        _post(("doctor",), word)
        return _word_on_board("doctor") == word
    except Exception:  # every backend has errors of its own, and each of them means no
        return False
