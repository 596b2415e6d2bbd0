"""What a citizen finds on the pages of an office."""

import pytest
from django.test import Client
from tests.pages import LEAD, Portal, make_article

from congxa.portal.models import GatherChoice, HomePage, MenuItem
from congxa.portal.shown.frame import forget_frames

pytestmark = pytest.mark.django_db
PINNED = "/tin-tuc/nong-thon-moi/muoi-ba-xa-dat-tieu-chi/"


def text_of(client: Client, path: str, host: str = "testserver") -> str:
    response = client.get(path, headers={"host": host})
    assert response.status_code == 200
    return response.content.decode()


def test_home_leads_with_the_pinned_article(client: Client, portal: Portal) -> None:
    html = text_of(client, "/")
    assert html.index("Mười ba xã đạt tiêu chí") < html.index("Họp giao ban")


def test_home_shows_no_article_twice(client: Client, portal: Portal) -> None:
    html = text_of(client, "/")
    assert html.count("Mười ba xã đạt tiêu chí") == 1


def test_home_gathers_what_the_commune_allows(client: Client, portal: Portal) -> None:
    html = text_of(client, "/")
    assert "Lịch tiêm phòng" in html
    assert "Họp thôn Rụt" not in html


def test_home_hides_gathered_article_that_the_district_hid(client: Client, portal: Portal) -> None:
    GatherChoice.objects.create(page=portal.injections, office=portal.offices.district, shown=False)
    assert "Lịch tiêm phòng" not in text_of(client, "/")


def test_home_shows_only_chosen_articles_when_the_district_chooses(client: Client, portal: Portal) -> None:
    HomePage.objects.filter(pk=portal.district.pk).update(gather=HomePage.Gather.CHOSEN)
    assert "Lịch tiêm phòng" not in text_of(client, "/")
    GatherChoice.objects.create(page=portal.injections, office=portal.offices.district, shown=True)
    assert "Lịch tiêm phòng" in text_of(client, "/")


def test_home_has_no_tile_that_leads_nowhere(client: Client, portal: Portal) -> None:
    html = text_of(client, "/tan-vinh/")
    assert "/tan-vinh/tin-tuc/" in html
    assert "/tan-vinh/lien-he/" not in html


@pytest.mark.parametrize(("host", "path"), [("testserver", "/tan-vinh/"), ("tan-vinh.localhost", "/")])
def test_commune_is_mounted_by_path_and_by_host(client: Client, portal: Portal, host: str, path: str) -> None:
    html = text_of(client, path, host)
    assert f'href="{path}tin-tuc/lich-tiem-phong/"' in html
    assert "Ủy ban nhân dân xã Tân Vinh" in html


def test_article_shows_everything_about_it(client: Client, portal: Portal) -> None:
    html = text_of(client, PINNED)
    for words in (LEAD, "Cán bộ một cửa xã Tân Vinh", "78 trạm", "Ban biên tập", "truyền thanh", "Nông thôn mới"):
        assert words in html
    assert 'Theo: <a href="https://baohoabinh.com.vn" rel="noopener nofollow external">Báo Hòa Bình</a>' in html


def test_source_is_not_credited_twice(client: Client, portal: Portal) -> None:
    make_article(portal.section, "Tin lấy lại", "tin-lay-lai", source_name="Theo: Báo Hòa Bình")
    assert "Theo: Báo Hòa Bình" in text_of(client, "/tin-tuc/nong-thon-moi/tin-lay-lai/")


def test_shared_article_stands_in_the_commune_frame_and_names_its_source(client: Client, portal: Portal) -> None:
    html = text_of(client, f"/tan-vinh/tin-chung/{portal.pinned.pk}/muoi-ba-xa-dat-tieu-chi/")
    assert "Ủy ban nhân dân xã Tân Vinh" in html
    assert "Tin dùng chung của Huyện Lương Sơn" in html
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{PINNED}">' in html


def test_shared_article_is_on_the_list_of_the_commune(client: Client, portal: Portal) -> None:
    assert f"/tan-vinh/tin-chung/{portal.pinned.pk}/" in text_of(client, "/tan-vinh/tin-tuc/")


def test_article_that_is_not_shared_is_not_found_there(client: Client, portal: Portal) -> None:
    assert client.get(f"/tan-vinh/tin-chung/{portal.plain.pk}/hop-giao-ban/").status_code == 404


def test_withdrawn_article_is_not_found(client: Client, portal: Portal) -> None:
    portal.plain.unpublish()
    assert client.get("/tin-tuc/nong-thon-moi/hop-giao-ban/").status_code == 404


def test_section_is_filtered_by_tag(client: Client, portal: Portal) -> None:
    html = text_of(client, "/tin-tuc/nong-thon-moi/?the=truyen-thanh")
    assert "Mười ba xã đạt tiêu chí" in html
    assert "Họp giao ban" not in html


def test_section_is_read_page_by_page(client: Client, portal: Portal) -> None:
    for number in range(15):
        make_article(portal.section, f"Tin số {number}", f"tin-so-{number}")
    assert 'href="?trang=2"' in text_of(client, "/tin-tuc/nong-thon-moi/")
    assert "Mười ba xã đạt tiêu chí" in text_of(client, "/tin-tuc/nong-thon-moi/?trang=2")
    assert client.get("/tin-tuc/nong-thon-moi/?trang=3").status_code == 404


@pytest.mark.parametrize("query", ["trang=abc", "trang=-1", "nam=²", "trang=99999999999"])
def test_nonsense_in_a_list_address_is_not_found(client: Client, portal: Portal, query: str) -> None:
    assert client.get(f"/tin-tuc/?{query}").status_code == 404


def test_tag_page_lists_its_articles(client: Client, portal: Portal) -> None:
    assert "Mười ba xã đạt tiêu chí" in text_of(client, "/the/truyen-thanh/")


def test_menu_leaves_out_addresses_that_lead_nowhere(client: Client, portal: Portal) -> None:
    MenuItem.objects.create(home=portal.district, label="Văn bản", address="/van-ban/")
    MenuItem.objects.create(home=portal.district, label="Liên hệ chúng tôi", page=portal.contact)
    forget_frames()
    html = text_of(client, "/")
    assert "Liên hệ chúng tôi" in html
    assert "/van-ban/" not in html


def test_paper_view_has_no_navigation(client: Client, portal: Portal) -> None:
    html = text_of(client, f"{PINNED}?in=1")
    assert "<nav" not in html
    assert LEAD in html


def test_page_with_a_view_restriction_is_not_shown(client: Client, portal: Portal) -> None:
    portal.plain.view_restrictions.create(restriction_type="login")
    forget_frames()
    assert client.get("/tin-tuc/nong-thon-moi/hop-giao-ban/").status_code == 404
    assert "Họp giao ban" not in text_of(client, "/tin-tuc/")


def test_figures_explain_each_way_of_counting_once(client: Client, portal: Portal) -> None:
    page = text_of(client, "/thong-ke/")
    assert page.count("tính lại sau 30 phút") == 1 and "<dt>Lượt truy cập</dt>" in page


def test_contact_table_can_be_touched(client: Client, portal: Portal) -> None:
    table = {"data": [["Điện thoại", "0218 000 001"], ["Thư", "ubnd@luongson.example"]]}
    portal.contact.body = [("table", table)]
    portal.contact.save_revision().publish()
    page = text_of(client, "/lien-he/")
    assert 'href="tel:0218000001"' in page and 'href="mailto:ubnd@luongson.example"' in page
