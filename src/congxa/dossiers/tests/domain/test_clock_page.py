"""The worked examples of docs/law/dossier-clock.md, run."""

from pathlib import Path

import pytest

from congxa.dossiers.domain.clock import Budget, Facts, dates, parts, plan
from congxa.dossiers.domain.in_time import Course, nationally_in_time
from congxa.kernel.periods import Pause, TimeLimit, Unit
from congxa.kernel.tests.offices import at, off, office

PAGE = Path(__file__).parents[5] / "docs" / "law" / "dossier-clock.md"
NOW = at("2024-03-31 12:00")
UNITS = {"d": Unit.WORKING_DAY, "h": Unit.WORKING_HOUR}


def examples(heading: str) -> list[list[str]]:
    """The rows of the table below a heading, without its head."""
    section = PAGE.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def waits(cell: str) -> tuple[Pause, ...]:
    """The pauses written `2024-03-05 10:00 – 2024-03-07 10:00`, the end empty while it lasts."""
    stretches = [stretch.partition("–") for stretch in cell.split(",") if stretch.strip()]
    return tuple(Pause(at(start.strip()), at(end.strip()) if end.strip() else None) for start, _dash, end in stretches)


def days(cell: str) -> TimeLimit:
    return TimeLimit(int(cell.split(maxsplit=1)[0]), Unit.WORKING_DAY)


@pytest.mark.parametrize("row", examples("Dates"), ids=" ".join)
def test_dates(row: list[str]) -> None:
    accepted, limit, waited, holiday, apology, due, promised = row
    told = dates(Facts(at(accepted), days(limit)), office(), now=NOW).due
    extension = (told, at(f"{apology} 17:00")) if apology else None
    facts = Facts(at(accepted), days(limit), waits(waited), kept=told, extension=extension)
    answer = dates(facts, office(off(holiday) if holiday else ()), now=NOW)
    assert (answer.due, answer.promised) == (at(due), at(promised))


@pytest.mark.parametrize("row", examples("Steps and offices"), ids=" ".join)
def test_steps_and_offices(row: list[str]) -> None:
    accepted, limit, steps, their_dates, their_parts = row
    written = [step.split() for step in steps.split(", ")]
    budgets = [Budget(TimeLimit(int(limit[:-1]), UNITS[limit[-1]]), ord(name)) for name, limit in written]
    total = dates(Facts(at(accepted), days(limit)), office(), now=NOW).due
    planned = plan(at(accepted), budgets, office(), total=total, now=NOW)
    assert planned == [at(moment) for moment in their_dates.split(", ")]
    found = [f"{chr(part.office)} {part.until:%Y-%m-%d %H:%M}" for part in parts(budgets, planned)]
    assert ", ".join(found) == their_parts


@pytest.mark.parametrize("row", examples("The national test"), ids=" ".join)
def test_the_national_test(row: list[str]) -> None:
    result, waited, asked, in_time, _why = row
    course = Course(
        accepted=at("2024-03-04 09:00"),
        promised=at("2024-03-07 17:00"),
        ready=at(result) if result else None,
        waits=waits(waited),
        asked=int(asked),
    )
    assert nationally_in_time(course, period_end=at("2024-03-31 23:59")) is (in_time == "yes")


def test_every_table_has_examples() -> None:
    assert [len(examples(name)) for name in ("Dates", "Steps and offices", "The national test")] == [10, 3, 7]
