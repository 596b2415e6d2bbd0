"""An operator: one command that starts, stops, heals itself and refuses what is unsafe. Real processes, no browser."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.journeys.conftest import PATIENCE, answers, wait_until
from tests.ports import free_port

CONGXA = [sys.executable, "-m", "congxa.site"]
SAFE = {
    "SECRET_KEY": "q7Vw2-Kx9_mZtR4pLs8NfY3hJd6GcB1aQeUoWi5XvTnMrPzEkDyH",
    "ALLOWED_HOSTS": "luongson.example",
    "BASE_URL": "https://luongson.example",
}


def environment(var: Path, mode: str = "demo", **more: str) -> dict[str, str]:
    """Return the environment of an installation in its own folder, without what this test run was told."""
    ours = ("DJANGO_SETTINGS_MODULE", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "BASE_URL", "HTTPS")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"CONGXA_MODE": mode, "CONGXA_VAR": str(var), "LOG_LEVEL": "WARNING"} | more


def run(var: Path, *words: str, mode: str = "demo", **more: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        [*CONGXA, *words],
        env=environment(var, mode, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def children(pid: int) -> dict[str, int]:
    """Return the processes started by a process, by what they are."""
    found = {}
    for line in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        command = Path(f"/proc/{line}/cmdline").read_text().replace("\0", " ")
        found["web" if "granian" in command else "worker"] = int(line)
    return found


def family(pid: int) -> list[int]:
    """Return a process's children, their children and so on."""
    direct = [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*direct, *(below for child in direct for below in family(child))]


def alive(pid: int) -> bool:
    """Return whether a process runs; one that has ended and only waits to be noticed does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def views(var: Path, path: str) -> int:
    """Return how often a page was opened, as it is written down."""
    with closing(sqlite3.connect(var / "congxa.sqlite3")) as database:
        return int(
            database.execute(
                "SELECT COALESCE(SUM(views), 0) FROM statistics_pageday WHERE path = ?", [path]
            ).fetchone()[0]
        )


def is_free(port: int) -> bool:
    """Return whether nobody listens on a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo that is loaded but not served."""
    var = tmp_path_factory.mktemp("house")
    done = run(var, "demo", "--no-serve")
    assert done.returncode == 0, done.stderr
    return var


@pytest.fixture
def served(house: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """The house, open on a free port."""
    port = free_port()
    log = (house / "serve.log").open("ab")
    command = [*CONGXA, "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, env=environment(house), stdout=log, stderr=log)
    try:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}"), 60, f"see {house}/serve.log")
        yield process, port
    finally:
        process.terminate()
        process.wait(30)
        assert is_free(port)


def test_stops_cleanly(served: tuple["subprocess.Popen[bytes]", int]) -> None:
    process, port = served
    assert set(children(process.pid)) == {"web", "worker"}
    started = family(process.pid)
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    assert [pid for pid in started if alive(pid)] == []
    assert is_free(port)


def test_stops_soon_when_it_has_hardly_started(house: Path) -> None:
    port = free_port()
    command = [*CONGXA, "serve", "--port", str(port), "--workers", "2"]
    process = subprocess.Popen(command, env=environment(house))
    try:
        wait_until(lambda: len(family(process.pid)) >= 4, 30, "the web server did not start its processes")
    finally:
        told = time.monotonic()
        process.terminate()
        code = process.wait(40)
    assert code == 0
    assert time.monotonic() - told < 10


def test_visits_of_the_last_seconds_are_written_down_at_the_stop(
    house: Path, served: tuple["subprocess.Popen[bytes]", int]
) -> None:
    process, port = served
    before = views(house, "/gioi-thieu/")
    agent = "Mozilla/5.0 (Linux; Android 8.1.0) AppleWebKit/537.36 Chrome/96.0 Mobile Safari/537.36"
    asked = Request(f"http://127.0.0.1:{port}/gioi-thieu/", headers={"User-Agent": agent})
    for _time in range(3):
        urlopen(asked, timeout=20).close()
    process.terminate()
    assert process.wait(30) == 0
    assert views(house, "/gioi-thieu/") == before + 3


@pytest.mark.parametrize("victim", ["web", "worker"])
def test_a_killed_child_is_started_again(served: tuple["subprocess.Popen[bytes]", int], victim: str) -> None:
    process, port = served
    killed = children(process.pid)[victim]
    orphans = family(killed)
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: children(process.pid).get(victim, killed) != killed, 20, f"{victim} was not started again")
    wait_until(lambda: not any(map(alive, orphans)), 10, f"{victim} left processes behind")
    wait_until(lambda: answers(f"http://127.0.0.1:{port}"), 30, "the portal does not answer after the restart")


def test_a_taken_port_is_said_once(house: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = run(house, "serve", "--port", str(port))
    assert refused.returncode != 0
    assert f"Không mở được cổng mạng {port}" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_second_demo_is_quick_and_keeps_the_data(house: Path) -> None:
    before = time.monotonic()
    again = run(house, "demo", "--no-serve")
    assert again.returncode == 0, again.stderr
    assert "Dữ liệu minh họa đã có, giữ nguyên" in again.stdout
    assert time.monotonic() - before < 20


def test_doctor_finds_the_demo_well(house: Path) -> None:
    found = run(house, "doctor")
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("SECRET_KEY", "ngan"), ("DEBUG", "1"), ("ALLOWED_HOSTS", "*"), ("BASE_URL", "http://a.example"), ("HTTPS", "0")],
)
def test_production_refuses_an_unsafe_setting_by_name(house: Path, name: str, value: str) -> None:
    refused = run(house, "serve", "--port", str(free_port()), mode="production", **(SAFE | {name: value}))
    assert refused.returncode != 0
    assert f"- {name}: " in refused.stderr


def test_production_names_everything_that_was_forgotten(house: Path) -> None:
    refused = run(house, "serve", mode="production")
    assert refused.returncode != 0
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL"):
        assert f"{name}: " in refused.stderr


def test_production_opens_with_safe_settings(house: Path) -> None:
    port = free_port()
    command = [*CONGXA, "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, env=environment(house, "production", **SAFE))
    try:
        wait_until(lambda: not is_free(port), 60, "production did not open")
        assert process.poll() is None
    finally:
        process.terminate()
        assert process.wait(30) == 0
