"""Makes a backup: a copy of the database first, the files after it, the manifest last."""

import hashlib
import io
import os
import tarfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.site.backups import databases
from congxa.site.backups.manifest import DATABASE, FOLDERS, NAME, BackupFault, Manifest, applied_migrations

Say = Callable[[str], None]


def kept_folders() -> tuple[str, ...]:
    """Return the folders that this machine keeps; with ``STORAGE_URL`` pictures and files are not here."""
    return tuple(name for name in FOLDERS if name == "incoming") if settings.BUCKET else FOLDERS


def folder_of(name: str) -> Path:
    """Return where one of the kept folders lies in this installation."""
    if name == "attachments":
        return Path(storages["attachments"].path(""))
    return Path(settings.MEDIA_ROOT) if name == "media" else Path(settings.VAR) / name


def back_up(target: Path, now: datetime, say: Say) -> Manifest:
    """Write the backup to ``target``, readable by its owner only; nothing lies there before it is whole.

    A file without a row is harmless and a row without its file is not, so the database is copied first.

    Raises:
        BackupFault: ``target`` exists, the disk is full, or the database could not be copied.
    """
    if target.exists():
        raise BackupFault(_("%(file)s đã có. Hãy chọn tên khác; bản cũ được giữ nguyên.") % {"file": target})
    try:
        with TemporaryDirectory(dir=target.parent, prefix=".congxa-backup-") as folder:
            draft = Path(folder) / "draft.tar"
            manifest = _write(draft, Path(folder) / DATABASE, now, say)
            draft.replace(target)
            _settle(target.parent)
    except OSError as error:
        words = {"file": target, "why": error.strerror or error}
        raise BackupFault(_("Không ghi được %(file)s: %(why)s. Chưa có bản sao lưu nào.") % words) from error
    return manifest


def _write(draft: Path, copy: Path, now: datetime, say: Say) -> Manifest:
    say(_("Chép cơ sở dữ liệu"))
    databases.copy_to(copy)
    manifest = Manifest(
        version("congxa"),
        timezone.localtime(now).isoformat(timespec="seconds"),
        connection.vendor,
        applied_migrations(),
    )
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
            _add(archive, manifest, DATABASE, copy)
            if settings.BUCKET:
                sentence = _("Ảnh và tệp ở STORAGE_URL không vào bản sao lưu này; hãy sao lưu thùng %(bucket)s riêng")
                say(sentence % {"bucket": settings.BUCKET["bucket_name"]})
            for name in kept_folders():
                say(_("Chép thư mục %(name)s") % {"name": name})
                for path in _files(folder_of(name)):
                    _add(archive, manifest, f"{name}/{path.relative_to(folder_of(name)).as_posix()}", path)
            body = manifest.to_json()
            archive.addfile(_label(NAME, len(body)), io.BytesIO(body))
        file.flush()
        os.fsync(file.fileno())
    return manifest


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below ``folder`` in a steady order; links, and what is still being written, stay out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            yield path


@dataclass(slots=True)
class _Hashing:
    """A file that remembers what was read from it."""

    file: IO[bytes]
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(size)
        self.digest.update(piece)
        return piece


def _add(archive: tarfile.TarFile, manifest: Manifest, name: str, path: Path) -> None:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return  # removed since the folder was read; the copy of the database may still name it, and doctor says so
    with file:
        size = os.fstat(file.fileno()).st_size
        hashing = _Hashing(file)
        archive.addfile(_label(name, size), hashing)
        manifest.files[name] = (size, hashing.digest.hexdigest())


def _label(name: str, size: int) -> tarfile.TarInfo:
    label = tarfile.TarInfo(name)
    label.size, label.mode, label.mtime = size, 0o600, int(time.time())
    return label


def _settle(folder: Path) -> None:
    """Have the folder's own entry on the disk, so that a power cut does not lose the name."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
