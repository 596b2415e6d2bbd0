"""Copies of the database: SQLite by its backup interface while others write, PostgreSQL by its own tools."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.postgresql.client import DatabaseClient
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLiteDatabase
from django.utils.translation import gettext as _

from congxa.site.backups.manifest import BackupFault

# Everything a restore will bring is dropped in the same transaction that brings it; what an extension owns stays.
_EMPTY = """
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT c.oid::regclass AS name, c.relkind FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') LOOP
    IF to_regclass(one.name::text) IS NOT NULL THEN
      EXECUTE format('DROP %s IF EXISTS %s CASCADE',
        CASE one.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END, one.name);
    END IF;
  END LOOP;
  FOR one IN SELECT p.oid::regprocedure AS name FROM pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', one.name);
  END LOOP;
END $$;
"""


def copy_to(target: Path) -> None:
    """Write a consistent copy of the database into ``target`` while the portal goes on working.

    Raises:
        BackupFault: the tools of PostgreSQL are not there or gave up.
    """
    if connection.vendor == "sqlite":
        _copy_sqlite(target)
    else:
        _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", str(target)])


def _copy_sqlite(target: Path) -> None:
    if is_empty():
        raise BackupFault(_("Chưa có cơ sở dữ liệu ở %(file)s, không có gì để sao lưu.") % {"file": sqlite_file()})
    connection.ensure_connection()
    try:
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without the write-ahead log beside it
            verdict = str(copy.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        raise BackupFault(_("Không chép được cơ sở dữ liệu: %(why)s. Chưa có bản sao lưu nào.") % {"why": verdict})


def is_empty() -> bool:
    """Say whether the database of this installation holds no table yet."""
    database = connections[DEFAULT_DB_ALIAS]
    if isinstance(database, SQLiteDatabase) and not database.is_in_memory_db() and not sqlite_file().exists():
        return True
    return not connection.introspection.table_names()


def sqlite_file() -> Path:
    """Return where the SQLite database of this installation lies."""
    return Path(connection.settings_dict["NAME"])


def refuse_while_used() -> None:
    """Raise ``BackupFault`` while another process is connected to the database."""
    if connection.vendor == "sqlite":
        used = _sqlite_is_used()
    else:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            used = bool(cursor.fetchone()[0])
    connection.close()
    if used:
        raise BackupFault(_("Cổng đang chạy trên cơ sở dữ liệu này. Hãy dừng congxa serve rồi khôi phục lại."))


def _sqlite_is_used() -> bool:
    """Leave the write-ahead log, which SQLite grants only to the last one connected; then one file is all there is."""
    connection.close()
    if not sqlite_file().exists():
        return False
    try:
        with closing(sqlite3.connect(sqlite_file(), timeout=1)) as own:
            return bool(own.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete")
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:  # not a database any more: a reason to restore, not to refuse
        return False


def load_postgresql(dump: Path) -> None:
    """Put a dump in the place of everything in the database, in one transaction.

    Raises:
        BackupFault: the tools are not there or gave up; then the database is as it was.
    """
    script = dump.with_suffix(".sql")
    with script.open("wb") as file:
        file.write(_EMPTY.encode())
        file.flush()
        _run("pg_restore", ["--no-owner", "--no-privileges", "--file=-", str(dump)], stdout=file, connect=False)
    _run("psql", ["--quiet", "--no-psqlrc", "--single-transaction", "-v", "ON_ERROR_STOP=1", "--file", str(script)])
    script.unlink()


def _run(program: str, arguments: list[str], stdout: IO[Any] | int = subprocess.DEVNULL, connect: bool = True) -> None:
    """Run one of PostgreSQL's tools; the password goes by the environment, never by the command line."""
    path = shutil.which(program)
    if path is None:
        raise BackupFault(
            _("Máy này không có %(program)s. Hãy cài công cụ của PostgreSQL (Debian: apt install postgresql-client).")
            % {"program": program}
        )
    where, secrets = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    # The last word is the name of the database; psql and pg_dump take it the same way.
    command = [path, *arguments, *(where[1:] if connect else [])]
    done = subprocess.run(  # noqa: S603 -- our own words, no shell
        command, stdout=stdout, stderr=subprocess.PIPE, env={**os.environ, **(secrets or {})}, check=False
    )
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise BackupFault(_("%(program)s không làm được: %(why)s") % {"program": program, "why": " ".join(why)})
