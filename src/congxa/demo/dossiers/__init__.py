"""Dossiers of the demo: some hundreds of believable lives, made through the actions in the order of time.

Everything about them is invented (`cast.yaml` says so). The same seed gives the same lives on the same day; look-up
codes are random as everywhere.
"""

from collections.abc import Iterable
from datetime import date, datetime
from heapq import heappop, heappush
from pathlib import Path
from random import Random
from typing import Any

import yaml

from congxa.accounts.service import SYSTEM
from congxa.demo.dossiers.answers import Writers
from congxa.demo.dossiers.cases import Book
from congxa.demo.dossiers.stories import Story
from congxa.demo.dossiers.towns import towns
from congxa.dossiers.service import set_agency_code
from congxa.units.service import Office

CAST = Path(__file__).parent / "cast.yaml"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def cast() -> dict[str, Any]:
    """The file with the offices' pace and the words of the stories."""
    found: dict[str, Any] = yaml.load(CAST.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 -- it is the safe one
    return found


def give_codes(offices: Iterable[Office], since: date) -> None:
    """Let every office number its dossiers with the identifier of the file."""
    codes = {row["slug"]: row["code"] for row in cast()["offices"]}
    for office in offices:
        set_agency_code(actor=SYSTEM, office=office, code=codes[office.slug], valid_from=since)


def load_dossiers(offices: Iterable[Office], now: datetime, words: dict[str, Any] | None = None) -> int:
    """Let the stories of `words` (the file's) happen until `now`; return how many dossiers there are."""
    words = words or cast()
    paces = {row["slug"]: tuple(words["paces"][row["pace"]]) for row in words["offices"]}
    rng = Random(words["seed"])  # noqa: S311 -- invents people, guards nothing
    book = Book(towns(offices, paces), words, rng, now, Writers(words, rng))
    stories = [Story(case, words, Random(rng.random())) for case in book.cases()]  # noqa: S311 -- as above
    queue: list[tuple[datetime, int]] = []
    lives = [story.tell() for story in stories]
    for number, life in enumerate(lives):
        _go_on(queue, number, next(life), now)
    while queue:
        _moment, number = heappop(queue)
        _go_on(queue, number, next(lives[number], None), now)
    return sum(hasattr(story, "dossier") for story in stories)


def _go_on(queue: list[tuple[datetime, int]], number: int, moment: datetime | None, now: datetime) -> None:
    """Put a life back into the queue for its next moment, unless that lies ahead of us."""
    if moment is not None and moment <= now:
        heappush(queue, (moment, number))
