"""A catalogue as a list of values: what a pack or a spreadsheet says, before anything is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from dataclasses import field as particular
from datetime import date, time
from itertools import pairwise
from typing import Self

from congxa.kernel.periods import BadPeriod, TimeLimit, Unit

CUTOFF = time(15)
HOURS_A_DAY = 8
_HOURS = {Unit.WORKING_HOUR: 1, Unit.WORKING_DAY: HOURS_A_DAY}


class BadCatalogue(ValueError):
    """A catalogue that cannot be taken in; ``problems`` has one Vietnamese sentence each, with its place."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """A paper to bring; ``form`` is a key of ``Paper.Form``."""

    name: str
    form: str
    count: int = 1
    condition: str = ""
    known_from: str = ""


@dataclass(frozen=True, slots=True)
class ListedFee:
    """An amount in whole đồng."""

    kind: str
    name: str
    amount: int
    per: str = ""
    channel: str = "any"
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str = ""
    confidence: str = "recalled"


@dataclass(frozen=True, slots=True)
class ListedExemption:
    """People who pay ``percent`` less."""

    name: str
    percent: int = 100
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ListedStep:
    """A step of the work within an office or at the one above."""

    name: str
    role: str
    limit_value: int
    limit_unit: str
    place: str = "own"


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """What a procedure is from one day on; the fields are those of ``ProcedureVersion``."""

    valid_from: date
    name: str
    field: str
    tier: int
    online_level: str
    result: str
    valid_to: date | None = None
    audiences: tuple[str, ...] = ()
    conditions: str = ""
    limit_value: int | None = None
    limit_unit: str = ""
    cutoff: time = CUTOFF
    limit_text: str = ""
    fee_text: str = ""
    result_validity: str = ""
    legal_basis: tuple[str, ...] = ()
    announced_by: str = ""
    external_system: str = ""
    note: str = ""
    confidence: str = "recalled"
    recalled: tuple[str, ...] = ()
    papers: tuple[ListedPaper, ...] = ()
    fees: tuple[ListedFee, ...] = ()
    exemptions: tuple[ListedExemption, ...] = ()
    steps: tuple[ListedStep, ...] = ()
    where: str = particular(default="", compare=False)

    def faults(self) -> Iterator[str]:
        """Yield one sentence for each thing that contradicts another."""
        if self.valid_to is not None and self.valid_to < self.valid_from:
            yield "ngày hết áp dụng đứng trước ngày bắt đầu áp dụng."
        try:
            if self.limit_value is not None:
                TimeLimit(self.limit_value, Unit(self.limit_unit), self.cutoff)
        except (BadPeriod, ValueError) as error:
            yield f"thời hạn không hợp lệ: {error}"
            return
        hours = sum(step.limit_value * _HOURS.get(Unit(step.limit_unit), 0) for step in self.steps)
        whole = self.limit_hours
        if whole is not None and hours > whole:
            yield (
                f"các bước cộng lại {hours} giờ làm việc, nhiều hơn thời hạn của thủ tục ({whole} giờ); "
                "hãy rút ngắn một bước."
            )

    @property
    def limit_hours(self) -> int | None:
        """The time limit in hours of work as far as steps can be compared with it; None where they cannot."""
        if self.limit_value is None or Unit(self.limit_unit) not in _HOURS:
            return None
        return max(self.limit_value, 1) * _HOURS[Unit(self.limit_unit)]


@dataclass(frozen=True, slots=True)
class ListedProcedure:
    """A procedure with its versions; None for life events or spoken phrases leaves those as they are."""

    code: str
    versions: tuple[ListedVersion, ...]
    life_events: tuple[str, ...] | None = None
    spoken: tuple[str, ...] | None = None
    replaced_by: str = ""

    def as_on(self, day: date) -> Self | None:
        """The procedure as people knew it on ``day``: nothing that came later, nothing known of its end."""
        known = tuple(_as_on(version, day) for version in self.versions if version.valid_from <= day)
        return replace(self, versions=known, replaced_by="") if known else None

    def faults(self) -> Iterator[str]:
        """Yield what is wrong within the versions and between them, each with its place."""
        for version in self.versions:
            yield from (f"{version.where}: {fault}" for fault in version.faults())
        ordered = sorted(self.versions, key=lambda version: version.valid_from)
        for before, after in pairwise(ordered):
            if before.valid_from == after.valid_from:
                yield f"{after.where}: thủ tục {self.code} đã có một dòng khác áp dụng từ cùng ngày."
            elif before.valid_to is not None and before.valid_to >= after.valid_from:
                yield f"{after.where}: thời gian áp dụng chồng lên phiên bản trước của thủ tục {self.code}."


def _as_on(version: ListedVersion, day: date) -> ListedVersion:
    basis = tuple(document for document in version.legal_basis if _year(document) <= day.year)
    ends = version.valid_to if version.valid_to is not None and version.valid_to < day else None
    return replace(version, legal_basis=basis, valid_to=ends)


def _year(document: str) -> int:
    """The year in a document's number or name (``Nghị định 23/2015/NĐ-CP``, ``Luật Cư trú 2020``); 0 without one."""
    words = document.replace("/", " ").replace("(", " ").split()
    return next((int(word) for word in words if word.isdigit() and len(word) == 4 and word[:2] in ("19", "20")), 0)
