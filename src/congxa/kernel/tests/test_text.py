import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.kernel.tests.samples import decomposed, texts, vietnamese
from congxa.kernel.text import document_numbers, fold, nfc, normalise_tones, slugify, storable, tokens, truncate_words


@pytest.mark.parametrize("typed", ["hoa binh", "Hoà Bình", "Hòa Bình", "HOÀ\u00a0 BÌNH ", "Ho\u00adà Bình"])
def test_people_search_hoa_binh_in_many_ways(typed: str) -> None:
    assert fold(typed) == "hoa binh"


@pytest.mark.parametrize("typed", ["Đường", "Ðường", "đường", "đƯỜNG"])
def test_d_with_bar_and_its_look_alikes_fold_to_d(typed: str) -> None:
    assert fold(typed) == "duong"


@given(texts)
def test_folding_twice_is_folding_once(s: str) -> None:
    assert fold(fold(s)) == fold(s)


@given(texts)
def test_composed_and_decomposed_fold_alike(s: str) -> None:
    assert fold(unicodedata.normalize("NFD", s)) == fold(nfc(s)) == fold(s)


@given(vietnamese | decomposed)
def test_vietnamese_folds_to_plain_ascii(s: str) -> None:
    assert fold(s).isascii()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Hoạ sĩ", "Họa sĩ"),
        ("xoè", "xòe"),
        ("Uỷ ban", "Ủy ban"),
        ("thuý, thuỷ", "thúy, thủy"),
        ("hoà\u0301", "hoà\u0301"),
    ],
)
def test_old_tone_placement_becomes_new(old: str, new: str) -> None:
    assert normalise_tones(old) == nfc(new)


@pytest.mark.parametrize(
    "word", ["hoàn", "huỳnh", "ngoài", "khuỷu", "quý", "QUỲ", "hòa", "thủy", "quả", "toàn", "khoẻn"]
)
def test_words_alike_in_both_styles_stay(word: str) -> None:
    assert normalise_tones(word) == word


@given(texts)
def test_normalising_tones_changes_nothing_for_search(s: str) -> None:
    assert fold(normalise_tones(s)) == fold(s)


@given(texts)
def test_normalising_tones_twice_is_once(s: str) -> None:
    assert normalise_tones(normalise_tones(s)) == normalise_tones(s)


def test_slug_of_a_vietnamese_heading() -> None:
    assert slugify("Đường liên xã: 70 năm!") == "duong-lien-xa-70-nam"


def test_slug_is_cut_between_words() -> None:
    assert slugify("Ủy ban nhân dân xã Nhuận Trạch", max_length=20) == "uy-ban-nhan-dan-xa"


def test_slug_of_one_long_word_is_cut_inside() -> None:
    assert slugify("a" * 30, max_length=20) == "a" * 20


@given(texts, st.integers(1, 40))
def test_slug_is_safe_in_an_address(s: str, size: int) -> None:
    slug = slugify(s, size)
    assert len(slug) <= size
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert "--" not in slug and slug == slug.strip("-")


def test_truncation_keeps_whole_words_and_no_loose_comma() -> None:
    assert truncate_words("Quyết định, kế hoạch, công văn", 13) == "Quyết định…"


@pytest.mark.parametrize(
    ("length", "kept"),
    [(8, "Một hai…"), (9, "Một hai…"), (4, "Một…"), (3, "Mộ…"), (10, "Một hai…"), (11, "Một hai ba…"), (2, "M…")],
)
def test_words_stay_whole_as_far_as_they_fit(length: int, kept: str) -> None:
    assert truncate_words("Một hai ba bốn", length) == kept


def test_a_name_that_ends_in_x_keeps_it() -> None:
    assert truncate_words("Khu X, khu Y", 7) == "Khu X…"


def test_short_text_is_not_truncated() -> None:
    assert truncate_words("  Lịch   tuần ", 9) == "Lịch tuần"


@given(texts, st.integers(2, 60))
def test_truncated_text_fits(s: str, length: int) -> None:
    assert len(truncate_words(s, length)) <= length


def test_no_room_to_truncate_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 1"):
        truncate_words("Lịch tuần", 1)


def test_tokens_are_folded_words() -> None:
    assert tokens("Số 61/2018/NĐ-CP, Hoà_Bình") == ["so", "61", "2018", "nd", "cp", "hoa", "binh"]


@pytest.mark.parametrize(
    "number",
    [
        "61/2018/NĐ-CP",
        "123/QĐ-UBND",
        "12/UBND-VHXH",
        "45/2019/QH14",
        "06/CT-TTg",
        "02/2017/TT-BNN&PTNT",
        "15-NQ/TW",
        "235/UBND",
        "12a/QĐ-UBND",
        "61/2018/nd-cp",
    ],
)
def test_a_document_number_is_found_in_a_sentence(number: str) -> None:
    assert document_numbers(f"Căn cứ văn bản số {number}, ngày 24/11/2026.") == [number]


@pytest.mark.parametrize("typed", ["123 /QĐ-UBND", "123/QĐ–UBND", "123/QÐ-UBND", "123/QĐ-UBND"])
def test_document_numbers_are_put_right(typed: str) -> None:
    assert document_numbers(unicodedata.normalize("NFD", typed)) == ["123/QĐ-UBND"]


def test_each_document_number_is_given_once_in_order() -> None:
    assert document_numbers("7/QĐ-UBND, 5/KH-UBND và 7/QĐ-UBND") == ["7/QĐ-UBND", "5/KH-UBND"]


@pytest.mark.parametrize("text", ["24/11/2026", "13/19", "60 km/h", "3 người/ha", "24/7", "5/m2", "nhà số 12/xã"])
def test_dates_fractions_and_units_are_no_document_numbers(text: str) -> None:
    assert document_numbers(text) == []


@pytest.mark.parametrize(("typed", "kept"), [("a\0b", "ab"), ("a\ud800b", "a?b"), ("Hòa Bình 😀", "Hòa Bình 😀")])
def test_what_no_database_holds_is_not_kept(typed: str, kept: str) -> None:
    assert storable(typed) == kept
