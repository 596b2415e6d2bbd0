"""A data folder that cannot be used is said in a sentence, whatever the command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from congxa.site.env import folder_problem

NOT_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


def run(folder: Path, command: str, mode: str) -> "subprocess.CompletedProcess[str]":
    """Run a command as an operator would."""
    environment = os.environ | {"CONGXA_MODE": mode, "CONGXA_VAR": str(folder), "SECRET_KEY": "k" * 60}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    words = [sys.executable, "-m", "congxa.site", command]
    return subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("command", ["migrate", "doctor"])
def test_missing_folder_is_named_in_production(tmp_path: Path, command: str) -> None:
    refused = run(tmp_path / "cho-du-lieu", command, "production")
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"CONGXA_VAR: chưa có thư mục {tmp_path}/cho-du-lieu.")
    assert refused.stderr.count("\n") == 1
    assert not (tmp_path / "cho-du-lieu").exists()


def test_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "tep").touch()
    refused = run(tmp_path / "tep", "migrate", "demo")
    assert (refused.returncode, refused.stderr) == (1, f"CONGXA_VAR: {tmp_path}/tep là một tệp, không phải thư mục.\n")


def test_help_needs_no_folder(tmp_path: Path) -> None:
    assert run(tmp_path / "cho-du-lieu", "version", "production").returncode == 0


def test_folder_is_made_for_the_demo(tmp_path: Path) -> None:
    assert folder_problem(tmp_path / "a" / "b", make=True) == ""
    assert (tmp_path / "a" / "b").is_dir()


def test_folder_that_cannot_be_made_is_named() -> None:
    assert folder_problem(Path("/proc/cong-xa"), make=True).startswith(
        "CONGXA_VAR: không tạo được thư mục /proc/cong-xa"
    )


@NOT_ROOT
@pytest.mark.parametrize("name", ["", "congxa.sqlite3"])
def test_what_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "congxa.sqlite3").touch()
    (tmp_path / name).chmod(0o500)
    try:
        assert f"không ghi được vào {tmp_path / name}." in folder_problem(tmp_path, make=False)
    finally:
        (tmp_path / name).chmod(0o700)
