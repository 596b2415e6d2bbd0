"""Conditions under which a question is asked: "shown when the answer to X is one of …", nested with all, any, not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from congxa.procedures.domain.form_faults import Fault, SchemaError, _

DEEPEST = 6


@dataclass(frozen=True, slots=True)
class OneOf:
    """True when the answer to ``field`` is one of ``values`` (of checkboxes: when any of them is ticked)."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """True when ``field`` has an answer."""

    field: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """True when every part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when at least one part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when its part is not."""

    part: "Condition"


Condition: TypeAlias = OneOf | Answered | AllOf | AnyOf | Not


def holds(condition: Condition | None, answers: Mapping[str, Any]) -> bool:
    """Say whether ``condition`` is met; a question without an answer, or not asked, is none of any values."""
    match condition:
        case None:
            return True
        case OneOf(field, values):
            given = answers.get(field)
            return any(one in values for one in given) if isinstance(given, list) else given in values
        case Answered(field):
            return answers.get(field) not in (None, "", [], {})
        case AllOf(parts):
            return all(holds(part, answers) for part in parts)
        case AnyOf(parts):
            return any(holds(part, answers) for part in parts)
        case Not(part):
            return not holds(part, answers)


def leaves(condition: Condition | None) -> Iterator[OneOf | Answered]:
    """Yield every reference to a question."""
    match condition:
        case OneOf() | Answered():
            yield condition
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)


def condition_to_json(condition: Condition) -> dict[str, Any]:
    """Return the condition as data."""
    match condition:
        case OneOf(field, values):
            return {"field": field, "is": list(values)}
        case Answered(field):
            return {"field": field, "answered": True}
        case AllOf(parts):
            return {"all": [condition_to_json(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [condition_to_json(part) for part in parts]}
        case Not(part):
            return {"not": condition_to_json(part)}


def condition_from_json(data: object, at: str, depth: int = 0) -> Condition:
    """Read a condition of the question ``at``.

    Raises:
        SchemaError: it has another shape, or is nested deeper than :data:`DEEPEST`.
    """
    if isinstance(data, dict) and depth < DEEPEST:
        match data:
            case {"field": str(field), "is": str(value), **rest} if not rest:
                return OneOf(field, (value,))
            case {"field": str(field), "is": list(values), **rest} if not rest and all(
                isinstance(one, str) for one in values
            ):
                return OneOf(field, tuple(values))
            case {"field": str(field), "answered": True, **rest} if not rest:
                return Answered(field)
            case {"all": [*parts], **rest} if parts and not rest:
                return AllOf(tuple(condition_from_json(part, at, depth + 1) for part in parts))
            case {"any": [*parts], **rest} if parts and not rest:
                return AnyOf(tuple(condition_from_json(part, at, depth + 1) for part in parts))
            case {"not": part, **rest} if not rest:
                return Not(condition_from_json(part, at, depth + 1))
    raise SchemaError([Fault(at, _("Điều kiện hiện “%(key)s” không đọc được."), {"key": at})])
