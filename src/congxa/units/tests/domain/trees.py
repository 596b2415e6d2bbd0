"""A small tree for the examples of ``docs/law/units.md``: Lương Sơn with four of its communes."""

from datetime import date

from congxa.units.domain.events import Event, EventKind, Heir
from congxa.units.domain.tree import Key, Kind, Life, Tree

START = date(2017, 3, 1)
REFORM = date(2020, 1, 1)
KINDS = {
    kind.code: kind
    for kind in (
        Kind("province", "Tỉnh", "tỉnh", 1),
        Kind("district", "Huyện", "huyện", 2),
        Kind("commune", "Xã", "xã", 3),
        Kind("town", "Thị trấn", "thị trấn", 3),
    )
}


def key(code: str, since: date = START) -> Key:
    return Key(code, since)


def tree() -> Tree:
    """Hòa Bình (17) with Lương Sơn (152) and Kim Bôi (153); Phú Thọ (25) beside it."""
    rows = [
        ("17", "province", "Hòa Bình", None),
        ("25", "province", "Phú Thọ", None),
        ("152", "district", "Lương Sơn", "17"),
        ("153", "district", "Kim Bôi", "17"),
        ("04948", "commune", "Trường Sơn", "152"),
        ("04957", "commune", "Cao Răm", "152"),
        ("04951", "commune", "Tân Vinh", "152"),
        ("04960", "commune", "Cư Yên", "152"),
        ("05062", "commune", "Hợp Thanh", "153"),
    ]
    lives = [Life(key(code), kind, name, key(up) if up else None) for code, kind, name, up in rows]
    return Tree(KINDS, {life.key: life for life in lives})


def heir(code: str, name: str, parent: str | None = "152", *, whole: bool = True, kind: str = "commune") -> Heir:
    return Heir(code, name, kind, parent, whole)


def event(kind: EventKind, old: str, *heirs: Heir, day: date = REFORM) -> Event:
    return Event(kind, day, tuple(old.split()), heirs)
