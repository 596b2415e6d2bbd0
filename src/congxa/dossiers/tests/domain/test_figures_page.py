"""The worked examples of docs/law/figures.md, run."""

from datetime import date, datetime
from pathlib import Path

import pytest

from congxa.dossiers.domain.figures import Figures, Row, count
from congxa.dossiers.domain.states import Counts
from congxa.kernel.clock import start_of
from congxa.kernel.tests.offices import at

PAGE = Path(__file__).parents[5] / "docs" / "law" / "figures.md"
MARCH, APRIL = start_of(date(2024, 3, 1)), start_of(date(2024, 4, 1))


def examples() -> list[list[str]]:
    """The rows of the table of examples, without its head."""
    section = PAGE.read_text(encoding="utf-8").partition("## Examples\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in rows[2:]]


def moment(cell: str) -> datetime | None:
    return at(cell) if cell else None


def waits(cell: str) -> tuple[tuple[datetime, datetime | None], ...]:
    start, _dash, end = (part.strip() for part in cell.partition("–"))
    return ((at(start), moment(end)),) if start else ()


@pytest.mark.parametrize("row", examples(), ids=" ".join)
def test_example(row: list[str]) -> None:
    accepted, way, due, ended, how, waited, counts, _why = row
    open_as = Counts.PAUSED if waited.endswith("–") else Counts.IN_WORK
    dossier = Row(
        way, moment(accepted), moment(ended), Counts(how) if how else open_as, moment(due), waits=waits(waited)
    )
    expected = Figures(**{name.strip(): 1 for name in counts.split(",") if name.strip()})
    assert count([dossier], since=MARCH, until=APRIL) == expected


def test_there_are_examples_of_every_column() -> None:
    named = {name.strip() for row in examples() for name in row[6].split(",") if name.strip()}
    assert named == {*Figures().as_dict()} - {"returned"}
