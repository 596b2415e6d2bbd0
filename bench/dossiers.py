"""``python -m bench.dossiers``: the one-stop shop on PostgreSQL with many people at once and with many dossiers.

Prints JSON. Three parts: officers and citizens at the same time in one office (is a number missing or given twice, does
anybody see a deadlock); one acceptance after the other beside bare transactions with the same number of writes; work
list, search and figures with few and with a hundred times as many dossiers. ``--database`` names an empty database;
without it a server is started for the run.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from typing import Any

from bench.postgres import postgres

PROCESSES = 5


def main() -> None:
    """Run the parts and print what was found."""
    wanted = _wanted()
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))  # so that the server is stopped too
    with ExitStack() as stack:
        people = wanted.officers + wanted.citizens
        url = wanted.database or stack.enter_context(postgres(people + 10))
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-"))
        os.environ |= {"CONGXA_MODE": "test", "CONGXA_VAR": folder, "DATABASE_URL": url, "CACHE_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        _prepare()
        found: dict[str, Any] = {"crowd": _crowd(wanted), "alone": _ask("alone", str(wanted.each * 20))}
        found["many"] = _ask("many", str(wanted.dossiers))
    json.dump(found, sys.stdout, indent=1)
    sys.stdout.write("\n")


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--database", default="", help="postgres://… of an empty database")
    parser.add_argument("--officers", type=int, default=50)
    parser.add_argument("--citizens", type=int, default=200)
    parser.add_argument("--each", type=int, default=10, help="dossiers of each officer; citizens file half as many")
    parser.add_argument("--dossiers", type=int, default=1_000_000)
    return parser.parse_args()


def _prepare() -> None:
    subprocess.run([sys.executable, "-m", "bench.dossier_parts", "prepare"], check=True, stdout=sys.stderr)


def _ask(part: str, *arguments: str) -> Any:  # noqa: ANN401 -- the JSON of a part
    command = [sys.executable, "-m", "bench.dossier_parts", part, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def _crowd(wanted: argparse.Namespace) -> dict[str, Any]:
    """Everybody at once, spread over some processes; every person has a connection of their own."""
    command = [sys.executable, "-m", "bench.dossier_parts", "people"]
    shares = [(wanted.officers // PROCESSES, wanted.citizens // PROCESSES)] * PROCESSES
    running = [
        subprocess.Popen([*command, str(officers), str(citizens), str(wanted.each)], stdout=subprocess.PIPE, text=True)
        for officers, citizens in shares
    ]
    parts = [json.loads(process.communicate()[0].splitlines()[-1]) for process in running]
    seconds = max(part["seconds"] for part in parts)
    accepted = sum(part["accepted"] for part in parts)
    trouble = [words for part in parts for words in part["trouble"]]
    return {
        "officers": sum(share[0] for share in shares),
        "citizens": sum(share[1] for share in shares),
        "accepted": accepted,
        "filed_online": sum(part["filed"] for part in parts),
        "seconds": round(seconds, 2),
        "accepted_a_second": round(accepted / seconds, 1),
        "accept_p95_ms": max(part["accept_p95_ms"] for part in parts),
        "errors_shown": len(trouble),
        "first_error": trouble[:1],
        **_ask("check"),
    }


if __name__ == "__main__":
    main()
