"""The five events, as worked out in ``docs/law/units.md``."""

from datetime import date, timedelta

import pytest

from congxa.units.domain.events import Event, EventKind, Heir, IllegalEvent
from congxa.units.domain.faults import faults_of
from congxa.units.domain.judging import apply
from congxa.units.domain.tree import Key, Life, Tree
from congxa.units.tests.domain.trees import REFORM, START, event, heir, key, tree

MERGE, SPLIT, RENAME, ABOLISH, MOVE = EventKind
CAO_SON = heir("04957", "Cao Sơn")
TODAY = date(2021, 5, 1)


def codes(lives: list[Life]) -> list[str]:
    return [life.key.code for life in lives]


def after(*events: Event) -> Tree:
    return apply(tree(), events).tree


def test_merge_ends_the_old_units_the_day_before_and_uses_a_code_again() -> None:
    merged = after(event(MERGE, "04948 04957", CAO_SON))
    assert merged.lives[key("04957")].valid_to == REFORM - timedelta(days=1)
    assert [(s.life.name, s.whole) for s in merged.successors(key("04948"), TODAY)] == [("Cao Sơn", True)]


def test_old_tree_is_still_there_as_of_an_old_day() -> None:
    merged = after(event(MERGE, "04948 04957", CAO_SON))
    assert codes(merged.children_on(key("152"), date(2019, 12, 31))) == ["04948", "04951", "04957", "04960"]
    assert codes(merged.children_on(key("152"), REFORM)) == ["04951", "04957", "04960"]


def test_unit_absorbed_by_one_that_lives_on_adds_no_unit() -> None:
    changes = apply(tree(), [event(MERGE, "04948", heir("04951", "Tân Vinh"))])
    assert not changes.created
    assert [s.life.key for s in changes.tree.successors(key("04948"), TODAY)] == [key("04951")]


def test_split_leaves_two_heirs_each_with_a_part() -> None:
    split = after(
        event(SPLIT, "04957", heir("04951", "Tân Vinh", whole=False), heir("04958", "Cao Răm Mới", whole=False))
    )
    assert [(s.life.name, s.whole) for s in split.successors(key("04957"), TODAY)] == [
        ("Tân Vinh", False),
        ("Cao Răm Mới", False),
    ]


def test_part_stays_a_part_when_its_heirs_are_joined_later() -> None:
    split = after(event(SPLIT, "04957", heir("04951", "Tân Vinh", whole=False), heir("04958", "Mới", whole=False)))
    joined = apply(split, [event(MERGE, "04951 04960", heir("04951", "Tân Cư"), day=date(2021, 1, 1))]).tree
    assert [(s.life.name, s.whole) for s in joined.successors(key("04957"), TODAY)] == [
        ("Tân Cư", False),
        ("Mới", False),
    ]


def test_rename_of_a_district_keeps_its_communes() -> None:
    renamed = after(event(RENAME, "152", heir("152", "Lương Sơn Mới", "17", kind="district")))
    assert renamed.address_line(key("04951"), TODAY) == "xã Tân Vinh, huyện Lương Sơn Mới, tỉnh Hòa Bình"
    assert renamed.address_line(key("04951"), START) == "xã Tân Vinh, huyện Lương Sơn, tỉnh Hòa Bình"
    assert len(renamed.children_on(Key("152", REFORM), TODAY)) == 4


def test_move_puts_a_commune_under_another_district() -> None:
    moved = after(event(MOVE, "05062", heir("05062", "Hợp Thanh", "152")))
    assert codes(moved.ancestors_on(Key("05062", REFORM), TODAY)) == ["152", "17"]
    assert codes(moved.ancestors_on(key("05062"), START)) == ["153", "17"]


def test_provinces_joined_take_their_districts_along() -> None:
    joined = after(event(MERGE, "17 25", heir("25", "Phú Thọ", None, kind="province")))
    assert joined.address_line(key("04951"), TODAY) == "xã Tân Vinh, huyện Lương Sơn, tỉnh Phú Thọ"


@pytest.mark.parametrize("order", [1, -1])
def test_decision_of_one_day_is_judged_as_a_whole_in_any_order(order: int) -> None:
    """The district ends in the same decision that puts its commune under the other district."""
    events = [event(ABOLISH, "153"), event(MOVE, "05062", heir("05062", "Hợp Thanh", "152"))][::order]
    assert apply(tree(), events).tree.find("153", REFORM) is None


def test_parent_born_by_a_later_event_of_the_day_is_the_parent() -> None:
    events = [
        event(MERGE, "04948 04957", heir("04957", "Cao Sơn", "152")),
        event(RENAME, "152", heir("152", "Lương Sơn Mới", "17", kind="district")),
    ]
    assert apply(tree(), events).tree.lives[Key("04957", REFORM)].parent == Key("152", REFORM)


def test_second_event_of_the_day_may_name_the_unit_of_the_first() -> None:
    cao_son = heir("04957", "Cao Sơn")
    changes = apply(tree(), [event(MERGE, "04948 04957", cao_son), event(MERGE, "04951", cao_son)])
    assert [life.name for life in changes.created] == ["Cao Sơn"]
    assert [len(group) for group in changes.links] == [2, 1]


ILLEGAL = [
    ([event(MERGE, "99999 04957", CAO_SON)], "Không có đơn vị nào mang mã 99999 vào ngày 01/01/2020."),
    ([event(MERGE, "04948", heir("04948", "Mới"))], "cần ít nhất hai đơn vị cũ"),
    ([event(MERGE, "04948 04957", CAO_SON, heir("04958", "Mới"))], "cần đúng một đơn vị mới"),
    ([event(MERGE, "04948 04948", CAO_SON)], "mỗi mã một lần"),
    ([event(SPLIT, "04948", heir("04948", "Mới", whole=False))], "ít nhất hai đơn vị mới"),
    ([event(SPLIT, "04948", heir("1", "A"), heir("2", "B"))], "chỉ nhận một phần"),
    ([event(RENAME, "04948", heir("04948", "Trường Sơn"))], "giống hệt cũ"),
    ([event(RENAME, "04948", heir("04948", "Mới", "153"))], "hãy ghi là chuyển đơn vị cấp trên"),
    ([event(RENAME, "04948", heir("04951", "Tân Vinh"))], "thì ghi là sáp nhập"),
    ([event(RENAME, "04948", CAO_SON), event(RENAME, "04957", CAO_SON)], "thì ghi là sáp nhập"),
    ([event(MOVE, "04948", heir("04948", "Trường Sơn"))], "đã thuộc đơn vị cấp trên đó rồi"),
    ([event(MOVE, "04948", heir("04948", "Trường Sơn", "999"))], "không có đơn vị cấp trên nào mang mã 999"),
    ([event(MOVE, "04948", heir("04948", "Trường Sơn", "04951"))], "cấp trên phải ở cấp cao hơn"),
    ([event(MOVE, "04948", heir("04948", "Trường Sơn", None))], "không có đơn vị cấp trên"),
    ([event(ABOLISH, "152")], "hãy chuyển nó đi trong cùng quyết định"),
    ([event(ABOLISH, "04948", CAO_SON)], "bãi bỏ thì không có đơn vị mới"),
    ([event(ABOLISH, "04948", day=START)], "chưa thể kết thúc"),
    ([event(MERGE, "04948", heir("04951", "Tên Khác"))], "không phải “Tên Khác”"),
    ([event(MERGE, "04948 04957", heir("04957", "Cao Sơn", kind="khu"))], "không có loại đơn vị “khu”"),
    ([event(MERGE, "04948 04957", heir("04957", " "))], "thiếu tên"),
    ([event(ABOLISH, "04948"), event(ABOLISH, "04948")], "trong một sự kiện khác cùng ngày"),
    ([event(ABOLISH, "04948"), event(ABOLISH, "04951", day=TODAY)], "trong cùng một ngày"),
    (
        [
            event(
                SPLIT,
                "152",
                Heir("152", "Lương Sơn", "district", "17", whole=False),
                Heir("154", "Tân Sơn", "district", "17", whole=False),
            )
        ],
        "xã Tân Vinh (mã 04951) không có đơn vị cấp trên",
    ),
]


@pytest.mark.parametrize(("events", "sentence"), ILLEGAL, ids=[sentence for _, sentence in ILLEGAL])
def test_illegal_event_is_refused_with_a_sentence(events: list[Event], sentence: str) -> None:
    before = tree()
    with pytest.raises(IllegalEvent) as refusal:
        apply(before, events)
    assert sentence in " ".join(refusal.value.faults)
    assert before == tree()


@pytest.mark.parametrize(
    "second",
    [event(ABOLISH, "04948", day=date(2019, 1, 1)), event(RENAME, "04951", heir("04957", "Mới"), day=date(2019, 1, 1))],
)
def test_event_before_one_already_recorded_is_refused(second: Event) -> None:
    recorded = after(event(MERGE, "04948 04957", CAO_SON))
    with pytest.raises(IllegalEvent, match=r"theo thứ tự thời gian|thì ghi là sáp nhập"):
        apply(recorded, [second])


def test_code_may_come_back_years_later() -> None:
    gone = after(event(ABOLISH, "04948"))
    back = apply(gone, [event(RENAME, "04951", heir("04948", "Tân Vinh"), day=date(2021, 1, 1))]).tree
    assert [life.name for life in back.by_code["04948"]] == ["Trường Sơn", "Tân Vinh"]
    assert not faults_of(back)
