"""The migrated database with which every process of the suite begins, made once for each state of the migrations.

Migrating takes half a minute of processor time. Every process used to spend it; now one does, beside the workers that
are still collecting, and the next run finds it made. A process begins with a copy and lets Django migrate that: nothing
is left to do but what Django does after every migration.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

ROOT = Path(__file__).parent.parent
PLACE = ROOT / "var" / "tests"


def name_of(vendor: str) -> str:
    """Return what the template is called: another name as soon as a migration differs, of the house or of a part."""
    from django.apps import apps

    said = hashlib.sha256(f"{vendor} {version('django')}".encode())
    for config in apps.get_app_configs():
        for path in sorted(Path(config.path).glob("migrations/*.py")):
            said.update(f"{config.label} {path.name}\0".encode() + path.read_bytes())
    return f"congxa_template_{said.hexdigest()[:16]}"


def begin(vendor: str) -> subprocess.Popen[bytes]:
    """Make the template in a process of its own, unless it is there; whoever needs it waits in :func:`copied`."""
    return subprocess.Popen([sys.executable, "-m", "tests.template", vendor, name_of(vendor)], cwd=ROOT)


@contextmanager
def copied(vendor: str, wanted: str) -> Iterator[str]:
    """Stand by with a copy of the template under the name that Django gives the database in memory.

    Yields the name of the template: on a server, where Django copies it itself.
    """
    name = name_of(vendor)
    command = [sys.executable, "-m", "tests.template", vendor, name]
    if vendor == "postgresql":
        subprocess.run(command, cwd=ROOT, check=True)
        yield name
        return
    if not _file(name).exists():
        subprocess.run(command, cwd=ROOT, check=True)
    # What is in memory lasts as long as anybody is connected to it; the first to come is this connection.
    with closing(sqlite3.connect(wanted, uri=True)) as memory:
        with closing(sqlite3.connect(_file(name))) as template:
            template.backup(memory)
        yield name


def make(vendor: str, name: str) -> None:
    """Make the template unless it is there; one process at a time, and whole or not at all."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if vendor == "postgresql":
            _make_on_server(os.environ["DATABASE_URL"], name)
        elif not _file(name).exists():
            _make_file(name)


def _file(name: str) -> Path:
    return PLACE / f"{name}.sqlite3"


def _make_file(name: str) -> None:
    for old in PLACE.glob("congxa_template_*.sqlite3"):
        old.unlink()
    with TemporaryDirectory(dir=PLACE) as folder:
        made = Path(folder) / "made.sqlite3"
        _migrate(f"sqlite:///{made}", folder)
        with closing(sqlite3.connect(made)) as database:
            database.execute("PRAGMA journal_mode=DELETE")  # a database in memory has no journal in a file beside it
        made.rename(_file(name))


def _make_on_server(url: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return
        server.execute(f"DROP DATABASE IF EXISTS {name}_begun")
        server.execute(f"CREATE DATABASE {name}_begun")
        with TemporaryDirectory(dir=PLACE) as folder:
            _migrate(f"{url.rsplit('/', 1)[0]}/{name}_begun", folder)
        server.execute(f"ALTER DATABASE {name}_begun RENAME TO {name}")


def _migrate(url: str, folder: str) -> None:
    os.environ |= {"DATABASE_URL": url, "CONGXA_VAR": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    sys.path.insert(0, str(ROOT / "src"))
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    call_command("migrate", verbosity=0, run_syncdb=True)
    connections.close_all()


if __name__ == "__main__":
    make(*sys.argv[1:])
