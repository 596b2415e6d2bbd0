import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from congxa.kernel.legacy import TCVN3, Converted, Encoding, convert, detect
from congxa.kernel.tests.legacy_typing import typed_in
from congxa.kernel.tests.samples import texts
from congxa.kernel.text import nfc

BOTH = pytest.mark.parametrize("encoding", Encoding)

SENTENCES = [
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập – Tự do – Hạnh phúc",
    "Thông báo",
    "Quyết định về việc phê duyệt kế hoạch xây dựng nông thôn mới năm 2019",
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa",
    "Xã Tân Vinh có 01 đài truyền thanh, 12 cụm loa; các thôn đều nghe được.",
    "Trưởng phòng Văn hóa và Thông tin huyện: “Cán bộ xã kiêm nhiệm nhiều việc”.",
    "Giấy mời họp giao ban, đồng chí Nguyễn Thị Thu Hằng chủ trì",
    "Người dân nộp hồ sơ, được hẹn trả kết quả vào thứ Sáu",
    "Kính gửi: Ủy ban nhân dân các xã, thị trấn",
]


@BOTH
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_pasted_sentence_is_recognised(encoding: Encoding, sentence: str) -> None:
    assert detect(typed_in(encoding, sentence)) is encoding


@BOTH
@pytest.mark.parametrize("sentence", [s for s in SENTENCES if "Ủ" not in s])
def test_a_pasted_sentence_is_read_back(encoding: Encoding, sentence: str) -> None:
    assert convert(typed_in(encoding, sentence)) == Converted(sentence, encoding)


def test_real_text_as_it_comes_over_the_clipboard() -> None:
    assert convert("Céng hßa x· héi chñ nghÜa ViÖt Nam").text == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert convert("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam").text == "Cộng hòa xã hội chủ nghĩa Việt Nam"


@BOTH
@pytest.mark.parametrize("heading", ["ỦY BAN NHÂN DÂN HUYỆN LƯƠNG SƠN", "TỈNH HÒA BÌNH", "BÁO CÁO VỀ Ở LÀNG"])
def test_headings_in_capitals_stay_in_capitals(encoding: Encoding, heading: str) -> None:
    assert convert(typed_in(encoding, heading)).text == heading


def test_a_capital_beside_small_words_begins_a_name() -> None:
    assert convert("C¶ huyÖn vµ UBND x· §µ B¾c").text == "Cả huyện và UBND xã Đà Bắc"


def test_a_capital_with_a_tone_at_the_beginning_is_lost_in_tcvn3() -> None:
    assert convert(typed_in(Encoding.TCVN3, "Ủy ban nhân dân")).text == "ủy ban nhân dân"


def test_vni_marks_may_be_small_after_a_capital() -> None:
    assert (
        convert("AÙp phích, AÙp phích ñeïp").text
        == convert("Aùp phích, Aùp phích ñeïp").text
        == ("Áp phích, Áp phích đẹp")
    )


UNTOUCHED = [
    "",
    "Ủy ban nhân dân xã Tân Vinh thông báo lịch tiếp công dân",
    "Xã Tân Hòa, thôn Sông Bé: có ba cán bộ, hai phó công an",
    "HÀ NAM, XÃ TÂN HÒA",
    "Cho vay nha o xa hoi",
    "The quick brown fox: naïve café, © 2026 Acme® Inc., 5 µm × 3 µm, ½ cup, «quoted»",
    "Élève à l’hôtel : le goût du thé où l’on était né, bébé là-bas, août, maïs, côte à côte, être vêtu",
    "Où tôt",
    "Größe, Müller, für Österreich",
    "El niño español; ação, São José",
    "Nước ngoài: résumé, Élysée, café, Müller",
    "Tiếng Việt và English text, cả français nữa: très bien, déjà vu",
    "Σ = 5 · 3 ± 2, 20 °C, § 5, ª, º, ¹ ² ³",
    "Привет, мир; 한국어; 日本語",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_other_text_is_left_alone(text: str) -> None:
    assert convert(text) == Converted(text, None)


def test_other_text_is_put_in_nfc() -> None:
    assert convert(unicodedata.normalize("NFD", "Tân Vinh đẹp")) == Converted("Tân Vinh đẹp", None)


def test_unicode_lines_beside_legacy_lines_are_left_alone() -> None:
    mixed = "Thông báo của Ủy ban\n" + typed_in(Encoding.TCVN3, "Kính gửi các xã, thị trấn")
    assert convert(mixed).text == "Thông báo của Ủy ban\nKính gửi các xã, thị trấn"


def test_an_officer_may_name_the_encoding_when_there_is_too_little_to_tell() -> None:
    assert detect("§Êt") is None
    assert convert("§Êt", Encoding.TCVN3).text == "Đất"


def test_every_small_letter_of_the_alphabet_has_its_byte() -> None:
    vowels = [nfc(v + t) for v in "aăâeêioôơuưy" for t in ("", *"\u0300\u0309\u0303\u0301\u0323")]
    assert {v for v in vowels if not v.isascii()} | {"đ"} == {letter for letter in TCVN3.values() if letter.islower()}


WORDS = sorted({word for sentence in SENTENCES for word in sentence.lower().replace(",", "").split() if word.isalpha()})
lists_of_words = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@given(lists_of_words)
def test_unicode_vietnamese_never_misfires(text: str) -> None:
    assert detect(text) is None
    assert detect(text.upper()) is None
    assert detect(text.title()) is None


@given(st.sampled_from(Encoding), lists_of_words)
def test_what_is_recognised_is_read_back(encoding: Encoding, text: str) -> None:
    typed = typed_in(encoding, text)
    assume(detect(typed))
    assert convert(typed) == Converted(text, encoding)


@given(st.sampled_from(Encoding), st.lists(st.sampled_from(WORDS), min_size=12, max_size=30).map(" ".join))
def test_a_dozen_words_are_enough_to_recognise(encoding: Encoding, text: str) -> None:
    assume(len({word for word in text.split() if typed_in(encoding, word) != word}) > 5)
    assert detect(typed_in(encoding, text)) is encoding


@given(texts)
def test_converting_what_was_converted_changes_nothing(text: str) -> None:
    once = convert(text).text
    assert convert(once).text == once
