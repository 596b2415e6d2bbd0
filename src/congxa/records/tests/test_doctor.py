"""``congxa doctor`` names what is broken and tells programs so."""

import json
from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import connection

from congxa.records import checks
from congxa.records.models import Delivery
from congxa.records.service import publish
from congxa.records.tests.guards import journal_unguarded
from congxa.records.tests.test_journal import PAGE, tamper, write_some
from congxa.units.tests.factories import make_office, store_tree

pytestmark = pytest.mark.django_db


def doctor() -> tuple[bool, dict[str, list[str]]]:
    out = StringIO()
    try:
        call_command("doctor", "--json", stdout=out)
    except CommandError:
        pass
    answer = json.loads(out.getvalue())
    found: dict[str, list[str]] = {}
    for finding in answer["findings"]:
        found.setdefault(finding["check"], []).append(f"{finding['level']}: {finding['sentence']}")
    return answer["ok"], found


def test_house_in_order_is_said_to_be() -> None:
    write_some(3)
    ok, found = doctor()
    assert ok
    assert found["records.journal_chain"][0].startswith("ok: Nhật ký nguyên vẹn: 3 dòng")


def test_first_altered_entry_is_named_and_the_command_fails() -> None:
    entries = write_some(5)
    for entry in entries[2:]:
        tamper(f"UPDATE records_journalentry SET reason = 'giả' WHERE id = {entry.pk}")  # noqa: S608 -- a forger's statement
    out = StringIO()
    with pytest.raises(CommandError, match="1 lỗi"):
        call_command("doctor", stdout=out)
    assert f"Nhật ký bị phá vỡ ở dòng số 3 (mã {entries[2].pk})" in out.getvalue()


def test_lifted_guard_is_noticed() -> None:
    with journal_unguarded():
        assert [finding.level for finding in checks.journal_guards()] == ["error"]
    assert [finding.level for finding in checks.journal_guards()] == ["ok"]


def test_dead_letter_and_missing_consumer_are_warned_of() -> None:
    event = publish("tester.done", PAGE)
    Delivery.objects.create(event=event, consumer="a.b", ref=event.ref, state="dead", next_attempt_at=event.created_at)
    Delivery.objects.create(event=event, consumer="c.d", ref=event.ref, next_attempt_at=event.created_at)
    found = doctor()[1]["records.outbox"]
    assert found[0].startswith("warning: 1 sự kiện không gửi được")
    assert "c.d" in found[1]


def test_board_that_cannot_be_written_is_an_error(settings: LazySettings) -> None:
    settings.CACHE_URL = ""
    settings.VERSION_BOARD = "/proc/khong-ghi-duoc"
    assert [finding.level for finding in checks.version_board()] == ["error"]


def test_scanner_that_does_not_answer_is_an_error(settings: LazySettings) -> None:
    settings.CLAMAV_URL = "tcp://127.0.0.1:9"
    assert [finding.level for finding in checks.scanner()] == ["error"]


def test_question_that_breaks_is_an_error_and_others_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: 1 / 0)
    ok, found = doctor()
    assert not ok and "ZeroDivisionError" in found["records.disk_space"][0]
    assert "records.scanner" in found


def test_database_is_the_one_under_test() -> None:
    assert connection.display_name in next(iter(checks.migrations())).sentence


def test_offices_without_a_root_are_named() -> None:
    make_office(store_tree()["152"], "luong-son")
    ok, found = doctor()
    assert not ok
    assert found["units.tree"][0].startswith("error: Chưa có cơ quan gốc")


def test_sound_offices_are_said_to_fit() -> None:
    make_office(store_tree()["152"], "luong-son", root=True)
    assert doctor()[1]["units.tree"] == ["ok: Cây đơn vị và các cơ quan khớp nhau."]
