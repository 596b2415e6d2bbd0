"""What every paper has: who issues it, its number and code, people and signers, and the words of times and amounts."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from congxa.kernel.clock import local
from congxa.kernel.identity_number import mask_identity_number
from congxa.kernel.phones import format_phone

Cells = Mapping[str, str]
Value = str | Sequence[str] | Sequence[Cells]
"""What stands behind a label, in a list or in a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The office that issues: `parent` stands above it (empty for none), `place` before the date, `centre` receives."""

    agency: str
    place: str
    centre: str
    parent: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who filed. The identity number is printed masked: a receipt lies about."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    identity_number: str = ""

    @property
    def named(self) -> str:
        """The name, with the masked identity number where there is one."""
        if not self.identity_number:
            return self.name
        return f"{self.name} (số định danh {mask_identity_number(self.identity_number)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: the name, and for leaders the lines above it (`TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH`)."""

    name: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What is printed on every paper: `code` of the dossier, `number` of the paper in its own book, the day, and the
    code by which anybody can check it at `check_url`. `mark` is written across the sheet (`BẢN MINH HỌA`)."""

    letterhead: Letterhead
    day: date
    check_code: str
    check_url: str
    code: str = ""
    number: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(ABC):
    """A paper to print. `kind` names its form; `values` fill the form's fields, `signers` its places for signing."""

    kind: ClassVar[str]
    issue: Issue

    @abstractmethod
    def values(self) -> Mapping[str, Value]:
        """What to write, by the keys of the form; an empty text leaves a dotted line or, if optional, nothing."""

    def signers(self) -> Mapping[str, Signer]:
        """Names by role of the form's signatures."""
        return {}

    def addressee(self) -> str:
        """Who an addressed paper is written to."""
        return ""

    def recipients(self) -> tuple[str, ...]:
        """Who gets a copy (`Nơi nhận`)."""
        return ("Như trên", "Lưu: VT, hồ sơ")

    def payment(self) -> str:
        """What a second QR says, by which a bank pays; empty for none."""
        return ""


def person_values(person: Person) -> dict[str, str]:
    """The fields that speak of the person who filed."""
    return {
        "person": person.named,
        "address": person.address,
        "phone": format_phone(person.phone),
        "email": person.email,
    }


def procedure_words(name: str, code: str) -> str:
    """`Đăng ký khai sinh (mã thủ tục 1.001193)`."""
    return f"{name} (mã thủ tục {code})" if code else name


def long_date(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`: below 10, and January and February, with a zero (Decree 30/2020/NĐ-CP, Annex I)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def long_time(moment: datetime) -> str:
    """`14 giờ 30 phút, ngày 05 tháng 02 năm 2026` on a Vietnamese clock."""
    here = local(moment)
    return f"{here.hour:02d} giờ {here.minute:02d} phút, {long_date(here.date())}"


def signing_time(moment: datetime) -> str:
    """`Thời gian ký: 24/09/2018 09:15:00 +07:00`, as Decree 30/2020/NĐ-CP, Annex I, wants it under a signature."""
    here = local(moment)
    offset = f"{here:%z}"
    return f"Thời gian ký: {here:%d/%m/%Y %H:%M:%S} {offset[:3]}:{offset[3:]}"
