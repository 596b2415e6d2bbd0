"""Which dossiers the demo has: so many of each office over the past months, and some that stay in every state."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from congxa.demo.dossiers.answers import Writers
from congxa.demo.dossiers.threads import Case
from congxa.demo.dossiers.towns import Town
from congxa.dossiers.service import Channel, Filing, HandedIn, IdentityKind, ResultWay
from congxa.kernel.clock import day_of
from congxa.kernel.text import fold
from congxa.procedures.service import ProcedureVersion, version_on

AT_ONCE = (*["plain"] * 26, "early_supplement", "early_supplement", "refused", "denied")
STAYING = (
    ("draft", 3), ("submitted", 1), ("incomplete", 6), ("accepted", 2), ("assigned", 4), ("processing", 9),
    ("proposed", 12), ("reviewed", 14), ("signed", 16), ("awaiting_supplement", 14), ("awaiting_payment", 16),
    ("awaiting_opinion", 14), ("on_the_way", 16), ("handed_over", 20), ("done", 20), ("result_on_the_way", 60),
    ("refused", 12), ("withdrawn", 20), ("stopped", 30),
)  # fmt: skip
"""States in which some dossiers stay, and how many hours of office time before now those were begun."""
COURSES = {
    "awaiting_supplement": "supplement", "awaiting_payment": "payment", "awaiting_opinion": "opinion",
    "incomplete": "early_supplement", "refused": "refused", "withdrawn": "withdrawn", "stopped": "stopped",
}  # fmt: skip
ON_THE_ROAD = {"on_the_way", "handed_over", "result_on_the_way"}
EXEMPT = "2.001035"
"""A procedure with a fee from which some people are exempt."""
LATE = ("processing", "processing", "reviewed", "proposed", "handed_over")
"""States in which some dossiers are found that are overdue already."""


@dataclass(frozen=True, slots=True)
class Book:
    """What cases are drawn from: the offices by slug, the words of the file, and the moment of loading.

    `known` are the versions that were looked up, by the code of their procedure.
    """

    towns: dict[str, Town]
    words: dict[str, Any]
    rng: Random
    now: datetime
    writers: Writers
    known: dict[str, ProcedureVersion] = field(default_factory=dict)

    def cases(self) -> Iterator[Case]:
        """Every case of the demo."""
        for row in self.words["offices"]:
            town = self.towns[row["slug"]]
            for _number in range(row["count"]):
                yield self._case(town, self._sometime(town))
        for slug, much in self.words["staying"].items():
            for state, hours in STAYING:
                for _number in range(much):
                    yield self._staying(self.towns[slug], state, hours)
        for slug in self.words["exempt"]:
            yield self._exempt(self.towns[slug])
        for slug in self.words["overdue"]:
            for state in LATE:
                yield self._overdue(self.towns[slug], state)

    def _case(self, town: Town, begun: datetime) -> Case:
        least, most = town.pace
        procedure = self._procedure(town)
        courses: dict[str, int] = self.words["courses"]
        course = self.rng.choices(list(courses), list(courses.values()))[0]
        share = self.rng.uniform(least, most)
        if not procedure.limit_value:
            course, share = self.rng.choice(AT_ONCE), share * 0.4
        elif course == "apology":
            share = self.rng.uniform(1.05, 1.2)
        upper = self.towns[self.words["offices"][0]["slug"]]
        return Case(town, upper, procedure, self._filing(town, procedure, begun), begun, course, share)

    def _staying(self, town: Town, state: str, hours: int) -> Case:
        """A dossier that has come to a state lately and stays there."""
        case = self._case(town, self._ago(town, self.rng.uniform(hours, hours * 1.5)))
        codes = ("1.013978", "2.000286", "1.001776") if state in ON_THE_ROAD else ("1.004859", "1.001653", "2.001801")
        procedure = self._version(self.rng.choice(codes))
        share = 0.2 if state in ON_THE_ROAD else 0.15
        channel = Channel.ONLINE if state == "draft" else Channel.COUNTER
        filing = replace(self._filing(town, procedure, case.begun), channel=channel)
        return replace(
            case, procedure=procedure, filing=filing, course=COURSES.get(state, "plain"), share=share, halt=state
        )

    def _overdue(self, town: Town, state: str) -> Case:
        """A dossier that should have been solved by now."""
        procedure = self._version("1.001776" if state == "handed_over" else "1.004859")
        days = 14 if state == "handed_over" else 5
        case = self._case(town, self._ago(town, 8.0 * (days + self.rng.randrange(1, 5))))
        filing = self._filing(town, procedure, case.begun)
        return replace(case, procedure=procedure, filing=filing, course="plain", share=0.6, halt=state)

    def _exempt(self, town: Town) -> Case:
        """A dossier of somebody whom the law lets off the fee, with the paper that proves it."""
        case, procedure = self._case(town, self._ago(town, 6)), self._version(EXEMPT)
        filing = self._filing(town, procedure, case.begun)
        papers = [*filing.papers, HandedIn(name=self._word("exemption_proofs"))]
        filing = replace(filing, papers=papers, channel=Channel.COUNTER)
        return replace(case, procedure=procedure, filing=filing, course="plain", halt="processing", exempt=True)

    def _sometime(self, town: Town) -> datetime:
        """A moment of office time in the past months, more often lately."""
        back = self.words["days"] * self.rng.random() ** 1.3
        start = self.now - timedelta(days=back)
        return town.after(start.replace(hour=7, minute=30), self.rng.uniform(0.1, 6.8))

    def _ago(self, town: Town, hours: float) -> datetime:
        """The moment so many hours of office time ago."""
        start = self.now - timedelta(days=hours / 7.5 * 7 / 5 + 4)
        return town.after(start, max(town.hours_between(start, self.now) - hours, 0.1))

    def _procedure(self, town: Town) -> ProcedureVersion:
        name = "district_procedures" if town.office.is_root else "commune_procedures"
        weights: dict[str, int] = self.words[name]
        return self._version(self.rng.choices(list(weights), list(weights.values()))[0])

    def _version(self, code: str) -> ProcedureVersion:
        if code not in self.known:
            found = version_on(code, self.now.date())
            if found is None:
                raise LookupError(f"The demo's catalogue has no procedure {code}.")
            self.known[code] = found
        return self.known[code]

    def _filing(self, town: Town, procedure: ProcedureVersion, begun: datetime) -> Filing:
        woman, year = self.rng.random() < 0.5, self.rng.randrange(1950, 2004)
        name = f"{self._word('family_names')} {self._word('women' if woman else 'men')}"
        century = (2 if year >= 2000 else 0) + woman
        online = self.rng.random() < 0.35
        filing = Filing(
            applicant_name=name,
            identity_kind=IdentityKind.CITIZEN,
            identity_number=f"017{century}{year % 100:02d}{self.rng.randrange(1, 999999):06d}",
            birth_date=date(year, self.rng.randrange(1, 13), self.rng.randrange(1, 29)),
            phone=f"+8490000{self.rng.randrange(10**4):04d}" if procedure.form_id or self.rng.random() < 0.9 else "",
            email=f"{fold(name).replace(' ', '.')}@nguoi-dan.example" if self.rng.random() < 0.4 else "",
            address=f"Xóm {self.rng.randrange(1, 10)}, {town.office.short_name}",
            unit_id=town.office.unit_id,
            papers=[HandedIn(name=paper.name, count=paper.count) for paper in procedure.papers.all()],
            channel=Channel.ONLINE if online else (Channel.POST if self.rng.random() < 0.04 else Channel.COUNTER),
            result_way=ResultWay.POST if self.rng.random() < 0.1 else ResultWay.COUNTER,
        )
        return replace(filing, answers=self.writers.answers(procedure, filing, town.office.unit, day_of(begun)))

    def _word(self, name: str) -> Any:  # noqa: ANN401 -- sentences from the file
        return self.rng.choice(self.words[name])
