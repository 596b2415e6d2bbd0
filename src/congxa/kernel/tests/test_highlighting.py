import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.kernel.highlighting import highlight, snippet
from congxa.kernel.tests.samples import texts
from congxa.kernel.text import fold, tokens


def marked(text: str, query: str) -> list[str]:
    return [piece for piece, is_match in highlight(text, query) if is_match]


@pytest.mark.parametrize("query", ["hoa binh", "Hoà Bình", "HÒA BÌNH", unicodedata.normalize("NFD", "hoà bình")])
@pytest.mark.parametrize("text", ["Tỉnh Hoà Bình.", "Tỉnh Hòa Bình.", "Tỉnh HOÀ BÌNH."])
def test_accents_and_tone_placement_do_not_matter(text: str, query: str) -> None:
    assert marked(text, query) == text[5:-1].split()


def test_the_pieces_keep_the_original_characters() -> None:
    assert highlight("Xã Hoà Sơn", "hoa") == [("Xã ", False), ("Hoà", True), (" Sơn", False)]


def test_decomposed_marks_and_soft_hyphens_stay_inside_the_match() -> None:
    text = unicodedata.normalize("NFD", "Đường") + " \u00adHo\u00ada\u0300"
    assert marked(text, "duong hoa") == [unicodedata.normalize("NFD", "Đường"), "Ho\u00ada\u0300"]


def test_a_syllable_does_not_match_the_beginning_of_another() -> None:
    assert marked("kế hoạch", "hoa") == []


def test_the_beginning_of_a_long_word_is_marked() -> None:
    assert marked("Internet", "inter") == ["Inter"]


def test_parts_of_a_document_number_are_marked() -> None:
    assert marked("số 61/2018/NĐ-CP", "61/2018/nd-cp") == ["61", "2018", "NĐ", "CP"]


@given(texts, texts)
def test_joined_pieces_are_the_text(text: str, query: str) -> None:
    assert "".join(piece for piece, _ in highlight(text, query)) == text


@given(texts, texts)
def test_every_match_folds_to_a_word_of_the_query(text: str, query: str) -> None:
    assert {fold(piece) for piece in marked(text, query)} <= set(tokens(query))


@given(st.lists(st.sampled_from(["xã", "Hoà", "Bình", "đường"]), min_size=1, max_size=9))
def test_every_word_of_the_text_is_found_by_itself(words: list[str]) -> None:
    assert marked(" ".join(words), " ".join(words)) == words


LONG = "Hội nghị " * 40 + "bàn về đường liên xã Tân Vinh trong năm tới " + "và các việc khác " * 40


def test_the_snippet_shows_the_passage_with_the_query() -> None:
    passage = snippet(LONG, "duong lien xa", 80)
    assert "đường liên xã" in passage
    assert passage.startswith("…") and passage.endswith("…")


def test_the_snippet_has_context_on_both_sides() -> None:
    before, _, after = snippet(LONG, "duong lien xa", 80).partition("đường liên xã")
    assert len(before) > 15 and len(after) > 15


def test_more_different_words_win_over_more_matches() -> None:
    text = "xã xã xã xã " + "khác " * 30 + "đường xã " + "khác " * 30
    assert "đường xã" in snippet(text, "đường xã", 40)


def test_without_a_match_the_snippet_is_the_beginning() -> None:
    assert snippet(LONG, "hồ sơ", 30) == "Hội nghị Hội nghị Hội nghị…"


def test_a_short_text_is_its_own_snippet() -> None:
    assert snippet("Lịch  tuần", "hồ sơ") == "Lịch tuần"


@given(texts, texts, st.integers(10, 60))
def test_the_snippet_fits_and_comes_from_the_text(text: str, query: str, length: int) -> None:
    passage = snippet(text, query, length)
    assert len(passage) <= length
    assert passage.strip("…") in " ".join(text.split())


def test_a_snippet_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 10"):
        snippet("Lịch tuần", "lịch", 5)


def test_of_two_beginnings_the_longer_is_marked() -> None:
    assert marked("Internet", "inter interne") == ["Interne"]


def test_a_match_in_the_last_word_is_shown_with_what_stands_before() -> None:
    text = "khác " * 40 + "đường"
    assert snippet(text, "duong", 30) == "…khác khác khác khác đường"


def test_the_first_of_equal_passages_is_shown() -> None:
    text = "khác " * 20 + "xã Một " + "khác " * 20 + "xã Hai " + "khác " * 20
    assert "Một" in snippet(text, "xa", 40)


def test_two_of_a_word_close_together_win_over_one() -> None:
    text = "xã " + "khác " * 30 + "xã và xã " + "khác " * 30
    assert "xã và xã" in snippet(text, "xa", 40)


def test_the_match_stands_in_the_middle() -> None:
    before, _, after = snippet("a b c d e f g h i j k l đường m n o p q r s t u v x y z", "duong", 21).partition(
        "đường"
    )
    assert abs(len(before) - len(after)) <= 2
