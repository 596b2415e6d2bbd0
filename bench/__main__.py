"""``make bench``: how fast the portal answers, as ratios to a constant body served by the same server in the same run.

Prints JSON. Needs ``wrk`` (Debian: wrk) to send the requests; everything stays on this machine and ends by itself.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

SECONDS = 4
AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36"
ARTICLE = "/tin-tuc/nong-thon-moi/13-xa-dat-tieu-chi-thong-tin-va-truyen-thong/"
PAGES = {"home": "/", "article": ARTICLE, "search": "/tim-kiem/?q=loa+truyen+thanh"}
WEB = ["--interface", "wsgi", "--no-ws", "--workers", "2", "--blocking-threads", "4", "--log-level", "error"]


def say(words: str) -> None:
    """Tell how far the run is."""
    print(words, file=sys.stderr, flush=True)


def get(url: str) -> bytes:
    """Return what a browser that understands gzip receives."""
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip", "User-Agent": AGENT}), timeout=10) as answer:
        body: bytes = answer.read()
        return body


@contextmanager
def serving(command: list[str], port: int, environment: dict[str, str]) -> Iterator[tuple[str, float]]:
    """Run a server; give its address and the seconds it took to answer."""
    begun, url = time.monotonic(), f"http://127.0.0.1:{port}"
    process = subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                get(url + "/")
                break
            except OSError:
                if time.monotonic() - begun > 60 or process.poll() is not None:
                    raise SystemExit(f"the server did not start: {' '.join(command)}") from None
                time.sleep(0.1)
        yield url, round(time.monotonic() - begun, 2)
    finally:
        process.terminate()
        process.wait(30)


def load(url: str, connections: int) -> dict[str, float]:
    """Return requests per second and the 99th percentile in milliseconds under ``connections`` connections."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency"]
    command += ["-H", "Accept-Encoding: gzip", "-H", f"User-Agent: {AGENT}", url]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    number, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s)", told)[0]
    rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", told)[0])
    return {"per_second": round(rate), "p99_ms": round(float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit], 2)}


def main() -> None:
    """Measure and print."""
    if shutil.which("wrk") is None:
        raise SystemExit("make bench needs wrk (Debian: apt-get install wrk).")
    with tempfile.TemporaryDirectory() as var:
        demo = {"CONGXA_MODE": "demo", "CONGXA_VAR": var, "LOG_LEVEL": "ERROR"}
        say("the demo is prepared …")
        prepare = [sys.executable, "-m", "congxa.site", "demo", "--no-serve"]
        subprocess.run(prepare, env=os.environ | demo, stdout=subprocess.DEVNULL, check=True)
        found: dict[str, object] = {"seconds_per_figure": SECONDS, "pages": {}}
        granian = [sys.executable, "-m", "granian", *WEB]
        ours = [*granian, "--port", "8931", "congxa.site.wsgi:application"]
        uncached = [*granian, "--port", "8932", "congxa.site.wsgi:application"]
        with serving(ours, 8931, demo) as (url, seconds), serving(uncached, 8932, demo | {"PAGE_CACHE": "0"}) as other:
            found["seconds_to_first_page"] = seconds
            found["pages"] = {name: measure(name, url, other[0], path, granian, var) for name, path in PAGES.items()}
    print(json.dumps(found, indent=2))


def measure(name: str, url: str, uncached: str, path: str, granian: list[str], var: str) -> dict[str, object]:
    """Measure one page, cached and not, beside a constant body of its size."""
    say(f"{name} …")
    body = Path(var) / f"{name}.gz"
    body.write_bytes(get(url + path))
    command = [*granian, "--port", "8933", "bench.constant:application"]
    result: dict[str, object] = {"bytes": body.stat().st_size}
    with serving(command, 8933, {"BENCH_BODY": str(body)}) as (constant, _seconds):
        for connections in (1, 32):
            figures = {
                "constant": load(constant + "/", connections),
                "cached": load(url + path, connections),
                "uncached": load(uncached + path, connections),
            }
            base = figures["constant"]["per_second"]
            ratios = {
                f"{kind}_to_constant": round(figures[kind]["per_second"] / base, 4) for kind in ("cached", "uncached")
            }
            result[f"connections_{connections}"] = figures | {"ratios": ratios}
    return result


main()
