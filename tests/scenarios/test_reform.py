"""The reform of 2025: the district tier ends, communes are merged; portals, news and people come through."""

from copy import deepcopy
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client, TestCase

import congxa
from congxa.accounts.service import SYSTEM, Role, RoleAssignment, User, may
from congxa.portal.models import HomePage, InfoPage, NewsPage, SectionPage
from congxa.portal.service import open_portal
from congxa.units.actions import close_office, create_office, set_root
from congxa.units.models import Office
from congxa.units.queries import find
from tests.pages import make_article
from tests.standing import Stand

SOURCE = Path(congxa.__file__).parent
REFORM = date(2025, 7, 1)
TITLE = "Họp dân bàn sửa đường xóm"


def load(what: str, path: str, *options: str) -> None:
    call_command("import", what, str(SOURCE / path), *options, stdout=StringIO())


def open_commune(office: Office) -> None:
    home = open_portal(office=office)
    news = SectionPage.objects.child_of(home).get()
    section = news.add_child(instance=SectionPage(title="Thông báo", slug="thong-bao", office=office))
    make_article(section, TITLE, "hop-dan-ban-sua-duong", lead=f"Tin của {office.short_name}.")
    make_article(section, f"Tin riêng của {office.short_name}", f"tin-rieng-{office.slug}")
    home.add_child(instance=InfoPage(title="Giới thiệu", slug="gioi-thieu", office=office, lead=office.name))


@pytest.fixture(scope="module")
def standing_commune(stand: Stand) -> Office:
    return stand(reform)


@pytest.fixture
def reformed(db: None, standing_commune: Office) -> Office:
    """Everything before and after the reforms, committed as it would be; returns the new commune Lương Sơn."""
    return deepcopy(standing_commune)


def reform() -> Office:
    """Load the demo's units and offices and three portals, then apply both reforms, and let listeners hear of it."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return _reform()


def _reform() -> Office:
    load("units", "law/units/luong-son.yaml")
    load("offices", "demo/offices.yaml", "--on", "2018-01-01")
    district = Office.objects.get(is_root=True)
    open_portal(office=district)
    for slug in ("tan-vinh", "nhuan-trach"):
        open_commune(Office.objects.get(slug=slug))
    lan = User.objects.create_user("lan", "lan@example.vn", "mat-khau-thu-nghiem", full_name="Nguyễn Thị Lan")
    RoleAssignment.objects.create(
        user=lan, office=Office.objects.get(slug="tan-vinh"), role=Role.EDITOR, valid_from=date(2018, 1, 1)
    )
    load("unit-events", "law/units/reform-2020.yaml")
    load("unit-events", "law/units/reform-2025.yaml")
    province, commune = find("25", REFORM), find("04924", REFORM)
    assert province is not None
    assert commune is not None
    upper = create_office(
        actor=SYSTEM, unit=province, slug="phu-tho", valid_from=REFORM, name="Ủy ban nhân dân tỉnh Phú Thọ",
        short_name="Tỉnh Phú Thọ",
    )  # fmt: skip
    open_portal(office=upper)
    heir = create_office(
        actor=SYSTEM, unit=commune, slug="xa-luong-son", valid_from=REFORM, upper=upper,
        name="Ủy ban nhân dân xã Lương Sơn", short_name="Xã Lương Sơn",
    )  # fmt: skip
    set_root(actor=SYSTEM, office=upper)
    for slug in ("tan-vinh", "nhuan-trach"):
        old = Office.objects.get(slug=slug)
        close_office(actor=SYSTEM, office=old, successor=heir, day=date(2025, 6, 30))
        call_command("handover", slug, heir.slug, stdout=StringIO())
    return heir


def test_no_article_is_lost_and_all_belong_to_the_heir(reformed: Office) -> None:
    assert NewsPage.objects.filter(office=reformed, live=True).count() == 4
    assert not NewsPage.objects.exclude(office=reformed).exists()


def test_the_old_address_leads_to_the_article(client: Client, reformed: Office) -> None:
    response = client.get("/tan-vinh/tin-tuc/thong-bao/tin-rieng-tan-vinh/", follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[0] == ("/xa-luong-son/tin-tuc/thong-bao/tin-rieng-tan-vinh/", 301)
    assert "Tin riêng của Xã Tân Vinh" in response.content.decode()


def test_two_articles_of_one_address_both_stay(client: Client, reformed: Office) -> None:
    leads = {
        client.get(page.url).content.decode().count("Tin của Xã") and page.lead
        for page in NewsPage.objects.filter(title=TITLE)
    }
    assert leads == {"Tin của Xã Tân Vinh.", "Tin của Xã Nhuận Trạch."}


def test_standing_pages_become_an_archive(client: Client, reformed: Office) -> None:
    response = client.get("/xa-luong-son/tan-vinh/gioi-thieu/")
    assert response.status_code == 200
    assert "Ủy ban nhân dân xã Tân Vinh" in response.content.decode()


def test_people_keep_their_work(reformed: Office) -> None:
    assert may(User.objects.get(username="lan"), "portal.write", reformed)


def test_pictures_lie_below_the_heirs_collection(reformed: Office) -> None:
    heir = HomePage.objects.get(office=reformed).collection
    former = HomePage.objects.get(office__slug="tan-vinh").collection
    assert former.is_descendant_of(heir)


def test_a_second_handover_moves_nothing(reformed: Office) -> None:
    out = StringIO()
    call_command("handover", "tan-vinh", reformed.slug, stdout=out)
    assert "Đã chuyển 0 tin, bài và 0 vai trò" in out.getvalue()


def test_the_new_upper_office_answers_at_the_root(client: Client, reformed: Office) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert "tỉnh Phú Thọ" in response.content.decode()
