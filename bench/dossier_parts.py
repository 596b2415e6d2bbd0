"""The parts of ``bench.dossiers``, each in a process of its own: ``python -m bench.dossier_parts PART ARGUMENTS``."""

import json
import statistics
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread
from time import perf_counter
from typing import Any

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from congxa.accounts.service import User
from congxa.dossiers.domain.numbers import parse
from congxa.dossiers.models import Dossier
from congxa.dossiers.service import accept, figures, figures_by, file, find, opened, take_in, work_list
from congxa.dossiers.tests.shops import FILING, NOW, make_shop
from congxa.procedures.service import ProcedureVersion
from congxa.units.service import Office

RUNS = 40
OPEN_SHARE = 50
"""One dossier in so many is open."""


def prepare() -> None:
    """Make the tables and a one-stop shop."""
    call_command("migrate", verbosity=0)
    make_shop()


def _shop() -> tuple[Office, User, ProcedureVersion]:
    office = Office.objects.get(slug="tan-vinh")
    return office, User.objects.get(username="hoa"), ProcedureVersion.objects.get(procedure__code="1.011606")


def people(officers: str, citizens: str, each: str) -> dict[str, Any]:
    """So many officers take in and accept while citizens file online and look; all begin at the same moment."""
    office, hoa, procedure = _shop()
    took: list[float] = []
    trouble: list[str] = []
    counts = {"accepted": 0, "filed": 0}
    gate = Barrier(int(officers) + int(citizens))

    def officer() -> None:
        for _one in range(int(each)):
            filed = take_in(actor=hoa, office=office, procedure=procedure, filing=FILING, now=NOW)
            begun = perf_counter()
            accept(actor=hoa, dossier=filed.dossier, now=NOW)
            took.append(perf_counter() - begun)
            counts["accepted"] += 1

    def citizen() -> None:
        for _one in range(max(int(each) // 2, 1)):
            filed = file(actor=None, office=office, procedure=procedure, filing=FILING, now=NOW)
            if opened(filed.dossier.code, filed.secret) is None:
                raise LookupError("a dossier was not found by its code")
            counts["filed"] += 1

    def run(work: Callable[[], None]) -> None:
        connection.ensure_connection()
        gate.wait()
        try:
            work()
        except Exception as error:
            trouble.append(f"{type(error).__name__}: {error}"[:300])
        finally:
            connection.close()

    threads = [
        Thread(target=run, args=(work,))
        for work, many in ((officer, officers), (citizen, citizens))
        for _i in range(int(many))
    ]
    begun = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {**counts, "seconds": perf_counter() - begun, "trouble": trouble, "accept_p95_ms": _p95(took)}


def check() -> dict[str, Any]:
    """Whether the numbers of the crowd are all there and each once."""
    serials = sorted(
        parse(number).serial
        for number in Dossier.objects.exclude(number=None).values_list("number", flat=True)
        if number
    )
    return {
        "numbers": len(serials),
        "twice": len(serials) - len(set(serials)),
        "missing": (serials or [0])[-1] - len(set(serials)),
    }


def alone(many: str) -> dict[str, Any]:
    """One acceptance after the other, beside bare transactions with the same writes."""
    office, hoa, procedure = _shop()
    waiting = [
        take_in(actor=hoa, office=office, procedure=procedure, filing=FILING, now=NOW).dossier
        for _one in range(int(many) + 1)
    ]
    with CaptureQueriesContext(connection) as seen:
        accept(actor=hoa, dossier=waiting.pop(), now=NOW)
    writes = sum(row["sql"].split(" ")[0] in {"INSERT", "UPDATE", "DELETE"} for row in seen.captured_queries)
    begun = perf_counter()
    for dossier in waiting:
        accept(actor=hoa, dossier=dossier, now=NOW)
    ours = (perf_counter() - begun) / len(waiting)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_bare (id bigserial PRIMARY KEY, at timestamptz, words text)")
        begun = perf_counter()
        for _one in range(len(waiting)):
            with transaction.atomic():
                for _write in range(writes):
                    cursor.execute("INSERT INTO bench_bare (at, words) VALUES (%s, %s)", [NOW, "x" * 200])
        bare = (perf_counter() - begun) / len(waiting)
    return {
        "queries": len(seen),
        "writes": writes,
        "accept_ms": round(ours * 1000, 2),
        "bare_ms": round(bare * 1000, 2),
        "ratio": round(ours / bare, 1),
    }


def many(most: str) -> dict[str, Any]:
    """Work list, search and figures with a hundredth of the dossiers and with all of them."""
    few = _measured(int(most) // 100)
    lots = _measured(int(most))
    growth = {name: round(lots[name] / few[name], 1) for name in few if few[name] and name != "dossiers"}
    return {"few": few, "many": lots, "growth": growth}


def _measured(total: int) -> dict[str, float]:
    _fill(total)
    office, hoa, _procedure = _shop()
    binh = User.objects.get(username="binh")
    phuc = User.objects.get(username="phuc")
    now = NOW + timedelta(days=30)
    number = (
        Dossier.objects.filter(number__startswith="H28.99").order_by("-pk").values_list("number", flat=True)[0] or ""
    )
    since = NOW - timedelta(days=31)
    asked: dict[str, Callable[[], object]] = {
        "work_list_reception": lambda: work_list(hoa, office, now=now),
        "work_list_officer": lambda: work_list(binh, office, now=now, mine=True),
        "work_list_leader": lambda: work_list(phuc, office, now=now),
        "find_number": lambda: list(find(hoa, number)[:20]),
        "find_phone": lambda: list(find(hoa, "0900001234")[:20]),
        "find_rare_name": lambda: list(find(hoa, "quach thi hiem 777")[:20]),
        "find_common_name": lambda: list(find(hoa, "nguyen van")[:20]),
        "figures_office_month": lambda: figures(offices=[office.pk], since=since, until=NOW),
        "figures_all_month": lambda: figures(since=since, until=NOW),
        "figures_by_office": lambda: figures_by("office", since=since, until=NOW),
    }
    return {"dossiers": float(total)} | {
        name: _p95([_time(one) for _run in range(RUNS)]) for name, one in asked.items()
    }


def _time(one: Callable[[], object]) -> float:
    begun = perf_counter()
    one()
    return perf_counter() - begun


def _p95(times: list[float]) -> float:
    return round(statistics.quantiles(times, n=20)[-1] * 1000, 2) if len(times) > 1 else 0.0


def _fill(total: int) -> None:
    """Bring the table to so many dossiers by SQL: no other part of the house inserts like this."""
    have = Dossier.objects.filter(number__startswith="H28.99").count()
    with connection.cursor() as cursor:
        cursor.execute(
            Path(__file__).with_name("dossiers.sql").read_text(encoding="utf-8"),
            {"have": have, "total": total, "open": OPEN_SHARE, "now": NOW},
        )
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    part, *given = sys.argv[1:]
    parts: dict[str, Callable[..., Any]] = {
        "prepare": prepare,
        "people": people,
        "check": check,
        "alone": alone,
        "many": many,
    }
    sys.stdout.write(json.dumps(parts[part](*given)) + "\n")
