"""The yearly competition table of the communes: a rule of the house, with its formula shown beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from congxa.dossiers.domain.figures import Figures

WEIGHTS: Mapping[str, int] = {"in_time": 60, "satisfied": 20, "online": 20}
"""What each share is worth; 100 together."""
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Entrant:
    """One office: its key, its figures of the year, and of those who rated how many were satisfied."""

    key: int
    figures: Figures
    rated: int = 0
    satisfied: int = 0

    def shares(self) -> dict[str, tuple[int, int]]:
        """Numerator and denominator of each share."""
        found = self.figures
        return {
            "in_time": (found.solved_in_time, found.solved),
            "satisfied": (self.satisfied, self.rated),
            "online": (found.online, found.received),
        }


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the table. `score` (0 to 100) and `rank` are None for an office that solved nothing in the year."""

    entrant: Entrant
    score: Decimal | None
    rank: int | None


def score(entrant: Entrant) -> Decimal | None:
    """The weighted mean of the shares, in per cent to two places.

    A share without a single case (nobody rated) is left out and the others weigh more: it is neither nothing nor all.
    None when nothing was solved: then there is nothing to compare.
    """
    if not entrant.figures.solved:
        return None
    known = {name: pair for name, pair in entrant.shares().items() if pair[1]}
    weight = sum(WEIGHTS[name] for name in known)
    earned = sum((Decimal(WEIGHTS[name] * part) / whole for name, (part, whole) in known.items()), Decimal(0))
    return (earned * 100 / weight).quantize(_CENT, rounding=ROUND_HALF_UP)


def ranking(entrants: Iterable[Entrant]) -> list[Place]:
    """The table, the best first; equal scores share a rank and the next one is skipped. Who has none comes last."""
    scored = [(score(entrant), entrant) for entrant in entrants]
    ranked = sorted((pair for pair in scored if pair[0] is not None), key=lambda pair: (-(pair[0] or 0), pair[1].key))
    scores = [pair[0] for pair in ranked]
    places = [Place(entrant, found, scores.index(found) + 1) for found, entrant in ranked]
    return places + [Place(entrant, None, None) for found, entrant in scored if found is None]
