"""What must hold in every tree on every day; ``congxa doctor`` and each import ask."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from congxa.units.domain.tree import PROVINCE_TIER, Key, Life, Tree


def faults_of(tree: Tree) -> list[tuple[Key, str]]:
    """Return everything wrong with the tree on any day, as the unit and a Vietnamese sentence."""
    found: dict[tuple[Key, str], None] = {}
    for lives in tree.by_code.values():
        found.update(dict.fromkeys(_overlaps(tree, lives)))
    for life in tree.lives.values():
        found.update(dict.fromkeys((life.key, text) for text in _identity(tree, life)))
        found.update(dict.fromkeys((life.key, text) for text in _ending(tree, life)))
    for day in sorted(_days_of_change(tree)):
        found.update(dict.fromkeys(_places(tree, day)))
    return list(found)


def faults_on(tree: Tree, day: date) -> list[str]:
    """Return what is wrong on ``day`` or later: with what begins on the day, and with the unit above each unit."""
    fresh = [life for life in tree.lives.values() if life.key.valid_from == day]
    found = [text for life in fresh for text in _identity(tree, life)]
    for moment in sorted({day} | {change for change in _days_of_change(tree) if change > day}):
        found += [text for _, text in _places(tree, moment)]
    return found


def _days_of_change(tree: Tree) -> set[date]:
    """The tree can only turn wrong on the days on which something begins (an end is the day before a beginning)."""
    ends = {life.valid_to for life in tree.lives.values() if life.valid_to is not None}
    starts = {key.valid_from for key in tree.lives}
    return starts | {date.fromordinal(end.toordinal() + 1) for end in ends}


def _identity(tree: Tree, life: Life) -> Iterator[str]:
    if not life.key.code or any(char.isspace() for char in life.key.code):
        yield f"Mã “{life.key.code}” của {life.name}: mã không được để trống hoặc có khoảng trắng."
    if not life.name.strip():
        yield f"Đơn vị mã {life.key.code}: thiếu tên."
    if life.kind not in tree.kinds:
        yield f"{life.name} (mã {life.key.code}): không có loại đơn vị “{life.kind}”."
    if life.valid_to is not None and life.valid_to < life.key.valid_from:
        yield f"{life.name} (mã {life.key.code}): ngày kết thúc trước ngày bắt đầu."


def _overlaps(tree: Tree, lives: list[Life]) -> Iterator[tuple[Key, str]]:
    for former, latter in pairwise(lives):
        if former.valid_to is None or former.valid_to >= latter.key.valid_from:
            yield (
                latter.key,
                f"Mã {latter.key.code} của {tree.title(latter)} từ ngày {latter.key.valid_from:%d/%m/%Y} vẫn đang "
                f"thuộc về {tree.title(former)} (có từ ngày {former.key.valid_from:%d/%m/%Y}).",
            )


def _ending(tree: Tree, life: Life) -> Iterator[str]:
    links = tree.links_from(life.key)
    if life.valid_to is not None and not links:
        yield f"{tree.title(life)} (mã {life.key.code}) đã kết thúc mà không có sự kiện nào nói vì sao."
    if life.valid_to is None and links:
        yield f"{tree.title(life)} (mã {life.key.code}) đã có đơn vị kế thừa mà chưa kết thúc."
    for link in links:
        heir = tree.lives.get(link.new) if link.new is not None else None
        if heir is not None and life.valid_to is not None and not heir.in_force(_next(life.valid_to)):
            yield f"{tree.title(heir)} kế thừa {tree.title(life)} nhưng không có trong ngày kế thừa."


def _places(tree: Tree, day: date) -> Iterator[tuple[Key, str]]:
    for life in tree.on(day):
        kind = tree.kinds.get(life.kind)
        if kind is None:
            continue
        above = tree.parent_on(life.key, day)
        if above is None:
            if life.parent is not None or kind.tier > PROVINCE_TIER:
                yield (
                    life.key,
                    f"{tree.title(life)} (mã {life.key.code}) không có đơn vị cấp trên vào ngày {day:%d/%m/%Y}; "
                    "hãy chuyển nó đi trong cùng quyết định.",
                )
        elif above.kind in tree.kinds and tree.kinds[above.kind].tier >= kind.tier:
            yield (
                life.key,
                f"{tree.title(life)} (mã {life.key.code}) không thể thuộc {tree.title(above)}: cấp trên phải ở cấp "
                "cao hơn.",
            )


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
