"""The circulars that named statuses and forms, each from its day on; a dossier keeps those of its day of receipt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import congxa
from congxa.dossiers.domain.states import STATES

PACK = Path(congxa.__file__).parent / "law" / "dossiers"


@dataclass(frozen=True, slots=True)
class FormName:
    """A statutory paper: its number in the circular and its title. `verified` says whether a source was seen."""

    number: str
    title: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Circular:
    """What one circular called the ten statuses (`names`) and the papers (`forms`), from `valid_from` on."""

    key: str
    valid_from: date
    basis: str
    verified: bool
    names: Mapping[int, str]
    forms: Mapping[str, FormName]

    def status_of(self, state: str) -> tuple[int, str] | None:
        """The code and name under which the state is reported; None for a draft, which is reported to nobody."""
        code = STATES[state].national
        return None if code is None else (code, self.names[code])


def circular_on(day: date) -> Circular:
    """The circular in force on `day`; of days before the first one, the first."""
    known = [circular for circular in circulars() if circular.valid_from <= day]
    return known[-1] if known else circulars()[0]


@cache
def circulars() -> tuple[Circular, ...]:
    """All circulars of the law pack, oldest first."""
    found = [_read(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in PACK.glob("circular-*.yaml")]
    return tuple(sorted(found, key=lambda circular: circular.valid_from))


def _read(data: dict[str, Any]) -> Circular:
    forms = {
        key: FormName(form["number"], form["title"], form["confidence"] == "verified")
        for key, form in data["forms"].items()
    }
    verified = data["confidence"] == "verified"
    return Circular(data["key"], data["valid_from"], data["basis"], verified, data["statuses"], forms)
