"""Puts a backup back: read and checked beside the data first, moved into place only when every byte is right."""

import hashlib
import tarfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.translation import gettext as _

from congxa.site.backups import databases
from congxa.site.backups.manifest import DATABASE, NAME, BackupFault, Manifest, allowed_name, newer
from congxa.site.backups.packing import Say, folder_of, kept_folders

_LONGEST_MANIFEST = 256 * 1024 * 1024
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and the folder with what was there before, if anything was."""

    manifest: Manifest
    replaced: Path | None


def restore(source: Path, now: datetime, say: Say, *, replace: bool = False) -> Restored:
    """Make this installation what the backup holds; until everything is checked nothing of it is touched.

    With ``replace`` the files (and the SQLite database) that were there are moved into a folder of their own. A
    PostgreSQL database is replaced in one transaction.

    Raises:
        BackupFault: the installation is not empty or is in use, or the file is damaged, foreign or newer.
    """
    if not replace and not _is_empty():
        raise BackupFault(
            _("Hệ thống này đã có dữ liệu. Hãy khôi phục vào nơi còn trống, hoặc thêm --replace để thay dữ liệu cũ.")
        )
    try:
        with ExitStack() as stack:
            archive = stack.enter_context(_opened(source))
            say(_("Kiểm tra bản sao lưu"))
            manifest = _judged(archive)
            databases.refuse_while_used()
            staging = Path(stack.enter_context(_beside(Path(settings.VAR))))
            target = databases.sqlite_file().parent if connection.vendor == "sqlite" else staging
            copy = Path(stack.enter_context(_beside(target))) / DATABASE
            for name in manifest.files:
                _unpack(archive, manifest, name, copy if name == DATABASE else staging / name)
            say(_("Đưa dữ liệu vào chỗ"))
            databases.refuse_while_used()
            return Restored(manifest, _put_in_place(staging, copy, now))
    except (OSError, tarfile.TarError) as error:
        raise BackupFault(_("Chưa khôi phục được: %(why)s.") % {"why": error}) from error


def _is_empty() -> bool:
    folders = [folder_of(name) for name in kept_folders()]
    return databases.is_empty() and not any(folder.is_dir() and any(folder.iterdir()) for folder in folders)


def _opened(source: Path) -> tarfile.TarFile:
    try:
        return tarfile.open(source, "r:")
    except tarfile.TarError as error:
        raise BackupFault(_("%(file)s không phải bản sao lưu của Cổng Xã.") % {"file": source}) from error


def _beside(folder: Path) -> "TemporaryDirectory[str]":
    folder.mkdir(parents=True, exist_ok=True)
    return TemporaryDirectory(dir=folder, prefix=".congxa-restore-")


def _judged(archive: tarfile.TarFile) -> Manifest:
    """Read the manifest and refuse the file for anything that can be known before its contents are unpacked."""
    members = archive.getmembers()
    names = [member.name for member in members]
    last = members[-1] if members else None
    if last is None or last.name != NAME or not last.isreg() or last.size > _LONGEST_MANIFEST:
        raise BackupFault(_("Bản sao lưu bị cắt cụt hoặc không phải của Cổng Xã: không có bản kê ở cuối tệp."))
    manifest = Manifest.from_json(_body(archive, last))
    for member in members[:-1]:
        if not member.isreg() or not allowed_name(member.name):
            words = {"name": member.name[:200]}
            raise BackupFault(_("Bản sao lưu chứa “%(name)s”, thứ không được phép có. Đừng dùng tệp này.") % words)
    if sorted(names[:-1]) != sorted(manifest.files) or DATABASE not in manifest.files:
        raise BackupFault(_("Các tệp trong bản sao lưu không khớp với bản kê. Hãy dùng bản sao lưu khác."))
    _refuse_unfit(manifest)
    return manifest


def _body(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    return file.read() if file else b""


def _refuse_unfit(manifest: Manifest) -> None:
    on_disk = MigrationLoader(None).disk_migrations
    known = {f"{app}.{name}" for app, name in on_disk}
    known |= {f"{app}.{name}" for one in on_disk.values() for app, name in one.replaces}
    if _parts(manifest.version) > _parts(version("congxa")) or not known.issuperset(manifest.migrations):
        raise BackupFault(newer(manifest.version))
    if {name.partition("/")[0] for name in manifest.files} - {DATABASE, *kept_folders()}:
        raise BackupFault(
            _(
                "Bản sao lưu chứa ảnh và tệp, nhưng hệ thống này giữ chúng ở STORAGE_URL. Hãy khôi phục khi không đặt "
                "STORAGE_URL, rồi chép thư mục media và attachments lên thùng."
            )
        )
    if manifest.vendor != connection.vendor:
        words = {"theirs": manifest.vendor, "own": connection.vendor}
        raise BackupFault(
            _("Bản sao lưu lấy từ %(theirs)s nhưng hệ thống này dùng %(own)s. Hãy đặt DATABASE_URL cho đúng loại.")
            % words
        )


def _parts(word: str) -> list[int]:
    return [int(part) for part in word.split(".") if part.isdecimal()]


def _unpack(archive: tarfile.TarFile, manifest: Manifest, name: str, target: Path) -> None:
    size, expected = manifest.files[name]
    file = archive.extractfile(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with target.open("xb") as copy:
        while file is not None and (piece := file.read(_PIECE)):
            digest.update(piece)
            copy.write(piece)
        right = copy.tell() == size and digest.hexdigest() == expected
    if not right:
        raise BackupFault(
            _("“%(name)s” trong bản sao lưu đã hỏng. Hãy dùng bản sao lưu khác; dữ liệu đang có được giữ nguyên.")
            % {"name": name}
        )


def _put_in_place(staging: Path, copy: Path, now: datetime) -> Path | None:
    """Exchange the data; the database goes first, because its exchange is the step that can be refused."""
    aside = Path(settings.VAR) / f"replaced-{timezone.localtime(now):%Y%m%d-%H%M%S}"
    connections.close_all()
    if connection.vendor == "sqlite":
        target = databases.sqlite_file()
        _exchange(copy, target, aside / target.name)
        for rest in (f"{target}-wal", f"{target}-shm"):
            Path(rest).unlink(missing_ok=True)
    else:
        databases.load_postgresql(copy)
    for name in kept_folders():
        (staging / name).mkdir(exist_ok=True)
        (staging / name).chmod(0o755)
        _exchange(staging / name, folder_of(name), aside / name)
    return aside if aside.exists() else None


def _exchange(new: Path, place: Path, aside: Path) -> None:
    if place.exists():
        aside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        place.rename(aside)
    place.parent.mkdir(parents=True, exist_ok=True)
    new.rename(place)
