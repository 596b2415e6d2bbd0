"""The doctor's questions to this room."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from congxa.units.checks import problems
from congxa.units.models import Office, Unit
from congxa.units.tests.factories import make_office, store_tree

pytestmark = pytest.mark.django_db


def test_sound_house_has_no_problem(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    units = store_tree()
    make_office(units["152"], "luong-son", root=True)
    make_office(units["04951"], "tan-vinh")
    with django_assert_num_queries(5):
        assert problems() == []


def test_house_without_root_is_told() -> None:
    make_office(store_tree()["152"], "luong-son")
    assert "Chưa có cơ quan gốc" in problems()[0]


def test_office_older_than_its_unit_is_told() -> None:
    make_office(store_tree()["152"], "luong-son", root=True, since=date(2000, 1, 1))
    assert problems() == ["Ủy ban nhân dân huyện Lương Sơn hoạt động trước khi có huyện Lương Sơn."]


def test_offices_that_continue_each_other_are_told() -> None:
    units = store_tree()
    make_office(units["152"], "luong-son", root=True)
    one, two = make_office(units["04951"], "mot"), make_office(units["04957"], "hai")
    Office.objects.filter(pk=one.pk).update(valid_to=date(2020, 1, 1), successor=two)
    Office.objects.filter(pk=two.pk).update(valid_to=date(2020, 1, 1), successor=one)
    assert sum("vòng quanh" in sentence for sentence in problems()) == 2


@pytest.mark.parametrize(
    ("code", "fields", "sentence"),
    [
        ("04951", {"valid_to": date(2020, 1, 1)}, "đã kết thúc mà không có sự kiện nào nói vì sao"),
        ("152", {"valid_to": date(2020, 1, 1)}, "không có đơn vị cấp trên vào ngày 02/01/2020"),
        ("04951", {"parent": None}, "xã Tân Vinh (mã 04951) không có đơn vị cấp trên"),
        ("04951", {"name": ""}, "thiếu tên"),
    ],
)
def test_damage_in_the_tree_is_told(code: str, fields: dict[str, object], sentence: str) -> None:
    store_tree()
    Unit.objects.filter(code=code).update(**fields)
    assert any(sentence in told for told in problems())
