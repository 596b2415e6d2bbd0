"""Sends requests: with ``wrk`` where it is installed, else with the tool beside this file, which is slower.

Both keep their connections open, accept gzip and wait for each answer before they ask again.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36"
LONGEST = 9  # seconds that one load may take where nothing was answered in a shorter one
SCRIPT = Path(__file__).with_name("p95.lua")


class Figure(NamedTuple):
    """What one load gave: requests per second and the 95th percentile of the time to an answer in milliseconds."""

    per_second: float
    p95_ms: float


def tool() -> str:
    """Return the name of the tool that is used."""
    return "wrk" if shutil.which("wrk") else "bench/sender.py"


def load(url: str, connections: int, seconds: int) -> Figure:
    """Ask for ``url`` over ``connections`` connections.

    Raises:
        SystemExit: when any answer was an error or did not come.
    """
    command = ["wrk", "-t1", f"-d{seconds}s", "--timeout", "60s", "-s", str(SCRIPT), "-H", f"User-Agent: {AGENT}"]
    command += ["-H", "Accept-Encoding: gzip", f"-c{connections}", url]
    if tool() != "wrk":
        command = [sys.executable, "-m", "bench.sender", url, str(connections), str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"bench: {command[0]} failed on {url}: {(done.stderr or done.stdout).strip()[-300:]}")
    found = json.loads(done.stdout.splitlines()[-1])
    if not found["answers"] and seconds < LONGEST:  # a busy machine: nothing was answered in time
        return load(url, connections, seconds * 3)
    if found["errors"] or not found["answers"]:
        raise SystemExit(f"bench: {found['errors']} of {found['answers']} answers of {url} were errors")
    return Figure(found["answers"] / found["seconds"], found["p95_ms"])


def summary(figures: list[Figure]) -> dict[str, Any]:
    """Return the median of several loads and how far they lie apart."""
    rates = [figure.per_second for figure in figures]
    return {
        "per_second": round(median(rates), 1),
        "p95_ms": round(median(figure.p95_ms for figure in figures), 2),
        "lowest": round(min(rates), 1),
        "highest": round(max(rates), 1),
    }


def ratio(ours: list[Figure], theirs: list[Figure]) -> float:
    """Return the median over the rounds of ours to theirs; each round is compared with itself."""
    return round(median(a.per_second / b.per_second for a, b in zip(ours, theirs, strict=True)), 3)
