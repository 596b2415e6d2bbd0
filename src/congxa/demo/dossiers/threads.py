"""What a story stands on: its case, its moment, and how time goes on in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from congxa.accounts.service import User
from congxa.demo.dossiers.towns import Town
from congxa.dossiers.service import Dossier, Filing
from congxa.procedures.service import ProcedureVersion

Moments = Iterator[datetime]


@dataclass(frozen=True, slots=True)
class Case:
    """What a story begins with. `halt` names the state in which it stays, empty when it goes on to its end; `exempt`
    says that nothing is to be paid."""

    town: Town
    upper: Town
    procedure: ProcedureVersion
    filing: Filing
    begun: datetime
    course: str
    share: float
    halt: str = ""
    exempt: bool = False


class Thread:
    """One dossier on its way through time. `words` are the lists of sentences to choose from."""

    def __init__(self, case: Case, words: dict[str, Any], rng: Random) -> None:
        self.case, self.words, self.rng = case, words, rng
        self.town, self.at = case.town, case.begun
        self.officer: User = rng.choice(case.town.officers)
        self.dossier: Dossier
        self.secret = ""
        self._scale = 1.0

    def _on(self, hours: float) -> Moments:
        """Go on after some hours of office time, never on the same minute."""
        self.at = self.town.after(self.at, max(hours, 0.05))
        yield self.at

    def _part(self, share: float) -> float:
        """Hours: a share of the time allowed, as fast as this case goes."""
        return self._scale * share * self.case.share

    def _toward(self, share: float, of: float | None = None) -> Moments:
        """Go on when that share of the case's time has passed since acceptance, pauses left out."""
        self.dossier.refresh_from_db()
        start, due = self.dossier.counted_from, self.dossier.due_at
        if start is None or due is None:
            yield from self._on(self._part(0.2))
            return
        waited = self.town.hours_between(start, due) - self._scale
        goal = self.town.after(start, max(self._scale * share * (of or self.case.share) + max(waited, 0), 0.05))
        self.at = max(goal, self.town.after(self.at, 0.05))
        yield self.at

    @property
    def _counter(self) -> User:
        return self.town.reception[0]

    @property
    def _leader(self) -> User:
        return self.town.leaders[0]

    def _word(self, name: str) -> Any:  # noqa: ANN401 -- sentences and small tables from the file
        return self.rng.choice(self.words[name])
