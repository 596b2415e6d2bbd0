import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.kernel.personal_names import LONGEST, check_name, given_name, mask_name


def test_a_name_is_kept_composed_with_single_spaces() -> None:
    assert check_name(unicodedata.normalize("NFD", "  Bùi  Thị Hiền ")).name == "Bùi Thị Hiền"


@pytest.mark.parametrize("name", ["Y", "H'Hen Niê", "Đinh", "Anna-Maria Müller", "Sùng A Páo", "Bùi " + "Hạnh " * 15])
def test_names_of_every_people_are_names(name: str) -> None:
    assert check_name(name).problem is None


@pytest.mark.parametrize(
    ("text", "says"), [(" ", "Chưa nhập"), ("Nguyễn Văn 2", "chữ số"), ("<b>An</b>", "ký hiệu"), ("A" * 81, "81 ký tự")]
)
def test_what_is_no_name_is_refused_with_the_reason(text: str, says: str) -> None:
    problem = check_name(text).problem
    assert problem is not None
    assert says in problem


def test_capitals_and_missing_diacritics_are_pointed_out_and_kept() -> None:
    found = check_name("NGUYEN VAN AN")
    assert (found.name, found.problem, len(found.warnings)) == ("NGUYEN VAN AN", None, 2)


@pytest.mark.parametrize(
    ("name", "doubts"), [("Y", 0), ("ÁI", 1), ("An", 0), ("Nguyen An", 1), ("Nguyễn An", 0), ("NGUYỄN AN", 1)]
)
def test_only_what_looks_wrong_is_pointed_out(name: str, doubts: int) -> None:
    assert len(check_name(name).warnings) == doubts


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Nguyễn Văn An", "N*** V** A"),
        ("Đinh Thị Ngọc Ánh", "Đ*** T** N** Á"),
        ("Bùi Ơn", "B*** Ơ"),
        ("Y", "Y***"),
        ("", ""),
    ],
)
def test_strangers_see_initials(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_the_given_name_comes_last() -> None:
    assert given_name("Bùi Thị Hiền") == "Hiền"


@given(st.lists(st.text("abcđêƠỹ", min_size=1, max_size=7), min_size=1, max_size=5))
def test_a_mask_tells_nothing_but_initials(words: list[str]) -> None:
    masked = mask_name(" ".join(words))
    assert [part[0] for part in masked.split()] == [unicodedata.normalize("NFC", word)[0] for word in words]
    assert all(set(part[1:]) <= {"*"} for part in masked.split())


@given(st.text(max_size=120))
def test_any_text_gets_an_answer(text: str) -> None:
    found = check_name(text)
    assert found.problem or 0 < len(found.name) <= LONGEST


def test_without_a_name_there_is_no_given_name() -> None:
    assert given_name("") == given_name("  ") == ""
