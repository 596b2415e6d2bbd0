"""How much the tests of the law notice: ``make mutants``, or ``python -m tools.mutants [--children N] [MODULE …]``.

mutmut changes one operator, number, word or argument of the kernel and of the one-stop shop's rules at a time and runs
the tests that reach the place; a change that no test notices *survives*. It works in a copy of these rules and their
tests alone (``var/mutants``), which need neither Django nor a database. A run goes on where the one before was stopped;
after a change of the tests ``--again`` tries those that survived, and a rule that changed is tried anew.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Final

HOUSE: Final = Path(__file__).resolve().parent.parent
PLACE: Final = HOUSE / "var" / "mutants"
RULES: Final = ("src/congxa/kernel", "src/congxa/dossiers/domain")
TESTS: Final = ("src/congxa/kernel/tests", "src/congxa/dossiers/tests/domain")
SLOW: Final = "src/congxa/dossiers/tests/domain/test_lives.py"
"""Whole lives of dossiers reach every rule and take seconds: each survivor would cost that."""
NEEDED: Final = (
    *RULES,
    *TESTS,
    "src/congxa/__init__.py",
    "src/congxa/dossiers/__init__.py",
    "src/congxa/dossiers/tests/__init__.py",
    "src/congxa/law/dossiers",
    "docs/law",
)
NOTICED: Final = ("killed", "timeout", "segfault")
"""A test failed, or the changed rule never came to an end, or brought the process down."""
NOT_RUN: Final = ("not checked", "skipped")
CONFIGURATION: Final = f"""[mutmut]
source_paths=src
only_mutate=
    {{}}
also_copy=
    docs
    pytest.ini
pytest_add_cli_args=
    -p
    _hypothesis_pytestplugin
    --ignore={SLOW}
pytest_add_cli_args_test_selection=
    {TESTS[0]}
    {TESTS[1]}
use_setproctitle=0
process_isolation=forkserver
forkserver_warmup=import
preload_modules_file=preload.txt
"""
"""Each mutant has a process that loads our modules anew: tables are made while they load, and some answers are kept."""
EXAMPLES: Final = """from hypothesis import Phase, settings

few = {"max_examples": 15, "deadline": None, "derandomize": True, "phases": (Phase.explicit, Phase.generate)}
settings.register_profile("mutants", **few)
settings.load_profile("mutants")
"""
"""A failure is enough: nobody reads the example, so none is made small."""
ENVIRONMENT: Final = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
PRELOADED: Final = ("pytest", "hypothesis", "hypothesis.strategies", "yaml", "zoneinfo")


def main() -> int:
    """Run the mutants of the modules that are asked for and print the score of each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("modules", nargs="*", help="such as kernel.clock; all without it")
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1, help="processes at once")
    parser.add_argument("--again", action="store_true", help="try only those that survived, with the tests of today")
    parser.add_argument("--report", action="store_true", help="run nothing, count what earlier runs found")
    parser.add_argument("--survivors", action="store_true", help="show each change that no test noticed")
    wanted = parser.parse_args()
    if not wanted.report:
        lay_out(PLACE)
        names = [f"congxa.{module}.*" for module in wanted.modules]
        if wanted.again:
            names = survivors(_states(wanted.modules)) or parser.error("nothing has survived")
        _mutmut("run", "--max-children", str(wanted.children), *names).check_returncode()
        alone(survivors(_states(wanted.modules)))
    states = _states(wanted.modules)
    sys.stdout.write(table(states))
    for name in survivors(states) if wanted.survivors else ():
        sys.stdout.write(f"\n{_mutmut('show', name, keep=True).stdout}")
    return 0


def survivors(states: dict[str, str]) -> list[str]:
    """Return the mutants that were run and that no test noticed."""
    return sorted(name for name, state in states.items() if state not in NOTICED + NOT_RUN)


def alone(names: list[str]) -> None:
    """Try what survived once more, each in a program of its own with all tests that name its module.

    mutmut knows only one test, the first of all, of what runs while a module loads. What is noticed is kept in a file.
    """
    noticed = _noticed_alone()
    for name in names:
        module = name.rpartition(".")[0]
        found = [path for tests in TESTS for path in sorted((PLACE / "mutants" / tests).glob("test_*.py"))]
        tests = [str(path) for path in found if module in path.read_text(encoding="utf-8")]
        command = [sys.executable, "-m", "pytest", "-x", *tests]
        environment = ENVIRONMENT | {"MUTANT_UNDER_TEST": name}
        with suppress(subprocess.TimeoutExpired):
            done = subprocess.run(  # noqa: S603 -- our own tests
                command, cwd=PLACE / "mutants", env=environment, stdout=subprocess.DEVNULL, timeout=300, check=False
            )
            if done.returncode == 0 or not tests:
                continue
        noticed.append(name)
        (PLACE / "alone.json").write_text(json.dumps(noticed), encoding="utf-8")


def _noticed_alone() -> list[str]:
    kept = PLACE / "alone.json"
    return list(json.loads(kept.read_text(encoding="utf-8"))) if kept.exists() else []


def lay_out(place: Path) -> None:
    """Copy rules, tests and what they read; files that are the same keep their time, so that results stay good."""
    place.mkdir(parents=True, exist_ok=True)
    wanted = set()
    for needed in NEEDED:
        found = (HOUSE / needed).rglob("*") if (HOUSE / needed).is_dir() else [HOUSE / needed]
        wanted |= {path.relative_to(HOUSE) for path in found if path.is_file() and path.suffix != ".pyc"}
    for old in [path for top in ("src", "docs") for path in (place / top).rglob("*") if path.is_file()]:
        if old.relative_to(place) not in wanted:
            old.unlink()
    for path in wanted:
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        if not (place / path).exists() or (place / path).read_bytes() != (HOUSE / path).read_bytes():
            shutil.copyfile(HOUSE / path, place / path)
            if "tests" not in path.parts:
                (place / "alone.json").unlink(missing_ok=True)
    rules = sorted(str(path.relative_to(HOUSE)) for folder in RULES for path in (HOUSE / folder).glob("*.py"))
    (place / "setup.cfg").write_text(CONFIGURATION.format("\n    ".join(rules)), encoding="utf-8")
    (place / "src" / "conftest.py").write_text(EXAMPLES, "utf-8")
    (place / "preload.txt").write_text("\n".join(PRELOADED) + "\n", encoding="utf-8")
    (place / "pytest.ini").write_text("[pytest]\npythonpath = src\naddopts = -q -p no:cacheprovider\n", "utf-8")


def table(states: dict[str, str]) -> str:
    """Return the score of each module and of all as a table in Markdown; mutants not run yet do not count."""
    modules: dict[str, Counter[str]] = {}
    for name, state in states.items():
        module = name.rpartition(".")[0].removeprefix("congxa.")
        modules.setdefault(module, Counter())[state] += 1
    lines = ["| Module | mutants | run | noticed | survived | score |", "|---|--:|--:|--:|--:|--:|"]
    lines += [_row(f"`{module}`", modules[module]) for module in sorted(modules)]
    for top in ("kernel", "dossiers.domain"):
        counted = sum((found for module, found in modules.items() if module.startswith(top)), Counter[str]())
        lines += [_row(f"**all of `{top}`**", counted)] if counted else []
    return "\n".join(lines) + "\n"


def _row(module: str, found: Counter[str]) -> str:
    run = found.total() - sum(found[state] for state in NOT_RUN)
    noticed = sum(found[state] for state in NOTICED)
    score = f"{100 * noticed / run:.1f} %" if run else "–"
    return f"| {module} | {found.total()} | {run} | {noticed} | {run - noticed} | {score} |"


def _states(modules: list[str]) -> dict[str, str]:
    """What became of each mutant: killed, survived, timeout, no tests, not checked …"""
    lines = _mutmut("results", "--all", "true", keep=True).stdout.splitlines()
    found = dict(line.strip().split(": ") for line in lines if ": " in line)
    found |= dict.fromkeys(_noticed_alone(), "killed")
    wanted = tuple(f"congxa.{module}." for module in modules)
    return {name: state for name, state in found.items() if not wanted or name.startswith(wanted)}


def _mutmut(*words: str, keep: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a command of mutmut in the copy; its words go to standard error unless they are kept."""
    return subprocess.run(  # noqa: S603 -- a tool of ours with names of our own modules
        [sys.executable, "-m", "mutmut", *words],
        cwd=PLACE,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE if keep else sys.stderr,
        text=True,
        check=keep,
    )


if __name__ == "__main__":
    sys.exit(main())
