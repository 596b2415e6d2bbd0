"""Where attachments lie: first in a waiting room on the local disk, and after the commit in the storage.

The waiting file carries the attachment's own id. A row whose file still waits is found and finished; a waiting file
without a row is what a rolled back or killed upload left behind, and is swept away after a day.
"""

import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages
from django.utils.translation import gettext as _

from congxa.records.models import Attachment
from congxa.records.refusals import UploadRefused

SWEEP_AFTER = timedelta(days=1)


def storage() -> Storage:
    """Return the storage for attachments; nothing in it has a public address."""
    return storages["attachments"]


def waiting_room() -> Path:
    """Return the folder for files that have no committed row yet."""
    room = Path(settings.VAR) / "incoming"
    room.mkdir(parents=True, exist_ok=True)
    return room


@contextmanager
def waiting_file(key: UUID, suffix: str = "") -> Iterator[IO[bytes]]:
    """Open a new file in the waiting room; it disappears again when the body fails.

    Raises:
        UploadRefused: the disk is full.
    """
    path = waiting_room() / f"{key}{suffix}"
    try:
        with path.open("xb+") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            sentence = _("Máy chủ đã hết chỗ chứa nên chưa nhận được tệp. Hãy báo người quản trị hệ thống.")
            raise UploadRefused(sentence, "disk_full") from error
        raise


def key_for(attachment: UUID, suffix: str) -> str:
    """Return the storage key: nothing of it comes from the person who handed the file in."""
    word = attachment.hex
    return f"{word[:2]}/{word[2:4]}/{attachment}.{suffix}"


def move_in(attachment: Attachment) -> bool:
    """Move the attachment's file from the waiting room into the storage; return False when it is not waiting."""
    source = waiting_room() / str(attachment.pk)
    if not source.exists():
        return False
    try:
        target = Path(storage().path(attachment.storage_key))
    except NotImplementedError:
        with source.open("rb") as file:
            storage().save(attachment.storage_key, File(file))
        source.unlink()
        return True
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}")
    # The waiting room may be on another disk, where a rename cannot go in one step.
    shutil.move(source, draft)
    draft.replace(target)
    return True


def open_kept(attachment: Attachment) -> "File[bytes]":
    """Open what is kept, also when a crash left it in the waiting room.

    Raises:
        FileNotFoundError: it is nowhere.
    """
    try:
        return storage().open(attachment.storage_key)
    except FileNotFoundError:
        move_in(attachment)
        return storage().open(attachment.storage_key)


def finish_waiting() -> int:
    """Move in what a crash left behind after its commit, sweep away what never was committed; return how many."""
    done = 0
    for path in waiting_room().iterdir():
        attachment = _attachment_of(path)
        if attachment is not None:
            done += move_in(attachment)
        elif time.time() - path.stat().st_mtime > SWEEP_AFTER.total_seconds():
            path.unlink(missing_ok=True)
            done += 1
    return done


def _attachment_of(path: Path) -> Attachment | None:
    try:
        return Attachment.objects.filter(pk=UUID(path.name)).first()
    except ValueError:
        return None


def orphans() -> Iterator[str]:
    """Yield the keys of stored files that belong to no attachment, a folder at a time."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            inner, files = storage().listdir(folder)
        except FileNotFoundError:
            continue
        folders += [f"{folder}/{name}".lstrip("/") for name in inner]
        keys = {f"{folder}/{name}".lstrip("/") for name in files}
        known = set(Attachment.objects.filter(storage_key__in=keys).values_list("storage_key", flat=True))
        yield from sorted(keys - known)


def missing() -> Iterator[Attachment]:
    """Yield the attachments whose file is nowhere."""
    for attachment in Attachment.objects.order_by("pk").iterator(500):
        if not storage().exists(attachment.storage_key) and not (waiting_room() / str(attachment.pk)).exists():
            yield attachment
