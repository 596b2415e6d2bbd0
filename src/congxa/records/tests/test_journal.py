"""The journal: what is written down, and that nobody can alter it unnoticed."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from congxa.kernel.refs import Ref
from congxa.records import chain
from congxa.records.canonical import canonical
from congxa.records.models import AppendOnlyError, JournalEntry, JournalLink
from congxa.records.service import Kind, UnknownKind, chain_pending, history_of, verify, write
from congxa.records.tests.guards import journal_unguarded

pytestmark = pytest.mark.django_db
PAGE = Ref("portal.newspage", "12")
REQUEUED = "records.delivery_requeued"


def write_some(count: int) -> list[JournalEntry]:
    entries = [write(actor=None, kind=REQUEUED, thing=PAGE, after={"n": n}, office=None) for n in range(count)]
    chain_pending()
    return entries


def tamper(sql: str) -> None:
    """Do what somebody with the database's own password could do."""
    with journal_unguarded(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_entry_says_who_when_what_and_why() -> None:
    moment = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
    write(
        actor=None, kind=REQUEUED, thing=PAGE, before={"a": 1}, after={"a": 2}, reason="Gõ nhầm", office=7, now=moment
    )
    entry = history_of(PAGE).get()
    assert (entry.at, entry.actor_name, entry.office_id, entry.reason) == (moment, "Hệ thống", 7, "Gõ nhầm")
    assert (entry.before, entry.after) == ('{"a":1}', '{"a":2}')


def test_unknown_kind_is_an_error() -> None:
    with pytest.raises(UnknownKind):
        write(actor=None, kind="records.no_such_thing", thing=PAGE, office=None)


def test_every_kind_has_a_label_for_people() -> None:
    from congxa.records.kinds import all_kinds

    assert all(isinstance(kind, Kind) and str(kind.label) for kind in all_kinds().values())


def test_chain_is_whole_after_many_entries() -> None:
    write_some(7)
    report = verify()
    assert (report.ok, report.checked, report.waiting) == (True, 7, 0)
    assert report.head_hash == JournalLink.objects.get(sequence=7).hash


def test_chaining_goes_on_where_it_stopped() -> None:
    for n in range(5):
        write(actor=None, kind=REQUEUED, thing=PAGE, after={"n": n}, office=None)
    assert [chain_pending(2), chain_pending(2), chain_pending(2), chain_pending(2)] == [2, 2, 1, 0]
    assert verify().ok


@pytest.mark.parametrize("column", ["at", "actor_name", "kind", "ref", "before", "after", "reason"])
def test_altered_entry_is_named(column: str) -> None:
    entries = write_some(5)
    value = "'2020-01-01 00:00:00'" if column == "at" else "'giả'"
    tamper(f"UPDATE records_journalentry SET {column} = {value} WHERE id = {entries[2].pk}")  # noqa: S608 -- a forger's statement
    report = verify()
    assert report.broken is not None
    assert (report.broken.sequence, report.broken.entry_id) == (3, entries[2].pk)


def test_entry_removed_with_its_link_is_noticed() -> None:
    write_some(5)
    tamper("DELETE FROM records_journallink WHERE sequence = 3")
    report = verify()
    assert report.broken is not None and report.broken.sequence == 3


def test_entry_slipped_in_beside_the_chain_is_noticed() -> None:
    write_some(2)
    stray = JournalEntry.objects.create(
        at=datetime(2026, 1, 1, tzinfo=UTC), actor_name="x", kind="x.y", ref="x.y:1", before="{}", after="{}"
    )
    broken = verify().broken
    assert broken is not None and broken.entry_id == stray.pk


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE records_journalentry SET reason = 'giả'",
        "DELETE FROM records_journalentry",
        "UPDATE records_journallink SET hash = ''",
        "DELETE FROM records_journallink",
    ],
)
def test_database_refuses_to_alter(sql: str) -> None:
    write_some(1)
    with pytest.raises(DatabaseError, match="chỉ được ghi thêm"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_sqlite_refuses_insert_or_replace() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE exists in SQLite only")
    entry = write_some(1)[0]
    sql = (
        "INSERT OR REPLACE INTO records_journalentry"  # noqa: S608 -- a forger's statement
        " (id, at, actor_name, kind, ref, before, after, reason)"
        f" VALUES ({entry.pk}, '2020-01-01', 'x', 'x', 'x', '', '', '')"
    )
    with pytest.raises(DatabaseError, match="chỉ được ghi thêm"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_model_refuses_to_alter() -> None:
    entry = write_some(1)[0]
    with pytest.raises(AppendOnlyError):
        entry.save()
    with pytest.raises(AppendOnlyError):
        entry.delete()
    with pytest.raises(AppendOnlyError):
        JournalEntry.objects.update(reason="giả")
    with pytest.raises(AppendOnlyError):
        JournalEntry.objects.all().delete()


def test_entry_of_a_rolled_back_change_does_not_exist() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write(actor=None, kind=REQUEUED, thing=PAGE, office=None)
        raise ZeroDivisionError
    assert not history_of(PAGE).exists() and chain_pending() == 0


def test_same_value_has_one_spelling() -> None:
    assert canonical({"b": Decimal("1.50"), "a": {3, 1}}) == canonical({"a": {1, 3}, "b": Decimal("1.50")})
    assert canonical({"tên": "Tân Vinh", "n": 1.0}) == '{"n":"1.0","tên":"Tân Vinh"}'


def test_hash_binds_the_place() -> None:
    entry = write_some(1)[0]
    assert chain.hash_of(entry, 1, chain.START_HASH) != chain.hash_of(entry, 2, chain.START_HASH)
