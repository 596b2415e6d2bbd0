"""A real ClamAV daemon finds the EICAR test file; without its clear word nothing is taken in."""

import io
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from congxa.records.refusals import UploadRefused
from congxa.records.scanning import ScannerDown, refuse_virus, scan
from congxa.records.tests.samples import EICAR, PDF

SCRIPT = Path(__file__).parents[4] / "tests" / "services" / "clamd.sh"


def free_port() -> int:
    with socket.socket() as wire:
        wire.bind(("127.0.0.1", 0))
        return int(wire.getsockname()[1])


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not shutil.which("clamd"):
        pytest.skip("clamd is not installed (Debian: apt-get install clamav-daemon)")
    port = free_port()
    folder = tmp_path_factory.mktemp("clamd")
    with (folder / "log").open("wb") as log:
        daemon = subprocess.Popen([SCRIPT, str(folder), str(port)], stdout=log, stderr=log)  # noqa: S603
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


@pytest.mark.services
def test_clean_file_passes(clamd: str) -> None:
    file = io.BytesIO(PDF)
    refuse_virus(file, clamd)
    assert file.tell() == 0


@pytest.mark.services
def test_virus_is_named_and_refused(clamd: str) -> None:
    with pytest.raises(UploadRefused, match="Eicar") as caught:
        refuse_virus(io.BytesIO(EICAR), clamd)
    assert caught.value.code == "infected"


@pytest.mark.services
def test_file_the_scanner_will_not_read_to_the_end_is_refused(clamd: str) -> None:
    with pytest.raises(UploadRefused, match="thử lại sau"):
        refuse_virus(io.BytesIO(bytes(3_000_000)), clamd)


@pytest.mark.parametrize("url", ["http://127.0.0.1:3310", "tcp://127.0.0.1", "3310"])
def test_address_that_is_none_is_no_all_clear(url: str) -> None:
    with pytest.raises(ScannerDown):
        scan(io.BytesIO(PDF), url)
