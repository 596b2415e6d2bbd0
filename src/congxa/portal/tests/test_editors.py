"""Rights in the editor follow the roles people hold today, and end with the office's own things."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker
from tests.editing import article_form, edit_address, write
from tests.pages import Portal, make_picture
from tests.people import People

from congxa.accounts.service import RoleAssignment, User
from congxa.portal.editor.groups import bring_up_to_date
from congxa.portal.models import NewsPage, PortalFile, SectionPage
from congxa.portal.service import open_portal

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str) -> str:
    """Return what a page of the editor shows, be it HTML or HTML within JSON."""
    response = client.get(address, follow=True)
    text = response.content.decode()
    is_json = response["Content-Type"].startswith("application/json")
    return json.dumps(json.loads(text), ensure_ascii=False) if is_json else text


@pytest.fixture(scope="module", autouse=True)
def third_portal(standing_portal: tuple[Portal, Path], django_db_blocker: DjangoDbBlocker) -> None:
    """Nhuận Trạch, whose editor is a stranger to Tân Vinh, has a portal too."""
    with django_db_blocker.unblock():
        open_portal(office=standing_portal[0].offices.nhuan_trach)


def again(user: User) -> User:
    """Return the person as the next request reads them."""
    return User.objects.get(pk=user.pk)


def test_editor_writes_a_draft(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.lan)
    section = SectionPage.objects.child_of(portal.tan_vinh).get()
    article = write(client, section)
    assert (article.office, article.live, article.owner) == (portal.offices.tan_vinh, False, people.lan)


@pytest.mark.parametrize(("who", "status"), [("lan", 200), ("hung", 200), ("mai", 302), ("son", 404), ("thu", 404)])
def test_who_opens_an_article_of_tan_vinh(
    client: Client, portal: Portal, people: People, who: str, status: int
) -> None:
    client.force_login(getattr(people, who))
    assert client.get(edit_address(portal.village)).status_code == status


@pytest.mark.parametrize(("who", "status"), [("lan", 302), ("hung", 200), ("mai", 200), ("son", 404), ("root", 200)])
def test_who_arranges_the_home_page_of_tan_vinh(
    client: Client, portal: Portal, people: People, who: str, status: int
) -> None:
    client.force_login(getattr(people, who))
    assert client.get(f"/quan-tri/pages/{portal.tan_vinh.pk}/edit/").status_code == status


def test_role_that_ended_yesterday_opens_nothing(client: Client, portal: Portal, people: People) -> None:
    people.cu.groups.add(Group.objects.get(name=f"portal:{portal.offices.tan_vinh.pk}:write"))
    client.force_login(people.cu)
    response = client.get("/quan-tri/")
    assert response.status_code == 403
    assert "không còn giữ vai trò nào" in response.content.decode()
    assert not people.cu.groups.exists()


def test_role_that_ends_is_gone_with_the_very_next_request(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.lan)
    assert client.get(edit_address(portal.village)).status_code == 200
    yesterday = timezone.localdate() - timedelta(days=1)
    RoleAssignment.objects.filter(user=people.lan).update(valid_to=yesterday)
    assert client.get(edit_address(portal.village)).status_code == 403


def test_keeping_groups_in_step_costs_two_queries(
    portal: Portal, people: People, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    bring_up_to_date(people.lan)
    user = again(people.lan)
    with django_assert_num_queries(2):
        bring_up_to_date(user)


@pytest.mark.parametrize("who", ["lan", "hung", "mai", "quang", "root"])
@pytest.mark.parametrize("screen", ["users", "groups"])
def test_people_are_not_kept_in_the_editor(client: Client, people: People, who: str, screen: str) -> None:
    client.force_login(getattr(people, who))
    assert client.get(f"/quan-tri/{screen}/").status_code == 404


@pytest.mark.parametrize("screen", ["sites", "collections", "workflows/list", "workflows/tasks/index", "redirects"])
def test_settings_of_the_house_are_not_for_officers(client: Client, people: People, screen: str) -> None:
    client.force_login(people.hung)
    assert client.get(f"/quan-tri/{screen}/").status_code in (302, 404)


FOREIGN: dict[str, Callable[[NewsPage], str]] = {
    "edit": lambda page: f"/quan-tri/pages/{page.pk}/edit/",
    "view draft": lambda page: f"/quan-tri/pages/{page.pk}/view_draft/",
    "preview": lambda page: f"/quan-tri/pages/{page.pk}/edit/preview/",
    "history": lambda page: f"/quan-tri/pages/{page.pk}/history/",
    "usage": lambda page: f"/quan-tri/pages/{page.pk}/usage/",
    "delete": lambda page: f"/quan-tri/pages/{page.pk}/delete/",
    "copy": lambda page: f"/quan-tri/pages/{page.pk}/copy/",
    "move": lambda page: f"/quan-tri/pages/{page.pk}/move/",
    "unpublish": lambda page: f"/quan-tri/pages/{page.pk}/unpublish/",
    "compare": lambda page: f"/quan-tri/pages/{page.pk}/revisions/compare/live...latest/",
    "explore": lambda page: f"/quan-tri/pages/{page.get_parent().pk}/",
    "add below": lambda page: f"/quan-tri/pages/add/portal/newspage/{page.get_parent().pk}/",
    "choose": lambda page: f"/quan-tri/choose-page/{page.get_parent().pk}/",
    "api": lambda page: f"/quan-tri/api/main/pages/{page.pk}/",
}


@pytest.mark.parametrize("way", sorted(FOREIGN))
def test_another_offices_article_does_not_exist_by_a_copied_address(
    client: Client, portal: Portal, people: People, way: str
) -> None:
    client.force_login(people.son)
    response = client.get(FOREIGN[way](portal.village))
    assert response.status_code == 404
    assert portal.village.title not in response.content.decode()


def test_pictures_and_files_of_another_office_do_not_exist(client: Client, portal: Portal, people: People) -> None:
    picture = make_picture(portal.offices.tan_vinh, "Ảnh riêng của Tân Vinh")
    file = PortalFile.objects.create(title="Tệp riêng của Tân Vinh", collection=portal.tan_vinh.collection)
    client.force_login(people.son)
    for address in (f"/quan-tri/images/{picture.pk}/", f"/quan-tri/documents/edit/{file.pk}/"):
        response = client.get(address)
        assert response.status_code in (302, 403, 404)
        assert "riêng của Tân Vinh" not in response.content.decode()


LISTS = (
    "/quan-tri/",
    "/quan-tri/pages/",
    "/quan-tri/pages/search/?q=tiêm",
    "/quan-tri/images/",
    "/quan-tri/documents/",
    "/quan-tri/images/chooser/",
    "/quan-tri/documents/chooser/",
    "/quan-tri/choose-page/",
    "/quan-tri/choose-page/search/?q=tiêm&page_type=wagtailcore.page",
    "/quan-tri/reports/site-history/",
    "/quan-tri/reports/aging-pages/",
    "/quan-tri/reports/page-types-usage/",
    "/quan-tri/reports/workflow/",
    "/quan-tri/reports/locked/",
    "/quan-tri/api/main/pages/?child_of=root&for_explorer=1",
)


@pytest.mark.parametrize("address", LISTS)
def test_no_list_shows_another_offices_things(client: Client, portal: Portal, people: People, address: str) -> None:
    make_picture(portal.offices.tan_vinh, "Lịch tiêm phòng (ảnh)")
    PortalFile.objects.create(
        title="Lịch tiêm phòng (tệp)", file="documents/lich.pdf", collection=portal.tan_vinh.collection
    )
    client.force_login(people.son)
    assert "Lịch tiêm phòng" not in shown(client, address)


@pytest.mark.parametrize("address", LISTS[1:9])
def test_the_same_lists_show_it_to_its_own_editor(client: Client, portal: Portal, people: People, address: str) -> None:
    picture = make_picture(portal.offices.tan_vinh, "Lịch tiêm phòng (ảnh)")
    PortalFile.objects.create(
        title="Lịch tiêm phòng (tệp)", file="documents/lich.pdf", collection=portal.tan_vinh.collection
    )
    assert picture.collection == portal.tan_vinh.collection
    client.force_login(people.lan)
    own = "Tân Vinh" if address in ("/quan-tri/pages/", "/quan-tri/choose-page/") else "Lịch tiêm phòng"
    assert own in shown(client, address)


def test_chooser_offers_the_offices_own_pictures(client: Client, portal: Portal, people: People) -> None:
    make_picture(portal.offices.tan_vinh, "Ảnh riêng của Tân Vinh")
    client.force_login(people.lan)
    assert "Ảnh riêng của Tân Vinh" in shown(client, "/quan-tri/images/chooser/")


def test_explorer_begins_at_the_offices_own_home(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.lan)
    response = client.get("/quan-tri/pages/", follow=True)
    assert response.redirect_chain[-1][0].endswith(f"/quan-tri/pages/{portal.tan_vinh.pk}/")


def test_a_picture_of_another_office_is_not_taken_by_its_number(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.lan)
    theirs = make_picture(portal.offices.nhuan_trach)
    section = SectionPage.objects.child_of(portal.tan_vinh).get()
    address = reverse("wagtailadmin_pages:add", args=["portal", "newspage", section.pk])
    response = client.post(address, article_form(photo=str(theirs.pk)))
    assert "Có ảnh hoặc tệp của cơ quan khác" in response.content.decode()
    assert not NewsPage.objects.filter(photo=theirs).exists()


def test_a_colleague_s_picture_is_taken(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.lan)
    ours = make_picture(portal.offices.tan_vinh)
    article = write(client, SectionPage.objects.child_of(portal.tan_vinh).get(), photo=str(ours.pk))
    assert article.get_latest_revision_as_object().photo == ours


@pytest.mark.parametrize(("whose", "status"), [("tan_vinh", 200), ("nhuan_trach", 404)])
def test_many_pictures_at_once_are_those_of_the_own_office(
    client: Client, portal: Portal, people: People, whose: str, status: int
) -> None:
    client.force_login(people.hung)
    picture = make_picture(getattr(portal.offices, whose))
    assert client.get(f"/quan-tri/bulk/portal/portalimage/add_tags/?id={picture.pk}").status_code == status


def test_start_page_of_another_office_leads_to_the_own_one(client: Client, people: People) -> None:
    client.force_login(people.lan)
    for other in ("/nhuan-trach/quan-tri/", "/quan-tri/"):
        response = client.get(other)
        assert (response.status_code, response["location"]) == (302, "/tan-vinh/quan-tri/")


def test_screens_opened_below_another_office_are_headed_by_the_own_one(
    client: Client, portal: Portal, people: People
) -> None:
    client.force_login(people.lan)
    page = client.get(f"/nhuan-trach{edit_address(portal.village)}").content.decode()
    assert '<span class="office-name">Xã Tân Vinh</span>' in page
    assert "Nhuận Trạch" not in page


@pytest.mark.parametrize("who", ["mai", "root"])
def test_upper_level_opens_the_editor_of_a_commune_under_its_name(client: Client, people: People, who: str) -> None:
    client.force_login(getattr(people, who))
    page = client.get("/tan-vinh/quan-tri/")
    assert page.status_code == 200
    assert '<span class="office-name">Xã Tân Vinh</span>' in page.content.decode()
