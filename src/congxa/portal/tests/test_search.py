"""The search finds as people type, ranks titles first, shows only what is public, and never breaks."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker
from tests.pages import Portal, make_article

from congxa.kernel.refs import Ref
from congxa.kernel.text import fold
from congxa.portal.models import SearchEntry, SectionPage
from congxa.portal.search import fulltext
from congxa.portal.search.findables import SECTION
from congxa.portal.search.finding import LONGEST, Wish, search
from congxa.portal.search.indexing import mend, refresh

pytestmark = pytest.mark.usefixtures("more_articles")
TITLES = [
    "Nghị định 61/2018/NĐ-CP về một cửa",
    "Bàn giao công trình thủy lợi",
    "Bán nông sản ở chợ Lương Sơn",
    "Ủy ban nhân dân xã trực Tết",
    "Hòa Bình mở hội cồng chiêng",
]


@pytest.fixture(scope="module")
def more_articles(standing_portal: tuple[Portal, Path], django_db_blocker: DjangoDbBlocker) -> None:
    portal, _media = standing_portal
    with django_db_blocker.unblock():
        for number, title in enumerate(TITLES):
            make_article(portal.section, title, f"bai-{number}", lead="Tin của huyện.")


def titles(query: str, **filters: object) -> list[str]:
    return ["".join(words for words, _found in hit.title) for hit in search(Wish(query, **filters)).hits]  # type: ignore[arg-type]  # values by name


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("typed", [str, fold, str.upper])
def test_a_title_is_found_first_however_it_is_typed(portal: Portal, title: str, typed: type[str]) -> None:
    assert titles(typed(title))[0] == title


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("hoà bình", "Hòa Bình mở hội cồng chiêng"),
        ("Ho\u0300a Bi\u0300nh", "Hòa Bình mở hội cồng chiêng"),
        ("thuỷ lợi", "Bàn giao công trình thủy lợi"),
        ("UBND trực tết", "Ủy ban nhân dân xã trực Tết"),
        ("61/2018/nd-cp", "Nghị định 61/2018/NĐ-CP về một cửa"),
        ("cồng chi", "Hòa Bình mở hội cồng chiêng"),
        ('"một cửa"', "Nghị định 61/2018/NĐ-CP về một cửa"),
    ],
)
def test_spellings(portal: Portal, query: str, title: str) -> None:
    assert title in titles(query)


def test_diacritics_decide_the_order_when_they_are_typed(portal: Portal) -> None:
    assert titles("bàn")[0] == "Bàn giao công trình thủy lợi"
    assert titles("bán")[0] == "Bán nông sản ở chợ Lương Sơn"


def test_a_title_ranks_above_a_text(portal: Portal) -> None:
    make_article(portal.section, "Chuyện khác", "chuyen-khac", lead="Nói về cồng chiêng, cồng chiêng, cồng chiêng.")
    assert titles("cồng chiêng")[0] == "Hòa Bình mở hội cồng chiêng"


def test_sections_come_after_articles_but_for_the_portals_own_of_that_name(portal: Portal) -> None:
    tan_vinh = portal.offices.tan_vinh
    news = SectionPage.objects.child_of(portal.tan_vinh).get()
    own = news.add_child(instance=SectionPage(title="Nông thôn mới", slug="nong-thon-moi", office=tan_vinh))
    for section in (own, portal.section):
        section.save_revision().publish()
    make_article(portal.section, "Chuyện làng", "chuyen-lang", lead="Xây dựng nông thôn mới.")
    for office in (portal.offices.district, tan_vinh):
        kinds = [(hit.kind, hit.office_id) for hit in search(Wish("nong thon moi", home_id=office.pk)).hits]
        assert kinds[0] == (SECTION, office.pk)
        assert [kind for kind, _office in kinds[1:-1]] == ["portal.news"] * (len(kinds) - 2)
        assert len(kinds) > 2
        assert kinds[-1][0] == SECTION
    assert titles("nông thôn")[0] != "Nông thôn mới"  # not its whole name


def test_quotes_hold_words_together(portal: Portal) -> None:
    assert titles('"cửa một"') == []


def test_filters(portal: Portal) -> None:
    office = portal.offices.tan_vinh.pk
    assert titles("tiêm phòng", office_id=office) == [portal.injections.title]
    assert titles("tiêm phòng", office_id=portal.offices.district.pk) == []
    assert titles("tiêm phòng", kind="portal.page") == []
    assert titles("tiêm phòng", until=date(2000, 1, 1)) == []


def test_what_is_withdrawn_is_not_found(portal: Portal) -> None:
    portal.injections.unpublish()
    assert titles("tiêm phòng") == []


def test_what_is_deleted_is_forgotten(portal: Portal) -> None:
    pk = portal.injections.pk
    portal.injections.delete()
    assert not SearchEntry.objects.filter(ref=f"portal.news:{pk}").exists()


def test_a_draft_does_not_show_through(portal: Portal) -> None:
    portal.injections.title = "Bản nháp chưa ai được đọc"
    portal.injections.save_revision()
    assert titles("bản nháp chưa ai") == []


def test_building_the_index_again_changes_nothing(portal: Portal) -> None:
    before = sorted(SearchEntry.objects.filter(kind="portal.news").values_list("ref", flat=True))
    call_command("index", stdout=StringIO())
    assert sorted(SearchEntry.objects.filter(kind="portal.news").values_list("ref", flat=True)) == before
    assert len(titles("tiêm phòng")) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=3 * LONGEST))
def test_no_text_breaks_it(portal: Portal, query: str) -> None:
    answer = search(Wish(query))
    assert len(answer.hits) <= answer.total


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(" ".join(TITLES).split()), min_size=1, max_size=3))
def test_a_query_and_its_bare_letters_find_the_same(portal: Portal, words: list[str]) -> None:
    query = " ".join(words)
    assert sorted(titles(query)) == sorted(titles(fold(query)))


def test_another_rooms_event_brings_one_thing_up_to_date(portal: Portal) -> None:
    ref = Ref("portal.news", str(portal.injections.pk))
    SearchEntry.objects.filter(ref=str(ref)).update(title="Tên cũ")
    refresh(ref, portal.offices.tan_vinh.pk)
    assert titles("tiêm phòng") == [portal.injections.title]


def test_what_no_room_offers_any_more_is_forgotten(portal: Portal) -> None:
    entry = SearchEntry.objects.get(ref=f"portal.news:{portal.injections.pk}")
    SearchEntry.objects.filter(pk=entry.pk).update(ref="portal.news:999999")
    refresh(Ref("portal.news", "999999"))
    assert not SearchEntry.objects.filter(pk=entry.pk).exists()


def test_browsers_can_add_the_search(portal: Portal, client: Client) -> None:
    page = client.get("/tan-vinh/opensearch.xml")
    assert page.status_code == 200
    assert '/tim-kiem/?q={searchTerms}"' in page.content.decode()


def test_ten_thousand_characters_are_answered(portal: Portal, client: Client) -> None:
    assert client.get("/tim-kiem/", {"q": "cồng chiêng " * 834}).status_code == 200


@pytest.mark.parametrize(
    "query", ['"', '""', "* AND (", "a' OR 1=1 --", "title:x", "NEAR(a b)", "\\", "%", "{}", "<->"]
)
def test_operators_are_words(portal: Portal, client: Client, query: str) -> None:
    assert client.get("/tim-kiem/", {"q": query}).status_code == 200


def test_the_page_marks_words_and_escapes_them(portal: Portal, client: Client) -> None:
    page = client.get("/tim-kiem/", {"q": "cong chieng <script>"}).content.decode()
    assert "<script>" not in page.replace("<script src", "")
    page = client.get("/tim-kiem/", {"q": "cong chieng"}).content.decode()
    assert "<mark>cồng</mark>" in page


def test_an_empty_result_says_what_to_try(portal: Portal, client: Client) -> None:
    page = client.get("/tim-kiem/", {"q": "cong chiengg hoii"}).content.decode()
    assert "Không tìm thấy gì" in page
    assert ">cong chiêng hội</a>?" in page


def test_a_wrong_order_of_dates_is_said_and_kept(portal: Portal, client: Client) -> None:
    page = client.get("/tim-kiem/", {"q": "cồng", "tu": "2026-02-02", "den": "01/01/2026"}).content.decode()
    assert "Hãy đổi lại hai ngày" in page
    assert 'value="2026-02-02"' in page
    assert 'value="2026-01-01"' in page


def test_a_date_that_is_none_is_said_and_kept(portal: Portal, client: Client) -> None:
    page = client.get("/tim-kiem/", {"q": "cồng", "tu": "31/02/2026"}).content.decode()
    assert "“31/02/2026” không phải là một ngày" in page
    assert 'type="text" value="31/02/2026"' in page


def test_a_query_without_a_word_says_so(portal: Portal, client: Client) -> None:
    assert "không có chữ hay số nào để tìm" in client.get("/tim-kiem/", {"q": "🎉 %_*-"}).content.decode()


def test_a_lost_entry_and_lost_words_are_mended(portal: Portal) -> None:
    mend()  # sections made without publishing have no entry yet
    first, second = SearchEntry.objects.filter(kind="portal.news")[:2]
    SearchEntry.objects.filter(pk=first.pk).update(ref="portal.news:999999")
    fulltext.remove([second.pk])
    assert mend() == 3
    assert mend() == 0
    assert SearchEntry.objects.filter(ref=first.ref).exists()
    assert titles(second.title) == [second.title]


def test_a_commune_looks_at_home_first(portal: Portal, client: Client) -> None:
    assert "Nghị định" not in client.get("/tan-vinh/tim-kiem/", {"q": "nghị định"}).content.decode()[5000:]
    page = client.get("/tan-vinh/tim-kiem/", {"q": "nghị định", "co-quan": "tat-ca"}).content.decode()
    assert "61/2018" in page


def test_a_search_costs_few_queries(
    portal: Portal, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/tim-kiem/", {"q": "cửa"})
    with django_assert_max_num_queries(6):
        client.get("/tim-kiem/", {"q": "một cửa"})
