"""Procedures are found as people speak."""

from dataclasses import replace

import pytest

from congxa.procedures.domain.search import Entry, search
from congxa.procedures.lists.pack import read_pack

PACK = read_pack()
EVENTS = {event.key: event.name for event in PACK.life_events}
ENTRIES = [
    Entry.of(
        one.code,
        one.code,
        one.versions[-1].name,
        one.spoken or (),
        " ".join((one.versions[-1].field, one.versions[-1].result, *(EVENTS[key] for key in one.life_events or ()))),
    )
    for one in PACK.procedures
]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("làm giấy khai sinh", "1.001193"),
        ("lam giay khai sinh", "1.001193"),
        ("LÀM GIẤY KHAI SINH!", "1.001193"),
        ("khai sinh", "1.001193"),
        ("xin giấy độc thân", "1.004873"),
        ("xin giay doc than o dau", "1.004873"),
        ("sao y công chứng", "2.000815"),
        ("chứng thực bản sao từ bản chính", "2.000815"),
        ("làm sổ đỏ", "1.013978"),
        ("kết hôn", "1.000894"),
        ("lấy chồng Hàn Quốc", "2.000806"),
        ("giấy phép kinh doanh", "1.001612"),
        ("mở quán ăn", "1.001612"),
        ("xin phép xây nhà", "1.013225"),
        ("nhập khẩu", "1.004222"),
        ("hộ nghèo", "1.011607"),
        ("1.004873", "1.004873"),
    ],
)
def test_first_hit(query: str, code: str) -> None:
    assert search(query, ENTRIES)[0] == code


def test_composed_and_decomposed_letters_find_the_same() -> None:
    import unicodedata

    assert search(unicodedata.normalize("NFD", "làm sổ đỏ"), ENTRIES) == search("làm sổ đỏ", ENTRIES)


def test_an_abbreviation_stands_for_its_words() -> None:
    assert "1.012796" in search("GCNQSDĐ", ENTRIES)


def test_typed_diacritics_keep_other_words_out() -> None:
    assert "1.001776" not in search("mở cửa hàng", [entry for entry in ENTRIES if entry.code != "1.001612"])


def test_what_nobody_offers_is_not_found() -> None:
    assert search("đăng ký tàu vũ trụ", ENTRIES) == []


@pytest.mark.parametrize("query", ["", "   ", "?!"])
def test_nothing_typed_gives_everything(query: str) -> None:
    assert len(search(query, ENTRIES)) == 87


def test_of_what_fits_alike_the_most_filed_comes_first() -> None:
    often = [replace(entry, filed=240 if entry.code == "2.000815" else 3) for entry in ENTRIES]
    assert search("chứng thực", ENTRIES)[0] != "2.000815"
    assert search("chứng thực", often)[0] == "2.000815"
    assert search("chung thuc", often)[0] == "2.000815"


def test_how_often_something_is_filed_puts_nothing_before_what_fits_better() -> None:
    often = [replace(entry, filed=9000 if entry.code == "2.000815" else 0) for entry in ENTRIES]
    assert search("kết hôn", often)[0] == "1.000894"
    assert search("chứng thực chữ ký", often)[0] == search("chứng thực chữ ký", ENTRIES)[0] != "2.000815"
