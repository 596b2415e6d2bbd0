"""Measures the house as it is run, with ``congxa serve`` and ``congxa demo``: start, memory, first view."""

import os
import subprocess
import sys
from statistics import median
from typing import Any

from bench.first_view import first_views
from bench.load import load
from bench.servers import Server, get, serving

CONGXA = [sys.executable, "-m", "congxa.site"]
STARTS = 2


def prepare(environment: dict[str, str]) -> None:
    """Load the demo into an empty folder."""
    done = subprocess.run(
        [*CONGXA, "demo", "--no-serve"], env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"bench: the demo could not be loaded: {done.stderr.strip()[-500:]}")


def measure(port: int, environment: dict[str, str], pages: dict[str, str]) -> dict[str, Any]:
    """Return start-up seconds, memory in MiB and the cost of a first view."""
    serve, demo = ([*CONGXA, word, "--port", str(port)] for word in ("serve", "demo"))
    again = [_start(demo, port, environment) for _time in range(STARTS)]
    starts = [_start(serve, port, environment) for _time in range(STARTS - 1)]
    with serving(serve, port, environment, "/healthz") as server:
        starts.append(server.seconds)
        view = first_views(f"{server.url}/")
        memory = _memory(server, pages)
    medians = {"serve_s": median(starts), "second_demo_s": median(again)}
    return {
        "start_up": medians | {"each": {"serve": starts, "demo": again}},
        "memory": memory,
        "first_view": view,
    }


def _start(command: list[str], port: int, environment: dict[str, str]) -> float:
    with serving(command, port, environment, "/healthz") as server:
        return server.seconds


def _memory(server: Server, pages: dict[str, str]) -> dict[str, Any]:
    for address in pages.values():
        get(server.url + address)
    idle = server.pss()
    for address in pages.values():
        load(server.url + address, 32, 2)
    return {"what": "PSS of all processes of congxa serve, MiB", "idle_mib": idle, "after_load_mib": server.pss()}
