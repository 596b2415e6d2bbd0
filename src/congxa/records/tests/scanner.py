"""A real ClamAV daemon on this machine, for tests that have files scanned."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ports import free_port

SCRIPT = Path(__file__).parents[4] / "tests" / "services" / "clamd.sh"


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not shutil.which("clamd"):
        pytest.skip("clamd is not installed (Debian: apt-get install clamav-daemon)")
    port = free_port()
    folder = tmp_path_factory.mktemp("clamd")
    with (folder / "log").open("wb") as log:
        daemon = subprocess.Popen([SCRIPT, str(folder), str(port)], stdout=log, stderr=log)
    try:
        wait_for(port, daemon)
        yield f"tcp://127.0.0.1:{port}"
    finally:
        daemon.terminate()
        daemon.wait(20)


def wait_for(port: int, daemon: subprocess.Popen[bytes]) -> None:
    for _turn in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert daemon.poll() is None, "clamd ended by itself"
            time.sleep(0.1)
        else:
            return
    raise AssertionError("clamd did not start")
