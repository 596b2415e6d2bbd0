"""The papers that stay in the office or go with a dossier. All are views over what was recorded, never typed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import ClassVar

from congxa.dossiers.domain.fees import Bill
from congxa.dossiers.papers.amounts import amount_in_words
from congxa.dossiers.papers.parts import (
    Paper,
    Person,
    Signer,
    Value,
    long_time,
    person_values,
    procedure_words,
)
from congxa.kernel.clock import format_date, format_time
from congxa.kernel.money import format_money, format_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A line of the control slip: when, who gave, who took, and (trước hạn, đúng hạn, quá hạn) how it ended."""

    step: str
    at: datetime
    giver: str
    receiver: str
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSlip(Paper):
    """The way of a dossier through the offices (form 05 of 2018, 06 of 2025)."""

    kind: ClassVar[str] = "control"

    procedure: str
    handler: str
    steps: tuple[Step, ...]
    procedure_code: str = ""
    others: tuple[str, ...] = ()

    def values(self) -> Mapping[str, Value]:
        """The fields of the slip."""
        return {
            "code": self.issue.code,
            "procedure": procedure_words(self.procedure, self.procedure_code),
            "handler": self.handler,
            "others": "; ".join(self.others),
            "steps": [{**_words(step), "at": _moment(step.at)} for step in self.steps],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """A line of the register book."""

    serial: int
    code: str
    procedure: str
    person: str
    received: datetime
    due: datetime | None
    sets: int = 1
    address: str = ""
    handler: str = ""
    returned: datetime | None = None
    way: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Paper):
    """The register book of a period (form 06 of 2018, 07 of 2025), on sheets turned sideways."""

    kind: ClassVar[str] = "register"

    period: str
    rows: tuple[RegisterRow, ...]

    def values(self) -> Mapping[str, Value]:
        """The fields of the book; the place to sign stays empty for the pen."""
        return {
            "centre": self.issue.letterhead.centre,
            "period": self.period,
            "rows": [
                {
                    **_words(row),
                    "received": _moment(row.received),
                    "due": _moment(row.due),
                    "returned": _moment(row.returned),
                    "signature": "",
                }
                for row in self.rows
            ],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipRow:
    """A dossier that is handed over."""

    code: str
    procedure: str
    person: str
    pages: str = ""
    due: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(Paper):
    """Dossiers that go from one desk or office to another; both sides sign."""

    kind: ClassVar[str] = "handover"

    giver: str
    receiver: str
    at: datetime
    rows: tuple[SlipRow, ...]
    giver_name: str = ""
    receiver_name: str = ""

    def values(self) -> Mapping[str, Value]:
        """The fields of the slip."""
        return {
            "giver": self.giver,
            "receiver": self.receiver,
            "at": long_time(self.at),
            "count": str(len(self.rows)),
            "rows": [
                {**_words(row), "serial": str(serial), "due": _moment(row.due)}
                for serial, row in enumerate(self.rows, 1)
            ],
        }

    def signers(self) -> Mapping[str, Signer]:
        """Both sides."""
        return {"giver": Signer(name=self.giver_name), "receiver": Signer(name=self.receiver_name)}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """A line of the slip: what, how much each in đồng, how often, what is let off (in words), what is due."""

    name: str
    unit: int
    quantity: int
    due: int
    exemption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeSlip(Paper):
    """What was paid at the counter or by bank. The tax authority's own receipt form is named in `ticket`, if given."""

    kind: ClassVar[str] = "fee"

    person: Person
    procedure: str
    lines: tuple[FeeLine, ...]
    way: str
    cashier: str
    procedure_code: str = ""
    ticket: str = ""

    def values(self) -> Mapping[str, Value]:
        """The fields of the slip; the total is added up here."""
        total = sum(line.due for line in self.lines)
        return {
            **person_values(self.person),
            "procedure": procedure_words(self.procedure, self.procedure_code),
            "lines": [
                {
                    "name": line.name,
                    "unit": format_money(line.unit),
                    "quantity": format_number(line.quantity),
                    "exemption": line.exemption,
                    "due": format_money(line.due),
                }
                for line in self.lines
            ],
            "total": format_money(total),
            "words": amount_in_words(total),
            "way": self.way,
            "ticket": self.ticket,
        }

    def signers(self) -> Mapping[str, Signer]:
        """Who paid and who took."""
        return {"filer": Signer(name=self.person.name), "cashier": Signer(name=self.cashier)}


def fee_lines(made: Bill) -> tuple[FeeLine, ...]:
    """The lines of a bill as they are printed."""
    return tuple(
        FeeLine(
            name=f"{line.rate.name} ({line.rate.per})" if line.rate.per else line.rate.name,
            unit=line.rate.amount,
            quantity=line.quantity,
            due=line.due,
            exemption=f"{line.exemption.name}, giảm {line.exemption.percent} %" if line.exemption else "",
        )
        for line in made.lines
    )


def _words(row: Step | RegisterRow | SlipRow) -> dict[str, str]:
    return {key: str(value) for key, value in asdict(row).items()}


def _moment(moment: datetime | None) -> str:
    return f"{format_time(moment)} {format_date(moment)}" if moment else ""
