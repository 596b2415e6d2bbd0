"""Measures the printing of papers and prints JSON: ``python -m bench.papers``.

Every kind of paper is printed in turn, round after round, beside a sheet with one word set by a compiler of its own;
each paper of each round says something else, so that nothing is printed from memory. Times are milliseconds.
"""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import typst

from congxa.dossiers.papers import form_set, print_papers
from congxa.dossiers.papers.parts import Paper
from congxa.dossiers.papers.press import print_for_signing
from congxa.dossiers.signatures.demo_authority import new_authority
from congxa.dossiers.signatures.signing import Mark, open_key, sign
from congxa.dossiers.tests.sample_papers import NOW, apology, every_paper, payable_receipt

ROUNDS = 30
BATCH = 30
FORMS = form_set(datetime(2026, 2, 5, tzinfo=NOW.tzinfo).date())


def _ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _numbered(paper: Paper, number: int) -> Paper:
    return replace(paper, issue=replace(paper.issue, number=str(number), code=f"H28.12.05-180924-{number:04d}"))


def _figure(times: list[float], empty: list[float]) -> dict[str, float]:
    return {
        "median": round(median(times), 1),
        "p95": round(quantiles(times, n=20)[18], 1),
        "to_one_word": round(median(one / other for one, other in zip(times, empty, strict=True)), 1),
    }


def _bare(folder: str) -> typst.Compiler:
    path = Path(folder) / "bare.typ"
    path.write_text("#sys.inputs.n", encoding="utf-8")
    return typst.Compiler(path)


def _kinds(folder: str) -> dict[str, dict[str, float]]:
    papers = {paper.kind: paper for paper in every_paper()}
    bare = _bare(folder)
    times: dict[str, list[float]] = {kind: [] for kind in papers}
    empty: list[float] = []
    for number in range(ROUNDS):
        empty.append(_ms(lambda n=number: bare.compile(format="pdf", sys_inputs={"n": str(n)})))  # type: ignore[misc]  # mypy does not see what a default binds
        for kind, paper in papers.items():
            one = _numbered(paper, number)
            times[kind].append(_ms(lambda one=one: print_papers([one], FORMS, now=NOW)))  # type: ignore[misc]  # mypy does not see what a default binds
    return {kind: _figure(many, empty) for kind, many in times.items()}


def _batch() -> float:
    many = [_numbered(payable_receipt(), number) for number in range(1000, 1000 + BATCH)]
    return round(_ms(lambda: print_papers(many, FORMS, now=NOW)) / BATCH, 1)


def _signature() -> float:
    authority = new_authority("CA", since=NOW)
    key = open_key(authority.issue("A", "B", "x"), "x")
    pdf, (room,) = print_for_signing(apology(), FORMS, now=NOW)
    mark = Mark(room.page, room.box, ["A"])
    return round(median(_ms(lambda: sign(pdf, key, field="A", now=NOW, mark=mark)) for _time in range(10)), 1)


def main() -> None:
    """Measure and print."""
    first = _ms(lambda: print_papers([payable_receipt()], FORMS, now=NOW))
    with TemporaryDirectory() as folder:
        kinds = _kinds(folder)
    found = {"first_of_a_process": round(first, 1), "papers": kinds, "each_of_a_batch_of_30": _batch(),
             "one_visible_signature": _signature()}  # fmt: skip
    print(json.dumps(found))


if __name__ == "__main__":
    main()
