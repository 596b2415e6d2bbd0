"""Text in legacy encodings and from Word is shown to the editor before it is kept; all text is kept in NFC."""

import html as markup
import json
import re
import unicodedata
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.editing import article_form, edit_address, write
from tests.pages import Portal
from tests.people import People

from congxa.portal.editor.text_nodes import tidy
from congxa.portal.models import NewsPage, SectionPage
from congxa.portal.paste_block import IS_HTML

TCVN3 = {
    "title": "Th«ng b¸o häp d©n",
    "slug": "th-ng-b-o",
    "lead": "Uû ban nh©n d©n x· mêi bµ con ®Õn häp.",
    "body-0-value-text": "Mäi ng­êi ®Òu vui.",
}


@pytest.fixture
def section(client: Client, portal: Portal, people: People) -> SectionPage:
    client.force_login(people.lan)
    found: SectionPage = SectionPage.objects.child_of(portal.tan_vinh).get()
    return found


def send(client: Client, section: SectionPage, **changes: object) -> str:
    """Send the form of a new article that must come back; return it."""
    address = reverse("wagtailadmin_pages:add", args=["portal", "newspage", section.pk])
    response = client.post(address, article_form(**changes))
    assert response.status_code == 200
    return response.content.decode()


def pairs(shown: str) -> str:
    found = re.search(r'name="as_typed-pairs" value="([^"]*)"', shown)
    assert found is not None
    return markup.unescape(found[1])


def pasted(html: str) -> dict[str, Any]:
    return {"body-0-type": "pasted", "body-0-value": IS_HTML + html}


def test_decomposed_text_is_kept_composed(client: Client, section: SectionPage) -> None:
    decomposed = unicodedata.normalize("NFD", "Hội nghị tổng kết")
    article = write(client, section, title=decomposed, **{"body-0-value-text": decomposed})
    kept = article.get_latest_revision_as_object()
    assert (kept.title, kept.body[0].value["text"]) == ("Hội nghị tổng kết",) * 2


def test_first_save_shows_legacy_text_in_unicode_and_keeps_nothing(client: Client, section: SectionPage) -> None:
    before = NewsPage.objects.count()
    shown = send(client, section, **TCVN3)
    assert "Văn bản gõ bằng bảng mã TCVN3 (ABC) đã được chuyển sang Unicode. Hãy xem lại rồi lưu lần nữa." in shown
    assert "Thông báo họp dân</textarea>" in shown
    assert 'value="thong-bao-hop-dan"' in shown
    assert "Uỷ ban nhân dân xã mời bà con đến họp." in shown
    assert NewsPage.objects.count() == before


def test_second_save_keeps_what_was_shown(client: Client, section: SectionPage) -> None:
    typed = pairs(send(client, section, **TCVN3))
    article = write(
        client,
        section,
        title="Thông báo họp dân",
        slug="thong-bao-hop-dan",
        lead="Uỷ ban nhân dân xã mời bà con đến họp.",
        **{"body-0-value-text": "Mọi người đều vui.", "as_typed-pairs": typed},
    )
    assert article.get_latest_revision_as_object().body[0].value["text"] == "Mọi người đều vui."


def test_vni_is_recognised_too(client: Client, section: SectionPage) -> None:
    shown = send(client, section, title="Thoâng baùo hoïp daân", lead="UÛy ban nhaân daân xaõ môøi baø con ñeán hoïp.")
    assert "bảng mã VNI-Windows" in shown
    assert "Thông báo họp dân" in shown


def test_editor_keeps_what_was_typed_and_own_changes_since(client: Client, section: SectionPage) -> None:
    typed = pairs(send(client, section, **TCVN3))
    article = write(
        client,
        section,
        title="Thông báo họp dân",
        slug="hop-dan",
        lead="Sa-pô viết lại.",
        **{"body-0-value-text": "Mọi người đều vui.", "as_typed-pairs": typed, "as_typed-keep": "1"},
    )
    kept = article.get_latest_revision_as_object()
    assert (kept.title, kept.lead) == (TCVN3["title"], "Sa-pô viết lại.")
    assert kept.body[0].value["text"] == TCVN3["body-0-value-text"]
    # It is not asked again at the next save.
    saved = client.post(edit_address(article), article_form(**TCVN3 | {"slug": "hop-dan", "lead": "Sa-pô viết lại."}))
    assert saved.status_code == 302


def test_link_in_rich_text_is_left_alone(client: Client, section: SectionPage) -> None:
    entity = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "https://x.vn/Th«ng"}}
    block = {
        "key": "a1b2c",
        "type": "unstyled",
        "text": "Mêi bµ con ®Õn häp",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [{"offset": 0, "length": 3, "key": 0}],
    }
    state = json.dumps({"blocks": [block], "entityMap": {"0": entity}})
    shown = markup.unescape(send(client, section, **{"body-0-type": "text", "body-0-value": state}))
    assert "https://x.vn/Th\\\\u00abng" in shown or "https://x.vn/Th«ng" in shown
    assert "\\\\u1ecdp" in shown or "Mời bà con đến họp" in shown


def test_paste_comes_back_as_usual_blocks_with_a_word_on_pictures(client: Client, section: SectionPage) -> None:
    shown = send(client, section, **pasted("<p>Chữ</p><table><tr><td>a<td>b</table><img src=x><img src=y>"))
    assert "Văn bản dán từ Word đã được chuyển thành các khối thường của bài." in shown
    assert "2 ảnh trong văn bản không được chép; hãy tải từng ảnh lên." in shown
    state = markup.unescape(shown)
    assert '"type": "table"' in state
    assert '"type": "pasted", "value"' not in state


def test_too_long_a_paste_comes_back_whole(client: Client, section: SectionPage) -> None:
    shown = send(client, section, **pasted("<p>" + "lúa " * 450_000))
    assert "những gì đã dán vẫn còn nguyên ở đây" in markup.unescape(shown) or "v\\u1eabn c\\u00f2n" in shown
    assert len(shown) > 450_000 * 4


def test_forged_pairs_are_nothing(client: Client, section: SectionPage) -> None:
    assert write(client, section, **{"as_typed-pairs": '{"a": [1]', "as_typed-keep": "1"}).pk


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("nhà\u200b văn\ufeff hóa\x07", "nhà văn hóa"),
        ("\uf0b7 Lúa", "• Lúa"),
        ("👨\u200d🌾", "👨\u200d🌾"),
        ("10\xa0kg", "10\xa0kg"),
        ("một\nhai\tba", "một\nhai\tba"),
        ("\ue123", "\ue123"),
    ],
)
def test_invisible_characters_go_and_others_stay(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


def test_nothing_is_saved_by_itself_while_the_change_waits_for_a_look(client: Client, section: SectionPage) -> None:
    address = reverse("wagtailadmin_pages:add", args=["portal", "newspage", section.pk])
    assert "data-w-autosave-interval" in client.get(address).content.decode()
    assert "data-w-autosave-interval" not in send(client, section, **TCVN3)


GRID = [["Thôn", "Hộ"], ["Rụt", None]]
NO_TABLES = {
    "cut off": '{"data": [["Thôn", "Hộ"',
    "a list": "[1, 2]",
    "a word": '"bảng"',
    "no rows": '{"mergeCells": []}',
    "rows that are no lists": '{"data": ["Thôn", "Rụt"]}',
    "uneven rows": '{"data": [["Thôn", "Hộ"], ["Rụt"]]}',
    "a list in a cell": '{"data": [["Thôn", ["Hộ"]]]}',
    "a number in a cell": '{"data": [[1]]}',
    "merged cells that are words": json.dumps({"data": GRID, "mergeCells": ["row"]}),
    "merged cells without a size": json.dumps({"data": GRID, "mergeCells": [{"row": 0, "col": 0}]}),
    "merged cells of no number": json.dumps(
        {"data": GRID, "mergeCells": [{"row": "0", "col": 0, "rowspan": 1, "colspan": 2}]}
    ),
    "cells without a place": json.dumps({"data": GRID, "cell": [{"className": "htCenter"}]}),
    "a caption that is a number": json.dumps({"data": GRID, "table_caption": 7}),
    "brackets without end": "[" * 100_000,
}


@pytest.mark.parametrize("sent", NO_TABLES.values(), ids=NO_TABLES)
def test_what_is_no_table_is_told_and_nothing_is_kept(client: Client, section: SectionPage, sent: str) -> None:
    before = NewsPage.objects.count()
    shown = send(client, section, lead="Gõ rồi thì còn.", **{"body-0-type": "table", "body-0-value": sent})
    assert json.dumps("Không đọc được bảng này")[1:-1] in markup.unescape(shown)
    assert "Gõ rồi thì còn." in shown
    assert NewsPage.objects.count() == before


def test_table_that_the_editor_sends_is_kept(client: Client, section: SectionPage) -> None:
    table = {
        "data": GRID,
        "cell": [{"row": 1, "col": 1, "className": "htCenter"}],
        "mergeCells": [{"row": 0, "col": 0, "rowspan": 1, "colspan": 2}],
        "table_header_choice": "row",
        "table_caption": "Số hộ",
    }
    article = write(client, section, **{"body-0-type": "table", "body-0-value": json.dumps(table)})
    kept = article.get_latest_revision_as_object().body[0].value
    assert {name: kept[name] for name in table} == table
    assert kept["first_row_is_table_header"] is True
