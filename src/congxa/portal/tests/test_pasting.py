"""What Word, LibreOffice and Google Docs put on the clipboard becomes the usual blocks of a body."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from congxa.kernel.legacy import Encoding
from congxa.portal.editor.cleaning import TAGS
from congxa.portal.editor.pasting import pasted_blocks
from congxa.portal.editor.tables import Laid
from congxa.portal.paste_block import IS_HTML, LONGEST, PasteBlock

CLIPBOARD = Path(__file__).parent / "clipboard"


def pasted(name: str) -> list[tuple[str, Any]]:
    return pasted_blocks(IS_HTML + (CLIPBOARD / name).read_text(encoding="utf-8"))[0]


def paste(html: str) -> str:
    return "".join(str(value) for _, value in pasted_blocks(IS_HTML + html)[0])


def test_lists_of_word_stay_lists_within_lists() -> None:
    text = pasted("word.html")[0][1]
    assert "<ul><li>Lúa nếp<ul><li>Nếp cái hoa vàng</li></ul></li><li>Lúa tẻ</li></ul>" in text
    assert "<ol><li>Phơi <b>thóc</b><ol><li>Dọn sân</li><li>Trải bạt</li></ol></li><li>Cất kho</li></ol>" in text


def test_headings_emphasis_and_web_links_stay_and_nothing_else() -> None:
    text = pasted("word.html")[0][1]
    assert text.startswith("<h2>Kết quả thu hoạch vụ mùa</h2>")
    assert "<b>gặt xong</b> và <i>phơi thóc</i>" in text
    assert re.findall(r'href="([^"]*)"', text) == ["https://luongson.example.vn/vu-mua"]
    assert "style" not in text
    assert "mso" not in text.lower()


def test_table_of_word_has_its_bold_first_row_as_heading_and_its_merged_cells() -> None:
    name, table = pasted("word.html")[1]
    assert (name, table["table_header_choice"]) == ("table", "row")
    assert table["data"] == [
        ["Thôn", "Diện tích", "Sản lượng"],
        ["Rụt", "chưa có số liệu", ""],
        ["Nước Vải", "12 ha", "60 tấn\n(ước)"],
    ]
    assert table["mergeCells"] == [{"row": 1, "col": 1, "rowspan": 1, "colspan": 2}]


def test_table_with_a_heading_of_two_rows_keeps_its_shape() -> None:
    html = (
        "<table><tr><td rowspan=2><b>TT</b></td><td colspan=2><b>Diện tích</b></td></tr>"
        "<tr><td><b>Lúa</b></td><td><b>Ngô</b></td></tr>"
        "<tr><td>1</td><td rowspan=9>12 ha</td><td>3 ha</td></tr></table>"
    )
    (_name, table), *rest = pasted_blocks(IS_HTML + html)[0]
    assert not rest
    assert table["data"] == [["TT", "Diện tích", ""], ["", "Lúa", "Ngô"], ["1", "12 ha", "3 ha"]]
    laid = Laid.of(table)
    assert [[(cell.words, cell.down, cell.across, cell.scope) for cell in row] for row in laid.head] == [
        [("TT", 2, 1, "col"), ("Diện tích", 1, 2, "colgroup")],
        [("Lúa", 1, 1, "col"), ("Ngô", 1, 1, "col")],
    ]
    assert [[(cell.words, cell.down, cell.scope) for cell in row] for row in laid.body] == [
        [("1", 1, ""), ("12 ha", 1, ""), ("3 ha", 1, "")]
    ]


def test_cells_that_claim_the_same_place_stay_side_by_side() -> None:
    table = "<table><tr><td>a<td rowspan=2>b</tr><tr><td colspan=3>c<td>d</tr></table>"
    value = pasted_blocks(IS_HTML + table)[0][0][1]
    assert value["data"] == [["a", "b", ""], ["c", "", "d"]]
    assert value["mergeCells"] == [{"row": 0, "col": 1, "rowspan": 2, "colspan": 1}]


def test_headings_above_and_beside_are_both_kept() -> None:
    rows = "<tr><th>Xã</th><th>Hộ</th></tr><tr><th rowspan=2>A</th><td>1</td></tr><tr><td>2</td></tr>"
    table = pasted_blocks(IS_HTML + f"<table><thead>{rows}</table>".replace("</th></tr>", "</th></tr></thead>", 1))[0][
        0
    ][1]
    assert table["table_header_choice"] == "both"
    assert [cell.scope for cell in Laid.of(table).body[0]] == ["rowgroup", ""]


def test_pictures_of_word_are_counted_and_left_behind() -> None:
    blocks, found = pasted_blocks(IS_HTML + (CLIPBOARD / "word.html").read_text(encoding="utf-8"))
    assert found.pictures == 2
    assert "img" not in str(blocks)


def test_legacy_fonts_tell_the_encoding_and_capitals_and_leave_unicode_runs_alone() -> None:
    blocks, found = pasted_blocks(IS_HTML + (CLIPBOARD / "word_tcvn3.html").read_text(encoding="utf-8"))
    assert found.encoding is Encoding.TCVN3
    assert blocks[0][1] == (
        "<p>THÔNG BÁO</p><p>Uỷ ban nhân dân xã Tân Vinh mời b<b>à</b> con đến họp.</p>"
        "<p>Kính mời; địa điểm: nhà văn hóa.</p>"
    )
    assert blocks[1][1]["data"] == [["Ngày", "Việc"], ["Thứ hai", "Gặt lúa"]]


def test_unicode_in_a_legacy_font_is_not_converted() -> None:
    assert paste('<p style="font-family:.VnTime">báo cáo của xã</p>') == "<p>báo cáo của xã</p>"


def test_list_of_libreoffice_that_begins_at_three_keeps_its_numbers() -> None:
    text = pasted("libreoffice.html")[0][1]
    assert "<p>3. Họp chi bộ</p><p>4. Họp thôn</p><ul><li>Tiêm phòng<ul><li>Trẻ em</li></ul></li></ul>" in text


def test_bold_and_nested_lists_of_google_docs() -> None:
    assert pasted("google_docs.html")[0][1].strip() == (
        "<p>Kế hoạch <b><i>quan trọng</i></b></p><ul><li>Một<ul><li>Một phẩy một</li></ul></li><li>Hai</li></ul>"
    )


@pytest.mark.parametrize("number", ["3.", "IV.", "1.1.", "Điều 5."])
def test_number_that_a_list_would_not_show_again_stays(number: str) -> None:
    word = f'<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">{number}</span>Nội dung</p>'
    assert paste(word) == f"<p>{number} Nội dung</p>"


def test_plain_text_becomes_paragraphs_and_stays_text() -> None:
    blocks, _ = pasted_blocks("Dòng một\n\n<script>x</script> & hai")
    assert blocks == [("text", "<p>Dòng một</p><p>&lt;script&gt;x&lt;/script&gt; &amp; hai</p>")]


HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<style>@import 'http://x'</style><p style='background:url(javascript:1)'>x",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<![if !supportLists]><script>alert(1)</script><![endif]>",
    "<table><td onclick=alert(1)><object data=x></object>x<td>y",
)


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_that_runs_comes_through(html: str) -> None:
    for name, value in pasted_blocks(f"{IS_HTML}{html}<p>chữ</p>")[0]:
        assert only_allowed(value) if name == "text" else True
        assert not re.search(r"<[^>]*(?:on\w+=|javascript:|data:|style=)", str(value))


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>a" * 100,
        "<div>" * 50_000 + "chữ",
        "<ul><li>" * 20_000 + "chữ",
        "<![if !supportLists]>" * 60_000,
        "<table>" + "<tr><td rowspan=50 colspan=50>x" * 20_000,
        "<p style='mso-list:l0 level9 lfo1'>x" * 20_000,
        "<tr><td rowspan=50 colspan=50>x" * 5_900,
        "<p style='mso-list:l0 level9 lfo1'>x" * 11_900,
        "<a" * 900_000,
        "<!--StartFragment-->" * 90_000,
    ],
    ids=["tables", "divs", "lists", "markers", "spans", "items", "rows", "paragraphs", "brackets", "copies"],
)
def test_hostile_size_and_depth_take_little_time(html: str) -> None:
    began = time.process_time()
    pasted_blocks(IS_HTML + html)
    assert time.process_time() - began < 10


def test_more_tags_than_anybody_writes_leave_the_words_and_say_so() -> None:
    blocks, found = pasted_blocks(f"{IS_HTML}<p>Đầu</p>" + "<table><tr><td>x</table>" * 5_000)
    assert found.is_text_only
    assert blocks[0][1].startswith("<p>Đầu </p><p> x </p><p> x </p>")


def test_too_long_a_paste_is_refused_with_what_to_do() -> None:
    with pytest.raises(Exception, match="dài 5,0 MB, nhiều hơn mức 2,0 MB"):
        PasteBlock().clean(IS_HTML + "x" * (5_000_000))
    assert LONGEST == 2_000_000


def only_allowed(html: str) -> bool:
    soup = BeautifulSoup(html, "html.parser")
    return all(
        tag.name in TAGS and set(tag.attrs) <= ({"href"} if tag.name == "a" else set()) for tag in soup.find_all(True)
    )


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<ul>", "<li>", "</ul>", "<ol start=4>", "</ol>", "<table>", "<tr>", "<td colspan=3>", "<th>"),
        *("</table>", "<div>", "</div>", "<b>", "</b>", "<span style='font-weight:700'>", "</span>", "<!--", "-->"),
        *("<p style='mso-list:l0 level1 lfo1'>", "<p style='mso-list:l1 level2 lfo1'>", "<blockquote>", "<h4>"),
        *("<span style='mso-list:Ignore'>1.</span>", "<span style='mso-list:Ignore'>a)</span>", "chữ", " ", "\xa0"),
        *("<svg>", "<style>", "</style>", "<math>", "<script>", "<a href='https://x.vn/'>", "</a>", "&lt;", "<br>"),
        *("<img src=x onerror=y>", "<font face='.VnTime'>", "b¸o c¸o", "<o:p>", "</o:p>", "\x00", "<hr>", "]]>"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_paste_has_only_allowed_tags_and_pasting_it_again_loses_no_word(html: str) -> None:
    texts = [value for name, value in pasted_blocks(IS_HTML + html)[0] if name == "text"]
    for text in texts:
        assert only_allowed(text)
        again = "".join(value for name, value in pasted_blocks(IS_HTML + text)[0] if name == "text")
        assert words(again) == words(text)


def words(html: str) -> list[str]:
    return BeautifulSoup(html, "html.parser").get_text(" ").split()
