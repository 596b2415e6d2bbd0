"""The blocks of a page's body as readers see them."""

from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from tests.pages import Portal, make_article, make_picture

from congxa.portal.models import PortalFile
from congxa.portal.shown.reading import body_texts, reading_minutes

ADDRESS = "/tan-vinh/tin-tuc/bai-day-du/"


def show(client: Client, portal: Portal, *blocks: tuple[str, object]) -> str:
    page = make_article(portal.village.get_parent().specific, "Bài đầy đủ", "bai-day-du")
    page.body = list(blocks)
    page.save()
    return client.get(ADDRESS).content.decode()


def test_link_to_a_page_of_another_office_works_where_the_reader_is(client: Client, portal: Portal) -> None:
    html = show(client, portal, ("text", f'<p><a linktype="page" id="{portal.plain.pk}">Họp</a></p>'))
    assert 'href="/tin-tuc/nong-thon-moi/hop-giao-ban/"' in html


def test_picture_has_its_description_and_caption(client: Client, portal: Portal) -> None:
    picture = make_picture(portal.offices.tan_vinh, "Cầu treo")
    html = show(client, portal, ("picture", {"image": picture, "caption": "Cầu mới"}))
    assert 'alt="Cầu treo"' in html
    assert "<figcaption>Cầu mới" in html


def test_file_is_offered_for_download_and_never_run(client: Client, portal: Portal) -> None:
    file = PortalFile.objects.create(title="Biểu mẫu", file=ContentFile(b"<script>alert(1)</script>", "bieu-mau.html"))
    assert f'href="/tan-vinh/tep/{file.pk}/bieu-mau.html"' in show(client, portal, ("file", file))
    response = client.get(f"/tan-vinh/tep/{file.pk}/bieu-mau.html")
    assert response["Content-Disposition"].startswith("attachment")


def test_table_can_be_scrolled_with_the_keyboard(client: Client, portal: Portal) -> None:
    table = {"data": [["Xã", "Đạt"], ["Tân Vinh", "có"]], "first_row_is_table_header": True, "table_caption": "Kết quả"}
    html = show(client, portal, ("table", table))
    assert 'tabindex="0" role="region" aria-label="Kết quả"' in html
    assert '<th scope="col">Xã</th>' in html


def test_merged_cells_span_on_the_page_and_say_their_words_once(client: Client, portal: Portal) -> None:
    merged = [{"row": 0, "col": 0, "rowspan": 1, "colspan": 2}, {"row": 1, "col": 0, "rowspan": 2, "colspan": 1}]
    data = [["Kết quả năm", None], ["Đạt", "Tân Vinh"], [None, "Nhuận Trạch"]]
    table = {"data": data, "first_row_is_table_header": True, "first_col_is_header": True, "mergeCells": merged}
    html = show(client, portal, ("table", table))
    assert '<thead><tr><th scope="colgroup" colspan="2">Kết quả năm</th></tr></thead>' in html
    assert '<tr><th scope="rowgroup" rowspan="2">Đạt</th><td>Tân Vinh</td></tr>\n<tr><td>Nhuận Trạch</td></tr>' in html


def test_merge_that_leaves_the_table_or_covers_another_is_not_shown(client: Client, portal: Portal) -> None:
    merged = [{"row": 0, "col": 0, "rowspan": 9, "colspan": 1}, {"row": -1, "col": 0, "rowspan": 2, "colspan": 1}]
    html = show(client, portal, ("table", {"data": [["a", "b"]], "mergeCells": merged}))
    assert "<tr><td>a</td><td>b</td></tr>" in html


def test_quotation_names_its_speaker(client: Client, portal: Portal) -> None:
    html = show(client, portal, ("quote", {"text": "Nhập một lần", "speaker": "Bà Hằng"}))
    assert "<blockquote><p>Nhập một lần</p><footer>Bà Hằng</footer></blockquote>" in html


def test_reading_time_counts_syllables_without_markup() -> None:
    raw: list[dict[str, Any]] = [{"value": "<p>" + "một " * 250 + "</p>"}, {"value": {"data": [["hai", None]]}}]
    assert reading_minutes(body_texts(raw)) == 2
    assert reading_minutes([]) == 1
