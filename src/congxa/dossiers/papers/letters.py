"""The papers that a person who filed gets in hand or by mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from congxa.dossiers.papers.parts import (
    Paper,
    Person,
    Signer,
    Value,
    long_time,
    person_values,
    procedure_words,
)
from congxa.kernel.clock import format_date


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperItem:
    """A paper handed in, and how many of each kind."""

    name: str
    original: int = 0
    copy: int = 0
    electronic: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letter(Paper):
    """A paper about one person's matter."""

    person: Person
    procedure: str
    procedure_code: str = ""

    def _common(self) -> dict[str, Value]:
        head = self.issue.letterhead
        return {
            **person_values(self.person),
            "procedure": procedure_words(self.procedure, self.procedure_code),
            "centre": head.centre,
            "agency": head.agency,
            "code": self.issue.code,
        }

    def addressee(self) -> str:
        """The person whose matter it is."""
        return self.person.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(_Letter):
    """Receipt and appointment (form 01). `fee` says what was or is to be paid; `pay` is the bank QR's text, if any.

    `parts` are the offices that do a part, each with its own date, where there are several.
    """

    kind: ClassVar[str] = "receipt"

    papers: tuple[PaperItem, ...]
    sets: int
    time_limit: str
    received: datetime
    due: datetime | None
    collect: str
    officer: str
    fee: str = ""
    register: str = ""
    lookup: str = ""
    pay: str = ""
    parts: tuple[str, ...] = ()

    def values(self) -> Mapping[str, Value]:
        """The fields of form 01."""
        return {
            **self._common(),
            "papers": [
                {"name": item.name, "original": _count(item.original), "copy": _count(item.copy),
                 "electronic": _count(item.electronic)}
                for item in self.papers
            ],
            "sets": f"{self.sets} bộ",
            "time_limit": self.time_limit,
            "received": long_time(self.received),
            "due": long_time(self.due) if self.due else "cơ quan sẽ báo (thủ tục không ấn định thời hạn)",
            "parts": "; ".join(self.parts),
            "collect": self.collect,
            "fee": self.fee,
            "register": self.register,
            "lookup": self.lookup,
        }  # fmt: skip

    def signers(self) -> Mapping[str, Signer]:
        """Who filed and who received."""
        return {"filer": Signer(name=self.person.name), "officer": Signer(name=self.officer)}

    def payment(self) -> str:
        """The text of the bank QR."""
        return self.pay


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement(_Letter):
    """Request to add or correct (form 02): everything at once. `contact` says whom to ask and by what number."""

    kind: ClassVar[str] = "supplement"

    items: tuple[str, ...]
    contact: str
    officer: str
    reason: str = ""
    deadline: datetime | None = None

    def values(self) -> Mapping[str, Value]:
        """The fields of form 02."""
        deadline = long_time(self.deadline) if self.deadline else ""
        more = {"contact": self.contact, "reason": self.reason, "deadline": deadline}
        return {**self._common(), **more, "items": self.items}

    def signers(self) -> Mapping[str, Signer]:
        """Who explained it."""
        return {"officer": Signer(name=self.officer)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(_Letter):
    """Refusal to receive (form 03), with the reason and the rule it rests on."""

    kind: ClassVar[str] = "refusal"

    reason: str
    officer: str
    legal_basis: str = ""

    def values(self) -> Mapping[str, Value]:
        """The fields of form 03."""
        return {**self._common(), "reason": self.reason, "legal_basis": self.legal_basis}

    def signers(self) -> Mapping[str, Signer]:
        """Who filed and who refused."""
        return {"filer": Signer(name=self.person.name), "officer": Signer(name=self.officer)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology(_Letter):
    """Apology and new date (form 04), signed by the leader before the old date passes."""

    kind: ClassVar[str] = "apology"

    received: datetime
    due: datetime
    new_due: datetime
    reason: str
    leader: Signer
    domain: str = ""

    def values(self) -> Mapping[str, Value]:
        """The fields of form 04."""
        return {
            **self._common(),
            "received_day": format_date(self.received),
            "domain": self.domain,
            "due": long_time(self.due),
            "reason": self.reason,
            "new_due": long_time(self.new_due),
        }

    def signers(self) -> Mapping[str, Signer]:
        """The leader."""
        return {"leader": self.leader}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop(_Letter):
    """Notice that the work stops (form 05 of 2025): who asked, at which stage, and what becomes of the money."""

    kind: ClassVar[str] = "stop"

    received: datetime
    stopped: datetime
    asked_by: str
    stage: str
    reason: str
    leader: Signer
    money: str = ""
    papers_back: str = ""

    def values(self) -> Mapping[str, Value]:
        """The fields of form 05."""
        return {
            **self._common(),
            "received_day": format_date(self.received),
            "stopped": long_time(self.stopped),
            "asked_by": self.asked_by,
            "stage": self.stage,
            "reason": self.reason,
            "money": self.money,
            "papers_back": self.papers_back,
        }

    def signers(self) -> Mapping[str, Signer]:
        """The leader."""
        return {"leader": self.leader}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(_Letter):
    """The house's own letter by which an office answers. Results that have a form of law are uploaded."""

    kind: ClassVar[str] = "reply"

    words: str
    leader: Signer

    def values(self) -> Mapping[str, Value]:
        """The letter's sentences."""
        return {**self._common(), "words": self.words}

    def signers(self) -> Mapping[str, Signer]:
        """The leader."""
        return {"leader": self.leader}


def _count(number: int) -> str:
    return str(number) if number else "–"
