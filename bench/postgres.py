"""A PostgreSQL server of one's own for as long as a measurement takes, on a free port of loopback."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgres(connections: int) -> Iterator[str]:
    """Start a server with room for so many connections and give its address; writes are made durable as usual.

    Raises SystemExit when PostgreSQL is not installed.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    if not found:
        raise SystemExit("bench: PostgreSQL is not installed (Debian: apt-get install postgresql).")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    place = Path(tempfile.mkdtemp(prefix="bench-pg-"))
    as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if as_user:
        shutil.chown(place, "postgres")
    options = f"-p {port} -k {place} -c listen_addresses=127.0.0.1 -c max_connections={connections + 20}"
    control = [*as_user, str(found[-1] / "pg_ctl"), "-D", str(place / "data"), "-s", "-w"]
    init = [
        *as_user,
        str(found[-1] / "initdb"),
        "-D",
        str(place / "data"),
        "-A",
        "trust",
        "-U",
        "postgres",
        "-E",
        "UTF8",
    ]
    try:
        subprocess.run([*init, "--locale=C.UTF-8"], check=True, capture_output=True, cwd="/")
        subprocess.run([*control, "-o", options, "-l", str(place / "log"), "start"], check=True, cwd="/")
        yield f"postgres://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd="/")
        shutil.rmtree(place, ignore_errors=True)
