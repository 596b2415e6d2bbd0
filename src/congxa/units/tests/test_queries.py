"""The tree is read as of a day, with few queries."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from congxa.units.actions import Decision, record_event
from congxa.units.domain.events import Event, EventKind
from congxa.units.models import Unit
from congxa.units.queries import address_line, ancestors_on, children_on, find, read_tree, successors, units_on
from congxa.units.tests.domain.trees import REFORM, START, event, heir, tree
from congxa.units.tests.factories import store_tree

pytestmark = pytest.mark.django_db
TODAY = date(2021, 5, 1)


def happen(one: Event) -> None:
    record_event(actor=None, event=one, decision=Decision("830/NQ-UBTVQH14", "Ủy ban Thường vụ Quốc hội"))


def names(units: list[Unit]) -> list[str]:
    return [str(unit) for unit in units]


def test_stored_tree_is_the_tree(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    store_tree()
    with django_assert_num_queries(3):
        assert read_tree() == tree()


def test_units_on_a_day_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    store_tree()
    with django_assert_num_queries(1):
        assert len([str(unit) for unit in units_on(TODAY)]) == 9
    assert not units_on(date(2010, 1, 1))


def test_children_come_in_alphabet_order(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    units = store_tree()
    with django_assert_num_queries(2):
        found = children_on(units["152"], TODAY)
    assert names(found) == ["xã Cao Răm", "xã Cư Yên", "xã Tân Vinh", "xã Trường Sơn"]


def test_address_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    unit = store_tree()["04951"]
    unit = Unit.objects.select_related("kind").get(pk=unit.pk)
    with django_assert_num_queries(1):
        assert address_line(unit, TODAY) == "xã Tân Vinh, huyện Lương Sơn, tỉnh Hòa Bình"


def test_joined_provinces_take_their_districts_along(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    units = store_tree()
    happen(event(EventKind.MERGE, "17 25", heir("25", "Phú Thọ", None, kind="province")))
    with django_assert_num_queries(2):
        assert names(ancestors_on(units["04951"], TODAY)) == ["huyện Lương Sơn", "tỉnh Phú Thọ"]
    phu_tho = find("25", TODAY)
    assert phu_tho is not None
    with django_assert_num_queries(3):
        assert names(children_on(phu_tho, TODAY)) == ["huyện Kim Bôi", "huyện Lương Sơn"]
    assert children_on(phu_tho, START) == []


def test_successors_of_a_split_unit_are_parts(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    units = store_tree()
    happen(event(EventKind.SPLIT, "04957", heir("04951", "Tân Vinh", whole=False), heir("04958", "Mới", whole=False)))
    old = Unit.objects.get(pk=units["04957"].pk)
    with django_assert_num_queries(1):
        found = [(str(one.unit), one.whole) for one in successors(old, TODAY)]
    assert found == [("xã Mới", False), ("xã Tân Vinh", False)]
    assert [one.unit.pk for one in successors(old, START)] == [old.pk]
    assert successors(old, date(2010, 1, 1)) == []


def test_code_finds_the_unit_of_the_day() -> None:
    store_tree()
    happen(event(EventKind.MERGE, "04948 04957", heir("04957", "Cao Sơn")))
    assert str(find("04957", START)) == "xã Cao Răm"
    assert str(find("04957", REFORM)) == "xã Cao Sơn"
    assert find("04948", REFORM) is None


def test_database_and_values_agree_on_every_unit_and_day() -> None:
    store_tree()
    happen(event(EventKind.MERGE, "17 25", heir("25", "Phú Thọ", None, kind="province")))
    happen(event(EventKind.MERGE, "04948 04957", heir("04957", "Cao Sơn"), day=TODAY))
    values = read_tree()
    for day in (START, REFORM, TODAY):
        for unit in units_on(day):
            key = (unit.code, unit.valid_from)
            life = values.lives[key]  # type: ignore[index]  # a mapping
            assert address_line(unit, day) == values.address_line(life.key, day)
            assert sorted(child.code for child in children_on(unit, day)) == [
                below.key.code for below in values.children_on(life.key, day)
            ]
