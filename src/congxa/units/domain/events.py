"""The five kinds of event that change the tree, as values, and how many units each kind takes.

Whether an event can happen to a given tree is judged in :mod:`congxa.units.domain.judging`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from congxa.units.domain.tree import Point


class EventKind(StrEnum):
    """What a decision did."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    ABOLISH = "abolish"
    MOVE = "move"


NAMES = {
    EventKind.MERGE: "sáp nhập",
    EventKind.SPLIT: "chia tách",
    EventKind.RENAME: "đổi tên",
    EventKind.ABOLISH: "bãi bỏ",
    EventKind.MOVE: "chuyển đơn vị cấp trên",
}


@dataclass(frozen=True, slots=True)
class Heir:
    """A unit that comes out of an event: a new one, or one that lives and takes over (then everything must agree)."""

    code: str
    name: str
    kind: str
    parent: str | None
    whole: bool = True
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """The units with the codes ``old`` end on the day before ``date``; the heirs continue each of them."""

    kind: EventKind
    date: date
    old: tuple[str, ...]
    heirs: tuple[Heir, ...] = ()


class IllegalEvent(ValueError):
    """The events cannot happen to this tree; ``faults`` says why, one Vietnamese sentence each."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


def shape_faults(event: Event) -> Iterable[str]:
    """Check what can be seen without the tree: how many old and new units each kind of event has."""
    what = f"Sự kiện {NAMES[event.kind]} {', '.join(event.old) or '(không có mã)'} ngày {event.date:%d/%m/%Y}"
    olds, heirs = len(event.old), len(event.heirs)
    if not olds or len(set(event.old)) != olds:
        yield f"{what}: phải nêu ít nhất một mã cũ và mỗi mã một lần."
    if len({heir.code for heir in event.heirs}) != heirs:
        yield f"{what}: mỗi mã mới chỉ được nêu một lần."
    if event.kind is EventKind.ABOLISH:
        if heirs:
            yield f"{what}: bãi bỏ thì không có đơn vị mới; nếu có, hãy ghi là sáp nhập hoặc chia tách."
    elif event.kind is EventKind.SPLIT:
        if olds != 1 or heirs < 2:
            yield f"{what}: chia tách cần đúng một đơn vị cũ và ít nhất hai đơn vị mới."
        elif any(heir.whole for heir in event.heirs):
            yield f"{what}: khi chia tách, mỗi đơn vị mới chỉ nhận một phần (part)."
    elif heirs != 1 or not event.heirs[0].whole:
        yield f"{what}: cần đúng một đơn vị mới, nhận toàn bộ (whole)."
    elif event.kind is not EventKind.MERGE and olds != 1:
        yield f"{what}: chỉ nêu đúng một đơn vị cũ."
