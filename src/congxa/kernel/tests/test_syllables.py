import pytest

from congxa.kernel.syllables import is_syllable

SPELT = (
    "a ạ anh ở ủy uỷ ý yên yếu nghiêng nghĩa gì gìn giếng giết giặt ghế kẻ kỹ quý quyết quốc quýt quỳnh khuỷu "
    "khuya thuở ngoằn ngoèo xoong hươu rượu người đường chuyện nghiệp thuyền khuếch trương huơ ngoáp quặp ước "
    "THỊ Trấn hoà hòa uống ngượng tuần loắt choắt yết"
).split()
MISSPELT = (
    "héi ngha strong cafe bờb ngê cê kan gê qan các\u0301 tôt cac đep fò wa viêtj cheỏ hòan x· aa hoàá ị̀ "
    "hoaì chủôi ẫlốve cộmn 12 đ ng"
).split()


@pytest.mark.parametrize("word", SPELT)
def test_spelt_like_vietnamese(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", [*MISSPELT, "", " ", "hai ba"])
def test_not_spelt_like_vietnamese(word: str) -> None:
    assert not is_syllable(word)
