from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from congxa.dossiers.domain.codes import ALPHABET, LENGTH, new_code, read_code, show_code

codes = st.integers(0, 2**64).map(lambda seed: new_code(Random(seed).randrange))
places = st.integers(0, LENGTH - 1)


def test_no_character_is_mistaken_for_another() -> None:
    assert not set(ALPHABET) & set("0OQ1ILU")
    assert len(set(ALPHABET)) == len(ALPHABET) == 29


def test_it_is_printed_in_three_groups() -> None:
    assert [len(group) for group in show_code(new_code()).split("-")] == [4, 4, 4]


def test_codes_come_by_chance() -> None:
    made = {new_code() for _ in range(1000)}
    assert len(made) == 1000
    assert set("".join(made)) == set(ALPHABET)


@given(codes)
def test_what_is_printed_is_read_however_it_is_typed(code: str) -> None:
    assert read_code(show_code(code)) == read_code(f" {show_code(code).lower().replace('-', ' ')} ") == code


@given(codes, places, st.sampled_from(ALPHABET))
def test_every_wrong_character_is_found(code: str, place: int, other: str) -> None:
    assume(code[place] != other)
    assert read_code(code[:place] + other + code[place + 1 :]) is None


@given(codes, places, places)
def test_every_two_that_changed_places_are_found(code: str, one: int, other: int) -> None:
    assume(code[one] != code[other])
    letters = list(code)
    letters[one], letters[other] = letters[other], letters[one]
    assert read_code("".join(letters)) is None


@pytest.mark.parametrize("typed", ["", "7K3M", "7K3M-9PXR-2HT0", "../../etc", "7K3M9PXR2HTDD"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@given(st.text(max_size=30))
def test_any_text_is_a_code_or_none(typed: str) -> None:
    code = read_code(typed)
    assert code is None or read_code(code) == code
