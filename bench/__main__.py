"""``make bench``: how fast the portal answers, beside a constant body and a stock Wagtail page in the same run.

Prints JSON to the standard output and its progress to the standard error. Needs nothing but this repository; ``wrk``
sends the requests where it is installed. All servers run at once and are measured in turn, round after round, so that
whatever else the machine does meets all of them; figures are medians over the rounds.
"""

import argparse
import json
import os
import platform
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from types import FrameType
from typing import Any

from bench import aims, house
from bench.load import Figure, load, ratio, summary, tool
from bench.servers import GRANIAN, THREADS, WORKERS, Server, get, refuse_taken, serving

CONNECTIONS = (1, 32)
PAGES = ("home", "article", "search")
KINDS = ("constant", "cached", "uncached", "stock_cached", "stock_uncached")


def say(words: str, begun: float = monotonic()) -> None:
    """Tell how far the run is."""
    sys.stderr.write(f"[{monotonic() - begun:6.1f} s] {words} …\n")


def ask_module(name: str, environment: dict[str, str]) -> Any:  # noqa: ANN401 -- whatever JSON it prints
    """Run a module of the bench in a process of its own and return the JSON it prints."""
    command = [sys.executable, "-m", name]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"bench: {name} failed: {done.stderr.strip()[-500:]}")
    return json.loads(done.stdout.splitlines()[-1])


def machine() -> dict[str, Any]:
    """Return what the figures depend on, without a name of the machine."""
    parts = {name: version(name) for name in ("django", "wagtail", "granian")}
    return {"cores": os.cpu_count(), "system": f"{platform.system()} {platform.machine()}",
            "python": platform.python_version(), "sqlite": sqlite3.sqlite_version, **parts}  # fmt: skip


class Field:
    """The servers that are compared, all running."""

    def __init__(self, servers: dict[str, Server], ours: dict[str, str], theirs: dict[str, str]) -> None:
        self._servers = servers
        self._addresses = {"cached": ours, "uncached": ours, "stock_cached": theirs, "stock_uncached": theirs}

    def page(self, name: str, rounds: int, seconds: int) -> dict[str, Any]:
        """Return the figures of one page, each kind beside the others."""
        urls = {kind: self._servers[kind].url + pages[name] for kind, pages in self._addresses.items()}
        sizes = {kind: len(get(url)) for kind, url in urls.items()}
        urls = {"constant": f"{self._servers['constant'].url}/?{sizes['cached']}"} | urls
        for _time in range(3 * WORKERS * THREADS):  # so that every process holds what it will hold
            for url in urls.values():
                get(url)
        result: dict[str, Any] = {"bytes": sizes}
        for connections in CONNECTIONS:
            say(f"{name}, {connections} connections")
            result[f"connections_{connections}"] = self._rounds(urls, connections, rounds, seconds)
        return result

    def _rounds(self, urls: dict[str, str], connections: int, rounds: int, seconds: int) -> dict[str, Any]:
        figures: dict[str, list[Figure]] = {kind: [] for kind in urls}
        for _round in range(rounds):
            for kind, url in urls.items():
                figures[kind].append(load(url, connections, seconds))
                self._servers[kind].check()
        pairs = [(kind, "constant") for kind in ("cached", "uncached")]
        pairs += [("cached", "stock_cached"), ("uncached", "stock_uncached")]
        ratios = {f"{ours}_to_{theirs}": ratio(figures[ours], figures[theirs]) for ours, theirs in pairs}
        return {kind: summary(many) for kind, many in figures.items()} | {"ratios": ratios}


def measure(options: argparse.Namespace, var: Path) -> dict[str, Any]:
    """Prepare both sites, run everything, return the figures."""
    demo = {"CONGXA_MODE": "demo", "CONGXA_VAR": str(var / "ours"), "LOG_LEVEL": "ERROR"}
    stock = {"STOCK_VAR": str(var / "stock")}
    (var / "stock").mkdir(parents=True, exist_ok=True)
    say("the demo is loaded")
    house.prepare(demo)
    say("the stock Wagtail site is filled")
    theirs = ask_module("bench.stock.fill", stock)
    say("queries are counted")
    counted = ask_module("bench.queries", demo)
    ours = {name: counted["addresses"][name] for name in PAGES}
    say("papers are printed")
    papers = ask_module("bench.papers", demo)
    say("start, memory and first view")
    found = {"queries": counted["pages"], "papers": papers} | house.measure(options.port, demo, ours)
    wanted: dict[str, tuple[str, dict[str, str]]] = {
        "constant": ("bench.constant:application", {}),
        "cached": ("congxa.site.wsgi:application", demo),
        "uncached": ("congxa.site.wsgi:application", demo | {"PAGE_CACHE": "0"}),
        "stock_cached": ("bench.stock.wsgi:application", stock | {"STOCK_SITE_CACHE": "1"}),
        "stock_uncached": ("bench.stock.wsgi:application", stock),
    }
    with ExitStack() as stack:
        servers = {}
        for port, (kind, (application, environment)) in enumerate(wanted.items(), options.port + 1):
            command = [*GRANIAN, "--port", str(port), application]
            servers[kind] = stack.enter_context(serving(command, port, environment))
        field = Field(servers, ours, theirs)
        found["pages"] = {name: field.page(name, options.rounds, options.seconds) for name in PAGES}
    return found


def end(signum: int, frame: FrameType | None) -> None:
    """Leave in order, so that every server is ended."""
    raise SystemExit(128 + signum)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=1, help="of each load")
    parser.add_argument("--port", type=int, default=8930, help="the first of six")
    parser.add_argument("--data", type=Path, help="a folder that keeps both sites' data for the next run")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, end)
    refuse_taken(range(options.port, options.port + 6))
    begun, before = monotonic(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="congxa-bench-") as var:
        found = measure(options, options.data or Path(var))
    how = {"tool": tool(), "rounds": options.rounds, "seconds_each": options.seconds, "workers": WORKERS,
           "threads": THREADS, "took_s": round(monotonic() - begun),
           "load_average": {"before": round(before, 2), "after": round(os.getloadavg()[0], 2)}}  # fmt: skip
    head = {"date": datetime.now(UTC).date().isoformat(), "machine": machine(), "how": how}
    print(json.dumps(head | {"aims": aims.judge(found)} | found, indent=1))


if __name__ == "__main__":
    main()
