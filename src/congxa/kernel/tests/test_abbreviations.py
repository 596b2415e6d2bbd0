import pytest
from hypothesis import given

from congxa.kernel.abbreviations import SAME, expand
from congxa.kernel.tests.samples import texts
from congxa.kernel.text import fold


def test_an_abbreviation_becomes_its_phrase() -> None:
    assert expand("UBND xã Tân Vinh") == ["uy ban nhan dan xa tan vinh"]


@pytest.mark.parametrize("typed", ["Uỷ ban nhân dân xã", "ủy ban nhân dân xã", "uy ban nhan dan xa"])
def test_a_phrase_becomes_its_abbreviation(typed: str) -> None:
    assert expand(typed) == ["ubnd xa"]


def test_one_abbreviation_may_mean_two_things() -> None:
    assert expand("TT") == ["thong tu", "thi tran"]


def test_two_abbreviations_are_tried_in_every_combination() -> None:
    assert expand("HĐND, UBND") == [
        "hoi dong nhan dan uy ban nhan dan",
        "hoi dong nhan dan ubnd",
        "hdnd uy ban nhan dan",
    ]


def test_the_longest_phrase_wins() -> None:
    assert "gcn qsdd" not in expand("giấy chứng nhận quyền sử dụng đất")
    assert "gcnqsdd" in expand("giấy chứng nhận quyền sử dụng đất")


def test_words_that_only_contain_an_abbreviation_stay() -> None:
    assert expand("ubndx ntms") == []


def test_a_pasted_page_of_abbreviations_is_answered_at_once() -> None:
    assert len(expand("UBND TT TNMT " * 2000)) == 8


@pytest.mark.parametrize("line", SAME)
def test_every_form_finds_every_other_of_its_line(line: tuple[str, ...]) -> None:
    for form in line:
        others = {fold(" ".join(other.replace("&", " ").replace("-", " ").split())) for other in line} - {
            fold(form.replace("&", " ").replace("-", " "))
        }
        assert {fold(other) for other in others} <= set(expand(form))


@given(texts)
def test_the_query_itself_is_never_among_the_alternatives(s: str) -> None:
    assert fold(s) not in expand(s)
