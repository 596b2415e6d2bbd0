"""Lifts the journal's guards for tests, to do what a forger with the database in hand could do."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TABLES = ("records_journalentry", "records_journallink")


@contextmanager
def journal_unguarded() -> Iterator[None]:
    """Take the journal's triggers away and bring them back at the end."""
    guards = _lift()
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for guard in guards:
                cursor.execute(guard)


def _lift() -> list[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            return [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in TABLES]
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (%s, %s)", TABLES)
        guards = cursor.fetchall()
        for name, _sql in guards:
            cursor.execute(f"DROP TRIGGER {name}")
        return [sql for _name, sql in guards]
