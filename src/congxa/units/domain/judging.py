"""When an event is legal, and what it does to the tree (``docs/law/units.md``).

The events of one day are judged together, because one decision moves the communes, ends the district and joins the
provinces, and says nothing about the order in which we write that down.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from congxa.units.domain.events import Event, EventKind, Heir, IllegalEvent, shape_faults
from congxa.units.domain.faults import faults_on
from congxa.units.domain.tree import Key, Life, Link, Tree


@dataclass(frozen=True, slots=True)
class Changes:
    """What the events did. ``links`` has one tuple for each event, in the order in which they were given."""

    tree: Tree
    ended: tuple[Life, ...]
    created: tuple[Life, ...]
    links: tuple[tuple[Link, ...], ...]


@dataclass
class _Draft:
    tree: Tree
    date: date
    faults: list[str] = field(default_factory=list)
    ended: dict[str, Life] = field(default_factory=dict)
    created: dict[str, Life] = field(default_factory=dict)
    links: list[list[Link]] = field(default_factory=list)

    def living(self, code: str) -> Life | None:
        """Return the unit with the code on the day of the events, after them."""
        if code in self.created:
            return self.created[code]
        return None if code in self.ended else self.tree.find(code, self.date)

    def result(self) -> Tree:
        """Return the tree after the events."""
        lives = dict(self.tree.lives)
        lives.update({life.key: life for life in (*self.ended.values(), *self.created.values())})
        return Tree(self.tree.kinds, lives, (*self.tree.links, *(link for group in self.links for link in group)))


def apply(tree: Tree, events: Sequence[Event]) -> Changes:
    """Let ``events``, all of one day, happen to ``tree``.

    Raises:
        IllegalEvent: with every reason found; the tree given is never changed.
    """
    days = {event.date for event in events}
    if len(days) != 1:
        raise IllegalEvent(["Mỗi lần chỉ ghi các sự kiện có hiệu lực trong cùng một ngày."])
    draft = _Draft(tree, days.pop())
    draft.faults += [fault for event in events for fault in shape_faults(event)]
    if draft.faults:
        raise IllegalEvent(draft.faults)
    for event in events:
        _end(draft, event)
    for event in events:
        _create(draft, event)
    _settle_parents(draft, events)
    _refuse(draft)
    after = draft.result()
    draft.faults += _differences(after, draft, events) + faults_on(after, draft.date)
    _refuse(draft)
    links = tuple(map(tuple, draft.links))
    return Changes(
        after, tuple(draft.ended.values()), tuple(after.lives[Key(c, draft.date)] for c in draft.created), links
    )


def _refuse(draft: _Draft) -> None:
    if draft.faults:
        raise IllegalEvent(list(dict.fromkeys(draft.faults)))


def _end(draft: _Draft, event: Event) -> None:
    for code in event.old:
        life = draft.tree.find(code, draft.date)
        if code in draft.ended:
            draft.faults.append(f"Mã {code} đã được nêu là đơn vị cũ trong một sự kiện khác cùng ngày.")
        elif life is None:
            draft.faults.append(f"Không có đơn vị nào mang mã {code} vào ngày {draft.date:%d/%m/%Y}.")
        elif life.valid_to is not None:
            draft.faults.append(
                f"{draft.tree.title(life)} (mã {code}) đã kết thúc ngày {life.valid_to:%d/%m/%Y} theo một sự kiện "
                "ghi trước đó; hãy ghi các sự kiện theo thứ tự thời gian."
            )
        elif life.key.valid_from == draft.date:
            draft.faults.append(
                f"{draft.tree.title(life)} (mã {code}) mới có từ chính ngày {draft.date:%d/%m/%Y}, chưa thể kết thúc."
            )
        else:
            draft.ended[code] = replace(life, valid_to=draft.date - timedelta(days=1))


def _create(draft: _Draft, event: Event) -> None:
    olds = [draft.ended[code].key for code in event.old if code in draft.ended]
    if event.kind is EventKind.ABOLISH:
        draft.links.append([Link(old, None) for old in olds])
        return
    group = []
    for heir in event.heirs:
        living = draft.living(heir.code)
        if event.kind is EventKind.MERGE and len(event.old) < 2 and living is None:
            draft.faults.append(
                f"Sáp nhập vào {heir.name} (mã {heir.code}) cần ít nhất hai đơn vị cũ, hoặc một đơn vị cũ nhập vào "
                "một đơn vị đang có; nếu chỉ thay tên, hãy ghi là đổi tên."
            )
        if living is not None and heir.code not in draft.created and event.kind in (EventKind.RENAME, EventKind.MOVE):
            draft.faults.append(_joins(draft.tree, living))
            continue
        life = living or _newborn(draft, heir)
        if (life.name, life.kind) != (heir.name, heir.kind):
            draft.faults.append(
                f"Mã {heir.code} ngày {draft.date:%d/%m/%Y} là {draft.tree.title(life)}, không phải “{heir.name}”; nếu "
                "đơn vị đó cũng thay đổi, hãy nêu nó trong các đơn vị cũ."
            )
        group += [Link(old, life.key, heir.whole) for old in olds]
    draft.links.append(group)


def _joins(tree: Tree, life: Life) -> str:
    return f"Mã {life.key.code} đang thuộc về {tree.title(life)}; nhập vào đơn vị đó thì ghi là sáp nhập."


def _newborn(draft: _Draft, heir: Heir) -> Life:
    later = [life for life in draft.tree.by_code.get(heir.code, ()) if life.key.valid_from >= draft.date]
    if later:
        draft.faults.append(
            f"Mã {heir.code} đã được ghi cho {draft.tree.title(later[0])} từ ngày "
            f"{later[0].key.valid_from:%d/%m/%Y}; hãy ghi các sự kiện theo thứ tự thời gian."
        )
    before = draft.ended.get(heir.code)
    point = heir.point or (before and before.point and replace(before.point, approximate=True)) or None
    life = Life(Key(heir.code, draft.date), heir.kind, heir.name, None, point=point)
    draft.created[heir.code] = life
    return life


def _settle_parents(draft: _Draft, events: Sequence[Event]) -> None:
    """Look the parents up when all units of the day are there: a parent may be born by a later event of that day."""
    for event in events:
        for heir in event.heirs:
            parent = draft.living(heir.parent) if heir.parent is not None else None
            if heir.parent is not None and parent is None:
                draft.faults.append(
                    f"{heir.name} (mã {heir.code}): không có đơn vị cấp trên nào mang mã {heir.parent} vào ngày "
                    f"{draft.date:%d/%m/%Y}."
                )
            life = draft.created.get(heir.code)
            if life is not None:
                above = life.parent or (parent.key if parent else None)
                draft.created[heir.code] = replace(life, parent=above, point=heir.point or life.point)


def _differences(after: Tree, draft: _Draft, events: Sequence[Event]) -> list[str]:
    """Check what an event says changes, and that a unit which is named twice is named with the same parent."""
    faults = []
    for event in events:
        for heir in event.heirs:
            life = after.find(heir.code, draft.date)
            if life is None:
                continue
            above = after.parent_on(life.key, draft.date)
            if (above.key.code if above else None) != heir.parent:
                faults.append(
                    f"{after.title(life)} (mã {heir.code}) thuộc {after.title(above) if above else 'không đơn vị nào'}"
                    f", không thuộc mã {heir.parent or '(trống)'}."
                )
            if event.kind in (EventKind.RENAME, EventKind.MOVE):
                faults += _change_of(after, event, draft.ended[event.old[0]], life)
    return faults


def _change_of(after: Tree, event: Event, old: Life, new: Life) -> list[str]:
    others = [link for link in after.links if link.new == new.key and link.old != old.key and link.whole]
    if others:
        return [_joins(after, new)]
    before, above = after.parent_on(old.key, event.date), after.parent_on(new.key, event.date)
    if event.kind is EventKind.MOVE:
        return [f"{after.title(new)} đã thuộc đơn vị cấp trên đó rồi."] if before == above else []
    if before != above:
        return [f"Đổi tên không đổi đơn vị cấp trên của {after.title(old)}; hãy ghi là chuyển đơn vị cấp trên."]
    if (old.key.code, old.name, old.kind) == (new.key.code, new.name, new.kind):
        return [f"{after.title(old)}: tên, loại và mã mới giống hệt cũ."]
    return []
