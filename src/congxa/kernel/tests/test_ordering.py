import random

import pytest
from hypothesis import given

from congxa.kernel.ordering import person_sort_key, sort_key
from congxa.kernel.tests.samples import texts
from congxa.kernel.text import normalise_tones

ORDERED = [
    "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z".split(),
    "ma mà mả mã má mạ".split(),
    "ma Ma mà Mà".split(),
    ["An Bình", "Anh", "Ân"],
    ["Thôn 2", "Thôn 10", "Thôn Đồng"],
    ["Cao Dương", "Cao Răm", "Cao Thắng", "Cư Yên", "Hòa Sơn", "Hợp Châu"],
    ["Đỗ", "“Đỗ Văn”", "Đối"],
]


@pytest.mark.parametrize("ordered", ORDERED)
def test_alphabet_order(ordered: list[str]) -> None:
    shuffled = ordered[:]
    random.Random(2).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == ordered


@given(texts)
def test_old_and_new_tone_placement_sort_alike(s: str) -> None:
    assert sort_key(normalise_tones(s)) == sort_key(s)


@given(texts)
def test_keys_are_ascii(s: str) -> None:
    assert sort_key(s).isascii()


def test_people_go_by_given_name_then_family_name_then_middle() -> None:
    people = ["Nguyễn Thị An", "NGUYỄN VĂN AN", "Trần An", "Lê Văn Ân", "Vũ Hoa", "Bùi Hòa", "Y"]
    assert sorted(reversed(people), key=person_sort_key) == people


def test_an_empty_name_sorts_first() -> None:
    assert person_sort_key("") < person_sort_key("An")


def test_of_three_and_four_words_only_the_first_is_the_family() -> None:
    people = ["Lê Thị An", "Lê Văn An", "Lê Văn Bảo An", "Mai An", "Mai Ánh An"]
    assert sorted(reversed(people), key=person_sort_key) == people


def test_the_key_of_a_person_is_those_of_the_parts() -> None:
    assert person_sort_key("Lê Văn Bảo An").split() == [
        *sort_key("an").split(),
        *sort_key("lê").split(),
        *sort_key("văn bảo").split(),
    ]
