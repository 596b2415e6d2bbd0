"""Attachments: kept whole or not at all, and handed out so that no browser runs them."""

import errno
import os
import time
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.people import Offices, People

from congxa.kernel.refs import Ref
from congxa.records import keeping
from congxa.records.attachments import accept
from congxa.records.models import Attachment, JournalEntry
from congxa.records.refusals import UploadRefused
from congxa.records.tests.samples import PDF, photo_with_position, upload, word
from congxa.records.uploads import Rule
from congxa.units.service import Office

pytestmark = pytest.mark.django_db
OWNER = Ref("tests.thing", "7")
"""A thing of a kind that no room lists in `attached`: the office of the file decides."""


def take(office: Office, name: str, body: bytes, **more: object) -> Attachment:
    options: dict[str, object] = {"actor": None, "rule": Rule(), "owner": OWNER} | more
    return accept(office=office, upload=upload(name, body), **options)  # type: ignore[arg-type]  # each option has a type of its own


def test_file_is_kept_with_its_hash_and_written_down(
    offices: Offices, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        kept = take(offices.tan_vinh, "Đơn.pdf", PDF)
    assert keeping.open_kept(kept).read() == PDF
    assert (kept.name, kept.size, kept.content_type) == ("Đơn.pdf", len(PDF), "application/pdf")
    assert JournalEntry.objects.get().ref == str(OWNER)
    assert not list(keeping.waiting_room().iterdir())


def test_photo_is_kept_without_position(offices: Offices) -> None:
    kept = take(offices.tan_vinh, "a.jpg", photo_with_position())
    assert b"bi mat" not in keeping.open_kept(kept).read()


def test_refused_file_leaves_nothing(offices: Offices) -> None:
    with pytest.raises(UploadRefused):
        take(offices.tan_vinh, "a.pdf", word())
    assert not list(keeping.waiting_room().iterdir()) and not Attachment.objects.exists()


def test_one_file_too_many_is_refused(offices: Offices) -> None:
    take(offices.tan_vinh, "a.pdf", PDF, rule=Rule(max_count=1))
    with pytest.raises(UploadRefused, match="Đã có đủ 1 tệp"):
        take(offices.tan_vinh, "b.pdf", PDF, rule=Rule(max_count=1))


def test_file_left_waiting_by_a_crash_after_the_commit_is_found(offices: Offices) -> None:
    kept = take(offices.tan_vinh, "a.pdf", PDF)
    assert not keeping.storage().exists(kept.storage_key)
    assert keeping.finish_waiting() == 1
    assert keeping.storage().exists(kept.storage_key) and list(keeping.missing()) == []


def test_file_left_by_a_rollback_is_swept_away_after_a_day(offices: Offices) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        take(offices.tan_vinh, "a.pdf", PDF)
        raise ZeroDivisionError
    left = next(keeping.waiting_room().iterdir())
    assert keeping.finish_waiting() == 0
    os.utime(left, (time.time() - 90_000,) * 2)
    assert keeping.finish_waiting() == 1 and not left.exists()


def test_stored_file_without_a_row_is_an_orphan(offices: Offices, tmp_path: Path) -> None:
    kept = take(offices.tan_vinh, "a.pdf", PDF)
    keeping.finish_waiting()
    stray = tmp_path / "attachments" / "ab" / "stray.pdf"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(PDF)
    assert list(keeping.orphans()) == ["ab/stray.pdf"]
    (tmp_path / "attachments" / kept.storage_key).unlink()
    assert list(keeping.missing()) == [kept]


def test_full_disk_is_said_and_leaves_nothing(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(UploadRefused, match="hết chỗ chứa"):
        take(offices.tan_vinh, "a.pdf", PDF)
    assert not list(keeping.waiting_room().iterdir())


def address(kept: Attachment) -> str:
    return f"/tep/{kept.pk}/{kept.name}"


def test_stranger_finds_no_private_file(offices: Offices, people: People, client: Client) -> None:
    kept = take(offices.tan_vinh, "a.pdf", PDF)
    assert client.get(address(kept)).status_code == 404
    client.force_login(people.son)
    assert client.get(address(kept)).status_code == 404


def test_official_of_the_office_opens_it(offices: Offices, people: People, client: Client) -> None:
    kept = take(offices.tan_vinh, "a.pdf", PDF)
    client.force_login(people.lan)
    response = client.get(address(kept))
    assert response.status_code == 200 and response.getvalue() == PDF
    assert response["Cache-Control"].startswith("private")


@pytest.mark.parametrize(("name", "body", "how"), [("a.pdf", PDF, "inline"), ("a.docx", word(), "attachment")])
def test_no_browser_runs_a_file(offices: Offices, client: Client, name: str, body: bytes, how: str) -> None:
    response = client.get(address(take(offices.tan_vinh, name, body, is_public=True)))
    assert response["Content-Disposition"].startswith(how)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


def test_unchanged_file_is_not_sent_again(offices: Offices, client: Client) -> None:
    kept = take(offices.tan_vinh, "a.pdf", PDF, is_public=True)
    again = client.get(address(kept), headers={"If-None-Match": f'"{kept.sha256}"'})
    assert again.status_code == 304


def test_nobody_scans_without_a_scanner(offices: Offices) -> None:
    assert take(offices.tan_vinh, "a.pdf", PDF).scan == Attachment.Scan.NOT_SCANNED


def test_scanner_that_does_not_answer_means_no(offices: Offices, settings: LazySettings) -> None:
    settings.CLAMAV_URL = "tcp://127.0.0.1:9"
    with pytest.raises(UploadRefused, match="thử lại sau"):
        take(offices.tan_vinh, "a.pdf", PDF)
    assert not Attachment.objects.exists()
