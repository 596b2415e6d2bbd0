"""Reads the catalogue of the law pack (``law/procedures/*.yaml``)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import yaml

import congxa
from congxa.procedures.lists.values import (
    CUTOFF,
    BadCatalogue,
    ListedExemption,
    ListedFee,
    ListedPaper,
    ListedProcedure,
    ListedStep,
    ListedVersion,
)

PACK = Path(congxa.__file__).parent / "law" / "procedures"
_APART = {"life-events.yaml", "intake.yaml"}
_PLAIN = (
    "name",
    "field",
    "tier",
    "online_level",
    "result",
    "conditions",
    "fee_text",
    "result_validity",
    "announced_by",
    "external_system",
    "note",
    "confidence",
)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Named:
    """A key and the words people read for it."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class ListedRule:
    """Where online filing goes from a day on."""

    valid_from: date
    way: str
    address: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything the law pack says of procedures."""

    procedures: tuple[ListedProcedure, ...]
    life_events: tuple[Named, ...]
    fields: tuple[Named, ...]
    intake: tuple[ListedRule, ...]


def read_pack(folder: Path = PACK, as_on: date | None = None) -> Pack:
    """Read the pack; with ``as_on`` only what was known on that day.

    Raises:
        BadCatalogue: the pack contradicts itself.
    """
    words = _read(folder / "life-events.yaml")
    rules = [ListedRule(row["valid_from"], row["way"], row.get("address", ""), row.get("basis", ""))
             for row in _read(folder / "intake.yaml")["intake"]]  # fmt: skip
    listed = [
        _procedure(row, path.name)
        for path in sorted(folder.glob("*.yaml"))
        if path.name not in _APART
        for row in _read(path)["procedures"]
    ]
    problems = [fault for procedure in listed for fault in procedure.faults()]
    if problems:
        raise BadCatalogue(problems)
    if as_on is not None:
        listed = [known for procedure in listed if (known := procedure.as_on(as_on)) is not None]
        rules = [rule for rule in rules if rule.valid_from <= as_on]
    return Pack(tuple(listed), _named(words["life_events"]), _named(words["fields"]), tuple(rules))


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 -- it is the safe one
    return found


def _named(rows: Iterable[dict[str, str]]) -> tuple[Named, ...]:
    return tuple(Named(row["key"], row["name"]) for row in rows)


def _procedure(row: dict[str, Any], file: str) -> ListedProcedure:
    return ListedProcedure(
        code=row["code"],
        versions=tuple(_version(version, f"{file}, {row['code']}") for version in row["versions"]),
        life_events=tuple(row.get("life_events", ())),
        spoken=tuple(row.get("spoken", ())),
        replaced_by=row.get("replaced_by", ""),
    )


def _version(row: dict[str, Any], where: str) -> ListedVersion:
    limit = row.get("limit", {})
    return ListedVersion(
        **{key: row[key] for key in _PLAIN if key in row},
        valid_from=row["valid_from"],
        valid_to=row.get("valid_to"),
        audiences=tuple(row["audiences"]),
        limit_value=limit.get("value"),
        limit_unit=limit.get("unit", ""),
        cutoff=time.fromisoformat(limit["cutoff"]) if "cutoff" in limit else CUTOFF,
        limit_text=limit.get("text", ""),
        legal_basis=tuple(row.get("legal_basis", ())),
        recalled=tuple(row.get("recalled", ())),
        papers=tuple(ListedPaper(**paper) for paper in row.get("papers", ())),
        fees=tuple(ListedFee(**fee) for fee in row.get("fees", ())),
        exemptions=tuple(ListedExemption(**exemption) for exemption in row.get("exemptions", ())),
        steps=tuple(_step(step) for step in row.get("steps", ())),
        where=where,
    )


def _step(row: dict[str, Any]) -> ListedStep:
    return ListedStep(row["name"], row["role"], row["limit"], row["unit"], row.get("place", "own"))
