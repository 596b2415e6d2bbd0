"""The forms in force on a day: titles, labels and sentences of the papers, from the law pack.

A dossier keeps the forms of the day it was received. Each field carries how far it was held against the law's text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LAW = Path(__file__).parents[2] / "law" / "papers"
CONFIDENCES = ("seen", "recalled", "own")


@dataclass(frozen=True, slots=True)
class Form:
    """How one paper is worded. `number` is empty for papers of the house; `symbol` stands behind the paper's number.

    `body` and `signatures` are as in the YAML (described there); `confidence` is one of CONFIDENCES.
    """

    kind: str
    number: str
    title: str
    confidence: str
    body: Sequence[Mapping[str, Any]]
    signatures: Sequence[Mapping[str, str]]
    symbol: str = ""
    addressed: bool = False
    recipients: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class FormSet:
    """All forms of one circular, in force from `valid_from` to `valid_to` (None: until another comes)."""

    key: str
    name: str
    basis: str
    circular: str
    valid_from: date
    valid_to: date | None
    forms: Mapping[str, Form]

    def has(self, kind: str) -> bool:
        """Whether this law knows such a paper: the notice of a stop came in 2025."""
        return kind in self.forms


@cache
def form_sets() -> tuple[FormSet, ...]:
    """Every set of the law pack, oldest first."""
    found = [_read(path) for path in LAW.glob("*.yaml")]
    return tuple(sorted(found, key=lambda one: one.valid_from))


def form_set(day: date) -> FormSet:
    """The set in force on `day`; before the first one, the first."""
    sets = form_sets()
    return next((one for one in reversed(sets) if one.valid_from <= day), sets[0])


def _read(path: Path) -> FormSet:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    forms = {kind: _form(kind, entry) for kind, entry in content["forms"].items()}
    words = {key: content[key] for key in ("name", "basis", "circular", "valid_from")}
    return FormSet(key=path.stem, valid_to=content.get("valid_to"), forms=forms, **words)


def _form(kind: str, entry: Mapping[str, Any]) -> Form:
    rest = {key: value for key, value in entry.items() if key != "form"}
    return Form(kind=kind, number=entry["form"], **rest)
