"""A whole installation goes into one file and comes back; what is damaged, foreign or newer is refused."""

import io
import json
import os
import resource
import signal
import stat
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from tests.houses import Houses
from tests.people import make_offices, make_people

from congxa.accounts.service import User
from congxa.records.service import Attachment, Rule, accept, open_kept, verify
from congxa.records.tests.samples import PDF
from congxa.site.backups import databases
from congxa.site.backups.manifest import NAME, BackupFault
from congxa.site.backups.packing import back_up
from congxa.site.backups.unpacking import restore

Elsewhere = Callable[[], None]
PICTURE = b"bytes of a picture"


def quiet(_words: str) -> None:
    """Nobody listens."""


@pytest.fixture
def backup(tmp_path: Path, house: Houses, settings: LazySettings) -> Path:
    offices = make_offices()
    people = make_people(offices)
    upload = SimpleUploadedFile("Tờ trình.pdf", PDF)
    accept(actor=people.lan, office=offices.tan_vinh, upload=upload, rule=Rule(), owner=offices.tan_vinh)
    picture = Path(settings.MEDIA_ROOT) / "images" / "Ảnh.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(PICTURE)
    back_up(tmp_path / "kept.tar", timezone.now(), quiet)
    return tmp_path / "kept.tar"


@pytest.fixture
def elsewhere(house: Houses) -> Elsewhere:
    """Move to a second, empty installation."""
    return lambda: house.enter("second", tables=False)


@pytest.mark.django_db  # because of this mark pytest-django makes the database that the first house is a copy of
def test_database_with_tables_is_not_empty() -> None:
    assert not databases.is_empty()


def test_everything_comes_back(backup: Path, elsewhere: Elsewhere, settings: LazySettings) -> None:
    elsewhere()
    restore(backup, timezone.now(), quiet)
    assert User.objects.get(username="lan").full_name == "Nguyễn Thị Lan"
    with open_kept(Attachment.objects.get()) as file:
        assert file.read() == PDF
    assert (Path(settings.MEDIA_ROOT) / "images" / "Ảnh.jpg").read_bytes() == PICTURE
    assert verify().ok


def test_the_commands_say_what_they_did(
    backup: Path, elsewhere: Elsewhere, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "nightly"
    folder.mkdir()
    call_command("backup", str(folder))
    assert "không chứa SECRET_KEY" in capsys.readouterr().out
    elsewhere()
    call_command("restore", str(next(folder.iterdir())))
    told = capsys.readouterr().out
    assert "Đã khôi phục 3 tệp" in told and "✓ Chuỗi nhật ký" in told


def test_only_its_owner_may_read_it(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_backup_never_takes_the_place_of_another(backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(BackupFault, match="đã có"):
        back_up(backup, timezone.now(), quiet)
    assert backup.read_bytes() == before


def test_data_are_replaced_only_when_asked_and_the_old_ones_are_kept(
    backup: Path, elsewhere: Elsewhere, settings: LazySettings
) -> None:
    elsewhere()
    restore(backup, timezone.now(), quiet)
    User.objects.filter(username="lan").update(full_name="Tên sai")
    with pytest.raises(BackupFault, match="--replace"):
        restore(backup, timezone.now(), quiet)
    done = restore(backup, timezone.now(), quiet, replace=True)
    assert User.objects.get(username="lan").full_name == "Nguyễn Thị Lan"
    assert done.replaced is not None
    assert (done.replaced / "media" / "images" / "Ảnh.jpg").read_bytes() == PICTURE


def test_nothing_is_replaced_while_the_portal_runs(backup: Path, elsewhere: Elsewhere) -> None:
    elsewhere()
    restore(backup, timezone.now(), quiet)
    running = connections.create_connection("default")
    with running.cursor() as cursor:
        cursor.execute("SELECT 1")
        if running.vendor == "sqlite":
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("SELECT count(*) FROM django_migrations")
    with pytest.raises(BackupFault, match="dừng congxa serve"):
        restore(backup, timezone.now(), quiet, replace=True)
    running.close()


def test_killed_backup_leaves_nothing_that_looks_whole(tmp_path: Path, house: Houses) -> None:
    target = tmp_path / "killed.tar"
    child = os.fork()
    if child == 0:
        try:
            back_up(target, timezone.now(), lambda words: os.kill(os.getpid(), 9) if "media" in words else None)
        finally:
            os._exit(1)  # whatever happens, the child must not go on as a second run of the suite
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert not target.exists()


def test_full_disk_is_a_sentence_and_leaves_nothing(tmp_path: Path, house: Houses) -> None:
    assert not databases.is_empty()  # reading makes the log beside the database, as it is where a portal runs
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(BackupFault):
            back_up(tmp_path / "full.tar", timezone.now(), quiet)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (_soft, hard))
    assert not list(tmp_path.glob("*full*")) and not list(tmp_path.glob(".congxa*"))


Change = Callable[[tarfile.TarInfo, bytes], tuple[tarfile.TarInfo, bytes]]


def _with_manifest(**changes: object) -> Change:
    def change(member: tarfile.TarInfo, body: bytes) -> tuple[tarfile.TarInfo, bytes]:
        if member.name == NAME:
            body = json.dumps(json.loads(body) | changes).encode()
        return member, body

    return change


def _picture(**changes: object) -> Change:
    def change(member: tarfile.TarInfo, body: bytes) -> tuple[tarfile.TarInfo, bytes]:
        if member.name.startswith("media/"):
            body = bytes(changes.pop("body", body))  # type: ignore[call-overload]  # bytes, as the caller knows
            for name, value in changes.items():
                setattr(member, name, value)
        return member, body

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_picture(body=b"other bytes of pic"), "đã hỏng"),
        (_picture(name="media/../../escaped"), "không được phép có"),
        (_picture(name="/etc/escaped"), "không được phép có"),
        (_picture(type=tarfile.SYMTYPE, linkname="/etc/passwd", body=b""), "không được phép có"),
        (_picture(type=tarfile.LNKTYPE, linkname="database", body=b""), "không được phép có"),
        (_picture(name="media/another.jpg"), "không khớp với bản kê"),
        (_with_manifest(version="99.0"), "phiên bản mới hơn"),
        (_with_manifest(form=2, version="99.0"), "phiên bản mới hơn"),
        (_with_manifest(migrations=["portal.9999_from_the_future"]), "phiên bản mới hơn"),
        (_with_manifest(vendor="oracle"), "DATABASE_URL"),
        (_with_manifest(files=3), "không phải bản sao lưu"),
    ],
)
def test_bad_backup_is_refused_before_anything_is_touched(
    backup: Path, elsewhere: Elsewhere, settings: LazySettings, change: Change, words: str
) -> None:
    bad = backup.with_name("bad.tar")
    with tarfile.open(backup) as old, tarfile.open(bad, "w") as new:
        for member in old.getmembers():
            file = old.extractfile(member)
            label, body = change(member, file.read() if file else b"")
            label.size, label.pax_headers = len(body), {}
            new.addfile(label, io.BytesIO(body))
    elsewhere()
    with pytest.raises(BackupFault, match=words):
        restore(bad, timezone.now(), quiet)
    assert databases.is_empty() and not Path(settings.MEDIA_ROOT).exists()


def test_cut_off_backup_is_refused(backup: Path, elsewhere: Elsewhere) -> None:
    os.truncate(backup, backup.stat().st_size - 20_000)
    elsewhere()
    with pytest.raises(BackupFault, match=r"cắt cụt|khôi phục được"):
        restore(backup, timezone.now(), quiet)


def test_another_file_is_no_backup(tmp_path: Path, elsewhere: Elsewhere) -> None:
    (tmp_path / "a.tar").write_bytes(PDF)
    elsewhere()
    with pytest.raises(BackupFault, match="không phải bản sao lưu"):
        restore(tmp_path / "a.tar", timezone.now(), quiet)
